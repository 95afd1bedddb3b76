"""The posting as plain text, for e-mail and for job boards with plain fields."""

import re
import textwrap
from collections.abc import Iterator

from builder import rich_text
from builder.document import JobDocument
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet

# Of a line, in characters: what e-mail is read and answered in without being broken (RFC 3676).
WIDTH = 76


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting's text as UTF-8, wrapped for e-mail; `look` does not matter to it."""
    return ("\n".join(map(_wrapped, unwrapped(document).split("\n"))) + "\n").encode()


def unwrapped(document: JobDocument) -> str:
    """Return the posting's text with a line for each paragraph, for fields that wrap themselves."""
    return "\n\n".join(_blocks(document.shown()))


def _wrapped(line: str) -> str:
    start = re.match(r"\s*(?:• |\d+\. )?", line)
    assert start
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * len(start.group()),
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _blocks(document: JobDocument) -> Iterator[str]:
    sheet = Sheet(document)
    if sheet.draft_note:
        yield sheet.draft_note
    yield document.title.upper()
    if document.organization.name:
        yield document.organization.name
    if sheet.facts:
        yield "\n".join(f"{line.label}: {line.text}" for line in sheet.facts)
    for section in document.sections:
        if section.html:
            yield f"{section.heading.upper()}\n\n{rich_text.to_text(section.html)}"
    yield "\n".join(["HOW TO APPLY", "", *_application(sheet)])


def _application(sheet: Sheet) -> Iterator[str]:
    apply = sheet.document.apply
    yield from filter(None, (apply.instructions, apply.url, apply.email))
    if sheet.missing_address:
        yield sheet.missing_address.text


FORMAT = Format(
    "text",
    "Plain text",
    "For e-mail, and forms that take only text",
    "text/plain; charset=utf-8",
    "txt",
    render,
)
