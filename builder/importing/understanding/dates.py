"""Reads dates as people write them in the United States and elsewhere."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_FORMS = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd"
               rf"|th)?,?\s+(?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th"
               rf"|\.)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>20\d\d|\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>20\d\d)\b"),
    re.compile(r"\b(?P<number>\d{1,2})-(?P<day>\d{1,2})-(?P<year>20\d\d)\b"),
)  # fmt: skip


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the dates of a text, with where they stand; "3/4/2026" is the fourth of March."""
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            named = (parts.get("month") or "").casefold()[:3]
            month = (
                [name[:3] for name in _MONTHS].index(named) + 1 if named else int(parts["number"])
            )
            year, day = int(parts["year"]), int(parts["day"])
            if month > 12 >= day:
                month, day = day, month
            try:
                yield date(year + 2000 * (year < 100), month, day), *match.span()
            except ValueError:
                continue
