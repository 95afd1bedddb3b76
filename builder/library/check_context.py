"""What checks need to know beside a document, looked up in the public facts; a posting checked."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from builder.checks import Finding, Rules, check
from builder.checks.amounts import yearly
from builder.checks.context import (
    Context,
    Peer,
    PostingProblem,
    Preparation,
    Size,
    TitleWords,
    WageBand,
)
from builder.checks.lawful.rules import state_code
from builder.document import JobDocument, Location
from builder.exports import job_posting_rules, jsonld
from builder.library.role_search import Facets, search_roles, stand_in_titles
from builder.library.title_reading import folded
from builder.models import (
    Area,
    FactRelease,
    IgnoredFinding,
    Occupation,
    OccupationTitle,
    Posting,
    Wage,
)
from builder.models.occupation import OccupationPreparation
from builder.models.wage import NATION
from builder.us_states import STATES

_SIZES: dict[str, Size] = {Area.Type.METRO: "metro", Area.Type.STATE: "state"}
# So many other postings, the last changed, stand for what the organization pays.
_PEERS = 50
_PERCENTILES = (10, 25, 50, 75, 90)
# Of what job searches ask; checks of their own look at the rest.
_LOOKED_AT_HERE = {"hiringOrganization", "employmentType", "baseSalary"}
# From this score on, what a search for the title finds is the same job.
_MEANT = 92.0


def context_for(
    document: JobDocument,
    today: date,
    *,
    employees: int | None = None,
    peers: tuple[Peer, ...] = (),
    rules: Rules | None = None,
) -> Context:
    """Return the context in which the document is judged on the day `today`."""
    rules = rules or Rules()
    problems = job_posting_rules.problems(jsonld.job_posting(document, posted_on=today), today)
    return Context(
        today=today,
        employees=employees,
        rules=rules,
        preparation=_preparation(document.occupation),
        wages=_wages(document),
        peers=peers,
        title=_title(document.title),
        posting_problems=tuple(
            PostingProblem(problem.name, problem.advice, problem.required)
            for problem in problems
            if problem.name in _LOOKED_AT_HERE
            and (problem.required or problem.name != "hiringOrganization")
        ),
    )


def context_of(posting: Posting, today: date, *, employees: int | None = None) -> Context:
    """Return the context of a stored posting, with its organization's other pay and rules."""
    beside = Posting.objects.all().beside(posting).order_by("-updated_at")[:_PEERS]
    peers = tuple(
        Peer(
            one.title,
            yearly(one.pay_minimum, one.pay_period),
            yearly(one.pay_maximum, one.pay_period),
        )
        for one in beside
    )
    rules = posting.organization.rules
    return context_for(posting.document(), today, employees=employees, peers=peers, rules=rules)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks find in a stored posting, under its organization's rules.

    Attributes:
        standing: what is to be looked at, the gravest first.
        ignored: what people decided to leave as it is, with that decision.
        blocking: what of `standing` keeps the posting from being published.
        may_ignore_blocking: whether `blocking` can be ignored in the posting.

    """

    standing: list[Finding]
    ignored: list[tuple[Finding, IgnoredFinding]]
    blocking: list[Finding]
    may_ignore_blocking: bool


def findings_of(posting: Posting) -> list[Finding]:
    """Return what is to be looked at in a stored posting today, where its organization is."""
    return judged(posting).standing


def judged(posting: Posting, today: date | None = None, employees: int | None = None) -> Judged:
    """Return what the checks find in a stored posting, today and of its organization's size."""
    organization, rules = posting.organization, posting.organization.rules
    day = today or timezone.localdate(timezone=organization.zone)
    context = context_of(posting, day, employees=employees or organization.employees)
    # What is ignored in all postings comes last and counts: the organization decided on it.
    decisions = {
        one.key: one
        for one in sorted(
            IgnoredFinding.objects.about(posting), key=lambda one: one.posting_id is None
        )
    }
    result = Judged([], [], [], rules.may_ignore_blocking)
    for finding in check(posting.document(), context):
        decision = decisions.get(finding.key)
        blocks = finding.severity in rules.blocking
        binding = blocks and not rules.may_ignore_blocking
        if decision and not (binding and decision.posting_id):
            result.ignored.append((finding, decision))
            continue
        result.standing.append(finding)
        if blocks:
            result.blocking.append(finding)
    return result


def _preparation(soc_code: str) -> Preparation | None:
    occupation = Occupation.objects.filter(soc_code=soc_code).order_by("pk").first()
    shares = OccupationPreparation.objects.of("education", [occupation]) if occupation else ()
    if not occupation or not shares:
        return None
    release = FactRelease.objects.filter(name="onet").values_list("release", flat=True).first()
    return Preparation(
        occupation=occupation.title,
        education=tuple((share.category, share.percent) for share in shares),
        source=f"O*NET {release or ''}".strip(),
    )


def _wages(document: JobDocument) -> WageBand | None:
    """Return the wages of the narrowest area with figures around the first place."""
    if not document.occupation:
        return None
    places = [place for place in document.locations if place.country.upper() in {"", "US", "USA"}]
    if document.locations and not places:
        return None
    area = _around(places[0]) if places else None
    sizes: dict[str, Size] = {NATION: "nation", **({area.pk: _SIZES[area.type]} if area else {})}
    for wages in Wage.objects.around(document.occupation, area.pk if area else ""):
        percentiles = tuple(
            (percentile, Decimal(figure))
            for percentile in _PERCENTILES
            if (figure := getattr(wages, f"p{percentile}"))
        )
        if len(percentiles) > 1:
            size = sizes.get(wages.area_code, "state")
            return WageBand(wages.area_name, size, wages.release, percentiles)
    return None


def _around(place: Location) -> Area | None:
    """Return the metropolitan area that names the city and the state, or else the state."""
    code = state_code(place)
    state = Area.objects.filter(type=Area.Type.STATE, name=STATES.get(code, "")).first()
    city = place.city.strip()
    if state is None or not city:
        return state
    metros = Area.objects.filter(type=Area.Type.METRO, name__icontains=city)
    return next((area for area in metros if _is_in(city, code, area.name)), state)


def _is_in(city: str, code: str, name: str) -> bool:
    """Say whether an area such as "Boston-Cambridge-Newton, MA-NH" names the city in the state."""
    cities, _, codes = name.rpartition(", ")
    named = {part.strip().casefold() for part in cities.replace("/", "-").split("-")}
    return city.casefold() in named and code in codes.split("-")


def _title(title: str) -> TitleWords | None:
    if not OccupationTitle.objects.exists():
        return None
    words = [word for word in re.findall(r"[^\W\d_]{3,}", title) if not word.isupper()]
    unknown = tuple(word for word in words if not stand_in_titles(_numbers(folded(word))))
    if not unknown:
        return None
    matches = search_roles(title, limit=1, facets=Facets(kind="generated"))
    usual = matches[0].found_as or matches[0].title if matches else ""
    return TitleWords(unknown, usual if matches and matches[0].score >= _MEANT else "")


def _numbers(word: str) -> tuple[str, str]:
    """Return the word in singular and plural, by its last letter."""
    return word, word.removesuffix("s") if word.endswith("s") else f"{word}s"
