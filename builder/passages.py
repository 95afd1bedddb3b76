"""Places in a section's text: its plain text, and ranges of that found again in its HTML.

A range counts characters of `plain(html)`, from its start up to but without its end. So what looks
at words need not know tags, and what it says of them can be shown and changed where they stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise

from builder import rich_text

_PIECES = re.compile(r"<[^>]*>|[^<]+")
_BLOCK_START = re.compile(r"<(?:p|h3|h4|li)>")


@dataclass(frozen=True, slots=True)
class Change:
    """Characters from `start` to `end` (not included), and the plain text to put there."""

    start: int
    end: int
    text: str


def plain(html: str) -> str:
    """Return the text of sanitized `html`: each block, list item and broken line is a line."""
    return "".join(text for _, text, _ in _pieces(html))


def rewritten(html: str, changes: Iterable[Change]) -> str:
    """Return sanitized `html` with the changes made, and with the formatting around them.

    New text gets the formatting of the first character that it stands for.

    Raises:
        ValueError: changes overlap, or one is empty, beyond the text, or in more than one line.

    """
    ordered = sorted(changes, key=lambda change: change.start)
    text, last = plain(html), 0
    for change in ordered:
        if not last <= change.start < change.end <= len(text):
            raise ValueError("changes must hold text and not overlap")
        if "\n" in text[change.start : change.end]:
            raise ValueError("a change must stay within a line")
        last = change.end
    spans = [(change.start, change.end) for change in ordered]

    def write(start: int, run: str, covering: tuple[int, ...]) -> str:
        if not covering:
            return escape(run, quote=False)
        change = ordered[covering[0]]
        return escape(change.text, quote=False) if start == change.start else ""

    return rich_text.sanitize(_written(html, spans, write)) if ordered else html


def marked(
    html: str, spans: Sequence[tuple[int, int]], write: Callable[[str, tuple[int, ...]], str]
) -> str:
    """Return sanitized `html` with what `write` makes of each run of its text.

    Args:
        html: the section's HTML.
        spans: start and end of each range to mark; they may overlap.
        write: gets a run of plain text, and the indexes of the ranges that it lies in.
            It returns HTML.

    """
    return _written(html, spans, lambda _, run, covering: write(run, covering))


def _written(
    html: str,
    spans: Sequence[tuple[int, int]],
    write: Callable[[int, str, tuple[int, ...]], str],
) -> str:
    edges = sorted({edge for span in spans for edge in span})
    return "".join(
        piece
        if piece.startswith("<")
        else "".join(
            write(start, run, _covering(spans, start, start + len(run)))
            for start, run in _runs(text, at, edges)
        )
        for piece, text, at in _pieces(html)
    )


def _covering(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    return tuple(
        number for number, (first, last) in enumerate(spans) if first <= start and end <= last
    )


def _runs(text: str, at: int, edges: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Cut text that begins at `at` wherever a range begins or ends, with the place of each run."""
    cuts = [0, *(edge - at for edge in edges if at < edge < at + len(text)), len(text)]
    for start, end in pairwise(cuts):
        yield at + start, text[start:end]


def _pieces(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield each tag and run of text, what it adds to the plain text, and where that begins."""
    at = 0
    for match in _PIECES.finditer(html):
        piece = match.group()
        if not piece.startswith("<"):
            text = unescape(piece)
        else:
            text = "\n" if piece == "<br>" or (at and _BLOCK_START.match(piece)) else ""
        yield piece, text, at
        at += len(text)


def lines(html: str) -> Iterator[tuple[str, int, str]]:
    """Yield the lines of `plain(html)`: text, where it begins, and the tag of its block."""
    tag, text, start = "p", "", 0
    for piece, added, at in _pieces(html):
        if piece.startswith("<"):
            if added:
                yield text, start, tag
                text, start = "", at + 1
            if block := _BLOCK_START.match(piece):
                tag = block.group().strip("<>")
        else:
            text += added
    if html:
        yield text, start, tag
