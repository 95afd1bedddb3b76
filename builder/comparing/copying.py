"""Copying a section or a bullet from one of two documents into the other."""

import re
from dataclasses import dataclass, replace

from builder.bullets import NoBullet, bullets, put_in, take_out
from builder.comparing.sides import Beside, Pair, Side
from builder.document import Section

_NESTED = re.compile(r"<[uo]l>.*", re.DOTALL)


class NothingToCopy(LookupError):
    """There is no such section, or no such bullet in it."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A section as copying makes it: it takes the place of one, or else is new at `position`.

    Places count from 0. `words` say what was copied.
    """

    section: Section
    place: int | None
    position: int
    words: str


def copied(shown: Beside, number: int, bullet: int | None, *, to_left: bool) -> Copied:
    """Return what copying from the one side to the other makes of that.

    `number` is that of a pair of sections, `bullet` that of a bullet on the side it is copied from;
    without it the whole section is copied. A bullet takes the words of its twin, where it has one,
    and else comes behind what it stands behind. What was hidden stays so.

    Raises:
        NothingToCopy: there is no such section or bullet.

    """
    if not 0 <= number < len(shown.sections):
        raise NothingToCopy
    source, target = _sides(shown.sections[number], to_left)
    if source is None:
        raise NothingToCopy
    section, words = source.section, source.section.heading
    if target:
        section = replace(section, hidden=target.section.hidden)
    if bullet is not None:
        try:
            html = _with_bullet(source, target, bullet)
            words = bullets(source.section.html)[bullet].text
        except (NoBullet, IndexError) as error:
            raise NothingToCopy from error
        section = replace(target.section if target else section, html=html)
    if target:
        return Copied(section, target.place, target.place, words)
    return Copied(section, None, _position(shown, source, to_left=to_left), words)


def _sides(pair: Pair, to_left: bool) -> tuple[Side | None, Side | None]:
    return (pair.right, pair.left) if to_left else (pair.left, pair.right)


def _position(shown: Beside, new: Side, *, to_left: bool) -> int:
    """Return where a section comes that the other side lacks: behind what it stands behind."""
    both = [_sides(pair, to_left) for pair in shown.sections]
    earlier = {
        source.place: target.place + 1
        for source, target in both
        if source and target and source.place < new.place
    }
    return earlier[max(earlier)] if earlier else 0


def _with_bullet(source: Side, target: Side | None, number: int) -> str:
    """Return the text of `target` with a bullet of `source` in it."""
    theirs = bullets(source.section.html)
    if not 0 <= number < len(theirs):
        raise NoBullet
    item = theirs[number].html
    if target is None:
        return put_in("", item)[0]
    html = target.section.html
    mine = bullets(html)
    twins = {
        line.bullet: line.twin
        for line in source.lines
        if line.bullet is not None and line.twin is not None
    }
    if number in twins:
        twin = twins[number]
        own, nested = _NESTED.sub("", item), _NESTED.search(mine[twin].html)
        html, _ = put_in(html, own + (nested.group() if nested else ""), twin)
        return take_out(html, twin)[0]
    alike = [
        one for one in twins if theirs[one].depth == theirs[number].depth == mine[twins[one]].depth
    ]
    earlier = [one for one in alike if one < number]
    later = [one for one in alike if one > number]
    if earlier:
        return put_in(html, item, twins[earlier[-1]])[0]
    if later:
        return put_in(html, item, twins[later[0]], after=False)[0]
    return put_in(html, item)[0]
