"""Two changed orders of one row brought into one order."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.comparing.alignment import Alignment


@dataclass(eq=False, slots=True)
class Place:
    """One thing of the common order: where it stands in base, mine and theirs, if it does."""

    base: int | None = None
    mine: int | None = None
    theirs: int | None = None


def interleaved(
    mine: Alignment,
    mine_count: int,
    theirs: Alignment,
    theirs_count: int,
    are_equal: Callable[[int, int], bool],
) -> list[Place]:
    """Return everything that stands in mine or theirs, in one order.

    The alignments lead from the base. My order holds, with what they added or moved put behind
    what it follows with them; where both moved the same thing, my place for it holds. Additions
    that `are_equal` (given the place in mine and in theirs) are one.
    """
    base_of_mine = {new: old for old, new in mine.pairs.items()}
    base_of_theirs = {new: old for old, new in theirs.pairs.items()}
    order = [Place(base_of_mine.get(at), at) for at in range(mine_count)]
    of_base = {place.base: place for place in order if place.base is not None}
    added_by_me = [place for place in order if place.base is None]
    last: Place | None = None
    for at in range(theirs_count):
        base = base_of_theirs.get(at)
        known = None if base is None else of_base.get(base)
        if base is None:
            known = next(
                (
                    place
                    for place in added_by_me
                    if place.theirs is None and place.mine is not None and are_equal(place.mine, at)
                ),
                None,
            )
        if known is None:
            known = Place(base)
            _put_behind(order, last, known)
        elif base in theirs.moved and base not in mine.moved:
            order.remove(known)
            _put_behind(order, last, known)
        known.theirs = at
        last = known
    return order


def _put_behind(order: list[Place], last: Place | None, new: Place) -> None:
    at = 0 if last is None else order.index(last) + 1
    # What I added at the same place comes first.
    while at < len(order) and order[at].base is None and order[at].theirs is None:
        at += 1
    order.insert(at, new)
