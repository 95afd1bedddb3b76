"""Long pieces of work: the list, how far one is, stopping it, and the file that comes of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from builder import background
from builder.models import Work
from builder.views.access import (
    UserRequest,
    membership_of,
    organization_of,
    require_writer,
    visible_work,
)

PAGE_SIZE = 25
CHANGES_A_PAGE = 50
# Work that waits so long may wait for a process that does not run.
LONG_WAIT = timedelta(minutes=2)


@require_safe
def progress(request: UserRequest) -> HttpResponse:
    """List the work, what was started last first."""
    works = Work.objects.visible_to(request.user).in_organization(organization_of(request))
    works = works.select_related("created_by").order_by("-created_at", "pk")
    page = Paginator(works, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "builder/work/list.html", {"page": page})


@never_cache
@require_safe
def work(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show how far a piece of work is; the page asks again by itself."""
    found = visible_work(request, pk)
    age = timezone.now() - found.created_at
    ctx = {
        "work": found,
        "again_in": _again_in(age),
        "can_cancel": found.is_unfinished and not found.cancel_asked,
        "waits_long": found.state == Work.State.WAITING and age > LONG_WAIT,
        "changed": not found.is_unfinished and found.changes.exists(),
        "undo": _undo_of(request, found),
    }
    template = "state.html" if request.htmx else "work.html"
    return render(request, f"builder/work/{template}", ctx)


@require_safe
def work_changes(request: UserRequest, pk: UUID) -> HttpResponse:
    """List what a piece of work made of each posting and template, a page at a time."""
    found = visible_work(request, pk)
    changes = found.changes.in_order()
    shows = "rest" if request.GET.get("show") == "rest" else ""
    shown = changes.with_rest() if shows else changes
    ctx = {
        "work": found,
        "page": Paginator(shown, CHANGES_A_PAGE).get_page(request.GET.get("page")),
        "shows": shows,
        "undo": _undo_of(request, found),
    }
    return render(request, "builder/work/changes.html", ctx)


@require_POST
def undo_work(request: UserRequest, pk: UUID) -> HttpResponse:
    """Undo all that a piece of work changed, in the background."""
    found = visible_work(request, pk)
    require_writer(request)
    if found.is_unfinished or not found.changes.changed().exists():
        messages.warning(request, "There is nothing to undo.")
        return redirect("work", found.pk)
    return redirect("work", background.undo_changes(found, request.user).pk)


@never_cache
@require_safe
def note(request: UserRequest) -> HttpResponse:
    """Return the note in the top bar, which asks again by itself."""
    running = Work.objects.running_for(membership_of(request)).count()
    return render(request, "builder/work/note.html", {"running": running, "asked": True})


@require_POST
def cancel(request: UserRequest, pk: UUID) -> HttpResponse:
    """Stop a piece of work."""
    found = visible_work(request, pk)
    found.cancel()
    return redirect("work", found.pk)


@require_safe
def download(request: UserRequest, pk: UUID) -> HttpResponseBase:
    """Send the file that came of the work, as long as it is kept."""
    found = visible_work(request, pk)
    if found.state != Work.State.DONE or not found.file:
        raise Http404
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.file_name) or ""
    response["Cache-Control"] = "private, no-store"
    return response


def _undo_of(request: UserRequest, found: Work) -> dict[str, Any]:
    """Return whether one can undo what the work changed, or the work that has done so."""
    if found.is_unfinished or not found.changes.changed().exists():
        return {}
    done = found.undo
    return {"done": done, "offered": done is None and membership_of(request).may_write}


def _again_in(age: timedelta) -> int:
    """Return after how many seconds to ask again: the longer it takes, the less often."""
    return 1 if age < timedelta(seconds=20) else 2 if age < timedelta(minutes=2) else 5
