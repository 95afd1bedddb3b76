"""Who may see and change what: every view fetches its objects through here."""

from typing import Any, TypeAlias, cast
from uuid import UUID

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from builder.models import (
    Import,
    ImportedFile,
    Membership,
    Organization,
    Posting,
    RoleTemplate,
    Snippet,
    User,
    Work,
)

Record: TypeAlias = Posting | RoleTemplate

_RECORDS: dict[str, type[Record]] = {model.kind: model for model in (Posting, RoleTemplate)}


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


def visible_record(request: UserRequest, kind: str, pk: UUID) -> Record:
    """Return a posting or template that the person may read; else answer 404.

    What is in the trash or retired is among them, and so is what came with the product.
    """
    records = _RECORDS[kind].objects.visible_to(request.user)
    record: Record = get_object_or_404(records.select_related("organization__logo"), pk=pk)
    return record


def visible_outline(request: UserRequest, kind: str, pk: UUID) -> Record:
    """Return only whose it is and how often it was saved: for what is asked every few seconds."""
    records = _RECORDS[kind].objects.visible_to(request.user)
    fields = ("organization_id", "version", "facts_version", "apply_version")
    record: Record = get_object_or_404(records.only(*fields), pk=pk)
    return record


def editable_record(request: UserRequest, kind: str, pk: UUID) -> Record:
    """Return a posting or template in use that the person may change; else answer 403 or 404."""
    records = _RECORDS[kind].objects
    editable: Record | None = records.editable_by(request.user).kept().filter(pk=pk).first()
    if editable is None:
        visible: Record = get_object_or_404(records.visible_to(request.user).kept(), pk=pk)
        raise PermissionDenied(f"You may read and download this {visible.noun}, but not change it.")
    return editable


def may_change(request: HttpRequest, record: Record) -> bool:
    """Say whether the person may change what they see: what came with the product is nobody's."""
    owned = record.organization_id is not None
    return owned and record.is_kept and membership_of(request).may_write


def editable_template(request: UserRequest, pk: UUID) -> RoleTemplate:
    """Return a template in use that the person may change; else answer 403 or 404."""
    return cast(RoleTemplate, editable_record(request, RoleTemplate.kind, pk))


def available_role(request: UserRequest, key: str) -> RoleTemplate:
    """Return a role that the organization can start from, shipped or its own; else answer 404."""
    roles = RoleTemplate.objects.available_to(organization_of(request))
    role: RoleTemplate = get_object_or_404(roles.select_related("organization"), key=key)
    return role


def editable_posting(request: UserRequest, pk: UUID) -> Posting:
    """Return a posting, not in the trash, that the person may change; else answer 403 or 404."""
    return cast(Posting, editable_record(request, Posting.kind, pk))


def visible_snippet(request: UserRequest, pk: UUID) -> Snippet:
    """Return a snippet that the person may read, retired ones too; else answer 404."""
    found = Snippet.objects.visible_to(request.user).select_related("organization")
    return get_object_or_404(found, pk=pk)


def editable_snippet(request: UserRequest, pk: UUID) -> Snippet:
    """Return a snippet that the person may change, retired ones too; else answer 403 or 404."""
    found = visible_snippet(request, pk)
    if not Snippet.objects.editable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied("You may read this snippet, but not change it.")
    return found


def editable_import(request: UserRequest, pk: UUID) -> Import:
    """Return an import of the person's organization; else answer 403 or 404."""
    imports = Import.objects.visible_to(request.user)
    found: Import = get_object_or_404(imports.select_related("organization", "work"), pk=pk)
    if not Import.objects.editable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied("You may read and download postings here, but not bring any in.")
    return found


def editable_imported_file(request: UserRequest, pk: UUID, file_pk: UUID) -> ImportedFile:
    """Return a file of an import of the person's organization; else answer 403 or 404."""
    batch = editable_import(request, pk)
    files = batch.files.select_related("posting", "role_template")
    file = get_object_or_404(files, pk=file_pk)
    file.batch = batch
    return file


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
