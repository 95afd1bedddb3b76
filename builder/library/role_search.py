"""Finds the role for whatever someone calls a job: written roles, occupations, everyday titles."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from builder.library.title_reading import Asides, Spelling, folded, spelled_out, spellings
from builder.models import Occupation, OccupationTitle, Organization, RoleTemplate

Kind = Literal["written", "own", "posting", "family", "generated"]

LONGEST_QUERY = 100
# Candidates to rank. Ranking every match of a common word would cost ten times as much.
_CANDIDATES = 80
# Least trigram similarity (0 to 1) of a candidate; measured: 0.3 finds one title in 150 more with a
# typing error in it, and takes three times as long.
_SIMILARITY = 0.4
# A title found with less likeness is more likely another job altogether.
_LIKE_ENOUGH = 85.0
# Least score of a role template that is shown.
_WORTH_SHOWING = 60.0
# How far behind the best a match may be and still be worth a look; for a short form, whose meaning
# is known to the letter, less far.
_FAR_OFF = 25.0
_FAR_OFF_SHORT_FORM = 14.0
# In a word of so many letters two may be wrong.
_LONG_WORD = 8
# What is found with this likeness was meant; no other spelling need be tried.
_MEANT = 99.0
# How much the most common occupation gains over the rarest, in points of 100.
_POPULARITY = 4.0
# How much an occupation gains whose own name holds what was typed: carpenters can be called
# roofers, but roofers are.
_OWN_NAME = 2.0
# How much an occupation that O*NET splits off another loses to it: both count the same people.
_SPLIT_OFF = 1.5
# How likely (0 to 100) a role's title must be its occupation's own name for the role to stand
# before the occupation, whatever title of it was typed; the others stand behind it.
_STANDS_FOR_OCCUPATION = 80.0


@dataclass(frozen=True, slots=True)
class Facets:
    """Limits to a search: a family (two digits of the SOC), a job zone, a typical education.

    `kind`, if given, is the only kind of match wanted.
    """

    family: str = ""
    job_zone: int | None = None
    education: str = ""
    kind: Kind | None = None

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
    """Something found.

    `kind`: "written" for a role template of the library, "own" for one of the organization's,
    "generated" for an occupation; "posting" and "family" are found by `library_search`.

    `key` is the template's key, the occupation's O*NET-SOC code, the posting's id or the family's
    code; `score` goes up to about 105; `found_as` is the everyday title that was found; `asides`
    is what was typed besides it.
    """

    title: str
    occupation: str
    kind: Kind
    score: float
    why: str
    key: str
    found_as: str = ""
    asides: Asides = field(default_factory=Asides)


@dataclass(slots=True)
class _Candidate:
    occupation: Occupation
    spelling: Spelling
    title: str = ""
    score: float = 0.0

    def offer(self, title: str, score: float, spelling: Spelling) -> None:
        if score > self.score:
            self.title, self.score, self.spelling = title, score, spelling

    def take_literally(self) -> None:
        """Lower the score if it rests on a typing error."""
        if self.score + self.spelling.doubt < _MEANT:
            literal = _same_words(self.spelling.text, folded(self.title))
            self.score = min(self.score, literal - self.spelling.doubt)

    @property
    def total(self) -> float:
        named = fuzz.partial_ratio(self.spelling.text, folded(self.occupation.title))
        own_name = _OWN_NAME * max(0.0, named / 50 - 1)
        split_off = 0.0 if self.occupation.pk.endswith(".00") else _SPLIT_OFF
        return self.score + _popularity(self.occupation) + own_name - split_off


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
    text = folded(text[:LONGEST_QUERY])
    if not text:
        return []
    facets = facets or Facets()
    templates = _templates(organization, facets)
    if short_form := spelled_out(text):
        found = [
            _search([meaning], templates, facets, _FAR_OFF_SHORT_FORM) for meaning in short_form
        ]
        return _in_turn(found, limit)
    return _search(spellings(text), templates, facets, _FAR_OFF)[:limit]


def likely_occupation(title: str) -> str:
    """Return the SOC code of the occupation that a title most likely means, or nothing.

    Nothing, too, while the public facts are not loaded yet.
    """
    try:
        matches = search_roles(title, limit=1, facets=Facets(kind="generated"))
    except DatabaseError:
        return ""
    return matches[0].occupation if matches and matches[0].score >= _LIKE_ENOUGH else ""


def corrected(typed: str, known: str) -> str:
    """Return the title `known` if `typed` is a near miss of it, or else `typed`.

    A near miss has the same words, some of them with a letter or two wrong; a word that stands in
    another known title is no error.
    """
    words, meant = folded(typed).split(), folded(known).split()
    if len(words) != len(meant):
        return typed
    wrong = [(word, right) for word, right in zip(words, meant, strict=True) if word != right]
    near = all(
        OSA.distance(word, right) <= (1 if len(right) < _LONG_WORD else 2) for word, right in wrong
    )
    return known if wrong and near and not stand_in_titles(word for word, _ in wrong) else typed


def likeness(wanted: str, title: str) -> float:
    """Return how likely `title` is what was meant by `wanted`, 0 to 100; both folded."""
    if wanted == title:
        return 100.0
    spelled = 100 * OSA.normalized_similarity(wanted, title)
    any_order = fuzz.token_sort_ratio(wanted, title) - 2
    return max(spelled, any_order, _same_words(wanted, title))


def _same_words(wanted: str, title: str) -> float:
    """Return how likely `title` was meant if `wanted` has no typing errors."""
    begun = 92 - 20 * (1 - len(wanted) / len(title)) if title.startswith(wanted) else 0
    contained = fuzz.token_set_ratio(wanted, title) - 25
    return max(begun, contained, 0.0)


def _search(
    ways: Iterable[Spelling],
    templates: Sequence[RoleTemplate],
    facets: Facets,
    far_off: float,
) -> list[Match]:
    candidates: dict[str, _Candidate] = {}
    tried: list[Spelling] = []
    for spelling in ways:
        tried.append(spelling)
        if _offer(candidates, spelling, facets):
            # Spelled right, "dental assistant" is no rental assistant.
            for candidate in candidates.values():
                candidate.take_literally()
            break
    matches = [_occupation_match(candidate) for candidate in candidates.values()]
    by_soc: dict[str, _Candidate] = {}
    for candidate in sorted(candidates.values(), key=lambda one: one.score):
        by_soc[candidate.occupation.soc_code] = candidate
    for template in templates:
        match = _template_match(template, tried, by_soc.get(template.occupation))
        if match.score > _WORTH_SHOWING:
            matches.append(match)
    if facets.kind:
        matches = [match for match in matches if match.kind == facets.kind]
    matches.sort(key=lambda match: (-match.score, match.title))
    return [match for match in matches if match.score > matches[0].score - far_off]


def _offer(candidates: dict[str, _Candidate], spelling: Spelling, facets: Facets) -> bool:
    """Add what is found by a spelling; return whether just this was meant."""
    titles = _titles_like(spelling.text)
    allowed = facets.occupations().in_bulk({code for _, code in titles} - candidates.keys())
    meant = False
    for title, code in titles:
        if occupation := allowed.get(code):
            candidates.setdefault(code, _Candidate(occupation, spelling))
        if code in candidates:
            like = likeness(spelling.text, folded(title))
            candidates[code].offer(title, like - spelling.doubt, spelling)
            meant |= like >= _MEANT
    return meant


def _occupation_match(candidate: _Candidate) -> Match:
    occupation = candidate.occupation
    return Match(
        title=occupation.title,
        occupation=occupation.soc_code,
        kind="generated",
        score=round(candidate.total, 2),
        why=_why(candidate),
        key=occupation.pk,
        found_as=re.sub(r"\s*\([^)]*\)", "", candidate.title),
        asides=candidate.spelling.asides,
    )


def _why(candidate: _Candidate) -> str:
    title, spelling = folded(candidate.title), candidate.spelling
    if spelling.note and title == spelling.text:
        return spelling.note
    if title == folded(candidate.occupation.title):
        return "The name of the occupation"
    return f"“{candidate.title}” is a title used for {candidate.occupation.title}"


def _template_match(
    template: RoleTemplate, tried: Sequence[Spelling], best: _Candidate | None
) -> Match:
    """Return a template as found by its own title or by a title of its occupation."""
    title = folded(template.title)
    own, spelling = max(
        ((likeness(one.text, title) - one.doubt, one) for one in tried), key=lambda pair: pair[0]
    )
    score, why = own + 3, spelling.note or "The title of this role"
    if best:
        stands_for = likeness(title, folded(best.occupation.title))
        through = best.total + (1 if stands_for >= _STANDS_FOR_OCCUPATION else -2)
        score += _popularity(best.occupation)
        if through > score:
            score, why, spelling = through, _why(best), best.spelling
    return Match(
        title=template.title,
        occupation=template.occupation,
        kind="own" if template.organization_id else "written",
        score=round(score, 2),
        why=why,
        key=template.key,
        found_as=template.title,
        asides=spelling.asides,
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


def stand_in_titles(words: Iterable[str]) -> bool:
    """Say whether any of these words, folded, stands in a title that people use."""
    query = SearchQuery(" | ".join(words), config="simple", search_type="raw")
    titles = OccupationTitle.objects.annotate(words=SearchVector("title", config="simple"))
    return titles.filter(words=query).exists()


def _popularity(occupation: Occupation) -> float:
    return _POPULARITY * min(math.log10(occupation.employment + 1) / 7, 1.0)


def _templates(organization: Organization | None, facets: Facets) -> Sequence[RoleTemplate]:
    if facets.kind not in {None, "written", "own"}:
        return ()
    templates = RoleTemplate.objects
    found = templates.available_to(organization) if organization else templates.shipped()
    if facets.limited:
        found = found.filter(occupation__in=facets.occupations().values("soc_code"))
    return list(found.only("key", "title", "occupation", "organization_id"))


def _in_turn(found: list[list[Match]], limit: int) -> list[Match]:
    """Return the best of each meaning, then the second best of each, and so on."""
    seen: dict[tuple[str, str], Match] = {}
    for rank in range(limit):
        for matches in found:
            if rank < len(matches):
                seen.setdefault((matches[rank].kind, matches[rank].key), matches[rank])
    return list(seen.values())[:limit]
