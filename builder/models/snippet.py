"""Snippets: texts that an organization words once and uses in many postings."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from builder import document, variables
from builder.models.organization import Organization
from builder.models.owned import OwnedQuerySet
from builder.models.revision import Revision, StaleVersion
from builder.models.section import HEADING_LENGTH

if TYPE_CHECKING:
    from builder.models.user import User

NAME_LENGTH = 150
# The longest text on how to apply that a posting has room for.
APPLICATION_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class SnippetKind:
    """What snippets are about, and the kind of section they make; None where they make none."""

    label: str
    section: document.SectionKind | None = "custom"


KINDS = {
    "about": SnippetKind("About us", "about"),
    "benefits": SnippetKind("Benefits", "benefits"),
    "equal_opportunity": SnippetKind("Equal opportunity", "equal_opportunity"),
    "accommodation": SnippetKind("Accommodation"),
    "application": SnippetKind("How to apply", None),
    "travel": SnippetKind("Travel"),
    "physical_demands": SnippetKind("Physical demands", "physical_demands"),
    "work_environment": SnippetKind("Work environment", "work_environment"),
    "custom": SnippetKind("Other"),
}
_KIND_CHOICES = [(name, kind.label) for name, kind in KINDS.items()]
_CONTENT = ("kind", "name", "place", "heading", "html")


class SnippetQuerySet(OwnedQuerySet["Snippet"]):
    """Snippets as one person or organization may see, change and find them."""

    def kept(self) -> Self:
        """Return the snippets that are not retired."""
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        """Return the snippets that were retired."""
        return self.filter(retired_at__isnull=False)

    def for_sections(self) -> Self:
        """Return the snippets that can be a section."""
        return self.filter(kind__in=[name for name, kind in KINDS.items() if kind.section])

    def search(self, text: str) -> Self:
        """Return the snippets that hold each word of `text`, in name, place, heading or text."""
        found = self
        for word in text.split():
            held = Q(name__icontains=word) | Q(place__icontains=word) | Q(heading__icontains=word)
            found = found.filter(held | Q(html__icontains=word))
        return found

    def by_kind(self) -> Self:
        """Order by kind, in the order of `KINDS`, and by name in it."""
        places = [When(kind=name, then=Value(place)) for place, name in enumerate(KINDS)]
        return self.order_by(Case(*places), Lower("name"), "pk")

    def starting(self, organization: Organization) -> "dict[str, Snippet]":
        """Return by kind the snippets in use that the organization's new postings start with."""
        chosen = [key for key in organization.snippet_keys().values() if key]
        found = self.in_organization(organization).kept().filter(pk__in=chosen) if chosen else ()
        return {snippet.kind: snippet for snippet in found}

    def make(
        self, organization: Organization, values: Mapping[str, Any], *, by: "User | None", why: str
    ) -> "Snippet":
        """Create a snippet; `why` is what its history begins with."""
        with transaction.atomic():
            snippet = self.model(organization=organization, version=1, text_version=1, **values)
            snippet.save()
            Revision.objects.record(snippet, snippet.content(), by, why)
        return snippet


class Snippet(models.Model):
    """A text to use in many postings, with variables that each posting answers for itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="snippets")
    kind = models.CharField(max_length=30, choices=_KIND_CHOICES)
    name = models.CharField(max_length=NAME_LENGTH)
    # Where it applies, in words; empty where it applies everywhere.
    place = models.CharField("location", max_length=150, blank=True)
    heading = models.CharField(max_length=HEADING_LENGTH, blank=True)
    html = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    # The version at which heading or text last changed.
    text_version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    retired_at = models.DateTimeField(null=True)

    objects = SnippetQuerySet.as_manager()

    class Meta:
        indexes = (models.Index("organization", Lower("name"), name="snippet_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address where it is shown and edited."""
        return reverse("snippet", args=[self.pk])

    @property
    def makes_section(self) -> bool:
        """Whether it can be a section of a posting."""
        return KINDS[self.kind].section is not None

    def content(self) -> dict[str, Any]:
        """Return what is versioned, by the names of fields."""
        return {name: getattr(self, name) for name in _CONTENT}

    def as_followed(self) -> dict[str, Any]:
        """Return what a section notes that follows it as it is now; see `Section.followed`."""
        return {"snippet": str(self.pk), "version": self.version, "filled": {}}

    @staticmethod
    def value_of(content: Mapping[str, Any]) -> document.Section:
        """Return what `content()` gave as a section, its variables as they are written."""
        return document.Section(
            kind=KINDS[content["kind"]].section or "custom",
            heading=content["heading"],
            html=content["html"],
        )

    def value(self) -> document.Section:
        """Return the snippet as a section, its variables as they are written."""
        return self.value_of(self.content())

    def resolved(self, answering: document.JobDocument) -> document.Section:
        """Return the snippet as a section of a document that answers its variables."""
        section = variables.resolved(self.value(), answering)
        return replace(section, heading=section.heading[:HEADING_LENGTH])

    def change(self, values: Mapping[str, Any], *, based_on: int, by: "User | None") -> None:
        """Set the given fields and write a revision, in one transaction.

        Where that changes nothing, neither version nor history grow.

        Raises:
            StaleVersion: the snippet is no longer at the version `based_on`.

        """
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Snippet.objects.select_for_update())
            if self.version != based_on:
                raise StaleVersion(Revision.objects.of(self).first())
            before, text = self.content(), self.value()
            for name, value in values.items():
                setattr(self, name, value)
            if self.content() == before:
                return
            self.version += 1
            if self.value() != text:
                self.text_version = self.version
            self.save()
            Revision.objects.record(self, self.content(), by, "Changed the snippet")

    def retire(self, by: "User") -> None:
        """Offer the snippet no longer; postings keep what they have of it."""
        self._set_aside(True, by, "Retired")

    def bring_back(self, by: "User") -> None:
        """Offer a retired snippet again."""
        self._set_aside(False, by, "Brought back")

    def _set_aside(self, aside: bool, by: "User", summary: str) -> None:
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Snippet.objects.select_for_update())
            if (self.retired_at is not None) == aside:
                return
            self.retired_at = timezone.now() if aside else None
            self.version += 1
            self.save()
            Revision.objects.record(self, self.content(), by, summary)
