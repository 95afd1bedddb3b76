"""Blocks cut into lines, with the headings that are only meant as such made headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.importing.blocks import Block, Kind, Run, cut, trimmed
from builder.importing.understanding import headings

# How many blocks at most stand above the text proper.
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the source: the number of a block, and characters of its text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A line of a block. `start` is where it begins in the block's text.

    `meant` says that it is a heading by its looks only; then its level is not known.
    """

    kind: Kind
    runs: tuple[Run, ...]
    block: int
    start: int = 0
    level: int = 0
    ordered: bool = False
    apart: bool = False
    meant: bool = False

    @cached_property
    def text(self) -> str:
        """The line's text."""
        return "".join(run.text for run in self.runs)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where a part of the line stands in the source."""
        last = len(self.text) if end is None else end
        return Span(self.block, self.start + start, self.start + last)

    def part(self, start: int, end: int | None = None) -> "Piece":
        """Return a part of the line as a line of its own, without white space around it."""
        last = len(self.text) if end is None else end
        runs = cut(self.runs, start, last)
        inner = self.text[start:last]
        return replace(
            self, runs=trimmed(runs), start=self.start + start + len(inner) - len(inner.lstrip())
        )


def pieces_of(blocks: Sequence[Block]) -> list[Piece]:
    """Return the lines of the blocks, headings among them whether marked or only meant."""
    lines = [line for number, block in enumerate(blocks) for line in _lines(block, number)]
    made: list[Piece] = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        made.extend(_outlined(line, lines[at - 1] if at else None, after))
    return made


def _lines(block: Block, number: int) -> Iterator[Piece]:
    whole = Piece(block.kind, block.runs, number, 0, block.level, block.ordered, block.apart)
    ends = _ends(block, number)
    if len(ends) == 1:
        yield whole
        return
    start = 0
    for end, after in ends:
        if block.text[start:end].strip():
            yield replace(whole.part(start, end), apart=block.apart and not start)
        start = after


def _ends(block: Block, number: int) -> list[tuple[int, int]]:
    """Return where the lines of a block end, and where the next ones begin."""
    text = block.text
    if block.kind != "paragraph":
        return [(len(text), len(text))]
    if number < _HEAD and "\n" not in text and len(text) < 200:
        # "Employer · Boston, MA · Full-time" on top of a page.
        breaks = list(re.finditer(r"\s+[·•|]\s+", text))
    else:
        breaks = list(re.finditer(r"\n", text))
    return [*((found.start(), found.end()) for found in breaks), (len(text), len(text))]


def _outlined(line: Piece, before: Piece | None, after: Piece | None) -> Iterator[Piece]:
    if line.kind != "paragraph":
        yield line
        return
    text = line.text
    strong = all(run.strong for run in line.runs if run.text.strip())
    if headings.is_heading(
        text,
        strong=strong,
        apart=line.apart or before is None or before.kind != "paragraph",
        after=after.text if after else "",
        after_is_item=after is not None and after.kind == "item",
        after_is_apart=after is None or after.apart,
    ):
        yield replace(line, kind="heading", meant=True)
        return
    # A bold or well-known beginning that is ended by a colon is the heading of what follows it.
    lead = re.match(r"([^:.\n]{3,60}):\s+(?=\S)", text)
    if lead and len(text) - lead.end() > 60 and headings.kind_of(lead[1], whole=True):
        yield replace(line.part(0, lead.end()), kind="heading", meant=True)
        yield replace(line.part(lead.end()), apart=False)
        return
    yield line
