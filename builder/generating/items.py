"""What a menu is made of: items to tick, in groups that become sections."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

GroupKey = Literal["responsibilities", "required", "preferred", "tools", "benefits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to tick. `source` says where it comes from, in words for the person who picks."""

    id: str
    text: str
    source: str
    preselected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that go into one section."""

    key: GroupKey
    heading: str
    items: tuple[Item, ...]

    def chosen(self, ticks: Sequence[str] | None) -> tuple[Item, ...]:
        """Return the items ticked, in the order of `ticks`; without ticks, those preselected."""
        if ticks is None:
            return tuple(item for item in self.items if item.preselected)
        known = {item.id: item for item in self.items}
        return tuple(known[tick] for tick in dict.fromkeys(ticks) if tick in known)


def distinct(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items whose id and text no earlier item has."""
    seen: set[str] = set()
    for item in items:
        same = {item.id, item.text.casefold()}
        if not same & seen:
            seen |= same
            yield item


def slug(text: str) -> str:
    """Return `text` as part of an id: "C++" becomes "c-plus-plus"."""
    text = text.casefold().replace("+", "-plus").replace("#", "-sharp")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")
