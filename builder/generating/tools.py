"""The tools on the menu: equipment of the trade, and software, what employers want most first."""

from collections import Counter
from collections.abc import Iterator

from builder.generating import technologies
from builder.generating.facts import OccupationFacts, Technology
from builder.generating.items import Item, slug
from builder.generating.material import Material

_TICKED = 6
_TICKED_OF_ONE_KIND = 2
_TICKED_BASICS = 3
_TICKED_BY_HAND = 2
_OFFERED = 24
_LONGEST_NAME = 45
_SECTION = "tools"

# Families of the classification whose tools are, before all software, things to hold.
_HANDS_ON = ("29-1", "29-2", "31", "33", "35", "37", "39", "45", "47", "49", "51", "53", "55")


def tools(material: Material) -> Iterator[Item]:
    """Yield equipment where the work is done by hand, then software with what it is for."""
    by_hand = material.facts.code.startswith(_HANDS_ON)
    software = technologies.best(material.facts)[:_OFFERED]
    if by_hand or not software:
        yield _equipment(material)
    limit = _TICKED_BY_HAND if by_hand else _TICKED
    simple = by_hand and (material.facts.job_zone or 0) <= 2
    ticked: Counter[str] = Counter()
    for technology in software:
        category = technology.category
        basic = category in technologies.BASICS
        room = ticked.total() < limit and ticked[category] < _TICKED_OF_ONE_KIND
        room &= not basic or sum(ticked[kind] for kind in technologies.BASICS) < _TICKED_BASICS
        known = technology.hot or technologies.is_kind(technology)
        fits = technology.in_demand or (known and not simple)
        tick = room and fits and len(technology.name) <= _LONGEST_NAME
        ticked[category] += tick
        ways = technologies.purposes(category)
        use = material.wording.say(ways, f"use {technology.name}", _SECTION)
        yield Item(
            id=f"tool-{slug(technology.name)}",
            text=f"{technologies.tidy_name(technology.name)}, {use[0].lower()}{use[1:]}",
            source=_source(technology),
            preselected=tick,
        )


def asked_for(facts: OccupationFacts) -> Technology | None:
    """Return the software that a posting could ask experience with, if it is part of the work."""
    for technology in technologies.best(facts)[:6]:
        special = technology.category not in technologies.BASICS
        usual = technology.hot and (facts.job_zone or 0) >= 4
        if special and (technology.in_demand or (usual and not facts.code.startswith(_HANDS_ON))):
            return technology
    return None


def _equipment(material: Material) -> Item:
    text = material.wording.say(technologies.EQUIPMENT_USE, "equipment", _SECTION)
    return Item(id="equipment", text=text, source="Typical of the work", preselected=True)


def _source(technology: Technology) -> str:
    if technology.in_demand:
        return "Many postings for this occupation ask for it (O*NET)"
    return "Many postings of all kinds ask for it (O*NET)" if technology.hot else "In use (O*NET)"
