"""The facts of postings as rows of a table, for spreadsheets."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from builder import placeholders
from builder.document import JobDocument, Pay
from builder.exports.bulk.bundle import Entry
from builder.fact_words import EMPLOYMENT_TYPES, FLSA_STATUSES, WORKPLACES

Cell = str | int | Decimal | date | datetime | None

# What a cell of Excel takes (Microsoft, "Excel specifications and limits").
_LENGTH = 32_767
# XML 1.0 has no way to write these down.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

COLUMNS: dict[str, Callable[[Entry], Cell]] = {
    "Title": lambda entry: entry.document.title,
    "Department": lambda entry: entry.document.department,
    "Reports to": lambda entry: entry.document.reports_to,
    "Job code": lambda entry: entry.document.job_code,
    "Places": lambda entry: _places(entry.document),
    "Workplace": lambda entry: WORKPLACES.get(entry.document.workplace, ""),
    "Employment type": lambda entry: EMPLOYMENT_TYPES.get(entry.document.employment_type, ""),
    "FLSA status": lambda entry: FLSA_STATUSES.get(entry.document.flsa_status, ""),
    "Openings": lambda entry: entry.document.openings,
    "Lowest pay": lambda entry: _pay(entry).min,
    "Highest pay": lambda entry: _pay(entry).max,
    "Currency": lambda entry: entry.document.pay.currency if entry.document.pay else "",
    "Pay period": lambda entry: entry.document.pay.period if entry.document.pay else "",
    "About the pay": lambda entry: _pay(entry).note,
    "SOC code": lambda entry: entry.document.occupation,
    "Closing date": lambda entry: entry.document.closes_on,
    "Apply at": lambda entry: entry.document.apply.url or entry.document.apply.email,
    "State": lambda entry: entry.state,
    "To fill in": lambda entry: len(placeholders.fill_ins(entry.document)),
    "Created": lambda entry: entry.created_at.replace(tzinfo=None, microsecond=0),
    "Last changed": lambda entry: entry.changed_at.replace(tzinfo=None, microsecond=0),
    "Changed by": lambda entry: entry.changed_by,
    "Version": lambda entry: entry.version,
}


def row(entry: Entry) -> list[Cell]:
    """Return the posting's cells, in the order of `COLUMNS`."""
    cells = (value(entry) for value in COLUMNS.values())
    return [
        _UNWRITABLE.sub("", cell)[:_LENGTH] if isinstance(cell, str) else cell for cell in cells
    ]


def _pay(entry: Entry) -> Pay:
    return entry.document.pay or Pay()


def _places(document: JobDocument) -> str:
    lines = (
        ", ".join(filter(None, (place.city, place.region, place.country)))
        for place in document.locations
    )
    return "; ".join(filter(None, lines))
