"""Two documents next to each other: section against section, what only one of them says marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.comparing.alignment import Alignment, align, changes, readable
from builder.comparing.blocks import Block, Nesting, Word, inline, read, words_of
from builder.comparing.documents import compare
from builder.document import JobDocument, Section

State = Literal["same", "elsewhere", "changed", "only"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or bullet of a section. `html` has the words that differ marked.

    `opening` are the tags that stand before it. `bullet` is the number of a bullet, counted from 0
    in reading order. `twin` is that of the bullet which it is on the other side, if there is one.
    """

    opening: str
    html: str
    text: str
    state: State
    bullet: int | None = None
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A section as one of two documents has it, at `place` among its sections."""

    place: int
    section: Section
    heading_html: str
    lines: tuple[Line, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A section on both sides, or on one."""

    left: Side | None
    right: Side | None

    @property
    def heading(self) -> str:
        """What it is called, on the left where it is there."""
        side = self.left or self.right
        assert side is not None
        return side.section.heading

    @property
    def is_same(self) -> bool:
        """Whether both sides say the same, in the same order."""
        if self.left is None or self.right is None:
            return False
        left, right = self.left.section, self.right.section
        return (left.heading, left.html) == (right.heading, right.html)


@dataclass(frozen=True, slots=True)
class FactPair:
    """A fact that differs, as HTML; empty on a side that does not state it."""

    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two documents next to each other; sections in the order of the left one."""

    facts: tuple[FactPair, ...]
    sections: tuple[Pair, ...]

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return not self.facts and all(pair.is_same for pair in self.sections)


def beside(left: JobDocument, right: JobDocument) -> Beside:
    """Return both next to each other. Money and dates of both are written as in the left one."""
    compared = compare(right, left)
    facts = [FactPair(fact.label, *apart(fact.after, fact.before)) for fact in compared.facts]
    if compared.title_changed:
        facts.insert(0, FactPair("Job title", *apart(left.title, right.title)))
    lefts = {id(section): place for place, section in enumerate(left.sections)}
    rights = {id(section): place for place, section in enumerate(right.sections)}
    return Beside(
        tuple(facts),
        tuple(
            _pair(
                (lefts[id(found.after)], found.after) if found.after else None,
                (rights[id(found.before)], found.before) if found.before else None,
            )
            for found in compared.sections
        ),
    )


def apart(left: str, right: str) -> tuple[str, str]:
    """Return two plain texts as HTML, in each the words marked that the other has not."""
    return _apart(words_of(left), words_of(right))


def _pair(left: tuple[int, Section] | None, right: tuple[int, Section] | None) -> Pair:
    if left is None or right is None:
        return Pair(_alone(left), _alone(right))
    headings = apart(left[1].heading, right[1].heading)
    mine, theirs = read(left[1].html), read(right[1].html)
    alignment = align(mine, theirs)
    back = Alignment(
        {new: old for old, new in alignment.pairs.items()},
        frozenset(alignment.pairs[old] for old in alignment.moved),
    )
    return Pair(
        Side(*left, headings[0], *_lines(mine, theirs, alignment)),
        Side(*right, headings[1], *_lines(theirs, mine, back)),
    )


def _alone(side: tuple[int, Section] | None) -> Side | None:
    if side is None:
        return None
    heading, _ = apart(side[1].heading, side[1].heading)
    return Side(*side, heading, *_lines(read(side[1].html), [], Alignment(), marks=False))


def _lines(
    mine: Sequence[Block], others: Sequence[Block], alignment: Alignment, *, marks: bool = True
) -> tuple[tuple[Line, ...], str]:
    """Return the blocks of one side as lines, and the tags that close the last of them.

    Without `marks`, nothing is marked, for where there is nothing on the other side.
    """
    nesting = Nesting()
    numbers, twins = _numbers(mine), _numbers(others)
    lines = []
    for place, block in enumerate(mine):
        other = alignment.pairs.get(place)
        state: State = "only"
        words = inline(block.words)
        if other is not None:
            is_same = others[other].text == block.text
            state = (
                "changed" if not is_same else "elsewhere" if place in alignment.moved else "same"
            )
            words, _ = _apart(block.words, others[other].words)
        elif marks and block.words:
            words = _marked(block.words)
        lines.append(
            Line(
                nesting.open(block, "" if state == "same" or not marks else f"is-{state}"),
                words,
                block.text,
                state,
                numbers.get(place),
                twins.get(other) if other is not None else None,
            )
        )
    return tuple(lines), nesting.close()


def _numbers(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the numbers of bullets by the places of their blocks."""
    items = [place for place, block in enumerate(blocks) if block.lists]
    return {place: number for number, place in enumerate(items)}


def _apart(left: Sequence[Word], right: Sequence[Word]) -> tuple[str, str]:
    sides: tuple[list[str], list[str]] = ([], [])
    for change in readable(changes(left, right), left, right):
        for pieces, row, stretch in zip(
            sides, (left, right), (change.before, change.after), strict=True
        ):
            words = row[slice(*stretch)]
            pieces.append(inline(words) if change.same else _marked(words))
    return "".join(sides[0]), "".join(sides[1])


def _marked(words: Sequence[Word]) -> str:
    return f'<span class="differs">{inline(words)}</span>' if words else ""
