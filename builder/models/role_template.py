"""Complete job descriptions to start from, with a guide to the role."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from builder import document
from builder.models.job_record import JobRecord
from builder.models.organization import Membership, Organization

if TYPE_CHECKING:
    from builder.models.user import User


class RoleTemplateQuerySet(models.QuerySet["RoleTemplate"]):
    """Templates as one person or organization may see, change and use them."""

    def visible_to(self, user: "User") -> Self:
        """Return the shipped templates and those of the organizations the person belongs to."""
        return self.filter(Q(organization=None) | Q(organization__memberships__user=user))

    def editable_by(self, user: "User") -> Self:
        """Return the templates that the person may change: never a shipped one."""
        return self.filter(
            organization__memberships__user=user,
            organization__memberships__role__in=Membership.WRITERS,
        )

    def kept(self) -> Self:
        """Return the templates that are not retired."""
        return self.filter(retired_at=None)

    def available_to(self, organization: Organization) -> Self:
        """Return what the organization can start from: shipped templates, its own not retired."""
        return self.kept().filter(Q(organization=None) | Q(organization=organization))

    def shipped(self) -> Self:
        """Return the templates that the library owns."""
        return self.filter(organization=None)


class RoleTemplate(JobRecord):
    """A role: its posting's text, and a guide for who hires for it or wants to do it.

    Without an organization it is shipped with the product, and the library owns every word of it.
    """

    kind = "templates"
    noun = "template"
    owns_sections_as = "role_template"

    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, related_name="role_templates"
    )
    key = models.CharField(max_length=100)
    summary = models.CharField(max_length=300)
    family = models.CharField(max_length=100)
    guide = models.JSONField(default=dict)
    # Of the role file that the row was last loaded from.
    source_hash = models.CharField(max_length=64, blank=True)
    retired_at = models.DateTimeField(null=True)

    objects = RoleTemplateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_template_a_key",
                fields=["organization", "key"],
                nulls_distinct=False,
            ),
        )

    @property
    def is_kept(self) -> bool:
        """Whether it is in use, which is to say not retired."""
        return self.retired_at is None

    def employer(self) -> document.Organization:
        """Return the employer: whoever uses the template, or the organization that owns it."""
        return self.organization.as_employer() if self.organization else document.Organization()

    def look(self) -> dict[str, Any]:
        """Return how it looks, by the names of `builder.exports.Look`; nothing where shipped."""
        return self.organization.look() if self.organization else {}

    def load(self, content: document.JobDocument, **about: Any) -> None:
        """Take text and guide from the library: `key`, `summary`, `family`, `guide`, its hash."""
        for name, value in about.items():
            setattr(self, name, value)
        if self._state.adding:
            self.title = content.title
        self.save()
        self.apply(content, by=None, summary="Loaded from the role library")
