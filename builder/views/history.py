"""The history of a posting or template: who changed what and when, and going back to it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from builder.document import JobDocument
from builder.exports.sheet import Sheet
from builder.models import Revision
from builder.views.access import UserRequest, editable_record, may_change, visible_record

PAGE_SIZE = 50


@require_safe
def history(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """List the revisions, the newest first."""
    record = visible_record(request, kind, pk)
    revisions = Revision.objects.of(record).select_related("author").defer("content")
    page = Paginator(revisions, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "builder/history/history.html", {"record": record, "page": page})


@require_safe
def revision(request: UserRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """Show it as it was after one save."""
    record = visible_record(request, kind, pk)
    shown = get_object_or_404(Revision.objects.of(record).select_related("author"), number=number)
    ctx = {
        "record": record,
        "revision": shown,
        "writes": may_change(request, record),
        "sheet": Sheet(JobDocument.from_dict(shown.content)),
    }
    return render(request, "builder/history/revision.html", ctx)


@require_POST
def restore_revision(request: UserRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """Make it again what it was after one save; what it is now stays in the history."""
    record = editable_record(request, kind, pk)
    wanted = get_object_or_404(Revision.objects.of(record), number=number)
    document = JobDocument.from_dict(wanted.content)
    record.apply(document, by=request.user, summary=f"Went back to version {number}")
    messages.success(request, f"This is version {number} again. What it was stays in the history.")
    return redirect(record)
