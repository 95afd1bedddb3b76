"""Reads what was picked, reworded, moved and added in the menu of a draft."""

from dataclasses import replace
from typing import get_args

from django.http import QueryDict

from builder.document import Workplace
from builder.generating.choices import LEVELS, Choices
from builder.generating.facts import OccupationFacts
from builder.generating.items import GroupKey
from builder.generating.menu import menu
from builder.generating.picking import carried_over, moved, reworded, with_own

_MOST_TICKS = 300
_STEPS = {"up": -1, "down": 1}


def picked(data: QueryDict, facts: OccupationFacts, choices: Choices) -> Choices:
    """Return `choices` with what was picked in the menu.

    `tick` are the ids ticked, in their order; `say-ID` is the wording of an item; `add-GROUP` is a
    new item; `do` may ask for an item to move: `up:ID` or `down:ID`. `shown_level` and
    `shown_workplace` are the choices for which the menu was shown.
    """
    before = replace(_shown(data, choices), ticks=tuple(data.getlist("tick")[:_MOST_TICKS]))
    texts = {
        name.removeprefix("say-"): data.get(name) or "" for name in data if name.startswith("say-")
    }
    after = carried_over(facts, reworded(facts, before, texts), choices)
    added = {key: text for key in get_args(GroupKey) if (text := data.get(f"add-{key}", ""))}
    step, _, item = data.get("do", "").partition(":")
    if not added and step not in _STEPS:
        return after
    if after.ticks is None:
        ticks = (one.id for group in menu(facts, after) for one in group.chosen(None))
        after = replace(after, ticks=tuple(ticks))
    for key, text in added.items():
        after = with_own(after, key, text)
    if step in _STEPS:
        after = moved(menu(facts, after), after, item, _STEPS[step])
    return after


def _shown(data: QueryDict, choices: Choices) -> Choices:
    level = next((one for one in LEVELS if one == data.get("shown_level")), choices.level)
    workplaces = get_args(Workplace)
    workplace = next((one for one in workplaces if one == data.get("shown_workplace")), None)
    return replace(choices, level=level, workplace=workplace or choices.workplace)
