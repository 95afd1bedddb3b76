"""Blocks cut into lines, with the headings that are only meant as such made headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.importing.blocks import Block, Kind, Run, cut, cut_up, trimmed
from builder.importing.understanding import headings

# How many blocks at most stand above the text proper.
_HEAD = 8
# Longer lines are cut, as what looks for facts in them takes time with the square of the length.
_LONGEST = 1_000
_LONGEST_HEADING = 300
_SENTENCE_END = re.compile(r".*[.!?;:]\s+", re.DOTALL)
_WORD_END = re.compile(r".*\s+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the source: the number of a block, and characters of its text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A line of a block. `start` is where it begins in the block's text.

    `meant` says that it is a heading by its looks only; then its level is not known. `follows`
    says that it goes on the line before, which was only cut for its length.
    """

    kind: Kind
    runs: tuple[Run, ...]
    block: int
    start: int = 0
    level: int = 0
    ordered: bool = False
    apart: bool = False
    meant: bool = False
    follows: bool = False

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
    kind = block.kind
    if len(block.text) > (_LONGEST_HEADING if kind == "heading" else _LONGEST) and kind != "item":
        kind = "paragraph"
    whole = Piece(kind, block.runs, number, 0, block.level, block.ordered, block.apart)
    bounds = list(_bounds(block.text, _ends(block, number)))
    if len(bounds) == 1:
        yield whole
        return
    spans = [(start, end) for start, end, _ in bounds]
    for (start, _, follows), runs in zip(bounds, cut_up(block.runs, spans), strict=True):
        inner = "".join(run.text for run in runs)
        if inner.strip():
            yield replace(
                whole,
                runs=trimmed(runs),
                start=start + len(inner) - len(inner.lstrip()),
                apart=block.apart and not start,
                follows=follows,
            )


def _bounds(text: str, ends: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield where each line starts and ends, and whether it goes on the one before."""
    start = 0
    for end, after in ends:
        follows = False
        while end - start > _LONGEST:
            match = _SENTENCE_END.match(text, start, start + _LONGEST) or _WORD_END.match(
                text, start, start + _LONGEST
            )
            last = match.end() if match else start + _LONGEST
            yield start, last, follows
            start, follows = last, True
        yield start, end, follows
        start = after


def whole_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the lines, those put together again that were cut for their length."""
    row: list[Piece] = []
    for piece in pieces:
        if row and not (piece.follows and (piece.kind, piece.block) == (row[0].kind, row[0].block)):
            yield _put_together(row)
            row = []
        row.append(piece)
    if row:
        yield _put_together(row)


def _put_together(row: Sequence[Piece]) -> Piece:
    if len(row) == 1:
        return row[0]
    runs: list[Run] = []
    end = row[0].start
    for piece in row:
        runs += [Run(" ")] * (piece.start > end)
        runs += piece.runs
        end = piece.start + len(piece.text)
    return replace(row[0], runs=trimmed(runs))


def _ends(block: Block, number: int) -> list[tuple[int, int]]:
    """Return where the lines of a block end, and where the next ones begin."""
    text = block.text
    if block.kind != "paragraph" and len(block.text) <= _LONGEST:
        return [(len(text), len(text))]
    if number < _HEAD and "\n" not in text and len(text) < 200:
        # "Employer · Boston, MA · Full-time" on top of a page.
        breaks = list(re.finditer(r"\s+[·•|]\s+", text))
    else:
        breaks = list(re.finditer(r"\n", text))
    return [*((found.start(), found.end()) for found in breaks), (len(text), len(text))]


def _outlined(line: Piece, before: Piece | None, after: Piece | None) -> Iterator[Piece]:
    if line.kind != "paragraph" or line.follows:
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
