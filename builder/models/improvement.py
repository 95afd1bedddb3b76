"""Templates stay alive: what a posting's template changed since, and taking it over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from builder import placeholders
from builder.document import JobDocument
from builder.fillings import fillings
from builder.following import FACTS, Following, TemplateText, Way, follow
from builder.models.organization import Organization
from builder.models.posting import Posting, with_own_texts
from builder.models.restoring import become
from builder.models.revision import Revision
from builder.models.role_template import RoleTemplate
from builder.models.snippet import Snippet
from builder.models.work_change import LeftAlone

if TYPE_CHECKING:
    from builder.models.user import User


@dataclass(frozen=True, slots=True)
class Improvement:
    """What a posting's template changed up to its version `number`, saved at `saved_at`."""

    number: int
    saved_at: datetime
    following: Following

    @property
    def counted(self) -> str:
        """What changed, in words, such as "2 sections changed, one new"."""
        states = [getattr(offer, "state", FACTS) for offer in self.following.offers]
        changed = states.count("changed") + states.count("returns")
        counts = (
            (changed, "{} section changed", "{} sections changed"),
            (states.count("added"), "{} new section", "{} new sections"),
            (states.count("removed"), "{} section removed", "{} sections removed"),
        )
        said = [(one if n == 1 else many).format(n) for n, one, many in counts if n]
        return ", ".join([*said, *(["job facts changed"] if FACTS in states else [])])


def improvement_of(posting: Posting, upto: int | None = None) -> Improvement | None:
    """Return what the template changed and the posting has not decided on; None where nothing.

    `upto` is a version of the template to stop at, its latest where none is given.
    """
    template, began = posting.role_template, posting.role_template_version
    if template is None or began is None:
        return None
    latest = template.version if upto is None else upto
    if not began < latest <= template.version:
        return None
    numbers = {began, latest, *posting.template_decisions.values()}
    revisions = Revision.objects.of(template).in_bulk_by_number(numbers)
    return improvement_between(posting, latest, TemplateHistory(revisions, posting.organization))


def followings_of(
    template: RoleTemplate, postings: Sequence[Posting], upto: int | None = None
) -> dict[UUID, Following | None]:
    """Return postings of one organization beside their template, as it was at a version.

    That is its latest where `upto` is none. There is no following where it is not known which
    version a posting came from. The number of queries does not grow with the postings.
    """
    if not postings:
        return {}
    models.prefetch_related_objects(postings, "sections")
    latest = upto or template.version
    numbers = {latest}
    for posting in postings:
        numbers |= {posting.role_template_version or 0, *posting.template_decisions.values()}
    revisions = Revision.objects.of(template).in_bulk_by_number(numbers)
    history = TemplateHistory(revisions, postings[0].organization)
    return {posting.pk: following_of(posting, latest, history) for posting in postings}


class TemplateHistory:
    """Versions of one template as an organization's postings would start from them."""

    def __init__(self, revisions: Mapping[int, Revision], organization: Organization) -> None:
        self.revisions = revisions
        self._organization = organization
        self._own: dict[str, Snippet] | None = None
        self._texts: dict[int, TemplateText] = {}

    def text(self, number: int) -> TemplateText | None:
        """Return a version with the organization's own texts; None where it is not known."""
        if number not in self._texts:
            revision = self.revisions.get(number)
            if revision is None:
                return None
            if self._own is None:
                self._own = Snippet.objects.starting(self._organization)
            document = with_own_texts(revision.document(), self._organization, self._own)
            # An "About us" that the template lacks was put before everything else.
            added = len(document.sections) - len(revision.section_keys)
            keys = (*(f"own-{at}" for at in range(added)), *revision.section_keys)
            self._texts[number] = TemplateText(document, keys)
        return self._texts[number]

    def base_of(self, posting: Posting) -> TemplateText | None:
        """Return the template as the posting's people know it: part by part, as last decided on."""
        base = self.text(posting.role_template_version or 0)
        if base is None:
            return None
        sections = dict(zip(base.keys, base.document.sections, strict=True))
        document = base.document
        for key, number in posting.template_decisions.items():
            known = self.text(number)
            if known is None:
                continue
            if key == FACTS:
                document = known.document
            elif key in known.keys:
                sections[key] = known.document.sections[known.keys.index(key)]
            else:
                sections.pop(key, None)
        document = replace(document, sections=tuple(sections.values()))
        return TemplateText(document, tuple(sections))


def improvement_between(
    posting: Posting, latest: int, history: TemplateHistory, mine: JobDocument | None = None
) -> Improvement | None:
    """Return what `improvement_of` does, of versions that were fetched before."""
    if history.base_of(posting) == history.text(latest):
        return None
    following = following_of(posting, latest, history, mine)
    if following is None or not following.offers:
        return None
    return Improvement(latest, history.revisions[latest].created_at, following)


def following_of(
    posting: Posting, latest: int, history: TemplateHistory, mine: JobDocument | None = None
) -> Following | None:
    """Return a posting beside version `latest` of its template; None where that is not known."""
    base, now = history.base_of(posting), history.text(latest)
    if base is None or now is None:
        return None
    mine = mine or posting.document()
    values = fillings(base.document, mine)
    return follow(base.filled(values), mine, now.filled(values))


def take_over(
    posting: Posting, ways: Mapping[str, Way], *, upto: int, based_on: int, by: "User | None"
) -> None:
    """Take what the template changed up to a version of it; `ways` by the keys of offers.

    An offer without a way is offered again. What was decided on is not, until the template changes
    it again.

    Raises:
        StaleVersion: anything in the posting was changed after its version `based_on`.
        placeholders.CannotFill: a heading or fact would become too long.

    """
    title = posting.role_template.title if posting.role_template else ""
    taken = any(way != "keep" for way in ways.values())
    verb = "Took over changes of" if taken else "Left out changes of"
    with posting.revising(by, f"{verb} the template {title}"):
        posting._expect(posting.version, based_on)
        improvement = improvement_of(posting, upto)
        if improvement is None:
            return
        content = improvement.following.document(ways)
        if not posting._has_room_for(content):
            raise placeholders.CannotFill(
                "A heading or a fact would become too long. Shorten it in the posting first."
            )
        keys = posting.section_keys()
        places = [at for at, _ in improvement.following.sections(ways)]
        become(posting, content, [None if at is None else keys[at] for at in places])
        _remember(posting, improvement, ways)


def take_clean(posting: Posting, *, upto: int, by: "User | None") -> str:
    """Take all that touches nothing the posting words its own way; return what waits, in words.

    Raises:
        LeftAlone: there is nothing but that, or a heading or fact would become too long.

    """
    improvement = improvement_of(posting, upto)
    if improvement is None:
        return ""
    following = improvement.following
    rest = ", ".join(offer.name for offer in following.offers if not offer.is_clean)
    waits = f"Stays to be decided, as the posting has its own words there: {rest}." if rest else ""
    if not following.clean:
        raise LeftAlone(waits)
    try:
        take_over(posting, following.clean, upto=upto, based_on=posting.version, by=by)
    except placeholders.CannotFill as reason:
        raise LeftAlone(str(reason)) from reason
    return waits


def leave_out(posting: Posting, *, upto: int, by: "User | None") -> None:
    """Leave the posting as it is, and say no more of what the template changed up to a version."""
    title = posting.role_template.title if posting.role_template else ""
    with posting.revising(by, f"Left out changes of the template {title}"):
        if improvement := improvement_of(posting, upto):
            _remember(posting, improvement, improvement.following.none)


def _remember(posting: Posting, improvement: Improvement, ways: Mapping[str, Way]) -> None:
    """Note which version of each part the posting has decided on. Does not save."""
    offers = improvement.following.offers
    if all(offer.key in ways for offer in offers):
        posting.role_template_version, posting.template_decisions = improvement.number, {}
        return
    decided = {key for offer in offers if offer.key in ways for key in offer.keys}
    known = posting.template_decisions
    posting.template_decisions = known | dict.fromkeys(decided, improvement.number)
