"""The responsibilities on the menu: imported tasks, and duties built from what matters most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from builder.generating import sentences, tasks
from builder.generating.items import Item, slug
from builder.generating.lexicon import Duty
from builder.generating.material import KNOWLEDGE, SKILLS, Material
from builder.generating.ranking import MEANS, importance_of
from builder.generating.wording import sentence, stable_number

# So many are ticked beforehand, besides those of the level.
_TICKED = 8
# So many of them are of the kind that the occupation's group does, the rest rest on its skills.
_WORKS = 5
_SECTION = "duties"


def duties(material: Material) -> Iterator[Item]:
    """Yield imported tasks, core first; then duties built; then those that fit the level."""
    imported = list(_imported(material))
    yield from imported
    missing = _TICKED - sum(item.preselected for item in imported)
    for place, item in enumerate(_built(material)):
        yield replace(item, preselected=place < missing)
    yield from _at_level(material)


def _imported(material: Material) -> Iterator[Item]:
    ticked = 0
    for task in tasks.ranked(material.facts.tasks):
        text = tasks.as_duty(task.text)
        tick = ticked < _TICKED and tasks.is_readable(text)
        ticked += tick
        kind = "core task" if task.core else "further task"
        yield Item(
            id=f"task-{task.number}",
            text=text,
            source=f"O*NET: {kind} of {material.facts.title}",
            preselected=tick,
        )


def _built(material: Material) -> Iterator[Item]:
    """Yield what is typical of the occupation, then of its group, with its skills in between."""
    text = sentence(material.words.duty)
    material.wording.remember(text, _SECTION)
    yield Item(id="duty", text=text, source=f"Typical of {material.facts.title}")
    works = _works(material)
    done = {duty.element for _, duty in works[:_WORKS]}
    skills = [name for name in material.skills if name not in done]
    # The first areas of knowledge stand among the qualifications.
    areas = [name for name in material.knowledge[2:] if name not in done]
    for key, duty in works[:2]:
        yield _work(material, key, duty)
    for name in skills[:1]:
        yield _skill(material, name)
    for key, duty in works[2:4]:
        yield _work(material, key, duty)
    for name in skills[1:2]:
        yield _skill(material, name)
    for key, duty in works[4:9]:
        yield _work(material, key, duty)
    for name in skills[2:6]:
        yield _skill(material, name)
    for name in areas[:3]:
        yield _knowledge(material, name)


def _works(material: Material) -> list[tuple[str, Duty]]:
    """Return the duties of the occupation's groups with their ids.

    Those of the narrowest group come first, within it those that matter most to the occupation.
    """
    facts = material.facts
    ratings = (facts.skills, facts.knowledge, facts.work_styles)
    numbers: Counter[str] = Counter()
    found = []
    for duty in material.words.duties:
        numbers[duty.group] += 1
        key = f"work-{duty.group or 'any'}-{numbers[duty.group]}"
        lift = 0.0
        if duty.element:
            lift = importance_of(duty.element, *ratings) - MEANS[duty.element]
        # Where two matter alike, one occupation of a group has this first, another that.
        tie = stable_number(facts.code, key) % 100 / 250
        found.append((-len(duty.group), -lift - tie, key, duty))
    found.sort(key=lambda one: one[:3])
    return [(key, duty) for *_, key, duty in found]


def _work(material: Material, key: str, duty: Duty) -> Item:
    texts = duty.texts
    text = sentence(texts[stable_number(material.facts.code, key) % len(texts)])
    material.wording.remember(text, _SECTION)
    typical = "Typical of this kind of work"
    source = material.important("here", duty.element) if duty.element else typical
    return Item(id=key, text=text, source=source)


def _skill(material: Material, name: str) -> Item:
    text = sentence(material.wording.say(SKILLS[name].do, f"do {name}", _SECTION))
    source = material.important("skill", name)
    return Item(id=f"skill-{slug(name)}-duty", text=text, source=source)


def _knowledge(material: Material, name: str) -> Item:
    text = sentence(material.wording.say(KNOWLEDGE[name].do, f"use {name}", _SECTION))
    source = material.important("knowledge", name)
    return Item(id=f"knowledge-{slug(name)}-duty", text=text, source=source)


def _at_level(material: Material) -> Iterator[Item]:
    level = material.choices.level
    for place, ways in enumerate(sentences.DUTIES_AT_LEVEL[material.stage], start=1):
        text = sentence(material.wording.say(ways, f"level {level} {place}", _SECTION))
        yield Item(
            id=f"level-duty-{place}",
            text=text,
            source=f"Fits the level you chose: {level}",
            preselected=place <= 2,
        )
