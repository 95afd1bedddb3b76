"""Reads tables with a row a job: CSV of any kind, and Excel's XLSX."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from typing import get_args
from zipfile import BadZipFile

from openpyxl import load_workbook

from builder.document import SectionKind
from builder.importing import archive
from builder.importing.blocks import Block, NotReadable, Run, Source, settled
from builder.importing.limits import MOST_COLUMNS, MOST_ROWS, check_length
from builder.importing.lines import blocks_of
from builder.importing.text import decoded
from builder.importing.understanding import Understanding, understand
from builder.importing.understanding.headings import kind_of
from builder.importing.understanding.labels import field_of

# The fields that a column can be, with the label that stands for each.
FIELDS: Mapping[str, str] = {
    "title": "Job title", "employer": "Employer", "location": "Location", "city": "City",
    "region": "State", "country": "Country", "pay": "Pay", "pay_min": "Lowest pay",
    "pay_max": "Highest pay", "pay_period": "Pay period", "currency": "Currency",
    "employment": "Employment type", "workplace": "Workplace", "flsa": "FLSA status",
    "department": "Department", "reports_to": "Reports to", "job_code": "Job code",
    "openings": "Openings", "closes_on": "Apply by", "apply": "Apply at", "email": "Email",
    "website": "Website",
}  # fmt: skip
_SECTIONS: Mapping[str, str] = {
    kind: kind.replace("_", " ").capitalize() for kind in get_args(SectionKind) if kind != "custom"
}
_PARTS: Mapping[str, tuple[str, ...]] = {
    "city": ("city", "town"),
    "region": ("state", "region", "province", "county"),
    "country": ("country",),
    "pay_min": ("pay min", "min pay", "salary min", "min salary", "minimum salary", "salary from",
                "minimum pay", "pay from", "minimum", "min", "low"),
    "pay_max": ("pay max", "max pay", "salary max", "max salary", "maximum salary", "salary to",
                "maximum pay", "pay to", "maximum", "max", "high"),
    "pay_period": ("pay period", "period", "salary period", "pay frequency", "per"),
    "currency": ("currency",),
}  # fmt: skip
_BROKEN = "The table is damaged. Open it, and save it again as Excel (.xlsx) or CSV."
_NO_TITLE = "No column of the table is taken for the job's title."

# Of each column its field, the kind of the section that it is, or nothing: then it is a fact.
Columns = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The texts of a table: what its columns are called, and its rows, all of the same length."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(content: bytes) -> Table:
    """Return the table that a file holds; rows and columns without any text are left out.

    Raises:
        NotReadable: it is no table, damaged, or too large.

    """
    lines = list(_sheet(content) if content.startswith(b"PK") else _separated(decoded(content)))
    lines = [line for line in lines if any(line)]
    if len(lines) < 2:
        raise NotReadable("The table has no rows under the names of its columns.")
    if len(lines) > MOST_ROWS + 1:
        raise NotReadable(f"The table has more than {MOST_ROWS} rows. Divide it into smaller ones.")
    width = max(map(len, lines))
    if width > MOST_COLUMNS:
        raise NotReadable(f"The table has more than {MOST_COLUMNS} columns.")
    even = [(*line, *[""] * (width - len(line))) for line in lines]
    check_length("".join(max(even, key=lambda line: sum(map(len, line)))))
    return Table(even[0], tuple(even[1:]))


def is_table(text: str) -> bool:
    """Say whether a text is a table of jobs: its first line names columns, one of them titles."""
    lines = list(islice(_separated(text[:20_000]), 3))
    if len(lines) < 2 or not 2 <= len(lines[0]) <= MOST_COLUMNS or len(lines[1]) < 2:
        return False
    fields = guess(lines[0])
    return (
        "title" in fields and len(set(fields) - {""}) > 1 and all(len(one) < 60 for one in lines[0])
    )


def guess(headers: Sequence[str]) -> tuple[str, ...]:
    """Return, for each column, what its name says that it is: a field, a section, or nothing."""
    fields: list[str] = []
    for header in headers:
        words = " ".join(header.replace("_", " ").casefold().split())
        part = next((field for field, names in _PARTS.items() if words in names), "")
        field = part or field_of(words)
        field = field if field in FIELDS else ""
        kind = "" if field else kind_of(words) or ""
        if words in {"description", "job description", "text", "content"}:
            kind = "job_brief"
        found = field or (kind if kind in _SECTIONS else "")
        fields.append("" if found in fields and found in FIELDS else found)
    return tuple(fields)


def understood(one: Table, row: int, columns: Columns | None = None) -> Understanding:
    """Return what a row of a table says of its job.

    `columns` says what each column is; without it, their names tell.

    Raises:
        NotReadable: no column has the title, or the row has none.

    """
    columns = guess(one.headers) if columns is None else columns
    if "title" not in columns:
        raise NotReadable(_NO_TITLE)
    cells = list(zip(one.headers, columns, one.rows[row], strict=True))
    values = {field: text for _, field, text in cells if field in FIELDS and text}
    if "title" not in values:
        raise NotReadable("The row has no title.")
    blocks = tuple(_blocks(cells, values))
    text = "\n".join(text for _, _, text in cells)
    return understand(Source(blocks, text))


def _blocks(cells: Sequence[tuple[str, str, str]], values: Mapping[str, str]) -> Iterator[Block]:
    joined = dict(values)
    if places := [values[name] for name in ("city", "region", "country") if name in values]:
        joined["location"] = ", ".join([*places, *filter(None, [values.get("location")])])
    ends = [values[name] for name in ("pay_min", "pay_max") if name in values]
    if ends or "pay" in values:
        said = " - ".join(ends) or values["pay"]
        joined["pay"] = " ".join(
            filter(None, [values.get("currency"), said, values.get("pay_period")])
        )
    for field, label in FIELDS.items():
        if field in joined and field not in _PARTS:
            yield _row(label, joined[field])
    for header, field, text in cells:
        if text and not field:
            yield _row(header or "More", text)
    for header, field, text in cells:
        if text and field in _SECTIONS:
            yield Block("heading", (Run(header or _SECTIONS[field]),), 1)
            yield from blocks_of(text)


def _row(label: str, value: str) -> Block:
    return Block("row", (Run(label), Run("\t"), Run(" ".join(value.split()))))


def _separated(text: str) -> Iterator[tuple[str, ...]]:
    first = text.partition("\n")[0]
    sign = max(",;\t|", key=first.count)
    reader = csv.reader(StringIO(text), delimiter=sign)
    try:
        for line in reader:
            yield tuple(cell.strip() for cell in line)
    except csv.Error as error:
        raise NotReadable(_BROKEN) from error


def _sheet(content: bytes) -> Iterator[tuple[str, ...]]:
    with archive.opened(content) as file:
        names = [name for name in file.namelist() if name.startswith("xl/")]
        archive.check_whole(file, names)
        for name in names:
            if name.endswith(".xml"):
                archive.parsed(archive.part(file, name))
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line in islice(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), 20_000):
            # Each row is as wide as the sheet, which may be far wider than its cells.
            cells = [_text(cell) for cell in line]
            while cells and not cells[-1]:
                cells.pop()
            yield tuple(cells)
    # A broken book fails with whatever its nonsense leads to.
    except (ValueError, LookupError, TypeError, AttributeError, OSError, BadZipFile) as error:
        raise NotReadable(_BROKEN) from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return settled(str(cell)).strip()
