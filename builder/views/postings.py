"""The organization's postings: the list, the trash, and what is done with a whole posting."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from builder.models import Posting
from builder.models.posting import SORTS, PostingQuerySet, PostingState
from builder.views.access import (
    UserRequest,
    editable_posting,
    organization_of,
    require_writer,
)

PAGE_SIZE = 25


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """Lead to the postings, or to the library where there are none yet."""
    has_postings = Posting.objects.visible_to(request.user).kept().exists()
    return redirect("postings" if has_postings else "library")


@require_safe
def postings(request: UserRequest) -> HttpResponse:
    """List the postings, found by words, sorted, a page at a time."""
    query = request.GET.get("q", "").strip()[:200]
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else "changed"
    state = request.GET.get("state", "")
    state = state if state in PostingState else ""
    found = Posting.objects.in_organization(organization_of(request)).kept()
    found = found.in_state(state).search(query).select_related("publication")
    page = Paginator(_columns(found).sorted_by(sort), PAGE_SIZE).get_page(request.GET.get("page"))
    ctx = {
        "page": page,
        "query": query,
        "state": state,
        "states": PostingState.choices,
        "sort": sort,
        "sorts": SORTS,
        "section": "postings",
    }
    return render(request, "builder/postings/list.html", ctx)


@require_safe
def trash(request: UserRequest) -> HttpResponse:
    """List the postings in the trash."""
    found = Posting.objects.in_organization(organization_of(request)).trashed()
    page = Paginator(_columns(found).order_by("-trashed_at", "pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(request, "builder/postings/trash.html", {"page": page})


@require_POST
def duplicate(request: UserRequest, pk: UUID) -> HttpResponse:
    """Copy a posting, and go on with the copy."""
    copy = editable_posting(request, pk).duplicate(request.user)
    messages.success(request, "This is the copy. The posting it came from is unchanged.")
    return redirect("posting", copy.pk)


@require_POST
def move_to_trash(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take a posting out of the list; it can be restored."""
    posting = editable_posting(request, pk)
    posting.move_to_trash(request.user)
    undo = reverse("restore", args=[pk])
    messages.success(request, f"Moved to the trash: {posting.title}", extra_tags=f"undo {undo}")
    return redirect("postings")


@require_POST
def restore(request: UserRequest, pk: UUID) -> HttpResponse:
    """Bring a posting back from the trash."""
    require_writer(request)
    posting = get_object_or_404(Posting.objects.editable_by(request.user), pk=pk)
    posting.restore(request.user)
    messages.success(request, f"Restored: {posting.title}")
    return redirect("posting", posting.pk)


def _columns(found: PostingQuerySet) -> PostingQuerySet:
    """Fetch just what a list shows."""
    return found.only(
        *("title", "department", "job_code", "locations", "workplace"),
        *("updated_at", "created_at", "trashed_at", "organization_id"),
        *("publication__closed_at", "publication__closes_at"),
    )
