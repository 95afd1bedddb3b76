"""Brings database, role library and static files to what this version of the product needs."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from builder.library.loader import load_library
from builder.library.schema import InvalidRole

# Any fixed number: it names the lock under which only one process at a time prepares a database.
_LOCK = 5_201_000


# HTMX's extensions import what only a bundler could find, and we use none of them.
_UNUSED = ["ext", "htm*-4*", "bootstrap-grid*", "*.rtl.*"]


class Command(BaseCommand):
    """Run by every start of the server; does nothing where nothing has changed."""

    help = "Migrate the database, load the role library and collect the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is needed, and say what was done."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            self._migrate()
        self._load_library()
        self._collect_static()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write("• Bringing the database's tables up to date")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)

    def _load_library(self) -> None:
        try:
            changed = load_library()
        except InvalidRole as error:
            raise CommandError(str(error)) from error
        if changed:
            self.stderr.write(f"• Loaded into the role library: {', '.join(changed)}")

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
                clear=True,
                ignore_patterns=_UNUSED,
            )
            note.write_text(wanted)


def _static_fingerprint() -> str:
    """Return a hash that changes when any static file, ours or a package's, does."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            seen.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seen.hexdigest()
