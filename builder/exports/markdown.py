"""The posting as Markdown: facts as data at the top, then the text as people read it."""

import json
import re
from collections.abc import Iterator

from builder import rich_text
from builder.document import JobDocument
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet

# YAML, which is what reads the facts at the top elsewhere, takes these only as escapes; some of
# them also turn the direction of all that follows.
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# What marks emphasis, code, HTML, cells, links and entities.
_ACTIVE = re.compile(r"[\\`*<~|]|(?<!\w)_|_(?!\w)|(?<=\])[(\[:]|&(?=#?\w+;)")
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_EMAIL = re.compile(r"[^\s<>\\:@]+@[^\s<>\\:@]+")


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting as UTF-8, for `builder.importing.markdown` too; `look` does not matter."""
    return ("\n\n".join(_blocks(document.shown())) + "\n").encode()


def _blocks(document: JobDocument) -> Iterator[str]:
    sheet = Sheet(document)
    yield _front_matter(document)
    if sheet.draft_note:
        yield f"**{_line(sheet.draft_note)}**"
    yield f"# {_line(document.title)}"
    if document.organization.name:
        yield f"**{_line(document.organization.name)}**"
    if sheet.facts:
        yield "\n".join(f"- **{_line(fact.label)}:** {_line(fact.text)}" for fact in sheet.facts)
    for section in document.sections:
        if section.html:
            yield f"## {_line(section.heading)}"
            yield rich_text.to_markdown(section.html)
    yield "## How to apply"
    yield from _application(sheet)


def _front_matter(document: JobDocument) -> str:
    """Return the document's fields as YAML, each value in JSON, with the sections' kinds."""
    fields = document.to_dict()
    fields["sections"] = [
        {"kind": section.kind, "heading": section.heading}
        for section in document.sections
        if section.html
    ]
    lines = (f"{name}: {_json(value)}" for name, value in fields.items())
    return "\n".join(["---", *lines, "---"])


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _application(sheet: Sheet) -> Iterator[str]:
    apply = sheet.document.apply
    if apply.instructions:
        yield "  \n".join(map(_paragraph, apply.instructions.strip().splitlines()))
    if apply.url:
        yield f"<{apply.url}>" if _ADDRESS.fullmatch(apply.url) else _paragraph(apply.url)
    if apply.email:
        yield f"<{apply.email}>" if _EMAIL.fullmatch(apply.email) else _paragraph(apply.email)
    if sheet.missing_address:
        yield _paragraph(sheet.missing_address.text)


def _paragraph(text: str) -> str:
    """Return a line of text as Markdown that starts no list, heading or rule."""
    return re.sub(r"^(\d*)([-+.)#=>])", r"\1\\\2", _line(text))


def _line(text: str) -> str:
    """Return text as Markdown within a line, in which nothing but words is meant."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(_CONTROL.sub("", text).split()))


FORMAT = Format(
    "markdown",
    "Markdown",
    "Text with simple marks, for wikis and code sites",
    "text/markdown; charset=utf-8",
    "md",
    render,
)
