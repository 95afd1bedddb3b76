"""Restores what `backup` wrote."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from jobdesc.backup import tables
from jobdesc.backup.reading import Backup, NotRestored


class Command(BaseCommand):
    """Checks a backup to its last byte, then puts it in the place of what is there."""

    help = "Restore the backup in FILE. Stop the server first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file's name, and leave to replace what the database holds."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="drop all that the database holds now"
        )
        parser.add_argument("--check", action="store_true", help="only check the backup")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, restore, and say what was restored."""
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                backup = Backup(file)
                backup.check()
                if not options["check"]:
                    self._restore(backup, replace=options["replace"])
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror or error}.") from error
        except NotRestored as error:
            raise CommandError(str(error)) from error
        manifest = backup.manifest
        done = "Whole" if options["check"] else "Restored"
        self.stderr.write(f"{done}: the backup of {manifest.made_at}, {manifest.extent}.")

    def _restore(self, backup: Backup, *, replace: bool) -> None:
        if tables.any_table() and not replace:
            raise CommandError(
                "The database is not empty. With --replace all that it holds now is dropped; "
                "back that up first."
            )
        try:
            backup.restore()
        except DatabaseError as error:
            raise CommandError(
                f"The database refused it, and holds what it held before: {error}\n"
                "If the server still runs, stop it first."
            ) from error
