"""Loads the shipped roles into the database: what the library owns, and nothing else."""

import hashlib
from pathlib import Path

from django.db import connection, transaction

from builder.library.schema import read_role
from builder.models import RoleTemplate

ROLES = Path(__file__).parent / "roles"

# Any fixed number: it names the lock under which only one process at a time loads the library.
_LOCK = 5_201_001


def load_library(folder: Path = ROLES) -> list[str]:
    """Bring the shipped templates to what the files in `folder` say; return the changed titles.

    Loading again changes nothing. Templates of organizations are never touched.

    Raises:
        schema.InvalidRole: a file is wrong; then nothing is changed.

    """
    changed = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        known = {row.key: row for row in RoleTemplate.objects.shipped()}
        for path in sorted(folder.glob("*.toml")):
            source_hash = hashlib.sha256(path.read_bytes()).hexdigest()
            template = known.get(path.stem) or RoleTemplate(key=path.stem)
            if template.source_hash == source_hash:
                continue
            role = read_role(path)
            template.load(
                role.document(),
                summary=role.summary,
                family=role.family,
                guide=role.guide.model_dump(mode="json"),
                source_hash=source_hash,
            )
            changed.append(role.title)
    return changed
