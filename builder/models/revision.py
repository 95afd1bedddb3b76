"""History: what a posting or something else was after each save, and who made it so."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value, Window
from django.db.models.functions import Coalesce, Lag

from builder.document import JobDocument, Section

if TYPE_CHECKING:
    from builder.models.clash import FactsClash, SectionClash
    from builder.models.organization import Organization
    from builder.models.posting import Posting
    from builder.models.role_template import RoleTemplate
    from builder.models.snippet import Snippet
    from builder.models.user import User

    Subject: TypeAlias = Posting | RoleTemplate | Snippet | Organization

SUMMARY_LENGTH = 200
NAME_LENGTH = 100
# Saves of one person that follow each other this closely are one sitting.
SITTING_PAUSE = timedelta(minutes=5)
# What holds where a revision is of the organization's own settings.
_NO_OTHER = Q(posting=None, role_template=None, snippet=None)


class StaleVersion(Exception):
    """Someone else saved since the version that this save was based on.

    `clash` holds both changes where they were of the same section or facts.
    """

    def __init__(
        self, latest: "Revision | None", clash: "SectionClash | FactsClash | None" = None
    ) -> None:
        super().__init__("changed since it was opened")
        self.latest = latest
        self.clash = clash


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions of one subject or another."""

    def of(self, subject: "Subject") -> Self:
        """Return the subject's revisions, newest first."""
        return self.filter(**_subject(subject)).order_by("-number")

    def named(self) -> Self:
        """Return the revisions that someone gave a name."""
        return self.filter(naming__isnull=False)

    def holding(self, key: uuid.UUID) -> Self:
        """Return those that hold the section of that key; call it on those `of` a subject."""
        return self.filter(section_keys__contains=[str(key)])

    def in_bulk_by_number(self, numbers: Iterable[int]) -> "dict[int, Revision]":
        """Return revisions by their numbers; call it on those `of` a subject."""
        return {revision.number: revision for revision in self.filter(number__in=set(numbers))}

    def first_of_sittings(self) -> Self:
        """Return of each sitting the revision that it began with; call it on those `of` a subject.

        A sitting is a row of saves by one person, each soon after the one before.
        """
        # In SQL, nobody is not equal to nobody.
        return self.annotate(
            writer=Coalesce("author_id", Value(0)),
            writer_before=Window(Lag(Coalesce("author_id", Value(0))), order_by="number"),
            saved_before=Window(Lag("created_at"), order_by="number"),
        ).filter(
            Q(saved_before=None)
            | ~Q(writer_before=F("writer"))
            | Q(saved_before__lt=F("created_at") - SITTING_PAUSE)
        )

    def record(
        self,
        subject: "Subject",
        content: dict[str, Any],
        by: "User | None",
        summary: str,
        classification: dict[str, Any] | None = None,
        followed: dict[str, Any] | None = None,
    ) -> "Revision":
        """Write down what `subject` now is. Call it in the transaction that changes the subject."""
        canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return self.create(
            **_subject(subject),
            number=subject.version,
            content=content,
            classification=classification or {},
            followed=followed or {},
            content_hash=hashlib.sha256(canonical.encode()).hexdigest(),
            section_keys=_section_keys(subject),
            author=by,
            summary=summary[:SUMMARY_LENGTH],
        )


class Revision(models.Model):
    """The whole content after one save. Never changed afterwards.

    It is of a posting, a role template, a snippet, or else of the organization's own settings.
    """

    organization = models.ForeignKey(
        "builder.Organization", models.CASCADE, null=True, related_name="revisions"
    )
    posting = models.ForeignKey(
        "builder.Posting", models.CASCADE, null=True, related_name="revisions"
    )
    role_template = models.ForeignKey(
        "builder.RoleTemplate", models.CASCADE, null=True, related_name="revisions"
    )
    snippet = models.ForeignKey(
        "builder.Snippet", models.CASCADE, null=True, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    content = models.JSONField()
    # What was versioned beside the content: family and level, the summary of a role template, and
    # how far a posting followed its template.
    classification = models.JSONField(default=dict)
    # By the keys of sections, the snippet that each followed; see `Section.followed`.
    followed = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    # The keys of the stored sections, in the order of those in `content`: a section that was
    # renamed and rewritten is still the same one.
    section_keys = models.JSONField(default=list)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    summary = models.CharField(max_length=SUMMARY_LENGTH)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["content_hash"], name="revision_content"),)
        constraints = (
            models.CheckConstraint(
                name="revision_has_one_subject",
                condition=Q(_NO_OTHER, organization__isnull=False)
                | Q(posting__isnull=False, role_template=None, snippet=None)
                | Q(posting=None, role_template__isnull=False, snippet=None)
                | Q(posting=None, role_template=None, snippet__isnull=False),
            ),
            models.UniqueConstraint(name="revision_of_posting", fields=["posting", "number"]),
            models.UniqueConstraint(
                name="revision_of_role_template", fields=["role_template", "number"]
            ),
            models.UniqueConstraint(name="revision_of_snippet", fields=["snippet", "number"]),
            models.UniqueConstraint(
                name="revision_of_organization",
                fields=["organization", "number"],
                condition=_NO_OTHER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.summary}"

    @property
    def name(self) -> str:
        """What someone called it, such as "As approved for Q3"; empty without a name."""
        naming: RevisionNaming | None = getattr(self, "naming", None)
        return naming.name if naming else ""

    def document(self) -> JobDocument:
        """Return what was saved of a posting or template."""
        return JobDocument.from_dict(self.content)

    def section(self, key: object) -> Section | None:
        """Return a stored section as it was then; None if it was not there."""
        if str(key) not in self.section_keys:
            return None
        place: int = self.section_keys.index(str(key))
        return self.document().sections[place]

    def same_sections(self, later: "Revision") -> dict[int, int]:
        """Return by place here where the same stored sections are in another revision."""
        return same_places(self.section_keys, later.section_keys)

    def call(self, name: str, by: "User") -> None:
        """Give the revision a name, or take it away where `name` is empty."""
        name = " ".join(name.split())[:NAME_LENGTH]
        if name:
            RevisionNaming.objects.update_or_create(
                revision=self, defaults={"name": name, "author": by}
            )
        else:
            RevisionNaming.objects.filter(revision=self).delete()


class RevisionNaming(models.Model):
    """A name that someone gave a revision. Kept apart, because a revision never changes."""

    revision = models.OneToOneField(
        Revision, models.CASCADE, primary_key=True, related_name="naming"
    )
    name = models.CharField(max_length=NAME_LENGTH)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    named_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


def _subject(subject: "Subject") -> dict[str, Any]:
    name = subject._meta.model_name
    organization = subject.pk if name == "organization" else subject.organization_id  # type: ignore[union-attr]
    return {
        "organization_id": organization,
        "posting_id": subject.pk if name == "posting" else None,
        "role_template_id": subject.pk if name == "roletemplate" else None,
        "snippet_id": subject.pk if name == "snippet" else None,
    }


def _section_keys(subject: "Subject") -> list[str]:
    if subject._meta.model_name in {"organization", "snippet"}:
        return []
    return subject.section_keys()  # type: ignore[union-attr]


def same_places(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return by place in the one row of keys where the same keys are in the other."""
    places = {key: place for place, key in enumerate(after)}
    return {place: places[key] for place, key in enumerate(before) if key in places}
