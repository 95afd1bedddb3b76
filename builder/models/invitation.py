"""One-time links that let someone make an account."""

import hashlib
import secrets
from datetime import timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from builder.models.organization import Membership, Organization
from builder.models.user import User

LIFETIME = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by the secret in their link."""

    def usable(self, token: str) -> Self:
        """Return the invitation of this link, if it was neither used nor is too old."""
        return self.filter(
            token_hash=_digest(token), accepted_at=None, expires_at__gt=timezone.now()
        )


class Invitation(models.Model):
    """A link for one person: to join an organization, or to found the first one here."""

    token_hash = models.CharField(max_length=64, unique=True)
    organization = models.ForeignKey(Organization, models.CASCADE, null=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=Membership.Role, default=Membership.Role.OWNER)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="only_an_owner_founds",
                condition=Q(organization__isnull=False) | Q(role=Membership.Role.OWNER),
            ),
        )

    def __str__(self) -> str:
        return self.email or "first run"

    @classmethod
    def issue(cls, **fields: object) -> str:
        """Create an invitation and return the secret for its link, which is not stored."""
        token = secrets.token_urlsafe(32)
        cls.objects.create(
            token_hash=_digest(token), expires_at=timezone.now() + LIFETIME, **fields
        )
        return token

    @classmethod
    def issue_first_run(cls) -> str | None:
        """Return the secret of a fresh first-run link, or None where accounts exist already."""
        if User.objects.exists():
            return None
        cls.objects.filter(organization=None, accepted_at=None).delete()
        return cls.issue()

    def accept(
        self, *, name: str, email: str, password: str, organization: Organization | None = None
    ) -> User:
        """Make the account and the membership, and use the link up, in one transaction.

        `organization`, not yet saved, is what a first-run link founds.
        """
        with transaction.atomic():
            user = User.objects.create_user(email, password, name=name)
            joined = self.organization
            if joined is None:
                assert organization is not None
                organization.save()
                organization.change({}, based_on=organization.version, by=user)
                joined = organization
            Membership.objects.create(organization=joined, user=user, role=self.role)
            used = Invitation.objects.filter(pk=self.pk, accepted_at=None).update(
                accepted_at=timezone.now()
            )
            if not used:
                raise AlreadyUsed
        return user


class AlreadyUsed(Exception):
    """The link was used between its opening and now."""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
