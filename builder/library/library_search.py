"""What the search box of the library finds: roles, families, and the organization's postings."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from builder.families import FAMILY_WORDS
from builder.library.role_search import Facets, Match, likeness, search_roles
from builder.library.title_reading import folded, meanings
from builder.models import Occupation, OccupationFamily, Organization, Posting, User

_POSTINGS = 3
_FAMILIES = 2
# The least likeness (0 to 1) of a word to the word of a family, and the fewest letters that may be
# its beginning.
_LIKE_A_FAMILY = 0.85
_SHORTEST_BEGINNING = 4
# The least likeness (0 to 100) of a posting's title, and how far own postings stand before others.
_LIKE_A_POSTING = 70.0
_OWN = 7.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: matches, the likeliest first, and what a short form can mean."""

    matches: list[Match]
    meanings: tuple[str, ...] = ()


def search_library(
    text: str, organization: Organization, user: User, *, limit: int, facets: Facets
) -> Found:
    """Return what `text` most likely means: a role, a family, or a posting of the person's own."""
    wanted = folded(text)
    if not wanted:
        return Found([])
    own = list(_postings(text, organization, user, facets))
    families = list(_families(wanted, facets))
    roles = (
        []
        if facets.kind in {"posting", "family"}
        else search_roles(text, organization, limit=limit, facets=facets)
    )
    # Roles keep their order: that of a short form's meanings is not by score.
    matches = roles
    for match in sorted((*own, *families), key=lambda one: one.score):
        place = next((n for n, one in enumerate(matches) if one.score < match.score), len(matches))
        matches = [*matches[:place], match, *matches[place:]]
    return Found(matches[:limit], meanings(wanted))


def _postings(text: str, organization: Organization, user: User, facets: Facets) -> Iterator[Match]:
    """Yield the person's postings with titles like this, the last changed of each title."""
    if facets.kind not in {None, "posting"}:
        return
    own = Posting.objects.visible_to(user).in_organization(organization).kept()
    if facets.limited:
        own = own.filter(occupation__in=facets.occupations().values("soc_code"))
    wanted = folded(text)
    found: dict[str, Match] = {}
    for posting in own.titled_like(text):
        title = folded(posting.title)
        score = max(likeness(wanted, title), fuzz.partial_ratio(wanted, title) - 4)
        if score >= _LIKE_A_POSTING:
            changed = date_format(localtime(posting.updated_at), "j F Y")
            match = Match(
                title=posting.title,
                occupation=posting.occupation,
                kind="posting",
                score=round(score + _OWN, 2),
                why=f"Your posting, changed {changed}",
                key=str(posting.pk),
            )
            found.setdefault(title, match)
    yield from sorted(found.values(), key=lambda match: -match.score)[:_POSTINGS]


def _families(wanted: str, facets: Facets) -> Iterator[Match]:
    """Yield the families that a word such as "nursing" stands for."""
    if facets.limited or facets.kind not in {None, "family"}:
        return
    likes = {code: _like_a_family(wanted, words) for code, words in FAMILY_WORDS.items()}
    best = sorted((code for code in likes if likes[code]), key=lambda code: -likes[code])
    families = OccupationFamily.objects.in_bulk(best[:_FAMILIES])
    counted = Occupation.objects.filter(family__in=families).values_list("family")
    occupations = dict(counted.annotate(Count("pk")))
    for code in best[:_FAMILIES]:
        if code in families and code in occupations:
            yield Match(
                title=families[code].title,
                occupation="",
                kind="family",
                score=round(100 * likes[code], 2),
                why=f"A family of {occupations[code]} occupations",
                key=code,
            )


def _like_a_family(wanted: str, words: tuple[str, ...]) -> float:
    """Return how likely (0 to 1.1) a family is meant; its own words come before any title."""
    if wanted in words:
        return 1.1
    if len(wanted) >= _SHORTEST_BEGINNING and any(word.startswith(wanted) for word in words):
        return 0.9
    likest = max(OSA.normalized_similarity(wanted, word) for word in words)
    return likest if likest >= _LIKE_A_FAMILY else 0.0
