"""A posting's history: who changed what and when, how it was, and going back to it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from builder.document import JobDocument
from builder.exports.sheet import Sheet
from builder.models import Revision
from builder.views.access import UserRequest, editable_posting, visible_posting

PAGE_SIZE = 50


@require_safe
def history(request: UserRequest, pk: UUID) -> HttpResponse:
    """List a posting's revisions, the newest first."""
    posting = visible_posting(request, pk)
    revisions = Revision.objects.of(posting).select_related("author").defer("content")
    page = Paginator(revisions, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "builder/history/history.html", {"posting": posting, "page": page})


@require_safe
def revision(request: UserRequest, pk: UUID, number: int) -> HttpResponse:
    """Show a posting as it was after one save."""
    posting = visible_posting(request, pk)
    shown = get_object_or_404(Revision.objects.of(posting).select_related("author"), number=number)
    ctx = {
        "posting": posting,
        "revision": shown,
        "sheet": Sheet(JobDocument.from_dict(shown.content)),
    }
    return render(request, "builder/history/revision.html", ctx)


@require_POST
def restore_revision(request: UserRequest, pk: UUID, number: int) -> HttpResponse:
    """Make a posting again what it was after one save; what it is now stays in the history."""
    posting = editable_posting(request, pk)
    wanted = get_object_or_404(Revision.objects.of(posting), number=number)
    document = JobDocument.from_dict(wanted.content)
    posting.apply(document, by=request.user, summary=f"Went back to version {number}")
    messages.success(request, f"This is version {number} again. What it was stays in the history.")
    return redirect("posting", posting.pk)
