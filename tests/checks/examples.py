"""Postings to check, as short as can be."""

from datetime import date
from typing import Any

from builder.checks import Context, Finding, check
from builder.document import Apply, JobDocument, Location, Section, SectionKind
from builder.rich_text import from_markdown

TODAY = date(2026, 11, 30)
BOSTON = Location(city="Boston", region="MA", country="US")


def section(text: str, kind: SectionKind = "responsibilities", heading: str = "") -> Section:
    """Return a section of text in Markdown."""
    return Section(kind=kind, heading=heading or kind.title(), html=from_markdown(text))


def posting(*sections: Section, **fields: Any) -> JobDocument:
    """Return a posting in Boston with these sections."""
    given: dict[str, Any] = {
        "title": "Case Manager",
        "locations": (BOSTON,),
        "apply": Apply(email="jobs@example.org"),
    }
    return JobDocument(sections=sections, **(given | fields))


def found(name: str, document: JobDocument, **context: Any) -> list[Finding]:
    """Return what one check finds."""
    known = Context(**({"today": TODAY} | context))
    return [finding for finding in check(document, known) if finding.check == name]


def texts(name: str, document: JobDocument, **context: Any) -> list[str]:
    """Return the passages that one check finds."""
    return [finding.text for finding in found(name, document, **context)]
