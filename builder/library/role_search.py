"""Finds the role for whatever someone calls a job: written roles, occupations, everyday titles."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection, transaction
from django.db.models import QuerySet
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from builder.library.abbreviations import ABBREVIATIONS
from builder.models import Occupation, OccupationTitle, Organization, RoleTemplate

LONGEST_QUERY = 100
# Candidates to rank. Ranking every match of a common word would cost ten times as much.
_CANDIDATES = 80
# Least trigram similarity (0 to 1) of a candidate; measured: 0.3 finds one title in 150 more with a
# typing error in it, and takes three times as long.
_SIMILARITY = 0.4
# Least score of a role template that is shown.
_WORTH_SHOWING = 60.0
# How far behind the best a match may be and still be worth a look.
_FAR_OFF = 30.0
# How much the most common occupation gains over the rarest, in points of 100.
_POPULARITY = 4.0
# How likely (0 to 100) a role's title must be its occupation's own name for the role to stand
# before the occupation, whatever title of it was typed; the others stand behind it.
_STANDS_FOR_OCCUPATION = 80.0


@dataclass(frozen=True, slots=True)
class Facets:
    """Limits to a search: a family (two digits of the SOC), a job zone, a typical education."""

    family: str = ""
    job_zone: int | None = None
    education: str = ""
    written_only: bool = False

    @property
    def limited(self) -> bool:
        """Whether not every occupation is within the limits."""
        return bool(self.family or self.job_zone or self.education)

    def occupations(self) -> QuerySet[Occupation]:
        """Return the occupations within the limits."""
        found = Occupation.objects.all()
        if self.family:
            found = found.filter(family=self.family)
        if self.job_zone:
            found = found.filter(job_zone=self.job_zone)
        if self.education:
            found = found.filter(typical_education=self.education)
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """One role found. `kind`: "written" for a role template, "generated" for an occupation.

    `key` is the template's key or the occupation's O*NET-SOC code; `score` goes up to about 100;
    `found_as` is the everyday title that was found.
    """

    title: str
    occupation: str
    kind: str
    score: float
    why: str
    key: str
    found_as: str


@dataclass(slots=True)
class _Candidate:
    occupation: Occupation
    title: str = ""
    score: float = 0.0

    def offer(self, title: str, score: float) -> None:
        if score > self.score:
            self.title, self.score = title, score


def search_roles(
    text: str,
    organization: Organization | None = None,
    *,
    limit: int = 10,
    facets: Facets | None = None,
) -> list[Match]:
    """Return the roles that `text` most likely means, the likeliest first.

    `organization`, if given, adds its own templates to the shipped ones.
    """
    text = _folded(text[:LONGEST_QUERY])
    if not text:
        return []
    facets = facets or Facets()
    meanings = ABBREVIATIONS.get(text)
    if meanings:
        found = [_search(meaning, organization, facets) for meaning in meanings]
        return _in_turn(found, limit)
    return _search(_expanded(text), organization, facets)[:limit]


def _search(text: str, organization: Organization | None, facets: Facets) -> list[Match]:
    wanted = _folded(text)
    titles = _titles_like(text)
    allowed = facets.occupations().in_bulk({code for _, code in titles})
    candidates: dict[str, _Candidate] = {}
    for title, code in titles:
        if code in allowed:
            candidate = candidates.setdefault(code, _Candidate(allowed[code]))
            candidate.offer(title, _likeness(wanted, _folded(title)))
    matches = [_occupation_match(candidate) for candidate in candidates.values()]
    by_soc: dict[str, _Candidate] = {}
    for candidate in sorted(candidates.values(), key=lambda one: one.score):
        by_soc[candidate.occupation.soc_code] = candidate
    for template in _templates(organization, facets):
        own = _likeness(wanted, _folded(template.title))
        match = _template_match(template, own, by_soc.get(template.occupation))
        if match.score > _WORTH_SHOWING:
            matches.append(match)
    if facets.written_only:
        matches = [match for match in matches if match.kind == "written"]
    matches.sort(key=lambda match: (-match.score, match.title))
    return [match for match in matches if match.score > matches[0].score - _FAR_OFF]


def _occupation_match(candidate: _Candidate) -> Match:
    occupation = candidate.occupation
    same = _folded(candidate.title) == _folded(occupation.title)
    why = "" if same else f"“{candidate.title}” is a title used for {occupation.title}"
    return Match(
        title=occupation.title,
        occupation=occupation.soc_code,
        kind="generated",
        score=round(candidate.score + _popularity(occupation), 2),
        why=why or "The name of the occupation",
        key=occupation.pk,
        found_as=re.sub(r"\s*\([^)]*\)", "", candidate.title),
    )


def _template_match(template: RoleTemplate, own: float, best: _Candidate | None) -> Match:
    """Return a template as found by its own title or by a title of its occupation."""
    score, why, popularity = own + 2, "The title of this role", 0.0
    if best:
        popularity = _popularity(best.occupation)
        stands_for = _likeness(_folded(template.title), _folded(best.occupation.title))
        through = best.score + (1 if stands_for >= _STANDS_FOR_OCCUPATION else -2)
        if through > score:
            score, why = through, f"“{best.title}” is a title used for {best.occupation.title}"
    return Match(
        title=template.title,
        occupation=template.occupation,
        kind="written",
        score=round(score + popularity, 2),
        why=why,
        key=template.key,
        found_as=template.title,
    )


def _titles_like(text: str) -> set[tuple[str, str]]:
    """Return titles with their occupations: those spelled alike, and those with the same words."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pg_trgm.similarity_threshold = {_SIMILARITY}")
        cursor.execute(
            "SELECT title, occupation_id FROM builder_occupationtitle WHERE title %% %s "
            "ORDER BY similarity(title, %s) DESC, title LIMIT %s",
            [text, text, _CANDIDATES],
        )
        alike = set(cursor.fetchall())
    words = re.findall(r"\w+", text)
    query = SearchQuery(
        " & ".join(f"{word}:*" for word in words), config="simple", search_type="raw"
    )
    same_words = (
        OccupationTitle.objects.annotate(words=SearchVector("title", config="simple"))
        .filter(words=query)
        .values_list("title", "occupation_id")
    )
    return alike | set(same_words[:_CANDIDATES] if words else ())


def _likeness(wanted: str, title: str) -> float:
    """Return how likely `title` is what was meant by `wanted`, 0 to 100; both folded."""
    if wanted == title:
        return 100.0
    spelled = 100 * OSA.normalized_similarity(wanted, title)
    any_order = fuzz.token_sort_ratio(wanted, title) - 2
    begun = 92 - 20 * (1 - len(wanted) / len(title)) if title.startswith(wanted) else 0
    contained = fuzz.token_set_ratio(wanted, title) - 25
    return max(spelled, any_order, begun, contained, 0.0)


def _popularity(occupation: Occupation) -> float:
    return _POPULARITY * min(math.log10(occupation.employment + 1) / 7, 1.0)


def _templates(organization: Organization | None, facets: Facets) -> Iterable[RoleTemplate]:
    templates = RoleTemplate.objects
    found = templates.available_to(organization) if organization else templates.shipped()
    if facets.limited:
        found = found.filter(occupation__in=facets.occupations().values("soc_code"))
    return found.only("key", "title", "occupation")


def _in_turn(found: list[list[Match]], limit: int) -> list[Match]:
    """Return the best of each meaning, then the second best of each, and so on."""
    seen: dict[tuple[str, str], Match] = {}
    for rank in range(limit):
        for matches in found:
            if rank < len(matches):
                seen.setdefault((matches[rank].kind, matches[rank].key), matches[rank])
    return list(seen.values())[:limit]


def _expanded(text: str) -> str:
    """Spell out short forms within a longer text, such as the "hr" of "hr manager"."""
    words = text.split()
    return " ".join(_WITHIN.get(word, word) for word in words)


def _folded(text: str) -> str:
    text = re.sub(r"\([^)]*\)", " ", text.casefold())
    return " ".join(re.findall(r"[\w+#]+", text))


_WITHIN = {
    "hr": "human resources",
    "pr": "public relations",
    "qa": "quality assurance",
    "sr": "senior",
    "jr": "junior",
    "mgr": "manager",
    "asst": "assistant",
    "tech": "technician",
    "dev": "developer",
    "ops": "operations",
    "admin": "administrative",
    "rep": "representative",
}
