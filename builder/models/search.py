"""Finding documents by their words, alike for the index and for what is searched."""

import re
import unicodedata

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

from builder import rich_text
from builder.document import JobDocument

_WORD_LIMIT = 10
# PostgreSQL refuses words over two kilobytes, and vectors over one megabyte.
_WORD_LENGTH = 100
_INDEX_LENGTH = 200_000


def vector(document: JobDocument) -> CombinedExpression:
    """Return the document's words for an index: the title's weigh most, the sections' least."""
    places = (f"{place.city} {place.region}" for place in document.locations)
    facts = (f"{fact.label} {fact.value}" for fact in document.facts)
    sections = (f"{part.heading} {rich_text.to_text(part.html)}" for part in document.sections)
    return (
        _weighed("A", document.title)
        + _weighed("B", document.department, document.job_code, document.reports_to, *places)
        + _weighed("C", *facts, *sections, document.apply.instructions)
    )


def query(text: str, *, in_title: bool = False) -> SearchQuery | None:
    """Return what finds words beginning with each word of `text`; None where it has no word."""
    place = "A" if in_title else ""
    terms = [f"{word}:*{place}" for word in _words(text)[:_WORD_LIMIT]]
    return SearchQuery(" & ".join(terms), config="simple", search_type="raw") if terms else None


def _weighed(weight: str, *texts: str) -> SearchVector:
    words = " ".join(_words(" ".join(texts)))
    return SearchVector(Value(words[:_INDEX_LENGTH]), weight=weight, config="simple")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.casefold())
    return [word[:_WORD_LENGTH] for word in re.findall(r"[^\W_]+", plain)]
