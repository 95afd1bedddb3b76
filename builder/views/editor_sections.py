"""Sections as wholes: moved, hidden, deleted and put back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from builder.models import Section, StaleVersion
from builder.views.access import (
    Record,
    UserRequest,
    editable_record,
)
from builder.views.editor_page import number_sent, refused, saved


@require_POST
def move_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Put a section at another place, counted from 0."""
    edited, part = _section(request, kind, pk, section_pk)
    try:
        position = int(request.POST.get("position", ""))
    except ValueError:
        return refused(request, edited, "That is no place in the posting.", status=422)
    try:
        edited.move_section(part, position, by=request.user)
    except StaleVersion:
        return refused(request, edited, f"“{part.heading}” was deleted meanwhile.")
    return saved(request, edited, part.anchor, f"Moved: {part.heading}")


@require_POST
def hide_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Keep a section out of what candidates see, or show it again."""
    edited, part = _section(request, kind, pk, section_pk)
    hidden = request.POST.get("hidden") == "yes"
    try:
        edited.hide_section(part, hidden=hidden, based_on=_version(request), by=request.user)
    except StaleVersion:
        return refused(request, edited, changed_meanwhile(part))
    verb = "Hidden from candidates" if hidden else "Shown to candidates again"
    return saved(request, edited, part.anchor, f"{verb}: {part.heading}")


@require_POST
def delete_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Delete a section so that it can be put back."""
    edited, part = _section(request, kind, pk, section_pk)
    try:
        edited.delete_section(part, based_on=_version(request), by=request.user)
    except StaleVersion:
        return refused(request, edited, changed_meanwhile(part))
    return saved(request, edited, "sheet", f"Deleted: {part.heading}", offer="undo")


@require_POST
def restore_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Put a deleted section back."""
    edited, part = _section(request, kind, pk, section_pk)
    edited.restore_section(part, by=request.user)
    return saved(request, edited, part.anchor, f"Put back: {part.heading}")


def _section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> tuple[Record, Section]:
    edited = editable_record(request, kind, pk)
    return edited, get_object_or_404(edited.sections, pk=section_pk)


def _version(request: UserRequest) -> int:
    return number_sent(request, "version")


def changed_meanwhile(part: Section) -> str:
    """Return what to say where a section was changed since the page was shown."""
    return f"“{part.heading}” was changed meanwhile. Look at it as it is now, then try again."
