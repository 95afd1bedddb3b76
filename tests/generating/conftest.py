"""Facts of many real occupations, drawn once a session from the database and then given back."""

import csv
import gzip
import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import transaction

from builder.generating.facts import OccupationFacts
from builder.library.fact_loader import FACTS, load_facts
from builder.models import Occupation
from tests.library.conftest import fact_folder, facts

__all__ = ["fact_folder", "facts"]

SAMPLE = 60
SEED = 20_261_124


@pytest.fixture(scope="session")
def many_facts(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, OccupationFacts]:
    """Facts of 60 occupations chosen by a fixed seed; nothing of them stays in the database."""
    folder = tmp_path_factory.mktemp("many-facts")
    for path in FACTS.glob("*.csv.gz"):
        shutil.copy(path, folder)
    _keep_the_nation(folder / "oews-wages.csv.gz")
    with django_db_blocker.unblock(), transaction.atomic():
        load_facts(folder)
        codes = list(Occupation.objects.order_by("pk").values_list("pk", flat=True))
        chosen = Random(SEED).sample(codes, SAMPLE)
        found = {one.pk: one.facts() for one in Occupation.objects.filter(pk__in=chosen)}
        transaction.set_rollback(True)
    return found


def _keep_the_nation(path: Path) -> None:
    with gzip.open(path, "rt") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["area_code"] == "0000000"]
        names = reader.fieldnames or []
    with gzip.open(path, "wt") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
