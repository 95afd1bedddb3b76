"""The qualifications on the menu: required ones, and ones that would be welcome."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from builder.generating import preparation, sentences
from builder.generating.items import Item, slug
from builder.generating.material import (
    KNOWLEDGE,
    SKILLS,
    STYLES_IN_BRIEF,
    WORK_STYLES,
    Material,
)
from builder.generating.ranking import importance_of
from builder.generating.technologies import tidy_name
from builder.generating.titles import singular, with_article
from builder.generating.tools import asked_for
from builder.generating.wording import stable_number

_SECTION = "qualifications"
_LEVEL = "Fits the level you chose"
# How important, from 1 to 5, a field of knowledge must be for a posting to prefer who knows it.
_MATTERS = 3.0


def required(material: Material) -> Iterator[Item]:
    """Yield education, licence, experience, then knowledge, skills, and ways of working."""
    yield _education(material)
    if material.words.licence:
        yield Item(
            id="licence",
            text=material.words.licence,
            source="Often required by law; check the rules of your state",
            preselected=True,
        )
    yield _experience(material)
    if ways := sentences.BROUGHT_AT_LEVEL[material.stage]:
        # Where no experience is asked for, the line above says all there is to say.
        yield _said(material, ways, "level-required", _LEVEL, ticked=material.years > 0)
    source = f"Typical of {material.facts.title}"
    yield _said(material, sentences.CORE, "core", source, ticked=True)
    for place, name in enumerate(material.knowledge[:5]):
        yield _knowledge(material, name, ticked=place < 2)
    # The first skill stands among the duties.
    known = material.knowledge[:2]
    skills = [name for name in material.skills[1:] if name not in known]
    for place, name in enumerate(skills[:6]):
        yield _skill(material, name, ticked=place < 1)
    for place, name in enumerate(material.styles[STYLES_IN_BRIEF : STYLES_IN_BRIEF + 4]):
        yield _style(material, name, ticked=place < 1)


def preferred(material: Material) -> Iterator[Item]:
    """Yield more education, related experience, a tool, and further knowledge and skills."""
    step = preparation.preferred_education(material.facts)
    if step is not None and not material.words.degree:
        source = "Many people in the job say it is needed (O*NET)"
        ways = preparation.EDUCATION[step]
        yield _said(material, ways, "education-preferred", source, ticked=True)
    if title := _other_title(material):
        yield _related(material, title)
    if ways := sentences.WELCOME_AT_LEVEL[material.stage]:
        yield _said(material, ways, "level-preferred", _LEVEL, ticked=True)
    if technology := asked_for(material.facts):
        name = tidy_name(technology.name)
        ways = (
            f"Experience with {name} or similar software, as for {{records}}",
            f"Practice with {name}, or something like it, in work on {{things}}",
            f"Working knowledge of {name}, used here for {{things}}",
        )
        source = "Many postings ask for it (O*NET)"
        yield _said(material, ways, "tool-experience", source, ticked=True)
    for place, name in enumerate(material.knowledge[5:8]):
        matters = importance_of(name, material.facts.knowledge) >= _MATTERS
        yield _knowledge(material, name, ticked=place < 1 and matters)
    for place, name in enumerate(material.styles[STYLES_IN_BRIEF + 4 : STYLES_IN_BRIEF + 7]):
        yield _style(material, name, ticked=place < 1)
    for name in material.skills[7:10]:
        yield _skill(material, name, ticked=False)


def _education(material: Material) -> Item:
    if material.words.degree:
        source = "The profession commonly requires it"
        return Item(id="education", text=material.words.degree, source=source, preselected=True)
    ways = preparation.EDUCATION[preparation.required_education(material.facts)]
    known = "Most people in the job say it is needed (O*NET)"
    guessed = "Usual in jobs that take this much preparation (O*NET job zone)"
    source = known if material.facts.education else guessed
    return _said(material, ways, "education", source, ticked=True)


def _experience(material: Material) -> Item:
    years = material.years
    known = "What people in the job say is needed before it (O*NET), adjusted to the level"
    guessed = "Usual in jobs that take this much preparation, adjusted to the level"
    source = known if material.facts.experience else guessed
    ways = preparation.experience(years)
    if not years:
        studied = material.stage == "graduate"
        ways = preparation.AFTER_STUDY if studied else preparation.NO_EXPERIENCE
    return _said(material, ways, "experience", source, ticked=True)


def usual_titles(titles: Sequence[str], own: str) -> list[str]:
    """Return titles made of words that such titles often have, most usual first.

    Left out are those of which the title `own` has every word.
    """
    known = set(own.casefold().replace(",", "").split())
    common = Counter(word for title in titles for word in set(title.split()))
    # Rare words make rare titles: most truck drivers have never hauled milk.
    least = max(2, len(titles) // 30)
    fit = [
        title
        for title in titles
        if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}", title)
        and not set(title.casefold().split()) <= known
        and all(common[word] >= least for word in title.split())
    ]
    fit.sort(key=lambda title: (-min(common[word] for word in title.split()), title))
    return fit


def _other_title(material: Material) -> str:
    """Return another title for the work."""
    own = f"{material.choices.title} {singular(material.facts.title)}"
    usual = usual_titles(material.facts.titles, own)[:6]
    return usual[stable_number(material.facts.code, "title") % len(usual)] if usual else ""


def _related(material: Material, title: str) -> Item:
    a_title = with_article(title)
    ways = (
        f"Earlier work as {a_title}, or in a job like it",
        f"Experience gained as {a_title}, or in another job with {{things}}",
        f"Time spent as {a_title}, or in work with {{people}} elsewhere",
    )
    source = f"A title used for this work: {title}"
    return _said(material, ways, "related-title", source, ticked=True)


def _knowledge(material: Material, name: str, *, ticked: bool) -> Item:
    source = material.important("knowledge", name)
    ways = KNOWLEDGE[name].bring
    return _said(material, ways, f"knowledge-{slug(name)}", source, ticked=ticked)


def _skill(material: Material, name: str, *, ticked: bool) -> Item:
    source = material.important("skill", name)
    return _said(material, SKILLS[name].bring, f"skill-{slug(name)}", source, ticked=ticked)


def _style(material: Material, name: str, *, ticked: bool) -> Item:
    source = material.important("way of working", name)
    return _said(material, WORK_STYLES[name].bring, f"style-{slug(name)}", source, ticked=ticked)


def _said(
    material: Material, ways: tuple[str, ...], key: str, source: str, *, ticked: bool
) -> Item:
    text = material.wording.say(ways, key, _SECTION)
    return Item(id=key, text=text, source=source, preselected=ticked)
