"""An occupation's facts and a person's choices become a whole job document."""

from html import escape

from builder import rich_text
from builder.document import Apply, JobDocument, Location, Section, SectionKind
from builder.generating import preparation, sentences
from builder.generating.choices import Choices
from builder.generating.facts import OccupationFacts
from builder.generating.items import GroupKey, Item
from builder.generating.material import STYLES_IN_BRIEF, WORK_STYLES, Material
from builder.generating.menu import menu
from builder.generating.pay import suggested_pay
from builder.generating.titles import at_level, singular, tidy, with_article

_KINDS: dict[GroupKey, SectionKind] = {
    "responsibilities": "responsibilities",
    "required": "qualifications",
    "preferred": "qualifications",
    "tools": "custom",
    "benefits": "benefits",
}


def draft(facts: OccupationFacts, choices: Choices) -> JobDocument:
    """Return the job document for these facts and choices: the same ones give the same document.

    A group of the menu of which nothing is ticked makes no section. Ticks that the menu does not
    have are passed over.
    """
    title = at_level(tidy(choices.title) or singular(facts.title), choices.level)
    material = Material(facts, choices)
    lists = [
        Section(kind=_KINDS[group.key], heading=group.heading, html=_list(items))
        for group in menu(facts, choices)
        if (items := group.chosen(choices.ticks))
    ]
    return JobDocument(
        title=title,
        occupation=facts.code[:7],
        locations=_locations(choices),
        workplace=choices.workplace,
        employment_type=choices.employment_type,
        reports_to=material.words.reports_to,
        pay=suggested_pay(facts, choices),
        apply=Apply(instructions=_say(material, sentences.APPLY, "apply")),
        sections=(
            Section(kind="job_brief", heading="Job brief", html=_brief(material, title)),
            *lists,
            Section(
                kind="work_environment",
                heading="Work environment",
                html=_paragraphs(_environment(material)),
            ),
            Section(
                kind="equal_opportunity",
                heading="Equal opportunity",
                html=_paragraphs(_say(material, sentences.EQUAL_OPPORTUNITY, "equal")),
            ),
        ),
    )


def _locations(choices: Choices) -> tuple[Location, ...]:
    if not (choices.city or choices.region):
        return ()
    return (Location(city=choices.city, region=choices.region, country=choices.country),)


def _brief(material: Material, title: str) -> str:
    material.wording.define(
        title=title, a_title=with_article(title), main_duty=material.words.main_duty
    )
    styles = [
        _say(material, WORK_STYLES[name].do, f"style {name}")
        for name in material.styles[:STYLES_IN_BRIEF]
    ]
    # "is honest, also about mistakes, and keeps promises", but "works hard and keeps promises".
    joint = ", and " if "," in styles[0] else " and "
    material.wording.define(styles=joint.join(style[0].lower() + style[1:] for style in styles))
    first = (
        _say(material, sentences.OPENING, "opening"),
        _say(material, sentences.PURPOSE, "purpose"),
    )
    second = (
        _say(material, sentences.SETTING[material.choices.workplace or "onsite"], "setting"),
        _say(material, sentences.SOUGHT, "sought"),
        _say(material, sentences.AT_LEVEL[material.stage], "level"),
    )
    return _paragraphs(" ".join(first), " ".join(second))


def _environment(material: Material) -> str:
    workplace = material.choices.workplace or "onsite"
    told = [_say(material, sentences.ENVIRONMENT[workplace], "environment")]
    if workplace != "remote":
        told.append(_say(material, sentences.CONDITIONS, "conditions"))
    if span := preparation.time_to_learn(material.facts):
        material.wording.define(span=span)
        told.append(_say(material, sentences.SETTLING_IN, "settling in"))
    return " ".join(told)


def _say(material: Material, ways: tuple[str, ...], topic: str) -> str:
    return material.wording.say(ways, topic, "text")


def _paragraphs(*texts: str) -> str:
    return rich_text.sanitize("".join(f"<p>{escape(text, quote=False)}</p>" for text in texts))


def _list(items: tuple[Item, ...]) -> str:
    listed = "".join(f"<li>{escape(item.text, quote=False)}</li>" for item in items)
    return rich_text.sanitize(f"<ul>{listed}</ul>")
