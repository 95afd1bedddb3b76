"""Puts other words in the place of a passage that a check found."""

from dataclasses import replace

from builder import passages
from builder.checks.finding import Finding
from builder.document import JobDocument
from builder.passages import Change


class Moved(ValueError):
    """The passage is no longer there, or stands there more than once."""


def mended(document: JobDocument, finding: Finding) -> JobDocument:
    """Return the document with the finding's replacement in the place of its passage.

    Raises:
        Moved: the words are no longer in that place, or the place has no words of its own.

    """
    place, instead = finding.place, finding.replacement or ""
    if place == "title":
        return replace(document, title=_put(document.title, finding, instead))
    sections = list(document.sections)
    number, _, part = str(place).partition(".")
    if not number.isdecimal() or int(number) >= len(sections):
        raise Moved
    section = sections[int(number)]
    if part == "heading":
        section = replace(section, heading=_put(section.heading, finding, instead))
    else:
        start = _start(passages.plain(section.html), finding)
        change = Change(start, start + len(finding.text), instead)
        section = replace(section, html=passages.rewritten(section.html, [change]))
    sections[int(number)] = section
    return replace(document, sections=tuple(sections))


def can_mend(finding: Finding) -> bool:
    """Say whether the finding has words to put somewhere, and a place that takes them."""
    place = str(finding.place)
    takes = place == "title" or place.isdecimal() or place.endswith(".heading")
    return finding.replacement is not None and takes and "\n" not in finding.text


def _put(text: str, finding: Finding, instead: str) -> str:
    start = _start(text, finding)
    return " ".join((text[:start] + instead + text[start + len(finding.text) :]).split())


def _start(text: str, finding: Finding) -> int:
    """Return where the passage begins now."""
    if finding.text and text[finding.start : finding.end] == finding.text:
        return finding.start
    if not finding.text or text.count(finding.text) != 1:
        raise Moved
    return text.index(finding.text)
