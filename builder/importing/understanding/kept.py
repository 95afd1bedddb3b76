"""Measures how many of a source's words are in the document that was made of it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from builder import rich_text
from builder.document import JobDocument
from builder.fact_words import fact_lines, locale_of, place_words
from builder.us_states import WITH_TERRITORIES

_WORD = re.compile(r"[^\W_]+")
# "38,277.00" and 38277 are the same number, "02" and 2 too.
_THOUSANDS = re.compile(r"(?<=\d)[.,'’](?=\d{3}(?!\d))")
_NO_CENTS = re.compile(r"(?<=\d)\.00?(?!\d)")
# The number before an item is in the document's list, though not in its text.
_ITEM = re.compile(r"(?m)^\s*\d{1,3}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Kept:
    """How many words there were, how many are kept, and which are not."""

    words: int
    kept: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of words that are kept, from 0 to 1."""
        return self.kept / self.words if self.words else 1.0


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text as they are compared."""
    text = _NO_CENTS.sub("", _THOUSANDS.sub("", text.casefold()))
    text = text.replace("non-exempt", "nonexempt")
    return [word.lstrip("0") or "0" for word in _WORD.findall(text)]


def measure(text: str, document: JobDocument, labels: Iterable[str]) -> Kept:
    """Compare a source's text with a document.

    Each word counts as often as it stands in the source. Names of fields that the source uses
    (`labels`, such as "Salary") are kept by the field itself, which has a name of its own.
    """
    had = Counter(words_of(_ITEM.sub("", text)))
    has = Counter(words_of(text_of(document)))
    for label in labels:
        has.update(words_of(label))
    lost = had - has
    total = sum(had.values())
    return Kept(total, total - sum(lost.values()), tuple(sorted(lost.elements())))


def text_of(document: JobDocument) -> str:
    """Return all that the document says, as one text."""
    locale = locale_of(document.language)
    employer = document.organization
    lines = [
        document.title, employer.name, employer.website, employer.about, employer.headquarters,
        document.apply.url, document.apply.email, document.apply.instructions,
    ]  # fmt: skip
    for place in document.locations:
        lines += [
            place_words(place, locale),
            place.country,
            WITH_TERRITORIES.get(place.region, ""),
        ]
    for label, value in fact_lines(document):
        lines += [label, value]
    if document.closes_on:
        lines.append(document.closes_on.isoformat())
    for section in document.sections:
        lines += [section.heading, rich_text.to_text(section.html)]
    return "\n".join(lines)
