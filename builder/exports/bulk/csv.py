"""The facts of postings as comma-separated values, which every spreadsheet opens."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import IO

from builder.exports.bulk.bundle import Bundle, Entry, Wishes
from builder.exports.bulk.table import COLUMNS, Cell, row

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write(entries: Iterable[Entry], file: IO[bytes], wishes: Wishes) -> list[str]:
    """Write UTF-8 with a mark at its beginning, without which Excel takes it for something else."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for entry in entries:
        lines.writerow([plain(cell) for cell in row(entry)])
    text.detach()
    return []


def plain(cell: Cell) -> str:
    """Return the cell as text, behind an apostrophe where it would count as a formula."""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and _FORMULA.match(cell):
        return f"'{cell}"
    return "" if cell is None else str(cell)


BUNDLE = Bundle(
    "csv",
    "Table of facts (CSV)",
    "One row for each posting, for other programs",
    "text/csv; charset=utf-8",
    "csv",
    write,
    at_once=200,
)
