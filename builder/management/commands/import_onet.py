"""Brings in a release of the O*NET database that an administrator downloaded."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from builder.library.onet_import import import_onet
from builder.library.release_files import BadRelease


class Command(BaseCommand):
    """Replaces the occupation facts by those of a release, task statements and all."""

    help = "Import the public text release of the O*NET database (a zip, or its folder)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the release's place."""
        parser.add_argument("file", type=Path, help="the zip, or the folder it was unpacked to")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what came in."""
        try:
            imported = import_onet(options["file"])
        except BadRelease as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(f"Imported {imported.release}:")
        for name, count in imported.counts.items():
            self.stdout.write(f"  {count:>7,} {name}")
