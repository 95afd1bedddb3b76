"""A small part of the shipped facts: a dozen occupations, the nation, a state and a metro area."""

import csv
import gzip
import shutil
from pathlib import Path

import pytest

from builder.library.fact_loader import FACTS, load_facts

OCCUPATIONS = {
    *("11-1021", "11-2021", "11-9141", "13-1071", "13-1082", "15-1252", "21-1021", "21-1023"),
    *("29-1141", "31-1131", "43-3031", "51-4121", "53-3032"),
}
AREAS = {"0000000", "0600000", "0041740"}


def _keep(name: str, folder: Path) -> None:
    with gzip.open(FACTS / name, "rt") as source, gzip.open(folder / name, "wt") as target:
        reader, writer = csv.reader(source), csv.writer(target, lineterminator="\n")
        header = next(reader)
        writer.writerow(header)
        codes = [place for place, column in enumerate(header) if "onet_code" in column]
        codes += [place for place, column in enumerate(header) if column == "soc_code"]
        area = header.index("area_code") if "area_code" in header else None
        for row in reader:
            known = all(row[place][:7] in OCCUPATIONS for place in codes)
            if known and (area is None or row[area] in AREAS):
                writer.writerow(row)


@pytest.fixture(scope="session")
def fact_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    for path in FACTS.glob("*.csv.gz"):
        if path.name.startswith("soc"):
            shutil.copy(path, folder)
        else:
            _keep(path.name, folder)
    return folder


@pytest.fixture
def facts(db: None, fact_folder: Path) -> None:
    load_facts(fact_folder)
