"""Undo and redo of what a person saved in a posting or template."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from builder.models.undoing import AlreadyDone, ChangedSince, reverse_step
from builder.views.access import UserRequest, editable_record
from builder.views.editor_page import number_sent, refused, saved


@require_POST
def undo(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Put back what the person's last save changed."""
    return _step(request, kind, pk, is_redo=False)


@require_POST
def redo(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Change again what the person undid last."""
    return _step(request, kind, pk, is_redo=True)


def _step(request: UserRequest, kind: str, pk: UUID, *, is_redo: bool) -> HttpResponse:
    edited = editable_record(request, kind, pk)
    verb, done = ("redo", "Redone") if is_redo else ("undo", "Undone")
    number = number_sent(request, "number")
    try:
        put_back = reverse_step(edited, number, by=request.user, redo=is_redo)
    except AlreadyDone:
        edited.refresh_from_db()
        return refused(request, edited, f"Nothing to {verb} here any more. This is how it is now.")
    except ChangedSince as since:
        edited.refresh_from_db()
        who = f", by {since.by}" if since.by and since.by != request.user else ""
        problem = (
            f"Not {done.lower()}: {since.part} was changed again since{who}. "
            "Look at what changed, and put back there what you want."
        )
        way_out = reverse("compare_revisions", args=[kind, pk, number - 1, edited.version])
        return refused(request, edited, problem, way_out=way_out)
    offer = "undo" if is_redo else "redo"
    return saved(request, edited, put_back.anchor, f"{done}: {put_back.what}", offer=offer)
