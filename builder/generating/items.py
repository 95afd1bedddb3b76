"""What a menu is made of: items to tick, in groups that become sections."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

GroupKey = Literal["responsibilities", "required", "preferred", "tools", "benefits"]

# How the ids of items of the person's own begin; the group and a number follow.
OWN = "own-"


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

    def parted(self, ticks: Sequence[str] | None) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """Return the items ticked, in their order, and the others."""
        chosen = self.chosen(ticks)
        return chosen, tuple(item for item in self.items if item not in chosen)

    def reworded(self, wording: Mapping[str, str]) -> "Group":
        """Return the group with other words for items, by id, and with the person's own items."""
        begins = f"{OWN}{self.key}-"
        own = tuple(
            Item(id=key, text=text, source="Your own")
            for key, text in wording.items()
            if key.startswith(begins)
        )
        said = (
            replace(item, text=wording[item.id], source=f"{item.source}, in your words")
            if item.id in wording
            else item
            for item in self.items
        )
        return replace(self, items=(*said, *own))


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
