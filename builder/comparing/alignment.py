"""Which block of one text is which of the other: by likeness, wherever it stands."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Indel

from builder.comparing.blocks import Block, Word

# Tried on edited bullets: reworded ones share half their words, unlike ones a quarter at most.
LIKENESS = 0.5
# By letters instead of words, for short blocks; unlike English sentences reach 0.55.
LETTER_LIKENESS = 0.75
# What was moved and changed so much that no reader would know it again is not called moved.
MOVED_LIKENESS = 0.7
# A block is looked for among this many, so that long texts stay quick.
_REACH = 60
# Beyond this product of lengths two paragraphs are not compared word by word.
_LONGEST = 50_000_000


class Change(NamedTuple):
    """A stretch of two word rows that is the same in both, or differs."""

    same: bool
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs` leads from places before to places after; `moved` are those before that moved."""

    pairs: dict[int, int] = field(default_factory=dict)
    moved: frozenset[int] = frozenset()


class Alphabet:
    """Writes rows of things as strings, one letter a thing, for quick comparison."""

    def __init__(self) -> None:
        self._letters: dict[Hashable, str] = {}

    def spell(self, things: Sequence[Hashable]) -> str:
        """Return the row as a string: equal things get equal letters."""
        letters = self._letters
        return "".join([letters.setdefault(thing, chr(len(letters))) for thing in things])


def likeness(before: str, after: str, cutoff: float = 0.0) -> float:
    """Return how much two spelt rows have in common, 0 to 1; 0 where it is below `cutoff`."""
    return Indel.normalized_similarity(before, after, score_cutoff=cutoff)


def align(before: Sequence[Block], after: Sequence[Block]) -> Alignment:
    """Match blocks: equal ones first, then the likeliest, then tell which of them were moved."""
    words = Alphabet()
    olds = [_Spelt(block, words) for block in before]
    news = [_Spelt(block, words) for block in after]
    pairs = dict(_equal_in_order([old.whole for old in olds], [new.whole for new in news]))
    taken = set(pairs.values())
    rest = [i for i in range(len(olds)) if i not in pairs]
    free = [j for j in range(len(news)) if j not in taken]
    scores = {}
    for old, new in _candidates(rest, free):
        if score := olds[old].likeness(news[new]):
            scores[old, new] = score
    weak = {pair for pair, score in scores.items() if score < MOVED_LIKENESS}
    return arranged(pairs | best_pairs(scores), weak)


def best_pairs(scores: dict[tuple[int, int], float]) -> dict[int, int]:
    """Return pairs, the best score first, each place in one pair at most."""
    pairs: dict[int, int] = {}
    taken = set()
    for old, new in sorted(scores, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair)):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def arranged(pairs: dict[int, int], weak: set[tuple[int, int]]) -> Alignment:
    """Tell which pairs kept their order, as many as can be; `weak` ones that did not are undone."""
    olds = sorted(pairs)
    kept = {olds[at] for at in _longest_rise([pairs[old] for old in olds])}
    pairs = {old: new for old, new in pairs.items() if old in kept or (old, new) not in weak}
    return Alignment(pairs, frozenset(pairs.keys() - kept))


def changes(before: Sequence[Word], after: Sequence[Word]) -> list[Change]:
    """Return how one row of words becomes the other, as stretches that take turns.

    Emphasis is not looked at. What both share between two changes but is shorter than either, such
    as a lone "and", counts as changed, so that the result can be read.
    """
    if len(before) * len(after) > _LONGEST:
        return [Change(False, (0, len(before)), (0, len(after)))]
    alphabet = Alphabet()
    old = alphabet.spell([word.says for word in before])
    new = alphabet.spell([word.says for word in after])
    found: list[Change] = []
    for step in Indel.opcodes(old, new):
        same = step.tag == "equal"
        stretch = Change(same, (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        if found and found[-1].same == same:
            stretch = _joined(found.pop(), stretch)
        found.append(stretch)
    return found


def readable(found: list[Change], before: Sequence[Word], after: Sequence[Word]) -> list[Change]:
    """Return changes with what is too short to be read between two of them taken into them."""

    def size(change: Change) -> int:
        return max(
            sum(len(word.text) for word in before[slice(*change.before)]),
            sum(len(word.text) for word in after[slice(*change.after)]),
        )

    joined: list[Change] = []
    for change in found:
        joined.append(change)
        while len(joined) >= 3 and not joined[-1].same:
            left, middle, right = joined[-3:]
            has_words = any(word.is_word for word in before[slice(*middle.before)])
            if has_words and not size(middle) <= min(size(left), size(right)):
                break
            joined[-3:] = [_joined(_joined(left, middle), right)]
    return joined


class _Spelt:
    """A block in the forms that it is compared in."""

    __slots__ = ("text", "whole", "words")

    def __init__(self, block: Block, alphabet: Alphabet) -> None:
        self.whole = tuple(word.says for word in block.words)
        self.words = alphabet.spell([word.text.casefold() for word in block.words if word.is_word])
        self.text = block.text

    def likeness(self, other: "_Spelt") -> float:
        if self.whole == other.whole:
            return 1.0
        by_words = likeness(self.words, other.words, LIKENESS) if self.words else 0.0
        return by_words or likeness(self.text, other.text, LETTER_LIKENESS)


def _joined(first: Change, second: Change) -> Change:
    return Change(
        first.same and second.same,
        (first.before[0], second.before[1]),
        (first.after[0], second.after[1]),
    )


def _equal_in_order(before: list[Hashable], after: list[Hashable]) -> Iterator[tuple[int, int]]:
    alphabet = Alphabet()
    for step in Indel.opcodes(alphabet.spell(before), alphabet.spell(after)):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _candidates(rest: list[int], free: list[int]) -> Iterator[tuple[int, int]]:
    for old in rest:
        near = bisect_left(free, old)
        start = max(0, min(near - _REACH // 2, len(free) - _REACH))
        for new in free[start : start + _REACH]:
            yield old, new


def _longest_rise(numbers: list[int]) -> list[int]:
    """Return the places of a longest rising part of `numbers`."""
    ends: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        previous.append(places[at - 1] if at else -1)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    rise = []
    place = places[-1] if places else -1
    while place >= 0:
        rise.append(place)
        place = previous[place]
    return rise[::-1]
