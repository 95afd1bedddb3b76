"""Employers, and who works for them in which role."""

import hashlib
import uuid
from collections.abc import Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from babel.core import get_global
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.utils.text import slugify

from builder import document
from builder.checks import Rules
from builder.models.revision import Revision, StaleVersion

if TYPE_CHECKING:
    from builder.models.snippet import Snippet
    from builder.models.user import User

# Where people print on Letter paper (Unicode CLDR, supplemental data "paperSize"); elsewhere A4.
LETTER_COUNTRIES = frozenset(
    ("US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "BZ")
)


# Of the countries with several time zones, the one that most people there live in.
_MOST_PEOPLES_ZONE = {
    "US": "America/New_York",
    "CA": "America/Toronto",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City",
    "RU": "Europe/Moscow",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "ID": "Asia/Jakarta",
    "DE": "Europe/Berlin",
    "CL": "America/Santiago",
    "NZ": "Pacific/Auckland",
    "CN": "Asia/Shanghai",
}


def usual_time_zone(country: str) -> str:
    """Return the time zone of a country (ISO 3166), or of most people there; else UTC."""
    if zone := _MOST_PEOPLES_ZONE.get(country):
        return zone
    territories = get_global("zone_territories")
    return min((zone for zone, place in territories.items() if place == country), default="UTC")


class Theme(models.TextChoices):
    """How postings are set: the names in `builder.exports.THEMES`."""

    CLASSIC = "classic", "Classic"
    MODERN = "modern", "Modern"
    COMPACT = "compact", "Compact"
    LARGE = "large", "Large print"


def _snippet(label: str) -> "models.ForeignKey[Snippet | None, Snippet | None]":
    return models.ForeignKey(
        "builder.Snippet",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
    )


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Organizations as one person may see or change them."""

    def visible_to(self, user: "User") -> Self:
        """Return the organizations that the person belongs to."""
        return self.filter(memberships__user=user)

    def editable_by(self, user: "User") -> Self:
        """Return the organizations whose settings the person may change."""
        return self.filter(memberships__user=user, memberships__role=Membership.Role.OWNER)


class Organization(models.Model):
    """An employer: how it looks, and what its postings say unless they say otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("organization name", max_length=200)
    country = models.CharField(max_length=2, default="US")
    website = models.URLField(max_length=300, blank=True)
    about = models.TextField("about the organization", max_length=5000, blank=True)
    headquarters = models.CharField(max_length=200, blank=True)
    employees = models.PositiveIntegerField(
        "number of employees",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000_000)],
    )
    brand_color = models.CharField(
        "brand colour",
        max_length=7,
        default="#1f5c57",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z", "Write a colour such as #1f5c57.")],
    )
    theme = models.CharField(max_length=20, choices=Theme, default=Theme.CLASSIC)
    # What new postings start with, in place of what their template says.
    about_snippet = _snippet("about us")
    benefits_snippet = _snippet("benefits")
    equal_opportunity_snippet = _snippet("equal opportunity")
    application_snippet = _snippet("how to apply")
    # The last part of the careers page's address, from the day something is first published.
    careers_address = models.SlugField(
        "address of your careers page", max_length=60, unique=True, null=True, blank=True
    )
    careers_introduction = models.TextField("introduction", max_length=5000, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    # Job boards verify feeds by them.
    recruiting_email = models.EmailField("recruiting contact", blank=True)
    linkedin_company_id = models.CharField(
        "LinkedIn company number",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\d+\Z", "Write the number only, such as 123456.")],
    )
    logo = models.ForeignKey(
        "builder.Logo", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # What `Rules.to_dict` writes.
    check_rules = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganizationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def paper(self) -> str:
        """The paper people print on in the organization's country: Letter or A4."""
        return "Letter" if self.country in LETTER_COUNTRIES else "A4"

    def look(self) -> dict[str, Any]:
        """Return how the organization's postings look, by the names of `builder.exports.Look`."""
        return {
            "paper": self.paper,
            "color": self.brand_color,
            "logo": bytes(self.logo.data) if self.logo else None,
            "theme": self.theme,
        }

    @property
    def rules(self) -> Rules:
        """What the organization decided about the checks."""
        return Rules.from_dict(self.check_rules)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone by which closing dates end."""
        return ZoneInfo(self.time_zone or usual_time_zone(self.country))

    def snippet_keys(self) -> dict[str, uuid.UUID | None]:
        """Return by kind the keys of the snippets that new postings start with."""
        return {kind: getattr(self, f"{kind}_snippet_id") for kind in SNIPPET_KINDS}

    def as_employer(self) -> document.Organization:
        """Return what a job document says about the organization."""
        return document.Organization(
            name=self.name,
            website=self.website,
            about=self.about,
            headquarters=self.headquarters,
            employees=self.employees,
        )

    def change(self, values: Mapping[str, Any], *, based_on: int, by: "User | None") -> None:
        """Set the given fields and write a revision, in one transaction.

        Where that changes nothing, neither version nor history grow.

        Raises:
            StaleVersion: the organization is no longer at the version `based_on`.

        """
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Organization.objects.select_for_update())
            if self.version != based_on:
                raise StaleVersion(Revision.objects.of(self).first())
            before = self._content() if self.version else None
            for name, value in values.items():
                setattr(self, name, value)
            if self._content() == before:
                return
            self.version += 1
            self.save()
            if self.careers_address:
                CareersAddress.objects.get_or_create(
                    name=self.careers_address, defaults={"organization": self}
                )
            Revision.objects.record(self, self._content(), by, "Changed the organization")

    def free_careers_address(self) -> str:
        """Return an address for the careers page, made from the name, that nobody ever had."""
        base = slugify(self.name)[:50].strip("-") or "careers"
        used = CareersAddress.objects.filter(name__startswith=base)
        taken = set(used.values_list("name", flat=True))
        numbered = (f"{base}-{number}" for number in count(2))
        return next(name for name in chain([base], numbered) if name not in taken)

    def open_careers_page(self, by: "User") -> None:
        """Give the careers page an address, if it has none yet."""
        if not self.careers_address:
            address = self.free_careers_address()
            self.change({"careers_address": address}, based_on=self.version, by=by)

    def _content(self) -> dict[str, Any]:
        names = [field.name for field in self._meta.fields if field.name not in _NOT_CONTENT]
        chosen = {f"{kind}_snippet": pk and str(pk) for kind, pk in self.snippet_keys().items()}
        return {name: getattr(self, name) for name in names} | {
            "logo": self.logo.digest if self.logo else None,
            **chosen,
        }


# The kinds of snippets of which new postings start with one that the settings choose.
SNIPPET_KINDS = ("about", "benefits", "equal_opportunity", "application")
_NOT_CONTENT = {"id", "logo", "version", "created_at"}
_NOT_CONTENT |= {f"{kind}_snippet" for kind in SNIPPET_KINDS}


class CareersAddress(models.Model):
    """A name that an organization's careers page has or once had: links to it keep working."""

    name = models.SlugField(max_length=60, primary_key=True)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="careers_addresses")

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """A logo as a PNG picture. Kept after it is replaced, for the history's sake."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="logos")
    digest = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_row_a_logo", fields=["organization", "digest"]),
        )

    def __str__(self) -> str:
        return self.digest

    @classmethod
    def keep(cls, organization: Organization, png: bytes) -> "Logo":
        """Store a picture, or find it where it is stored already."""
        logo, _ = cls.objects.get_or_create(
            organization=organization,
            digest=hashlib.sha256(png).hexdigest(),
            defaults={"data": png},
        )
        return logo


class Membership(models.Model):
    """That a person works for an organization, and what they may do there."""

    class Role(models.TextChoices):
        """What a member may do; each may also do what the next one may."""

        OWNER = "owner", "Owner: may change the organization too"
        EDITOR = "editor", "Editor: may write postings"
        VIEWER = "viewer", "Viewer: may read and download"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)

    WRITERS = (Role.OWNER, Role.EDITOR)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_membership", fields=["organization", "user"]),
        )

    def __str__(self) -> str:
        return f"{self.user} in {self.organization}"

    @property
    def may_write(self) -> bool:
        """Whether the member may change postings."""
        return self.role in self.WRITERS

    @property
    def is_owner(self) -> bool:
        """Whether the member may change the organization."""
        return self.role == self.Role.OWNER
