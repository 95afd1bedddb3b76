"""What a page tells of an occupation: its facts as lists, its guide, and advice for applicants."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.generating.facts import OccupationFacts, Rating, Share, Technology
from builder.generating.guide import Guide, guide
from builder.generating.resume import Advice, Terms, advice
from builder.generating.technologies import tidy_name
from builder.models import Occupation, Organization, RoleTemplate

_RATINGS = {"skills": 8, "knowledge": 6, "work_styles": 6}
_TOOLS, _TITLES, _RELATED = 24, 40, 8
# Percent of the people asked under which a kind of preparation is left out.
_FEW_EDUCATION, _FEW_EXPERIENCE = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Percentage:
    """A kind of preparation, and how many of those asked name it."""

    name: str
    percent: float


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; `mark` says how much postings want it, or nothing."""

    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class RelatedJob:
    """An occupation like this one, or a role written for it, of which it has the key."""

    title: str
    onet_code: str
    role: str


@dataclass(frozen=True, slots=True)
class OccupationPage:
    """What is known of an occupation. `like` names those whose facts stand in for its own."""

    facts: OccupationFacts
    skills: Sequence[Rating]
    knowledge: Sequence[Rating]
    work_styles: Sequence[Rating]
    education: tuple[Percentage, ...]
    experience: tuple[Percentage, ...]
    tools: tuple[Tool, ...]
    titles: tuple[str, ...]
    related: tuple[RelatedJob, ...]
    advice: Advice

    @property
    def guide(self) -> Guide:
        """The guide made from the facts."""
        return guide(self.facts)


def occupation_page(
    occupation: Occupation, organization: Organization, written: Mapping[str, Any] | None = None
) -> OccupationPage:
    """Return what a page tells of an occupation.

    Args:
        occupation: which one.
        organization: whose roles, besides the shipped ones, are linked to.
        written: the guide of a written role, whose tools and skills then come first.

    """
    facts = occupation.facts()
    told = advice(facts)
    if written:
        skills = Terms("Skills of the role", tuple(skill["name"] for skill in written["skills"]))
        told = Advice(told.asks, (skills, *told.terms), told.evidence)
    return OccupationPage(
        facts=facts,
        skills=facts.skills[: _RATINGS["skills"]],
        knowledge=facts.knowledge[: _RATINGS["knowledge"]],
        work_styles=facts.work_styles[: _RATINGS["work_styles"]],
        education=tuple(_percentages(facts.education, _FEW_EDUCATION)),
        experience=tuple(_percentages(facts.experience, _FEW_EXPERIENCE)),
        tools=tuple(_tools(facts.technologies, written["tools"] if written else ()))[:_TOOLS],
        titles=tuple(dict.fromkeys(facts.titles))[:_TITLES],
        related=tuple(_related(occupation, organization)),
        advice=told,
    )


def _percentages(shares: Iterable[Share], few: float) -> Iterator[Percentage]:
    for share in sorted(shares, key=lambda one: -one.percent):
        if share.percent >= few:
            yield Percentage(share.short_category, share.percent)


def _tools(technologies: Sequence[Technology], written: Iterable[str]) -> Iterator[Tool]:
    """Yield the tools of a written role, then those postings ask for, then the others."""
    known = {one.name.casefold(): one for one in technologies}
    for name in written:
        yield Tool(tidy_name(name), _mark(known.pop(name.casefold(), None)))
    for one in sorted(known.values(), key=lambda one: (not one.in_demand, not one.hot, one.name)):
        yield Tool(tidy_name(one.name), _mark(one))


def _mark(technology: Technology | None) -> str:
    if technology is None:
        return ""
    return "in demand" if technology.in_demand else "hot" if technology.hot else ""


def _related(occupation: Occupation, organization: Organization) -> Iterator[RelatedJob]:
    others = [link.other for link in occupation.related.select_related("other")[:_RELATED]]
    available = RoleTemplate.objects.available_to(organization)
    written = available.filter(occupation__in={other.soc_code for other in others})
    roles = {role.occupation: role for role in written.only("occupation", "key", "title")}
    for other in others:
        # A role is written for the occupation as a whole, not for a specialty within it.
        role = roles.get(other.soc_code) if other.pk.endswith(".00") else None
        yield RelatedJob(role.title if role else other.title, other.pk, role.key if role else "")
