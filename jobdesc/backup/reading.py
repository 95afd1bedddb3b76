"""Reading a backup: all of it is checked first, then it takes the place of what is there."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, cast

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from pydantic import ValidationError

from jobdesc.backup import tables
from jobdesc.backup.manifest import FORMAT, Manifest, Member

_CHUNK = 1 << 20


class NotRestored(Exception):
    """Why a backup cannot be restored, in words for whoever runs the installation."""


class Backup:
    """An opened backup."""

    def __init__(self, source: IO[bytes]) -> None:
        """Open the backup and read what it says of itself.

        Raises:
            NotRestored: it is no backup, or not whole, or made by a later version.

        """
        try:
            self._archive = zipfile.ZipFile(source)
            text = self._archive.read("manifest.json")
        except (zipfile.BadZipFile, KeyError, OSError, zlib.error) as error:
            raise NotRestored(
                "This is no backup, or its end is missing: it was perhaps not copied to the end."
            ) from error
        try:
            self.manifest = Manifest.model_validate_json(text)
        except ValidationError as error:
            raise NotRestored(
                f"This backup is not of the form {FORMAT} that this version reads. "
                "Restore it with the version that made it, or a later one."
            ) from error

    def check(self) -> None:
        """Read all of it and compare it with its hashes; changes nothing.

        Raises:
            NotRestored: a part is missing or was changed, or a later version made it.

        """
        for member in self._members():
            seen, size = hashlib.sha256(), 0
            for piece in self._pieces(member):
                seen.update(piece)
                size += len(piece)
            if (size, seen.hexdigest()) != (member.size, member.sha256):
                raise NotRestored(f"Damaged: {member.name} is not what was backed up.")
        known = MigrationExecutor(connection).loader.disk_migrations or {}
        if later := [key for key in self.manifest.migrations if key not in known]:
            app, name = later[-1]
            raise NotRestored(
                f"A later version of the product made this backup (its tables have {app} {name}). "
                "Install that version, or a later one, first."
            )

    def restore(self) -> None:
        """Put the backup in the place of all that the database holds, then bring it up to date.

        The tables are made as they were when it was written, filled, and only then changed to what
        this version needs. On an error before that last step, no table is changed.

        Raises:
            NotRestored: the backup cannot be read any more.
            django.db.DatabaseError: the database refused it; somebody may still be using it.

        """
        for file in self.manifest.files:
            self._put_back(file.path, file)
        with transaction.atomic():
            tables.drop_all_tables()
            self._migrate(self._ends())
            tables.defer_constraints()
            for table in self.manifest.tables:
                tables.fill(table.table, table.columns, self._pieces(table))
            tables.set_sequences(self.manifest.sequences)
        executor = MigrationExecutor(connection)
        self._migrate(executor.loader.graph.leaf_nodes())

    def _members(self) -> Iterable[Member]:
        return (*self.manifest.tables, *self.manifest.files)

    def _pieces(self, member: Member) -> Iterator[bytes]:
        try:
            with self._archive.open(member.name) as file:
                while piece := file.read(_CHUNK):
                    yield piece
        except (zipfile.BadZipFile, KeyError, OSError, zlib.error) as error:
            raise NotRestored(f"Damaged: {member.name} cannot be read.") from error

    def _ends(self) -> list[tuple[str, str]]:
        """Return the migrations of the backup that no other of it builds upon."""
        graph = MigrationExecutor(connection).loader.graph
        applied = set(self.manifest.migrations)
        return [
            key
            for key in self.manifest.migrations
            if not any(child.key in applied for child in graph.node_map[key].children)
        ]

    def _migrate(self, targets: list[tuple[str, str]]) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate(cast("list[tuple[str, str | None]]", targets))

    def _put_back(self, path: str, member: Member) -> None:
        if default_storage.exists(path):
            default_storage.delete(path)
        with self._archive.open(member.name) as file:
            default_storage.save(path, File(file))
