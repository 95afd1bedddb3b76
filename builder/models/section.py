"""A headed part of a posting or a role template, as it is stored."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, get_args

from django.db import models
from django.db.models import Q
from django.utils import timezone

from builder import document, rich_text

if TYPE_CHECKING:
    from builder.models.snippet import Snippet

HEADING_LENGTH = 150

KIND_LABELS = {
    "job_brief": "Job brief",
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "benefits": "Benefits",
    "about": "About us",
    "work_environment": "Work environment",
    "physical_demands": "Physical demands",
    "equal_opportunity": "Equal opportunity",
    "custom": "Other",
}
_LIST_KINDS = ("responsibilities", "qualifications", "benefits")
assert KIND_LABELS.keys() == set(get_args(document.SectionKind))


class SectionQuerySet(models.QuerySet["Section"]):
    """Sections of one posting or template."""

    def present(self) -> Self:
        """Return the sections that are not deleted, in their order; hidden ones are among them."""
        return self.filter(deleted_at=None).order_by("position", "pk")

    def deleted(self) -> Self:
        """Return the deleted sections, the one deleted last first."""
        return self.filter(deleted_at__isnull=False).order_by("-deleted_at")

    def following(self, snippet: "Snippet") -> Self:
        """Return the sections of postings that follow the snippet, and are not deleted."""
        return self.filter(snippet=snippet, posting__isnull=False, deleted_at=None)

    def lagging(self, snippet: "Snippet") -> Self:
        """Return those of `following` that have not taken the snippet's present text."""
        return self.following(snippet).filter(snippet_version__lt=snippet.text_version)

    def arrange(self, order: "list[Section]") -> None:
        """Number the sections as in `order`; a deleted one stays behind what it stood behind."""
        present = {section.pk for section in order}
        behind: defaultdict[uuid.UUID | None, list[Section]] = defaultdict(list)
        last = None
        for section in self.order_by("position", "pk"):
            if section.pk in present:
                last = section.pk
            else:
                behind[last].append(section)
        line = behind[None] + [one for section in order for one in (section, *behind[section.pk])]
        changed = []
        for position, section in enumerate(line):
            if section.position != position:
                section.position = position
                changed.append(section)
        self.bulk_update(changed, ["position"])

    def become(
        self,
        wanted: tuple[document.Section, ...],
        *,
        version: int,
        owner: dict[str, Any],
        known: "Mapping[int, Section] | None" = None,
    ) -> None:
        """Make the stored sections of `owner` these; one that is there already stays the same row.

        `known` are the rows, deleted ones too, that are to be those at these places; without it,
        present ones that are alike are taken. What changes gets `version`. `owner` is the field
        that points to it, and its value.
        """
        present = list(self.present())
        rows = _alike(wanted, present) if known is None else known
        order: list[Section] = []
        for position, value in enumerate(wanted):
            row = rows.get(position) or Section(**owner, version=version, position=position)
            clean = replace(value, html=rich_text.sanitize(value.html))
            if row.take(clean, version) or row._state.adding:
                row.save()
            order.append(row)
        kept = {row.pk for row in order}
        for row in present:
            if row.pk not in kept:
                row.delete_softly(version)
                row.save()
        self.arrange(order)


class Section(models.Model):
    """A section. `version` is that of its posting when the section's content last changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    posting = models.ForeignKey(
        "builder.Posting", models.CASCADE, null=True, related_name="sections"
    )
    role_template = models.ForeignKey(
        "builder.RoleTemplate", models.CASCADE, null=True, related_name="sections"
    )
    kind = models.CharField(max_length=30, choices=list(KIND_LABELS.items()), default="custom")
    heading = models.CharField(max_length=HEADING_LENGTH)
    html = models.TextField(blank=True)
    hidden = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    # The snippet that it follows, the version of it that was taken, and what was filled in there,
    # by `placeholders.key_of`; see `builder.models.followed_snippets`.
    snippet = models.ForeignKey(
        "builder.Snippet", models.SET_NULL, null=True, related_name="sections"
    )
    snippet_version = models.PositiveIntegerField(null=True)
    snippet_filled = models.JSONField(default=dict)
    deleted_at = models.DateTimeField(null=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="section_has_one_owner",
                condition=Q(posting=None, role_template__isnull=False)
                | Q(posting__isnull=False, role_template=None),
            ),
        )

    def __str__(self) -> str:
        return self.heading

    @property
    def takes_bullets(self) -> bool:
        """Whether it has a list, or is of a kind that usually is one."""
        return self.kind in _LIST_KINDS or "<li>" in self.html

    @property
    def is_present(self) -> bool:
        """Whether it is part of the document, which a deleted one is not."""
        return self.deleted_at is None

    @property
    def anchor(self) -> str:
        """The section's name within a page, for links that lead to it."""
        return f"section-{self.pk}"

    def value(self) -> document.Section:
        """Return the section as a part of a job document."""
        return document.Section(
            kind=self.kind,  # type: ignore[arg-type]
            heading=self.heading,
            html=self.html,
            hidden=self.hidden,
        )

    @property
    def lags(self) -> bool:
        """Whether the snippet that it follows has another text by now."""
        return self.snippet is not None and self.snippet.text_version > (self.snippet_version or 0)

    def followed(self) -> dict[str, Any] | None:
        """Return which snippet it follows, and how, as it is versioned; None where none."""
        if self.snippet_id is None:
            return None
        return {
            "snippet": str(self.snippet_id),
            "version": self.snippet_version,
            "filled": self.snippet_filled,
        }

    def follow(self, followed: Mapping[str, Any] | None) -> None:
        """Follow a snippet as `followed` says, which `followed()` returns. Does not save."""
        known = followed or {"snippet": None, "version": None, "filled": {}}
        self.snippet_id = known["snippet"] and uuid.UUID(known["snippet"])
        self.snippet_version, self.snippet_filled = known["version"], known["filled"]

    def take(self, value: document.Section, version: int) -> bool:
        """Become `value`; say whether anything changed. Does not save."""
        same = self.value() == value and self.deleted_at is None
        if not same:
            self.kind, self.heading = value.kind, value.heading
            self.html, self.hidden = value.html, value.hidden
            self.version, self.deleted_at = version, None
        return not same

    def delete_softly(self, version: int) -> None:
        """Mark as deleted, so that it can be put back. Does not save."""
        self.deleted_at, self.version = timezone.now(), version


def _alike(wanted: tuple[document.Section, ...], present: Sequence[Section]) -> dict[int, Section]:
    """Return by place in `wanted` the row that is most like it, each row once."""
    spare = list(present)
    rows: dict[int, Section] = {}
    for alike in (_same_heading, _same_kind):
        for position, value in enumerate(wanted):
            match = next((row for row in spare if alike(row, value)), None)
            if position not in rows and match:
                spare.remove(match)
                rows[position] = match
    return rows


def _same_heading(row: Section, value: document.Section) -> bool:
    return row.kind == value.kind and row.heading == value.heading


def _same_kind(row: Section, value: document.Section) -> bool:
    return row.kind == value.kind
