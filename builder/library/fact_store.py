"""Where facts go: one set replaces an older one whole, in one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from builder.models import FactRelease, Occupation, Wage
from builder.models.wage import NATION, published_under

# Of a set that an administrator imported; what ships with the product never replaces it.
IMPORTED = "imported:"

# Any fixed number: it names the lock under which only one process at a time loads facts.
_LOCK = 5_201_002


@contextmanager
def replacing(
    name: str, release: str, source_hash: str, models: Sequence[type[Model]]
) -> Iterator[Any]:
    """Empty the tables of `models`, let the block fill them, and record what is loaded.

    Yields a cursor. Whatever goes wrong in the block, everything stays as it was.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        lock(cursor)
        # Rows written earlier in a larger transaction may still wait for their checks.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        names = ", ".join(model._meta.db_table for model in models)
        cursor.execute(f"TRUNCATE {names} CASCADE")
        yield cursor
        _summarize(cursor)
        FactRelease.objects.update_or_create(
            name=name, defaults={"release": release, "source_hash": source_hash}
        )


def lock(cursor: Any) -> None:
    """Wait until no other process loads facts; it holds until the transaction ends."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def copy_statement(model: type[Model], columns: str, options: str = "") -> str:
    """Return the COPY statement that fills `columns` of a model's table from the client."""
    return f"COPY {model._meta.db_table} ({columns}) FROM STDIN {options}"


def _summarize(cursor: Any) -> None:
    """Draw from all the facts what an occupation says of itself in one word or figure."""
    # An occupation can be found by its own name too.
    cursor.execute("DELETE FROM builder_occupationtitle WHERE source = 'occupation'")
    cursor.execute(
        "INSERT INTO builder_occupationtitle (occupation_id, title, source) "
        "SELECT onet_code, title, 'occupation' FROM builder_occupation"
    )
    cursor.execute(
        "UPDATE builder_occupation SET employment = 0, typical_education = coalesce(("
        " SELECT category FROM builder_occupationpreparation"
        " WHERE occupation_id = onet_code AND kind = 'education'"
        " ORDER BY percent_of_workers DESC LIMIT 1), '')"
    )
    people = dict(
        Wage.objects.filter(area_id=NATION, employment__isnull=False).values_list(
            "soc_code", "employment"
        )
    )
    occupations = list(Occupation.objects.only("soc_code"))
    for occupation in occupations:
        counts = [people.get(code) or 0 for code in published_under(occupation.soc_code)]
        occupation.employment = max(counts)
    Occupation.objects.bulk_update(occupations, ["employment"], batch_size=500)
    cursor.execute("ANALYZE builder_occupation, builder_occupationtitle, builder_wage")
