"""Imports the public text release of the O*NET database: a zip, or the folder it holds."""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model

from builder.library.fact_store import IMPORTED, copy_statement, replacing
from builder.library.release_files import BadRelease, Row, number, whole
from builder.models import (
    Occupation,
    OccupationImportance,
    OccupationPreparation,
    OccupationTask,
    OccupationTechnology,
    OccupationTitle,
    RelatedOccupation,
)

# The whole text release has 25 MB; what unpacks to more is something else.
LARGEST = 500 * 1024 * 1024
_CODE = re.compile(r"^\d\d-\d{4}\.\d\d$")
_PREPARATION_KINDS = {
    "RL": "education",
    "RW": "related_experience",
    "PT": "plant_training",
    "OJ": "on_the_job_training",
}
_IMPORTANCE_FILES = (
    ("Skills.txt", "skill"),
    ("Knowledge.txt", "knowledge"),
    ("Work Styles.txt", "work_style"),
)
MODELS = (
    Occupation,
    OccupationTitle,
    OccupationTask,
    OccupationImportance,
    OccupationTechnology,
    OccupationPreparation,
    RelatedOccupation,
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: the release's name, and how many rows of each thing."""

    release: str
    counts: dict[str, int]


def import_onet(path: Path) -> Imported:
    """Replace the O*NET facts by those of the release at `path`.

    Raises:
        BadRelease: it is not such a release, or a line is damaged; then nothing is changed.

    """
    release = _Release(path)
    counts: dict[str, int] = {}
    with replacing("onet", release.name, IMPORTED + release.digest, MODELS) as cursor:
        for model, columns, rows in release.tables():
            with cursor.copy(copy_statement(model, columns)) as copy:
                count = 0
                for row in rows:
                    copy.write_row(row)
                    count += 1
            name = str(model._meta.verbose_name_plural)
            counts[name] = counts.get(name, 0) + count
    return Imported(release.name, counts)


class _Release:
    """The files of a release, read line by line."""

    def __init__(self, path: Path) -> None:
        self.files, folders = _read_files(path)
        if not self.files:
            raise BadRelease(path.name, None, "there are no text files in it")
        self.known: set[str] = set()
        version = re.search(r"db_(\d+)_(\d+)", " ".join((path.name, *sorted(folders))))
        self.name = f"O*NET {version[1]}.{version[2]}" if version else f"O*NET of {path.name}"[:40]
        seen = hashlib.sha256()
        for content in self.files.values():
            seen.update(content)
        self.digest = seen.hexdigest()[:40]

    def tables(self) -> Iterator[tuple[type[Model], str, Iterator[tuple[Any, ...]]]]:
        """Yield each table with its columns and its rows; occupations come first."""
        yield Occupation, "onet_code, title, job_zone, description", self._occupations()
        yield OccupationTitle, "occupation_id, title, source", self._titles()
        yield OccupationTask, "occupation_id, number, text, core", self._tasks()
        for file, kind in _IMPORTANCE_FILES:
            yield (
                OccupationImportance,
                "occupation_id, kind, element, importance",
                self._importances(file, kind),
            )
        yield (
            OccupationTechnology,
            "occupation_id, technology, category, hot, in_demand",
            self._technologies(),
        )
        yield (
            OccupationPreparation,
            "occupation_id, kind, category, percent_of_workers",
            self._preparations(),
        )
        yield RelatedOccupation, "occupation_id, other_id, rank", self._related()

    def _rows(self, file: str, *columns: str) -> Iterator[Row]:
        """Yield the lines of a file that has at least these columns."""
        if file not in self.files:
            raise BadRelease(file, None, "this file is missing from the release")
        try:
            text = self.files[file].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.files[file].count(b"\n", 0, error.start) + 1
            raise BadRelease(file, line, "it is not text in UTF-8") from error
        reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, [])
        if missing := [column for column in columns if column not in header]:
            raise BadRelease(file, 1, f"the column “{missing[0]}” is missing")
        for cells in reader:
            if len(cells) != len(header):
                raise BadRelease(
                    file, reader.line_num, f"{len(cells)} columns instead of {len(header)}"
                )
            yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))

    def _occupation_rows(self, file: str, *columns: str) -> Iterator[Row]:
        """Yield the lines of a file that speak of occupations, each of a known one."""
        for row in self._rows(file, "O*NET-SOC Code", *columns):
            if row["O*NET-SOC Code"] not in self.known:
                raise row.bad(f"“{row['O*NET-SOC Code']}” is no occupation of this release")
            yield row

    def _occupations(self) -> Iterator[tuple[Any, ...]]:
        zones = {
            row["O*NET-SOC Code"]: whole(row, "Job Zone", 1, 5)
            for row in self._rows("Job Zones.txt", "O*NET-SOC Code", "Job Zone")
        }
        for row in self._rows("Occupation Data.txt", "O*NET-SOC Code", "Title", "Description"):
            code = row["O*NET-SOC Code"]
            if not _CODE.match(code) or code in self.known:
                raise row.bad(f"“{code}” is no O*NET-SOC code, or stands here twice")
            self.known.add(code)
            yield code, row.text("Title", 200), zones.get(code), row["Description"]
        if not self.known:
            raise BadRelease("Occupation Data.txt", 1, "there are no occupations in it")

    def _titles(self) -> Iterator[tuple[Any, ...]]:
        for file, column, source in (
            ("Alternate Titles.txt", "Alternate Title", "alternate"),
            ("Sample of Reported Titles.txt", "Reported Job Title", "reported"),
        ):
            for row in self._occupation_rows(file, column):
                yield row["O*NET-SOC Code"], row.text(column, 200), source

    def _tasks(self) -> Iterator[tuple[Any, ...]]:
        for row in self._occupation_rows("Task Statements.txt", "Task ID", "Task", "Task Type"):
            number_of_task = whole(row, "Task ID", 1, 2**31 - 1)
            core = row["Task Type"] == "Core"
            yield row["O*NET-SOC Code"], number_of_task, row.text("Task", 2000), core

    def _importances(self, file: str, kind: str) -> Iterator[tuple[Any, ...]]:
        for row in self._occupation_rows(file, "Element Name", "Scale ID", "Data Value"):
            if row["Scale ID"] == "IM":
                importance = number(row, "Data Value", 1, 5)
                yield row["O*NET-SOC Code"], kind, row.text("Element Name", 100), importance

    def _technologies(self) -> Iterator[tuple[Any, ...]]:
        columns = ("Example", "Commodity Title", "Hot Technology", "In Demand")
        for row in self._occupation_rows("Technology Skills.txt", *columns):
            yield (
                row["O*NET-SOC Code"],
                row.text("Example", 200),
                row.text("Commodity Title", 200),
                row["Hot Technology"] == "Y",
                row["In Demand"] == "Y",
            )

    def _preparations(self) -> Iterator[tuple[Any, ...]]:
        labels = {
            (row["Scale ID"], row["Category"]): row.text("Category Description", 300)
            for row in self._rows(
                "Education, Training, and Experience Categories.txt",
                *("Scale ID", "Category", "Category Description"),
            )
        }
        columns = ("Scale ID", "Category", "Data Value")
        for row in self._occupation_rows("Education, Training, and Experience.txt", *columns):
            kind = _PREPARATION_KINDS.get(row["Scale ID"])
            if kind is None:
                continue
            label = labels.get((row["Scale ID"], row["Category"]))
            if label is None:
                raise row.bad(f"“{row['Scale ID']} {row['Category']}” is no known category")
            if share := number(row, "Data Value", 0, 100):
                yield row["O*NET-SOC Code"], kind, label, share

    def _related(self) -> Iterator[tuple[Any, ...]]:
        columns = ("Related O*NET-SOC Code", "Index")
        for row in self._occupation_rows("Related Occupations.txt", *columns):
            other = row["Related O*NET-SOC Code"]
            if other not in self.known:
                raise row.bad(f"“{other}” is no occupation of this release")
            yield row["O*NET-SOC Code"], other, whole(row, "Index", 1, 32_000)


def _read_files(path: Path) -> tuple[dict[str, bytes], set[str]]:
    """Return the text files at `path` by their names, and the names of the folders they lie in."""
    try:
        if path.is_dir():
            found = list(path.rglob("*.txt"))
            files = {file.name: file.read_bytes() for file in found}
            return files, {file.parent.name for file in found}
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith(".txt")]
            if sum(one.file_size for one in members) > LARGEST:
                raise BadRelease(path.name, None, "it unpacks to far more than a release of O*NET")
            files = {Path(one.filename).name: archive.read(one) for one in members}
            return files, {Path(one.filename).parent.name for one in members}
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise BadRelease(path.name, None, f"it cannot be read ({error})") from error
