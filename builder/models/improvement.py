"""Templates stay alive: what a posting's template changed since, and taking it over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from builder import placeholders
from builder.document import JobDocument
from builder.fillings import fillings
from builder.following import FACTS, Following, TemplateText, Way, follow
from builder.models.organization import Organization
from builder.models.posting import Posting, with_own_texts
from builder.models.restoring import become
from builder.models.revision import Revision

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


class TemplateHistory:
    """Versions of one template as an organization's postings would start from them."""

    def __init__(self, revisions: Mapping[int, Revision], organization: Organization) -> None:
        self.revisions = revisions
        self._organization = organization
        self._texts: dict[int, TemplateText] = {}

    def text(self, number: int) -> TemplateText | None:
        """Return a version with the organization's own texts; None where it is not known."""
        if number not in self._texts:
            revision = self.revisions.get(number)
            if revision is None:
                return None
            document = with_own_texts(revision.document(), self._organization)
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
    base, now = history.base_of(posting), history.text(latest)
    if base is None or now is None or base == now:
        return None
    mine = mine or posting.document()
    values = fillings(base.document, mine)
    following = follow(base.filled(values), mine, now.filled(values))
    if not following.offers:
        return None
    return Improvement(latest, history.revisions[latest].created_at, following)


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
