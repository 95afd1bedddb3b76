"""Publication: a posting as the public reads it, at an address that lasts."""

import secrets
import uuid
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self, cast

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from builder.document import JobDocument
from builder.families import family_of
from builder.models import search
from builder.models.organization import Organization
from builder.models.posting import Posting, takes_applications
from builder.models.revision import Revision, StaleVersion

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from builder.models.user import User

# Letters and digits that nobody takes for one another. Twelve of them cannot be guessed.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
KEY_LENGTH = 12
_WORDS_LENGTH = 60


class Visibility(models.TextChoices):
    """Who finds a published posting."""

    LISTED = "listed", "Everyone: on your careers page, in search engines and job feeds"
    UNLISTED = "unlisted", "Only people who have the link"
    PROTECTED = "protected", "Only people who have the link and a password"


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications as the public, or an organization, looks for them."""

    def open(self) -> Self:
        """Return those that take applications: not closed, and their closing date not past."""
        return self.filter(takes_applications())

    def listed(self, organization: Organization) -> Self:
        """Return what everyone may find of an organization, the newest first."""
        found = self.open().filter(organization=organization, visibility=Visibility.LISTED)
        return found.order_by("-published_at", "pk")

    def search(self, text: str) -> Self:
        """Return those that hold words beginning with each word of `text`."""
        query = search.query(text)
        return self.filter(search=query) if query else self


class PublicationManager(models.Manager.from_queryset(PublicationQuerySet)):  # type: ignore[misc]
    """Publishes postings."""

    def publish(
        self,
        posting: Posting,
        *,
        based_on: int,
        by: "User",
        visibility: str = Visibility.LISTED,
        password: str = "",
    ) -> "Publication":
        """Put the posting as it now is before the public, without its hidden sections.

        The address stays the same however often it is published. Without a `password` the one
        set before stays.

        Raises:
            StaleVersion: the posting is no longer at the version `based_on`, which was looked at.

        """
        with transaction.atomic():
            posting.refresh_from_db(from_queryset=Posting.objects.select_for_update())
            if posting.version != based_on:
                raise StaleVersion(Revision.objects.of(posting).first())
            document = posting.document().shown()
            publication: Publication = self.filter(posting=posting).first() or self.model(
                posting=posting, organization=posting.organization, key=_new_key()
            )
            publication.visibility, publication.closed_at = visibility, None
            if password:
                publication.password = make_password(password)
            publication._describe(document, posting.family)
            publication.save()
            publication.snapshot = Snapshot.objects.create(
                publication=publication,
                number=publication.snapshots.count() + 1,
                posting_version=posting.version,
                document=document.to_dict(),
                content_hash=document.content_hash,
                published_by=by,
            )
            publication.save()
            self.filter(pk=publication.pk).update(search=search.vector(document))
        return publication


class Publication(models.Model):
    """A posting's public address, and which snapshot of it stands there.

    `key` is the part of the address that nobody can guess. `published_at` is when it was first
    published, `closes_at` the end of the closing date where the organization is. The other fields
    repeat what the snapshot says, so that lists can be searched and filtered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="publications")
    posting = models.OneToOneField(Posting, models.CASCADE, related_name="publication")
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.LISTED)
    password = models.CharField(max_length=200, blank=True)
    snapshot = models.ForeignKey("builder.Snapshot", models.RESTRICT, null=True, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    closed_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    title = models.CharField(max_length=200)
    department = models.CharField(max_length=150)
    places = ArrayField(models.CharField(max_length=300), default=list)
    workplace = models.CharField(max_length=20)
    employment_type = models.CharField(max_length=20)
    family = models.CharField(max_length=100)
    search = SearchVectorField(null=True)

    objects = PublicationManager()

    if TYPE_CHECKING:
        snapshots: RelatedManager["Snapshot"]
        days: RelatedManager["PublicationDay"]

    class Meta:
        indexes = (
            GinIndex(fields=["search"], name="publication_search"),
            models.Index(fields=["organization", "-published_at"], name="publication_newest"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it takes applications."""
        return not self.closed_at and (not self.closes_at or self.closes_at > timezone.now())

    @property
    def published_on(self) -> date:
        """The day on which it was first published, where the organization is."""
        return timezone.localdate(self.published_at, self.organization.zone)

    @property
    def is_listed(self) -> bool:
        """Whether everyone may find it."""
        return self.visibility == Visibility.LISTED

    @property
    def is_protected(self) -> bool:
        """Whether it asks for a password."""
        return self.visibility == Visibility.PROTECTED

    @property
    def name(self) -> str:
        """The last part of the address: the title's words, which may change, and the key."""
        words = slugify(self.title)[:_WORDS_LENGTH].strip("-")
        return "-".join(filter(None, (words, self.key)))

    def document(self) -> JobDocument:
        """Return what the public reads."""
        return cast("Snapshot", self.snapshot).value()

    def opens_with(self, password: str) -> bool:
        """Whether this is its password."""
        return check_password(password, self.password)

    def close(self) -> None:
        """Take it down; the address then says that the job is closed."""
        if not self.closed_at:
            self.closed_at = timezone.now()
            self.save(update_fields=["closed_at", "changed_at"])

    def reopen(self) -> None:
        """Take back `close`. It stays closed where the closing date is past."""
        self.closed_at = None
        self.save(update_fields=["closed_at", "changed_at"])

    def _describe(self, document: JobDocument, family: str) -> None:
        """Repeat what lists are searched and filtered by. Does not save.

        Without a `family`, it is the one of the occupation.
        """
        self.title, self.department = document.title, document.department
        self.places = [
            name
            for place in document.locations
            if (name := ", ".join(filter(None, (place.city, place.region))))
        ]
        self.workplace, self.employment_type = document.workplace, document.employment_type
        self.family = family or family_of(document.occupation)
        self.closes_at = document.closes_on and datetime.combine(
            document.closes_on + timedelta(days=1), time(), self.organization.zone
        )

    def count(self, what: str) -> None:
        """Count a view ("views") or a click on Apply ("clicks") for today."""
        day, _ = self.days.get_or_create(day=timezone.localdate(timezone=self.organization.zone))
        PublicationDay.objects.filter(pk=day.pk).update(**{what: F(what) + 1})


class Snapshot(models.Model):
    """What was published at one moment. Never changed afterwards.

    `posting_version` is the version of the posting that it shows.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="snapshots")
    number = models.PositiveIntegerField()
    posting_version = models.PositiveIntegerField()
    document = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_by = models.ForeignKey("builder.User", models.SET_NULL, null=True)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_snapshot_a_number", fields=["publication", "number"]),
        )

    def __str__(self) -> str:
        return f"{self.publication}, {self.number}"

    def value(self) -> JobDocument:
        """Return the content as a value."""
        return JobDocument.from_dict(self.document)


class PublicationDay(models.Model):
    """How often a publication was looked at, and applied for, on one day. Nothing about whom."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="days")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_row_a_day", fields=["publication", "day"]),
        )

    def __str__(self) -> str:
        return f"{self.day}: {self.views}"


def _new_key() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(KEY_LENGTH))
