"""Two changed texts brought into one, seen from the text that both began with."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from builder import rich_text
from builder.comparing.alignment import Alignment, Change, align, changes
from builder.comparing.blocks import Block, Word, read, write
from builder.comparing.interleaving import Place, interleaved

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A block that both changed in ways that exclude each other, as HTML; empty where deleted."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Sanitized HTML with both sides' changes. Where they conflict, it holds both texts.

    `combined` counts the blocks in which words of both sides were put together.
    """

    html: str
    conflicts: tuple[Conflict, ...] = ()
    combined: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether each side changed other blocks than the other, so that none needs a look."""
        return not (self.conflicts or self.combined)


def merge(base_html: str, mine_html: str, theirs_html: str) -> Merge:
    """Bring two changed versions of a sanitized text together, block by block.

    A block that both changed is merged word by word where an unchanged word lies between the
    changes. Otherwise it is a conflict, and both blocks are kept, mine first. A block that one
    side deleted goes, unless the other side changed it: that is a conflict too, and it stays. So is
    a block that both sides put something new in the place of.
    """
    if mine_html == theirs_html or theirs_html == base_html:
        return Merge(mine_html)
    if mine_html == base_html:
        return Merge(theirs_html)
    base, mine, theirs = read(base_html), read(mine_html), read(theirs_html)
    to_mine, to_theirs = align(base, mine), align(base, theirs)
    order = interleaved(
        to_mine,
        len(mine),
        to_theirs,
        len(theirs),
        lambda at_mine, at_theirs: mine[at_mine].words == theirs[at_theirs].words,
    )
    blocks: list[Block] = []
    conflicts = _rewritten(base, (to_mine, mine), (to_theirs, theirs))
    combined = 0
    for place in order:
        merged = _merged_block(place, base, mine, theirs)
        blocks += merged.blocks
        combined += merged.is_combined
        if merged.is_conflict:
            versions = ((base, place.base), (mine, place.mine), (theirs, place.theirs))
            conflicts.append(
                Conflict(*(write([row[at]]) if at is not None else "" for row, at in versions))
            )
    return Merge(rich_text.sanitize(write(blocks)), tuple(conflicts), combined)


def _rewritten(
    base: Sequence[Block],
    mine: tuple[Alignment, Sequence[Block]],
    theirs: tuple[Alignment, Sequence[Block]],
) -> list[Conflict]:
    """Return the blocks in whose place both sides put something new, and each its own."""
    mine_for, theirs_for = _replacements(len(base), *mine), _replacements(len(base), *theirs)
    groups: dict[tuple[tuple[Block, ...], tuple[Block, ...]], list[Block]] = {}
    for at in sorted(mine_for.keys() & theirs_for.keys()):
        if mine_for[at] != theirs_for[at]:
            groups.setdefault((mine_for[at], theirs_for[at]), []).append(base[at])
    return [
        Conflict(write(old), write(my_new), write(their_new))
        for (my_new, their_new), old in groups.items()
    ]


def _replacements(
    base_count: int, alignment: Alignment, blocks: Sequence[Block]
) -> dict[int, tuple[Block, ...]]:
    """Return for places of the base that lead nowhere what is new between their neighbours."""
    kept = sorted((old, new) for old, new in alignment.pairs.items() if old not in alignment.moved)
    came = set(range(len(blocks))) - set(alignment.pairs.values())
    found: dict[int, tuple[Block, ...]] = {}
    last_old = last_new = -1
    for old, new in (*kept, (base_count, len(blocks))):
        added = tuple(blocks[at] for at in range(last_new + 1, new) if at in came)
        gone = [at for at in range(last_old + 1, old) if at not in alignment.pairs]
        if added:
            found |= dict.fromkeys(gone, added)
        last_old, last_new = old, new
    return found


def merge_values(
    base: Mapping[str, Value], mine: Mapping[str, Value], theirs: Mapping[str, Value]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Bring two changed versions of named values together.

    Returns the values, and the names of those that both changed differently. Of these it holds
    mine.
    """
    merged, conflicts = {}, []
    for name, value in mine.items():
        changed_by_both = base[name] != value and base[name] != theirs[name]
        if changed_by_both and value != theirs[name]:
            conflicts.append(name)
        merged[name] = theirs[name] if value == base[name] else value
    return merged, tuple(conflicts)


@dataclass(frozen=True, slots=True)
class _MergedBlock:
    blocks: tuple[Block, ...] = ()
    is_conflict: bool = False
    is_combined: bool = False


def _merged_block(
    place: Place, base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]
) -> _MergedBlock:
    my_block = None if place.mine is None else mine[place.mine]
    their_block = None if place.theirs is None else theirs[place.theirs]
    if place.base is None:
        block = my_block or their_block
        assert block is not None
        return _MergedBlock((block,))
    base_block = base[place.base]
    if my_block is None or their_block is None:
        block = my_block or their_block
        assert block is not None
        if block.words == base_block.words:
            return _MergedBlock()
        return _MergedBlock((block,), is_conflict=True)
    shape = my_block if _shape(my_block) != _shape(base_block) else their_block
    if my_block.words in (base_block.words, their_block.words):
        return _MergedBlock((replace(shape, words=their_block.words),))
    if their_block.words == base_block.words:
        return _MergedBlock((replace(shape, words=my_block.words),))
    words = _merged_words(base_block.words, my_block.words, their_block.words)
    if words is None:
        both = (replace(shape, words=my_block.words), replace(shape, words=their_block.words))
        return _MergedBlock(both, is_conflict=True)
    return _MergedBlock((replace(shape, words=words),), is_combined=True)


def _shape(block: Block) -> tuple[Hashable, ...]:
    return block.tag, block.lists, block.apart


def _merged_words(
    base: Sequence[Word], mine: Sequence[Word], theirs: Sequence[Word]
) -> tuple[Word, ...] | None:
    """Return the words with both sides' changes, or None where no word lies between two of them."""
    my_changes, their_changes = changes(base, mine), changes(base, theirs)
    replaced: list[tuple[tuple[int, int], tuple[Word, ...]]] = []
    ends = {True: -1, False: -1}
    both = [(change, True) for change in my_changes] + [(change, False) for change in their_changes]
    for change, is_mine in sorted(both, key=lambda one: one[0].before):
        if change.same:
            continue
        start, end = change.before
        words = tuple((mine if is_mine else theirs)[slice(*change.after)])
        if replaced and replaced[-1] == (change.before, words):
            continue
        other_end = ends[not is_mine]
        if other_end >= 0 and not any(word.is_word for word in base[other_end:start]):
            return None
        ends[is_mine] = end
        replaced.append((change.before, words))
    kept = _kept_words(base, (my_changes, mine), (their_changes, theirs))
    merged: list[Word] = []
    at = 0
    for (start, end), words in replaced:
        merged += [*kept[at:start], *words]
        at = end
    return tuple(merged + kept[at:])


def _kept_words(base: Sequence[Word], *sides: tuple[list[Change], Sequence[Word]]) -> list[Word]:
    """Return the base's words with the emphasis that a side gave those that it kept."""
    kept = list(base)
    for found, words in sides:
        for at, word in _same_words(found, words):
            if kept[at] == base[at]:
                kept[at] = word
    return kept


def _same_words(found: list[Change], words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    for change in found:
        if change.same:
            yield from zip(range(*change.before), words[slice(*change.after)], strict=True)
