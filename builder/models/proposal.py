"""What people who write postings propose to the template that these came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils import timezone

from builder import document, placeholders
from builder.comparing import SectionChange
from builder.comparing.sections import align_sections
from builder.fillings import fillings
from builder.models.clash import SectionClash
from builder.models.posting import Posting, with_own_texts
from builder.models.role_template import RoleTemplate
from builder.models.section import HEADING_LENGTH, KIND_LABELS, Section
from builder.models.snippet import Snippet

if TYPE_CHECKING:
    from builder.models.clash import FactsClash
    from builder.models.user import User

NOTE_LENGTH = 500
# What is shorter may stand anywhere, not only where a placeholder was.
_SHORTEST_FILLING = 3


class AlreadyDecided(Exception):
    """Someone has accepted or declined the proposal."""


@dataclass(frozen=True, slots=True)
class Proposable:
    """A section of a posting, `section_key`, that is not as in its template.

    `key` and `before` are the template's section, if it has one for it; `after` is what would be
    proposed: the posting's words, with placeholders in the place of what was filled in.
    """

    section_key: UUID
    key: UUID | None
    before: document.Section | None
    after: document.Section

    @property
    def change(self) -> SectionChange:
        """What it would change in the template."""
        return SectionChange(self.before, self.after)


def proposable(posting: Posting) -> list[Proposable]:
    """Return the sections of a posting that its template could learn from, in their order.

    What the organization says alike in all its postings is not among them, nor what is a snippet.
    """
    template = posting.role_template
    if template is None:
        return []
    return list(_differing(posting, template))


def _differing(posting: Posting, template: RoleTemplate) -> Iterator[Proposable]:
    now, mine = template.document(), posting.document()
    rows = template.read_present_sections()
    keys = [section.pk for section in rows]
    starting = Snippet.objects.starting(posting.organization)
    said = with_own_texts(now, posting.organization, starting)
    own = said.sections[-len(keys) :] if keys else ()
    values = fillings(now, mine)
    filled = placeholders.fill_all(now, values)
    place_of = {
        new: old for old, new in align_sections(filled.sections, mine.sections).pairs.items()
    }
    names = {placeholders.key_of(item.text): item.text for item in placeholders.fill_ins(now)}
    fillings_of = sorted(
        ((value, names[key]) for key, value in values.items() if key in names),
        key=lambda pair: -len(pair[0]),
    )
    for at, row in enumerate(posting.read_present_sections()):
        place = place_of.get(at)
        before = None if place is None else now.sections[place]
        if before is None and row.kind == "about":
            continue
        # A snippet is changed where it is written.
        if row.snippet_id or (place is not None and rows[place].snippet_id):
            continue
        if place is not None and before is not None and own[place].html != before.html:
            continue
        section = replace(mine.sections[at], hidden=before.hidden if before else False)
        alone = replace(mine, sections=(section,))
        for value, name in fillings_of:
            if len(value) >= _SHORTEST_FILLING:
                alone = placeholders.take_out(alone, value, name)
        (after,) = alone.sections
        after = replace(after, heading=after.heading[:HEADING_LENGTH])
        if after != before:
            yield Proposable(row.pk, None if place is None else keys[place], before, after)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, by whether they wait for someone."""

    def open(self) -> Self:
        """Return those that nobody has accepted or declined."""
        return self.filter(state=Proposal.State.OPEN)

    def open_first(self) -> Self:
        """Put those that wait before the others, the last made first."""
        waits = Case(When(state=Proposal.State.OPEN, then=Value(0)), default=Value(1))
        return self.order_by(waits, "-created_at", "-pk")


class Proposal(models.Model):
    """A section as someone would have it in a template.

    `section_key` is the template's section; there is none where it would be new. `based_on` is the
    version of the template that it was made from, and `accepted_as` the one that it became.
    """

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", "Waits for a decision"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    template = models.ForeignKey(RoleTemplate, models.CASCADE, related_name="proposals")
    posting = models.ForeignKey(Posting, models.SET_NULL, null=True, related_name="proposals")
    section_key = models.UUIDField(null=True)
    based_on = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=list(KIND_LABELS.items()))
    heading = models.CharField(max_length=HEADING_LENGTH)
    html = models.TextField(blank=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=NOTE_LENGTH, blank=True)
    accepted_as = models.PositiveIntegerField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["template", "state"], name="proposal_waiting"),)

    def __str__(self) -> str:
        return f"{self.heading}, for {self.template}"

    def get_absolute_url(self) -> str:
        """Return the address where it is shown and decided."""
        return reverse("proposal", args=[self.template_id, self.pk])

    @classmethod
    def make(cls, posting: Posting, proposed: Proposable, *, note: str, by: "User") -> "Proposal":
        """Propose a section of a posting to its template; made twice, the later counts."""
        template = posting.role_template
        assert template is not None
        with transaction.atomic():
            earlier = cls.objects.open().filter(posting=posting, author=by)
            earlier.filter(section_key=proposed.key, heading=proposed.after.heading).delete()
            return cls.objects.create(
                template=template,
                posting=posting,
                section_key=proposed.key,
                based_on=template.version,
                kind=proposed.after.kind,
                heading=proposed.after.heading,
                html=proposed.after.html,
                note=note,
                author=by,
            )

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted or declined it."""
        return self.state == self.State.OPEN

    @property
    def accepted_before(self) -> int | None:
        """The version of the template before it was accepted."""
        return self.accepted_as and self.accepted_as - 1

    def value(self) -> document.Section:
        """Return what is proposed."""
        return document.Section(
            kind=self.kind,  # type: ignore[arg-type]
            heading=self.heading,
            html=self.html,
        )

    def change(self) -> SectionChange:
        """Return what it would change in the template as that is now."""
        rows = self.template.read_present_sections()
        now = next((row.value() for row in rows if row.pk == self.section_key), None)
        return SectionChange(now, self.value())

    def accept(self, *, by: "User", based_on: int | None = None) -> None:
        """Take it into the template, with a revision; what changed there meanwhile is kept.

        `based_on` is a later version of the template that whoever accepts it has seen: the proposal
        takes the place of what was changed up to it.

        Raises:
            AlreadyDecided: someone did so before.
            StaleVersion: the same words were changed in the template since; nothing is taken.

        """
        with transaction.atomic():
            self._decide(self.State.ACCEPTED, by)
            template, summary = self.template, f"Accepted a proposal for {self.heading}"
            rows: dict[UUID | None, Section] = {one.pk: one for one in template.read_sections()}
            row = rows.get(self.section_key)
            if row:
                seen = based_on is not None and row.version <= based_on
                template.save_section(
                    row,
                    heading=self.heading,
                    html=self.html,
                    based_on=row.version if seen else self.based_on,
                    by=by,
                    detach=True,
                    summary=summary,
                )
            else:
                template.add_section(
                    kind=self.kind, heading=self.heading, html=self.html, by=by, summary=summary
                )
            self.accepted_as = template.version
            self.save()

    def decline(self, *, reason: str, by: "User") -> None:
        """Leave the template as it is, and tell the proposer why.

        Raises:
            AlreadyDecided: someone has decided before.

        """
        with transaction.atomic():
            self._decide(self.State.DECLINED, by)
            self.reason = reason
            self.save()

    def _decide(self, state: str, by: "User") -> None:
        locked = Proposal.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if not locked.is_open:
            raise AlreadyDecided
        self.state, self.decided_by, self.decided_at = state, by, timezone.now()


def clash_of(clash: "SectionClash | FactsClash") -> dict[str, SectionChange]:
    """Return what the proposal and what the template itself changed since both began."""
    assert isinstance(clash, SectionClash)
    return {
        "by_proposal": SectionChange(clash.base, clash.mine),
        "by_template": SectionChange(clash.base, clash.theirs),
    }
