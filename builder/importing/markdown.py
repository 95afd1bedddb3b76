"""Reads Markdown: any, and exactly what our own export wrote."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.html import defs
from markdown_it import MarkdownIt

from builder import rich_text
from builder.document import InvalidDocument, JobDocument
from builder.importing.blocks import Run, Source
from builder.importing.json import LARGEST, checked
from builder.importing.limits import check_length
from builder.importing.lines import blocks_of
from builder.importing.text import decoded

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_MARKS = re.compile(r"[*_`\[\]<>&\\]")
# "[City, State]: ..." is a placeholder, not the definition of a link.
_INLINE = MarkdownIt("commonmark", {"html": True}).disable(["reference", "image"])
# The fields that our own export, and many static sites, put at a text's top.
_FIELDS = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)+?(?:---|\.\.\.)\n")
# Of a longer line, so many characters are read at once: the time grows with the square.
_LONGEST = 2_000


def read(content: bytes) -> JobDocument | None:
    """Return the document: its fields from the top of the text, its sections from what follows.

    Nothing comes back where the text is not ours.
    """
    if len(content) > LARGEST:
        return None
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        parts = _FRONT_MATTER.fullmatch(text)
        if parts is None:
            return None
        data = {}
        for line in parts[1].split("\n"):
            name, _, value = line.partition(": ")
            data[name] = json.loads(value)
        data["sections"] = _sections(parts[2], data["sections"])
        return checked(data)
    except (ValueError, LookupError, TypeError, RecursionError, InvalidDocument):
        return None


def _sections(text: str, known: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the sections of the text, with the kinds that those of the same heading have."""
    found = []
    # The first piece is title and facts, the last how to apply; both are fields as well.
    for piece in re.split(r"^## ", text, flags=re.MULTILINE)[1:-1]:
        line, _, body = piece.partition("\n")
        heading = _ESCAPE.sub(r"\1", line)
        match = next((one for one in known if _settled(one["heading"]) == heading), None)
        if match is None:
            match = {"kind": "custom", "heading": heading}
        else:
            known.remove(match)
        found.append(match | {"html": rich_text.from_markdown(body.strip())})
    return found


def _settled(heading: str) -> str:
    """Return a heading in one line, as Markdown needs it."""
    return " ".join(re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", heading).split())


def source(content: bytes) -> Source:
    """Return the blocks of a Markdown text.

    Raises:
        NotReadable: it is no text, or too long.

    """
    text = decoded(content)
    check_length(text)
    if fields := _FIELDS.match(text):
        text = text[fields.end() :]
    blocks = tuple(blocks_of(text, _inline))
    return Source(blocks, "\n".join(_words(line) for line in text.split("\n")))


def looks_marked(text: str) -> bool:
    """Say whether a text is written in Markdown: it has headings, bold words or links of it."""
    signs = re.findall(r"^#{1,6} \S|\*\*[^*\n]+\*\*|\[[^\[\]\n]+\]\(https?:", text, re.MULTILINE)
    return len(signs) > 1 or text.startswith("# ")


def _inline(text: str) -> tuple[Run, ...]:
    """Return what stands in a line, its emphasis and links read."""
    if not _MARKS.search(text):
        return (Run(text),)
    if len(text) > _LONGEST:
        return tuple(run for part in _parts(text) for run in _inline(part))
    look = Run("")
    runs = []
    for token in _INLINE.parseInline(text)[0].children or ():
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, strong=token.nesting > 0)
            case "em_open" | "em_close":
                look = replace(look, em=token.nesting > 0)
            case "link_open" | "link_close":
                look = replace(look, href=str(token.attrs.get("href", "")))
            case "softbreak" | "hardbreak":
                runs.append(replace(look, text="\n"))
            case "html_inline":
                tag = _TAG.fullmatch(token.content)
                if tag is None or tag[2].lower() not in defs.tags:
                    runs.append(replace(look, text=token.content))
                elif tag[2].lower() == "br":
                    runs.append(replace(look, text="\n"))
                elif tag[2].lower() == "u":
                    look = replace(look, underlined=not tag[1])
            case _:
                runs.append(replace(look, text=token.content))
    return tuple(runs)


def _parts(text: str) -> Iterator[str]:
    """Yield a long line in parts, cut between words where there are some."""
    start = 0
    while len(text) - start > _LONGEST:
        end = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        yield text[start:end]
        start = end
    yield text[start:]


def _words(line: str) -> str:
    return "".join(run.text for run in _inline(line))
