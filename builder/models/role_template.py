"""Complete job descriptions to start from, with a guide to the role."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.text import slugify

from builder import document
from builder.models.job_record import JobRecord
from builder.models.organization import Organization
from builder.models.owned import OwnedQuerySet

if TYPE_CHECKING:
    from builder.models.user import User


class RoleTemplateQuerySet(OwnedQuerySet["RoleTemplate"]):
    """Templates as one person or organization may see, change and use them."""

    def visible_to(self, user: "User") -> Self:
        """Return the shipped templates and those of the organizations the person belongs to."""
        return self.filter(Q(organization=None) | Q(organization__memberships__user=user))

    def kept(self) -> Self:
        """Return the templates that are not retired."""
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        """Return the templates that were retired."""
        return self.filter(retired_at__isnull=False)

    def by_family(self) -> Self:
        """Order by family, in it from the lowest level to those without one, then by title."""
        return self.order_by("family", F("level").asc(nulls_last=True), "title", "pk")

    def titled(self, text: str) -> Self:
        """Return the templates whose titles hold each word of `text`, cut short or not."""
        found = self
        for word in text.split():
            found = found.filter(title__icontains=word)
        return found

    def own_first(self) -> Self:
        """Order as `by_family` does, the shipped ones after all others."""
        own = F("organization").asc(nulls_last=True)
        return self.order_by(own, "family", F("level").asc(nulls_last=True), "title", "pk")

    def available_to(self, organization: Organization) -> Self:
        """Return what the organization can start from: shipped templates, its own not retired."""
        return self.kept().filter(Q(organization=None) | Q(organization=organization))

    def shipped(self) -> Self:
        """Return the templates that the library owns."""
        return self.filter(organization=None)

    def make(
        self,
        content: document.JobDocument,
        organization: Organization,
        classification: Mapping[str, Any],
        *,
        by: "User",
        why: str,
        guide: Mapping[str, Any] | None = None,
    ) -> "RoleTemplate":
        """Create a template of the organization; `why` is what its history begins with.

        `classification` holds family, level and summary.
        """
        pk = uuid.uuid4()
        with transaction.atomic():
            template = self.model(
                pk=pk,
                organization=organization,
                # No role file has such a name, so that no shipped role ever gets the same key.
                key=f"{slugify(content.title)[:80] or 'role'}-{pk.hex[:12]}",
                title=content.title,
                guide=guide or {},
                **classification,
            )
            template.save()
            with template.revising(by, why):
                template._take(content)
                template._take_known()
        return template


class RoleTemplate(JobRecord):
    """A role: its posting's text, and a guide for who hires for it or wants to do it.

    Without an organization it is shipped with the product, and the library owns every word of it.
    """

    kind = "templates"
    noun = "template"
    owns_sections_as = "role_template"
    classified_as = "Family, level or summary"

    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, related_name="role_templates"
    )
    key = models.CharField(max_length=100)
    summary = models.CharField(max_length=300)
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

    def classification(self) -> dict[str, Any]:
        """Return the family, level and summary, which are versioned beside the document."""
        return {"family": self.family, "level": self.level, "summary": self.summary}

    def retire(self, by: "User") -> None:
        """Take the template out of use; what was started from it stays as it is."""
        self._set_aside("retired_at", True, by=by, summary="Retired")

    def bring_back(self, by: "User") -> None:
        """Put a retired template into use again."""
        self._set_aside("retired_at", False, by=by, summary="Brought back")

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
