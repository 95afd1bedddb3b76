"""Who may see and change what: every view fetches its objects through here."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from builder.models import Membership, Organization, Posting, User, Work


class LoginMiddleware(LoginRequiredMiddleware):
    """Leads whoever is not logged in to the login page, but never in the place of their work.

    A request for a part of a page is answered with 403: the login page would else take the place
    of the form in it, and with that of what was typed there.
    """

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Answer a request of someone who must log in first."""
        if cast(UserRequest, request).htmx:
            raise PermissionDenied("You were logged out. Log in in another tab, then try again.")
        return super().handle_no_permission(request, view_func)


class UserRequest(HttpRequest):
    """A request of someone who is logged in, as the login middleware makes sure."""

    user: User
    htmx: Any


def membership_of(request: HttpRequest) -> Membership:
    """Return the membership under which the person works.

    Raises:
        PermissionDenied: they belong to no organization.

    """
    known = getattr(request, "membership", None)
    if known is None:
        memberships = Membership.objects.select_related("organization", "organization__logo")
        known = (
            memberships.filter(user=cast(UserRequest, request).user).order_by("created_at").first()
        )
        if known is None:
            raise PermissionDenied("Your account belongs to no organization.")
        request.membership = known  # type: ignore[attr-defined]
    return cast(Membership, known)


def organization_of(request: HttpRequest) -> Organization:
    """Return the organization that the person works for."""
    return membership_of(request).organization


def require_writer(request: HttpRequest) -> Organization:
    """Return the person's organization.

    Raises:
        PermissionDenied: they may read there, but not write.

    """
    if not membership_of(request).may_write:
        raise PermissionDenied("You may read and download postings here, but not write them.")
    return organization_of(request)


def require_owner(request: HttpRequest) -> Organization:
    """Return the person's organization.

    Raises:
        PermissionDenied: they are not its owner.

    """
    if not membership_of(request).is_owner:
        raise PermissionDenied("Only an owner of the organization may change this.")
    return organization_of(request)


def visible_posting(request: UserRequest, pk: UUID) -> Posting:
    """Return a posting that the person may read, the trash included; else answer 404."""
    postings = Posting.objects.visible_to(request.user)
    posting: Posting = get_object_or_404(postings.select_related("organization__logo"), pk=pk)
    return posting


def editable_posting(request: UserRequest, pk: UUID) -> Posting:
    """Return a posting, not in the trash, that the person may change; else answer 403 or 404."""
    postings = Posting.objects.visible_to(request.user).kept()
    posting: Posting = get_object_or_404(postings, pk=pk)
    if not Posting.objects.editable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied("You may read and download this posting, but not change it.")
    return posting


def visible_work(request: UserRequest, pk: UUID) -> Work:
    """Return a piece of work that the person started, or that their organization did; or 404."""
    works = Work.objects.visible_to(request.user).in_organization(organization_of(request))
    return get_object_or_404(works.select_related("created_by"), pk=pk)


def organization_context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the person's membership and organization."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    try:
        membership = membership_of(request)
    except PermissionDenied:
        return {}
    return {
        "membership": membership,
        "organization": membership.organization,
        # Called only where a template shows it: fragments do not.
        "running": Work.objects.running_for(membership).count,
    }
