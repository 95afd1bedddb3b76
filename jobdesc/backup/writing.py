"""Writing a backup: one look at the database, streamed into a ZIP."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO

from django.core.files.storage import Storage
from django.db import connection, models, transaction

from jobdesc.backup import tables
from jobdesc.backup.manifest import FileMember, Manifest, Member, TableMember

# The same for every member: what is the same is then the same byte for byte.
_DATE = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


def write(target: IO[bytes]) -> Manifest:
    """Write all tables and kept files to `target`, which needs not be seekable.

    All of it is as it was at one moment, however long the writing takes and whatever people save
    meanwhile. A file that is gone by the time it is read is named in `missing_files`.
    """
    with transaction.atomic(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        stored = tables.stored_models()
        members = tuple(_write_table(archive, model) for model in stored)
        files: list[FileMember] = []
        missing: list[str] = []
        for storage, path in _kept_files(stored):
            if member := _write_file(archive, storage, path):
                files.append(member)
            else:
                missing.append(path)
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            postgres=connection.pg_version,  # type: ignore[attr-defined]
            migrations=tables.applied_migrations(),
            tables=members,
            sequences=tables.sequences(),
            files=tuple(files),
            missing_files=tuple(missing),
        )
        _write_member(archive, "manifest.json", [manifest.model_dump_json(indent=1).encode()])
    return manifest


def _write_table(archive: zipfile.ZipFile, model: type[models.Model]) -> TableMember:
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for piece in tables.rows(model):
            # In COPY's text a line break within a value is written as two signs.
            count += piece.count(b"\n")
            yield piece

    member = _write_member(archive, f"tables/{model._meta.db_table}", counted())
    return TableMember(
        **member.model_dump(),
        table=model._meta.db_table,
        columns=tables.columns(model),
        rows=count,
    )


def _kept_files(stored: list[type[models.Model]]) -> Iterator[tuple[Storage, str]]:
    for model in stored:
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                names = model._default_manager.exclude(**{field.name: ""}).order_by("pk")
                for path in names.values_list(field.name, flat=True).iterator():
                    yield field.storage, path


def _write_file(archive: zipfile.ZipFile, storage: Storage, path: str) -> FileMember | None:
    try:
        file = storage.open(path)
    except FileNotFoundError:
        return None
    with file:
        member = _write_member(archive, f"files/{path}", file.chunks(_CHUNK))
    return FileMember(**member.model_dump(), path=path)


def _write_member(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> Member:
    seen, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as member:
        for piece in pieces:
            seen.update(piece)
            size += len(piece)
            member.write(piece)
    return Member(name=name, size=size, sha256=seen.hexdigest())
