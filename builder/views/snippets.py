"""The organization's snippets: the list, writing one, its history, retiring it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from builder import rich_text
from builder.forms.conflict import based_on_now
from builder.forms.snippet import SnippetForm
from builder.models import Posting, Revision, Section, Snippet, StaleVersion
from builder.models.snippet import KINDS
from builder.starters import STARTERS
from builder.views.access import (
    UserRequest,
    editable_snippet,
    organization_of,
    require_writer,
    visible_snippet,
)

PAGE_SIZE = 40
HISTORY_SIZE = 20


@require_safe
def snippets(request: UserRequest) -> HttpResponse:
    """List the snippets in use by kind, found by words."""
    query = request.GET.get("q", "").strip()[:200]
    own = Snippet.objects.in_organization(organization_of(request))
    found = own.kept().search(query.replace("\0", "")).by_kind()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    ctx = {
        "page": page,
        "query": query,
        "section": "snippets",
        "any_retired": own.retired().exists(),
    }
    return render(request, "builder/snippets/list.html", ctx)


@require_safe
def retired_snippets(request: UserRequest) -> HttpResponse:
    """List the snippets that were retired, the last one first."""
    found = Snippet.objects.in_organization(organization_of(request)).retired()
    page = Paginator(found.order_by("-retired_at", "pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(request, "builder/snippets/retired.html", {"page": page, "section": "snippets"})


@require_safe
def snippet_starters(request: UserRequest) -> HttpResponse:
    """Offer texts to start a snippet from."""
    require_writer(request)
    shelves = [
        (
            kind.label,
            [
                (key, starter, rich_text.from_markdown(starter.text))
                for key, starter in STARTERS.items()
                if starter.kind == name
            ],
        )
        for name, kind in KINDS.items()
    ]
    ctx = {"shelves": shelves, "section": "snippets"}
    return render(request, "builder/snippets/starters.html", ctx)


@require_http_methods(["GET", "POST"])
def new_snippet(request: UserRequest) -> HttpResponse:
    """Write a snippet, from nothing or from one of our texts."""
    organization = require_writer(request)
    starter = STARTERS.get(request.GET.get("from", ""))
    initial: dict[str, Any] = {}
    if starter:
        initial = {name: getattr(starter, name) for name in ("kind", "name", "heading")}
        initial["html"] = rich_text.from_markdown(starter.text)
    form = SnippetForm(request.POST or None, initial=initial, organization=organization)
    if request.method == "POST" and form.is_valid():
        made = Snippet.objects.make(organization, form.values(), by=request.user, why="Written")
        messages.success(request, f"Saved: {made.name}. It can be used in postings now.")
        return redirect("snippets")
    ctx = {"form": form, "starter": starter, "section": "snippets"}
    return render(request, "builder/snippets/new.html", ctx, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def snippet(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show a snippet, and change it."""
    if request.method == "GET":
        shown = visible_snippet(request, pk)
        return render(request, "builder/snippets/snippet.html", _shown(request, shown))
    edited = editable_snippet(request, pk)
    form = SnippetForm(request.POST, organization=edited.organization, snippet=edited)
    if not form.is_valid():
        ctx = _shown(request, edited) | {"form": form}
        return render(request, "builder/snippets/snippet.html", ctx, status=422)
    try:
        based_on = form.cleaned_data["version"] or 0
        edited.change(form.values(), based_on=based_on, by=request.user)
    except StaleVersion as stale:
        ctx = _shown(request, edited) | {
            "form": based_on_now(form, edited.version),
            "stale": stale,
        }
        return render(request, "builder/snippets/snippet.html", ctx, status=409)
    messages.success(request, f"Saved: {edited.name}")
    if Section.objects.lagging(edited).exists():
        return redirect("snippet_uses", pk)
    return redirect("snippets")


@require_safe
def snippet_history(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what a snippet was after each save, and what each save changed."""
    shown = visible_snippet(request, pk)
    revisions = Revision.objects.of(shown).select_related("author")
    page = Paginator(revisions, HISTORY_SIZE).get_page(request.GET.get("page"))
    listed = list(page)
    earlier = Revision.objects.of(shown).in_bulk_by_number(one.number - 1 for one in listed)
    ctx = {
        "snippet": shown,
        "page": page,
        "entries": [(one, earlier.get(one.number - 1)) for one in listed],
        "section": "snippets",
    }
    return render(request, "builder/snippets/history.html", ctx)


@require_POST
def retire_snippet(request: UserRequest, pk: UUID) -> HttpResponse:
    """Offer a snippet no longer; it can be brought back."""
    retired = editable_snippet(request, pk)
    retired.retire(request.user)
    undo = reverse("bring_back_snippet", args=[pk])
    messages.success(request, f"Retired: {retired.name}", extra_tags=f"undo {undo}")
    return redirect("snippets")


@require_POST
def bring_back_snippet(request: UserRequest, pk: UUID) -> HttpResponse:
    """Offer a retired snippet again."""
    found = editable_snippet(request, pk)
    found.bring_back(request.user)
    messages.success(request, f"In use again: {found.name}")
    return redirect(found)


def _shown(request: UserRequest, shown: Snippet) -> dict[str, Any]:
    """Return what the page of a snippet shows: for those who may write, its form.

    With the number of an earlier version in the address, the form begins with that one's text.
    """
    values = shown.content()
    number = request.GET.get("from", "")
    earlier = None
    if number.isdecimal() and len(number) < 9:
        earlier = Revision.objects.of(shown).filter(number=int(number)).first()
    initial = (earlier.content if earlier else values) | {"version": shown.version}
    return {
        "snippet": shown,
        "uses": Posting.objects.kept().following(shown).count(),
        "form": SnippetForm(initial=initial, organization=shown.organization, snippet=shown),
        "earlier": earlier,
        "section": "snippets",
    }
