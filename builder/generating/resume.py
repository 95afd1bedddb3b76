"""An occupation's facts as advice to whoever writes a résumé for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.generating import evidence, technologies
from builder.generating.choices import Choices
from builder.generating.facts import OccupationFacts
from builder.generating.guide import Use
from builder.generating.material import Material
from builder.generating.qualifications import required, usual_titles
from builder.generating.spoken import headed
from builder.generating.titles import singular
from builder.generating.tools import asked_for
from builder.generating.wording import stable_number

_SKILLS, _AREAS, _STYLES, _SOFTWARE, _TITLES = 6, 5, 4, 8, 8
_EVIDENT_SKILLS, _EVIDENT_AREAS = 4, 2
_SECTION = "evidence"


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of one kind that postings for the job use."""

    heading: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the job asks for, the words for it, and what to show for each skill."""

    asks: tuple[str, ...]
    terms: tuple[Terms, ...]
    evidence: tuple[Use, ...]


def advice(facts: OccupationFacts) -> Advice:
    """Return the advice for these facts: the same ones give the same advice."""
    material = Material(facts, Choices())
    asks = tuple(item.text for item in required(material) if item.preselected)
    terms = tuple(Terms(heading, words) for heading, words in _terms(material) if words)
    return Advice(asks, terms, tuple(_evidence(material)))


def _terms(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    facts = material.facts
    yield "Skills", tuple(headed(name) for name in material.skills[:_SKILLS])
    areas = [name for name in material.knowledge if name not in material.skills[:_SKILLS]]
    yield "Knowledge", tuple(headed(name) for name in areas[:_AREAS])
    styles = (headed(name.split("/")[0]) for name in material.styles[:_STYLES])
    yield "Ways of working", tuple(styles)
    best = technologies.best(facts)
    asked = [one for one in best if one.in_demand or one.hot] or best
    names = dict.fromkeys(technologies.tidy_name(one.name) for one in asked)
    yield "Software", tuple(names)[:_SOFTWARE]
    yield "Job titles", tuple(usual_titles(facts.titles, singular(facts.title))[:_TITLES])


def _evidence(material: Material) -> Iterator[Use]:
    skills = material.skills[:_EVIDENT_SKILLS]
    areas = [name for name in material.knowledge if name not in skills][:_EVIDENT_AREAS]
    for name in (*skills, *areas):
        yield Use(headed(name), f"{_say(material, evidence.EVIDENCE[name], name)}.")
    if technology := asked_for(material.facts):
        name = technologies.tidy_name(technology.name)
        material.wording.define(software=name)
        yield Use(name, f"{_say(material, evidence.SOFTWARE_EVIDENCE, 'software')}.")


def _say(material: Material, ways: tuple[str, ...], name: str) -> str:
    start = stable_number(material.facts.code, "show", name) % len(ways)
    return material.wording.say((*ways[start:], *ways[:start])[:2], f"show {name}", _SECTION)
