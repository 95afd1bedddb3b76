"""Brings database, role library and static files to what this version of the product needs."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from builder.library.fact_loader import load_facts
from builder.library.loader import load_library
from builder.library.schema import InvalidRole
from jobdesc.outstanding import migrations_outstanding

# Any fixed number: it names the lock under which only one process at a time prepares a database.
_LOCK = 5_201_000


# HTMX's extensions import what only a bundler could find, and we use none of them.
_UNUSED = ["ext", "htm*-4*", "bootstrap-grid*", "*.rtl.*"]


class Command(BaseCommand):
    """Run by every start of the server; does nothing where nothing has changed."""

    help = "Migrate the database, load the role library and collect the static files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the part that needs no database, for building an image."""
        parser.add_argument(
            "--static-only", action="store_true", help="only collect the static files"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is needed, and say what was done."""
        if not options["static_only"]:
            _reach_database()
            with _alone():
                self._migrate()
            self._load_facts()
            self._load_library()
        self._collect_static()

    def _migrate(self) -> None:
        if migrations_outstanding():
            self.stderr.write("• Bringing the database's tables up to date")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)

    def _load_facts(self) -> None:
        if loaded := load_facts():
            self.stderr.write(f"• Loaded public facts on occupations and pay: {', '.join(loaded)}")

    def _load_library(self) -> None:
        try:
            changed = load_library()
        except InvalidRole as error:
            raise CommandError(str(error)) from error
        if changed:
            named = ", ".join(changed) if len(changed) <= 5 else f"{len(changed)} roles"
            self.stderr.write(f"• Loaded into the role library: {named}")

    def _collect_static(self) -> None:
        root = Path(settings.STATIC_ROOT)
        note = root / ".collected"
        wanted = _static_fingerprint()
        if not note.exists() or note.read_text() != wanted:
            self.stderr.write("• Collecting the static files")
            call_command(
                "collectstatic",
                verbosity=0,
                interactive=False,
                ignore_patterns=_UNUSED,
            )
            note.write_text(wanted)


def _reach_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CommandError(
            f"The database cannot be reached: {error}\n"
            "DATABASE_URL says where it is; see docs/administrators/settings.md."
        ) from error


@contextmanager
def _alone() -> Iterator[None]:
    """Let only one process at a time through, without a transaction around what it does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _static_fingerprint() -> str:
    """Return a hash that changes when any static file, ours or a package's, does."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            # Whole seconds: the layers of a container image keep no more.
            seen.update(f"{path} {state.st_size} {int(state.st_mtime)}\n".encode())
    return seen.hexdigest()
