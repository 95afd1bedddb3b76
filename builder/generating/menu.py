"""The menu a draft is picked from: suggested items in groups, some of them ticked beforehand."""

from collections.abc import Iterable, Iterator

from builder.generating import sentences
from builder.generating.choices import Choices
from builder.generating.duties import duties
from builder.generating.facts import OccupationFacts
from builder.generating.items import Group, GroupKey, Item, distinct
from builder.generating.material import Material
from builder.generating.qualifications import preferred, required
from builder.generating.tools import tools


def menu(facts: OccupationFacts, choices: Choices) -> tuple[Group, ...]:
    """Return what a draft for these facts and choices can hold, group by group.

    The same suggestion has the same id whatever is chosen; no two suggestions of a group have the
    same text. Where nothing is known that fits a group, it is left out. The person's own wording
    and items are in it.
    """
    material = Material(facts, choices)
    groups = (
        _group("responsibilities", "Responsibilities", duties(material)),
        _group("required", "Qualifications", required(material)),
        _group("preferred", "Preferred qualifications", preferred(material)),
        _group("tools", "Tools and technology", tools(material)),
        _group("benefits", "Benefits", _benefits(choices)),
    )
    said = (group.reworded(choices.wording) for group in groups)
    return tuple(group for group in said if group.items)


def _group(key: GroupKey, heading: str, items: Iterable[Item]) -> Group:
    return Group(key=key, heading=heading, items=tuple(distinct(items)))


def _benefits(choices: Choices) -> Iterator[Item]:
    remote = choices.workplace == "remote"
    for name, text, ticked in sentences.BENEFITS:
        if name not in (sentences.NOT_FOR_REMOTE if remote else sentences.ONLY_FOR_REMOTE):
            yield Item(
                id=f"benefit-{name}",
                text=text,
                source="Offered by many employers; keep only what you offer",
                preselected=ticked,
            )
