"""Reads back the text that our own Markdown export wrote."""

import json
import re
from typing import Any

from builder import rich_text
from builder.document import InvalidDocument, JobDocument
from builder.importing.json import LARGEST, checked

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


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
