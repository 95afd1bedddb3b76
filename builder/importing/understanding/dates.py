"""Reads dates as people write them, in the order and with the names of the text's language."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from builder.importing.understanding import languages

_NUMBERS = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?P<year>20\d\d) ?[年년] ?(?P<number>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]"),
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>20\d\d)\b"),
)
# Which of the first two numbers is the day, the language says.
_EITHER = (
    re.compile(r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>20\d\d|\d\d)\b"),
    re.compile(r"\b(?P<first>\d{1,2})-(?P<second>\d{1,2})-(?P<year>20\d\d)\b"),
)


def dates_in(text: str, language: str = "en-US") -> Iterator[tuple[date, int, int]]:
    """Yield the dates of a text, with where they stand.

    "3/4/2026" is the fourth of March in a text from the United States, else the third of April.
    """
    text = languages.western(text)
    for form in (*_NUMBERS, *_named(language), *_EITHER):
        for match in form.finditer(text):
            parts = match.groupdict()
            if name := parts.get("month"):
                month, day = languages.months(language)[name.casefold()], int(parts["day"])
            elif "first" in parts:
                month, day = int(parts["first"]), int(parts["second"])
                if languages.day_first(language):
                    month, day = day, month
            else:
                month, day = int(parts["number"]), int(parts["day"])
            year = int(parts["year"])
            if month > 12 >= day:
                month, day = day, month
            try:
                yield date(year + 2000 * (year < 100), month, day), *match.span()
            except ValueError:
                continue


@cache
def _named(language: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(languages.months(language), key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})\.?"
    between = r"(?:\s+(?:of|de|del|d['’]))?\s*"
    return (
        re.compile(
            rf"(?<!\w){month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?{between}ב?{month},?{between}"
            rf"(?P<year>20\d\d)\b",
            re.IGNORECASE,
        ),
    )
