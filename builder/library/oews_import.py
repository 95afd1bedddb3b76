"""Imports wages as the Bureau of Labor Statistics publishes them: CSV or Excel, or a zip of one."""

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

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from builder.library.fact_store import IMPORTED, copy_statement, replacing
from builder.library.release_files import BadRelease, Row, number
from builder.models import Area, Wage
from builder.models.wage import NATION

# A whole release has about 120 MB as a sheet; what unpacks to more is something else.
LARGEST = 1024 * 1024 * 1024
# The source's marks for figures that it does not publish, and "#" for what is above its limit.
_UNPUBLISHED = {"", "*", "**", "#", "-", "~"}
_OCCUPATION = re.compile(r"^\d\d-\d{4}$")
_NEEDED = (
    *("AREA", "AREA_TITLE", "OCC_CODE", "TOT_EMP", "A_MEAN", "A_PCT10", "A_PCT25", "A_MEDIAN"),
    *("A_PCT75", "A_PCT90", "H_MEDIAN"),
)
_ANNUAL = ("A_MEAN", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
_MOST = 10**8
# The source's area types: nation, state, territory, metropolitan area. Others are left out.
_TYPES = {"1": "N", "2": "S", "3": "S", "4": "M"}


@dataclass(frozen=True, slots=True)
class ImportedWages:
    """What an import brought."""

    release: str
    areas: int
    wages: int


def import_oews(path: Path) -> ImportedWages:
    """Replace the wages by those of the release at `path`.

    Raises:
        BadRelease: it is not such a release, or a line is damaged; then nothing is changed.

    """
    name, content = _read(path)
    year = re.search(r"20\d\d", f"{path.name} {name}")
    release = f"May {year[0]}" if year else path.name[:40]
    digest = IMPORTED + hashlib.sha256(content).hexdigest()[:40]
    state_codes = dict(Area.objects.values_list("code", "state_code"))
    areas: dict[str, tuple[str, str, str, str]] = {}
    wages: dict[tuple[str, str], tuple[Any, ...]] = {}
    for row in _rows(name, content):
        kind = _area_type(row)
        if kind is None or not _counts(row):
            continue
        area = _area_code(row, kind)
        state = state_codes.get(area, area[:2] if kind == "S" else "00")
        areas[area] = (area, kind, state, row.text("AREA_TITLE", 120))
        wages[row["OCC_CODE"], area] = _wage(row, area)
    if not wages:
        raise BadRelease(name, None, "there are no wages in it")
    with replacing("oews", release, digest, (Area, Wage)) as cursor:
        with cursor.copy(copy_statement(Area, "code, type, state_code, name")) as copy:
            for values in areas.values():
                copy.write_row(values)
        columns = (
            "soc_code, area_id, employment, annual_mean, annual_p10, annual_p25, annual_p50, "
            "annual_p75, annual_p90, hourly_p50"
        )
        with cursor.copy(copy_statement(Wage, columns)) as copy:
            for values in wages.values():
                copy.write_row(values)
    return ImportedWages(release, len(areas), len(wages))


def _counts(row: Row) -> bool:
    """Say whether the line speaks of an occupation across all industries."""
    industry = row.cells.get("NAICS", "").strip("0 ")
    return not industry and bool(_OCCUPATION.match(row["OCC_CODE"]))


def _area_type(row: Row) -> str | None:
    if "AREA_TYPE" in row.cells:
        return _TYPES.get(row["AREA_TYPE"])
    digits = row["AREA"].lstrip("0")
    if digits == "99" or row["AREA"] == NATION:
        return "N"
    return "S" if len(digits) <= 2 or row["AREA"].endswith("00000") else "M"


def _area_code(row: Row, kind: str) -> str:
    area = row["AREA"]
    if not area.isdecimal() or len(area) > 7:
        raise row.bad(f"“AREA” is “{area}”, which is no area code")
    if kind == "N":
        return NATION
    if len(area) == 7:
        return area
    return f"{area:0>2}00000" if kind == "S" else f"{area:0>7}"


def _wage(row: Row, area: str) -> tuple[Any, ...]:
    employment = _figure(row, "TOT_EMP")
    annual = [_figure(row, column) for column in _ANNUAL]
    hourly = None if _unpublished(row, "H_MEDIAN") else number(row, "H_MEDIAN", 0, 10_000)
    return (row["OCC_CODE"], area, employment, *annual, hourly)


def _figure(row: Row, column: str) -> int | None:
    return None if _unpublished(row, column) else round(number(row, column, 0, _MOST))


def _unpublished(row: Row, column: str) -> bool:
    return row[column] in _UNPUBLISHED


def _rows(name: str, content: bytes) -> Iterator[Row]:
    lines = _sheet_lines(name, content) if name.endswith(".xlsx") else _csv_lines(name, content)
    header: list[str] = []
    for number_of_line, cells in lines:
        if not header:
            header = [cell.strip().upper() for cell in cells]
            if missing := [column for column in _NEEDED if column not in header]:
                raise BadRelease(name, number_of_line, f"the column “{missing[0]}” is missing")
        elif any(cells):
            if len(cells) != len(header):
                raise BadRelease(
                    name, number_of_line, f"{len(cells)} columns instead of {len(header)}"
                )
            clean = (cell.strip().replace(",", "") if _is_figure(cell) else cell for cell in cells)
            yield Row(name, number_of_line, dict(zip(header, clean, strict=True)))


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*[\d,.*#~-]*\s*", cell))


def _csv_lines(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadRelease(name, line, "it is not text in UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadRelease(name, reader.line_num, str(error)) from error


def _sheet_lines(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield line, ["" if cell is None else str(cell) for cell in cells]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, OSError) as error:
        raise BadRelease(name, None, f"it cannot be read as an Excel file ({error})") from error


def _read(path: Path) -> tuple[str, bytes]:
    """Return the name and content of the file at `path`, or of the one that a zip there holds."""
    try:
        if path.suffix.lower() != ".zip":
            return path.name.lower(), path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            wanted = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith((".csv", ".xlsx"))
            ]
            if not wanted:
                raise BadRelease(path.name, None, "there is neither a CSV nor an Excel file in it")
            largest = max(wanted, key=lambda one: one.file_size)
            if largest.file_size > LARGEST:
                raise BadRelease(path.name, None, "it unpacks to far more than a wage release")
            return Path(largest.filename).name.lower(), archive.read(largest)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise BadRelease(path.name, None, f"it cannot be read ({error})") from error
