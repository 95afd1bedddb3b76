"""What belongs to an organization, as its people may see and change it."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from builder.models.organization import Membership, Organization

if TYPE_CHECKING:
    from builder.models.user import User

_Owned = TypeVar("_Owned", bound=models.Model)


class OwnedQuerySet(models.QuerySet[_Owned]):
    """Rows with an `organization`."""

    def visible_to(self, user: "User") -> Self:
        """Return those of the organizations that the person belongs to."""
        return self.filter(organization__memberships__user=user)

    def editable_by(self, user: "User") -> Self:
        """Return those that the person may change: never what came with the product."""
        return self.filter(
            organization__memberships__user=user,
            organization__memberships__role__in=Membership.WRITERS,
        )

    def in_organization(self, organization: Organization) -> Self:
        """Return those of one organization, set aside ones too."""
        return self.filter(organization=organization)
