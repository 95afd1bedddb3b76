"""Makes a document that came from outside fit where it is stored, without leaving a word out."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from django.db.models import Field

from builder.document import Apply, Fact, JobDocument, Organization, Section
from builder.fact_words import locale_of, place_words
from builder.models.columns import JobColumns
from builder.models.section import HEADING_LENGTH

# As many as the form for facts takes, and as long, so that whoever edits them can save them.
MOST_FACTS = 40
LONGEST_LABEL = 100
LONGEST_VALUE = 500
MOST_PLACES = 30
_MORE = "Further facts"


def fitted(content: JobDocument, employer: Organization) -> JobDocument:
    """Return the document for a record of `employer`; what has no room in a field becomes text.

    Another employer that it names, which a record has no field for, becomes a fact.
    """
    facts = [*_of_other(content.organization, employer), *content.facts]
    content, cut_off = _shortened(content)
    facts += cut_off
    if len(content.locations) > MOST_PLACES:
        locale = locale_of(content.language)
        rest = "; ".join(place_words(place, locale) for place in content.locations[MOST_PLACES:])
        facts.append(Fact(label="Further places", value=rest))
        content = replace(content, locations=content.locations[:MOST_PLACES])
    has_room = [one for one in facts if _has_room(one)][:MOST_FACTS]
    rest_of_facts = [one for one in facts if one not in has_room]
    sections = [*map(_headed, content.sections)]
    about = content.organization.about
    if about and about != employer.about and not any(part.kind == "about" for part in sections):
        sections.append(Section(kind="about", heading="About us", html=_paragraphs([about])))
    if rest_of_facts:
        lines = [f"{one.label}: {one.value}" for one in rest_of_facts]
        sections.append(Section(kind="custom", heading=_MORE, html=_paragraphs(lines)))
    return replace(content, organization=employer, facts=tuple(has_room), sections=tuple(sections))


def _of_other(stated: Organization, employer: Organization) -> Iterable[Fact]:
    """Yield what a document says of an employer that the record's own does not say."""
    for label, value, own in (
        ("Employer", stated.name, employer.name),
        ("Website", stated.website, employer.website),
        ("Headquarters", stated.headquarters, employer.headquarters),
    ):
        if value and value.casefold().strip() != own.casefold().strip():
            yield Fact(label=label, value=value)


def _shortened(content: JobDocument) -> tuple[JobDocument, list[Fact]]:
    """Return the document with fields no longer than stored, and whole what was cut off."""
    facts: list[Fact] = []

    def room(name: str, label: str, text: str, *, empty: bool = False) -> str:
        length = _length(name)
        if len(text) <= length:
            return text
        facts.append(Fact(label=label, value=text))
        return "" if empty else text[:length].rsplit(" ", 1)[0]

    apply = content.apply
    instructions = apply.instructions
    if len(instructions) > _length("apply_instructions"):
        part = Section(kind="custom", heading="How to apply", html=_paragraphs([instructions]))
        content, instructions = replace(content, sections=(*content.sections, part)), ""
    content = replace(
        content,
        title=room("title", "Title", content.title),
        department=room("department", "Department", content.department),
        reports_to=room("reports_to", "Reports to", content.reports_to),
        job_code=room("job_code", "Job code", content.job_code),
        apply=Apply(
            url=room("apply_url", "Apply at", apply.url, empty=True),
            email=room("apply_email", "Apply to", apply.email, empty=True),
            instructions=instructions,
        ),
    )
    if content.pay:
        note = room("pay_note", "Pay", content.pay.note)
        content = replace(content, pay=replace(content.pay, note=note))
    return content, facts


def _length(name: str) -> int:
    """Return how many characters a field of a record holds."""
    field = JobColumns._meta.get_field(name)
    assert isinstance(field, Field)
    assert field.max_length
    return field.max_length


def _headed(part: Section) -> Section:
    """Return the section with a heading that has room, what it loses put before its text."""
    if len(part.heading) <= HEADING_LENGTH:
        return part
    heading = part.heading[: HEADING_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return replace(part, heading=heading, html=_paragraphs([part.heading]) + part.html)


def _has_room(fact: Fact) -> bool:
    return len(fact.label) <= LONGEST_LABEL and len(fact.value) <= LONGEST_VALUE


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(
        f"<p>{escape(line)}</p>" for text in texts for line in text.split("\n") if line.strip()
    )
