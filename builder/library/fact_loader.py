"""Loads the shipped facts about occupations and wages into the database, by COPY."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model

from builder.library.fact_store import IMPORTED, copy_statement, replacing
from builder.models import (
    Area,
    FactRelease,
    Occupation,
    OccupationFamily,
    OccupationImportance,
    OccupationPreparation,
    OccupationTechnology,
    OccupationTitle,
    RelatedOccupation,
    Wage,
)

FACTS = Path(__file__).parent / "facts"

_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Table:
    """A file and the columns that its own columns go to, in its order."""

    file: str
    model: type[Model]
    columns: str


@dataclass(frozen=True, slots=True)
class FactSet:
    """Files of one source that are loaded together."""

    name: str
    release: str
    tables: tuple[Table, ...]

    def source_hash(self, folder: Path) -> str:
        """Return a hash of the set's files."""
        seen = hashlib.sha256()
        for table in self.tables:
            seen.update((folder / table.file).read_bytes())
        return seen.hexdigest()


ONET = FactSet(
    "onet",
    "O*NET 29.3",
    (
        Table("onet-occupations.csv.gz", Occupation, "onet_code, title, job_zone"),
        Table("onet-titles.csv.gz", OccupationTitle, "occupation_id, title, source"),
        Table(
            "onet-importance.csv.gz",
            OccupationImportance,
            "occupation_id, kind, element, importance",
        ),
        Table(
            "onet-technology.csv.gz",
            OccupationTechnology,
            "occupation_id, technology, category, hot, in_demand",
        ),
        Table(
            "onet-preparation.csv.gz",
            OccupationPreparation,
            "occupation_id, kind, category, percent_of_workers",
        ),
        Table("onet-related.csv.gz", RelatedOccupation, "occupation_id, other_id, rank"),
    ),
)
OEWS = FactSet(
    "oews",
    "May 2025",
    (
        Table("oews-areas.csv.gz", Area, "code, type, state_code, name"),
        Table(
            "oews-wages.csv.gz",
            Wage,
            "soc_code, area_id, employment, annual_mean, annual_p10, annual_p25, annual_p50, "
            "annual_p75, annual_p90, hourly_p50",
        ),
    ),
)


def load_facts(folder: Path = FACTS) -> list[str]:
    """Load the sets whose files changed since they were loaded last; return their releases.

    A set that an administrator imported stays.
    """
    loaded = []
    for facts in (ONET, OEWS):
        source_hash = facts.source_hash(folder)
        known = FactRelease.objects.filter(name=facts.name).first()
        if known and (known.source_hash == source_hash or known.source_hash.startswith(IMPORTED)):
            continue
        models = [table.model for table in facts.tables]
        with replacing(facts.name, facts.release, source_hash, models) as cursor:
            for table in facts.tables:
                with gzip.open(folder / table.file) as file:
                    _copy(cursor, table, file)
            if facts is ONET:
                _load_families(cursor, folder)
        loaded.append(facts.release)
    return loaded


def _copy(cursor: Any, table: Table, file: gzip.GzipFile) -> None:
    statement = copy_statement(table.model, table.columns, "(FORMAT csv, HEADER true)")
    with cursor.copy(statement) as copy:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)


def _load_families(cursor: Any, folder: Path) -> None:
    cursor.execute("CREATE TEMPORARY TABLE soc (code text, title text, level int) ON COMMIT DROP")
    with (
        gzip.open(folder / "soc-occupations.csv.gz") as file,
        cursor.copy("COPY soc FROM STDIN (FORMAT csv, HEADER true)") as copy,
    ):
        copy.write(file.read())
    OccupationFamily.objects.all().delete()
    cursor.execute(
        "INSERT INTO builder_occupationfamily (code, title) "
        "SELECT left(code, 2), regexp_replace(title, ' Occupations$', '') FROM soc WHERE level = 0 "
        "AND code <> '00-0000'"
    )
