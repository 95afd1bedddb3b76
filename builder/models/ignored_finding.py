"""Findings that people decided to leave as they are."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from builder.checks import Finding
from builder.models.organization import Organization
from builder.models.posting import Posting

if TYPE_CHECKING:
    from builder.models.user import User


class IgnoredFindingQuerySet(models.QuerySet["IgnoredFinding"]):
    """What is ignored, found and remembered."""

    def about(self, posting: Posting) -> Self:
        """Return what is ignored in a posting: there alone, or in the whole organization."""
        here = models.Q(posting=posting) | models.Q(posting=None)
        return self.filter(here, organization=posting.organization_id).select_related("by")


class IgnoredFinding(models.Model):
    """That a finding is not shown: in one posting, or in no posting of the organization.

    `key` is `Finding.key`, so that it stands while other words change.
    """

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    posting = models.ForeignKey(
        Posting, models.CASCADE, null=True, blank=True, related_name="ignored_findings"
    )
    key = models.CharField(max_length=16)
    check_name = models.CharField(max_length=60)
    # The passage, or what was said where it is about none: for lists that outlive the finding.
    text = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = IgnoredFindingQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="ignored_once",
                fields=["organization", "posting", "key"],
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def keep(
        cls, finding: Finding, posting: Posting, *, everywhere: bool, by: "User"
    ) -> "IgnoredFinding":
        """Remember a finding as ignored, or find that it is already."""
        kept, _ = cls.objects.get_or_create(
            organization_id=posting.organization_id,
            posting=None if everywhere else posting,
            key=finding.key,
            defaults={
                "check_name": finding.check,
                "text": (finding.text or finding.message)[:300],
                "by": by,
            },
        )
        return kept
