"""Brings in a release of the BLS wage statistics that an administrator downloaded."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from builder.library.oews_import import import_oews
from builder.library.release_files import BadRelease


class Command(BaseCommand):
    """Replaces the wages by those of a release."""

    help = "Import the wage statistics (OEWS) as BLS publishes them: CSV, Excel, or a zip of one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the release's place."""
        parser.add_argument("file", type=Path, help="the CSV, Excel or zip file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what came in."""
        try:
            imported = import_oews(options["file"])
        except BadRelease as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(
            f"Imported {imported.release}: {imported.wages:,} wages in {imported.areas:,} areas"
        )
