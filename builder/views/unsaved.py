"""Keeps what is typed into the editor's forms until it is saved."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from builder.models import UnsavedText
from builder.models.unsaved_text import TooMuch
from builder.views.access import UserRequest, editable_record
from builder.views.editor_page import page_context


@require_POST
def keep_unsaved(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Keep a form as it stands; it is not saved by that."""
    edited = editable_record(request, kind, pk)
    if request.POST.get("person", str(request.user.pk)) != str(request.user.pk):
        # Someone else logged in in another tab; what was typed before is not theirs.
        return HttpResponse(status=403)
    typed = request.POST.get("typed", "")
    try:
        QueryDict(typed)
        newest = UnsavedText.objects.keep(
            request.user, edited, request.POST.get("block", ""), typed, _typed_at(request)
        )
    except TooMuch:
        return HttpResponse(status=413)
    except (ValueError, OverflowError):
        return HttpResponse(status=422)
    return HttpResponse(status=204 if newest else 409)


@require_POST
def discard_unsaved(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Drop what was kept of a form, and offer to undo that."""
    edited = editable_record(request, kind, pk)
    block = request.POST.get("block", "").replace("\0", "")
    discarded = UnsavedText.objects.discard(request.user, edited, block)
    if request.htmx:
        ctx = {"record": edited, "block": block if discarded else ""}
        return render(request, "builder/editor/discarded.html", ctx)
    if discarded:
        undo = reverse("bring_back_unsaved", args=[kind, pk, block])
        messages.success(request, "Discarded what you typed.", extra_tags=f"undo {undo}")
    return redirect(edited.get_absolute_url())


@require_POST
def bring_back_unsaved(request: UserRequest, kind: str, pk: UUID, block: str) -> HttpResponse:
    """Offer again what was discarded."""
    edited = editable_record(request, kind, pk)
    UnsavedText.objects.bring_back(request.user, edited, block)
    if request.htmx:
        return render(request, "builder/editor/unsaved.html", page_context(request, edited))
    return redirect(edited.get_absolute_url())


def _typed_at(request: UserRequest) -> datetime | None:
    """Return when it was typed, where that was not just now."""
    milliseconds = request.POST.get("typed_at", "")
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC) if milliseconds else None
