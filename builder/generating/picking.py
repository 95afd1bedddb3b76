"""What a person picked from a menu, and how it fares when the choices change."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from builder.generating.choices import Choices
from builder.generating.facts import OccupationFacts
from builder.generating.items import OWN, Group, GroupKey
from builder.generating.menu import menu

LONGEST_WORDING = 500
# So many items of one's own a group takes.
MOST_OWN = 30
_GROUPS: tuple[GroupKey, ...] = get_args(GroupKey)
_OWN_ID = re.compile(rf"{OWN}({'|'.join(_GROUPS)})-\d{{1,3}}", re.ASCII)


def reworded(facts: OccupationFacts, choices: Choices, texts: Mapping[str, str]) -> Choices:
    """Return the choices with the wording that a person gave to items, by their ids.

    A text that is the menu's own, or empty, is no wording. An empty text takes an item of one's
    own away.
    """
    offered = {item.id: item.text for group in menu(facts, choices) for item in group.items}
    own = [key for key in texts if _OWN_ID.fullmatch(key)][: MOST_OWN * len(_GROUPS)]
    given = {key: _one_line(texts[key]) for key in (*offered, *own) if key in texts}
    wording = {key: text for key, text in given.items() if text and text != offered.get(key)}
    return replace(choices, wording=wording)


def with_own(choices: Choices, group: GroupKey, text: str) -> Choices:
    """Return the choices with an item of one's own, ticked, at the end of a group."""
    begins = f"{OWN}{group}-"
    numbers = [int(key.removeprefix(begins)) for key in choices.wording if key.startswith(begins)]
    text = _one_line(text)
    if not text or len(numbers) >= MOST_OWN:
        return choices
    key = f"{begins}{max(numbers, default=0) + 1}"
    ticks = choices.ticks if choices.ticks is None else (*choices.ticks, key)
    return replace(choices, ticks=ticks, wording={**choices.wording, key: text})


def carried_over(facts: OccupationFacts, picked: Choices, choices: Choices) -> Choices:
    """Return `choices` with what was picked under other choices.

    Who has changed nothing gets the preselection that goes with the new choices. Otherwise items
    offered before stay as they were, and new ones are preselected as usual. What was reworded and
    is no longer offered stays as an item of one's own.
    """
    before = menu(facts, replace(picked, wording={}, ticks=None))
    untouched = [item.id for group in before for item in group.items if item.preselected]
    if picked.ticks is None or (list(picked.ticks) == untouched and not picked.wording):
        return replace(choices, ticks=None, wording={})
    offered = {item.id for group in before for item in group.items}
    after = menu(facts, replace(choices, wording={}, ticks=None))
    known = {item.id for group in after for item in group.items}
    fresh = (item.id for group in after for item in group.items if item.preselected)
    kept = {
        key: text for key, text in picked.wording.items() if key in known or key.startswith(OWN)
    }
    result = replace(
        choices,
        ticks=(*picked.ticks, *(key for key in fresh if key not in offered)),
        wording=kept,
    )
    for group in before:
        for item in group.items:
            if item.id in picked.wording and item.id in picked.ticks and item.id not in known:
                result = with_own(result, group.key, picked.wording[item.id])
    return result


def moved(groups: tuple[Group, ...], choices: Choices, key: str, steps: int) -> Choices:
    """Return the choices with an item moved by so many places among the ticked of its group."""
    ticks = [item.id for group in groups for item in group.chosen(choices.ticks)]
    for group in groups:
        inside = [item.id for item in group.chosen(choices.ticks)]
        if key in inside:
            place = inside.index(key)
            target = min(max(place + steps, 0), len(inside) - 1)
            inside.insert(target, inside.pop(place))
            others = [tick for tick in ticks if tick not in inside]
            return replace(choices, ticks=(*others, *inside))
    return choices


def _one_line(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:LONGEST_WORDING].strip()
