"""The history to take along: who changed what and when, for a spreadsheet and on paper."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.template.loader import render_to_string

from builder.exports import pdf
from builder.exports.bulk.csv import plain


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One save. `saved_at` knows its time zone."""

    version: int
    saved_at: datetime
    author: str
    what: str
    name: str = ""


def history_csv(lines: Iterable[HistoryLine]) -> str:
    """Return the lines as CSV with a byte order mark, by which Excel knows UTF-8."""
    table = StringIO()
    table.write("\ufeff")
    writer = csv.writer(table)
    writer.writerow(["Version", "Saved at", "Who", "What", "Name of the version"])
    for line in lines:
        texts = (line.author, line.what, line.name)
        when = line.saved_at.isoformat(sep=" ", timespec="seconds")
        writer.writerow([line.version, when, *map(plain, texts)])
    return table.getvalue()


def history_pdf(title: str, lines: Iterable[HistoryLine], paper: str) -> bytes:
    """Return the lines as PDF/UA-1 on `paper`, under the `title` of what they are the history of.

    Raises:
        builder.typesetting.pool.NotSet: none was made; the message says why and what to do.

    """
    page = render_to_string("exports/history.html", {"title": title, "lines": lines})
    return pdf.write(page, ("fonts.css", "history.css"), paper)
