"""Backs the whole installation up into one file."""

import errno
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from jobdesc.backup.writing import write
from jobdesc.outstanding import migrations_outstanding


class Command(BaseCommand):
    """Writes all tables and kept files into a file, while people go on working."""

    help = "Back up the database and all kept files into FILE, or to the standard output (-)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file's name."""
        parser.add_argument("file", metavar="FILE", help="a file that does not exist yet, or -")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what was written."""
        if migrations_outstanding():
            raise CommandError("The tables are not up to date: run manage.py prepare first.")
        try:
            with _target(options["file"]) as file:
                manifest = write(file)
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(f"{options['file']} was not written: {reason}.") from error
        self.stderr.write(f"Backed up {manifest.extent}.")
        for path in manifest.missing_files:
            self.stderr.write(f"Not there any more: {path}")


@contextmanager
def _target(name: str) -> Iterator[IO[bytes]]:
    """Open a new file that bears its name only once all is written, safe from a power cut."""
    if name == "-":
        yield sys.stdout.buffer
        return
    path = Path(name)
    if path.exists():
        raise FileExistsError(errno.EEXIST, "there is such a file already")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(part, "xb", opener=_for_owner_only) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
