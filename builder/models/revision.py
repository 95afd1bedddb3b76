"""History: what a posting, template or organization was after each save, and who made it so."""

import hashlib
import json
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from builder.models.organization import Organization
    from builder.models.posting import Posting
    from builder.models.role_template import RoleTemplate
    from builder.models.user import User

SUMMARY_LENGTH = 200


class StaleVersion(Exception):
    """Someone else saved since the version that this save was based on."""

    def __init__(self, latest: "Revision | None") -> None:
        super().__init__("changed since it was opened")
        self.latest = latest


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions of one subject or another."""

    def of(self, subject: "Posting | RoleTemplate | Organization") -> Self:
        """Return the subject's revisions, newest first."""
        return self.filter(**_subject(subject)).order_by("-number")

    def record(
        self,
        subject: "Posting | RoleTemplate | Organization",
        content: dict[str, Any],
        by: "User | None",
        summary: str,
    ) -> "Revision":
        """Write down what `subject` now is. Call it in the transaction that changes the subject."""
        canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return self.create(
            **_subject(subject),
            number=subject.version,
            content=content,
            content_hash=hashlib.sha256(canonical.encode()).hexdigest(),
            author=by,
            summary=summary[:SUMMARY_LENGTH],
        )


class Revision(models.Model):
    """The whole content after one save. Never changed afterwards.

    It is of a posting, of a role template, or else of the organization's own settings.
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
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    summary = models.CharField(max_length=SUMMARY_LENGTH)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="revision_has_one_subject",
                condition=Q(posting=None, role_template=None, organization__isnull=False)
                | Q(posting__isnull=False, role_template=None)
                | Q(posting=None, role_template__isnull=False),
            ),
            models.UniqueConstraint(name="revision_of_posting", fields=["posting", "number"]),
            models.UniqueConstraint(
                name="revision_of_role_template", fields=["role_template", "number"]
            ),
            models.UniqueConstraint(
                name="revision_of_organization",
                fields=["organization", "number"],
                condition=Q(posting=None, role_template=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.summary}"


def _subject(subject: "Posting | RoleTemplate | Organization") -> dict[str, Any]:
    if subject._meta.model_name == "organization":
        return {"organization_id": subject.pk, "posting_id": None, "role_template_id": None}
    return {
        "organization_id": subject.organization_id,  # type: ignore[union-attr]
        "posting_id": subject.pk if subject._meta.model_name == "posting" else None,
        "role_template_id": subject.pk if subject._meta.model_name == "roletemplate" else None,
    }
