"""Snippets in a posting or template: put into a section's text, made a section, or made of one."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from builder import rich_text
from builder.document import JobDocument
from builder.document import Section as SectionValue
from builder.forms.snippet import SnippetForm
from builder.models import Posting, Section, Snippet, StaleVersion
from builder.models.followed_snippets import add_following, detach, follow_snippet, take_latest
from builder.models.snippet import KINDS, SnippetQuerySet
from builder.views.access import (
    Record,
    UserRequest,
    editable_posting,
    editable_record,
    organization_of,
)
from builder.views.editor import apply_form, section_form
from builder.views.editor_page import forget, number_sent, refused, saved, show_block
from builder.views.editor_sections import changed_meanwhile

PAGE_SIZE = 20
# So many are offered within a form; a word narrows them down.
_OFFERED = 12


@require_POST
def insert_into_section(
    request: UserRequest, kind: str, pk: UUID, section_pk: UUID
) -> HttpResponse:
    """Offer snippets to put into a section's form, or put one at its end.

    Whatever the answer, the form holds what was typed into it, and nothing is saved.
    """
    edited = editable_record(request, kind, pk)
    part = get_object_or_404(edited.sections, pk=section_pk)
    form = section_form(edited, part, request.POST)
    if "insert" in request.POST:
        if form.is_valid():
            chosen = _chosen(request, request.POST["insert"]).resolved(edited.document())
            html = form.cleaned_data["html"] + chosen.html
            form = section_form(
                edited, part, request.POST.dict() | {"html": html, "html_format": "html"}
            )
            return show_block(request, edited, part.anchor, {"form": form, "part": part}, 200)
        return show_block(request, edited, part.anchor, {"form": form, "part": part}, 422)
    found, query = _found(request, request.POST.get("find", ""))
    ctx = {"form": form, "part": part}
    where = reverse("insert_into_section", args=[kind, pk, section_pk])
    return _offer(request, edited, part.anchor, where, found, {**ctx, "find": query})


@require_POST
def insert_into_apply(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Offer snippets on how to apply to put into its form, or put one at its end.

    Whatever the answer, the form holds what was typed into it, and nothing is saved.
    """
    edited = editable_record(request, kind, pk)
    form = apply_form(edited, request.POST)
    if "insert" in request.POST:
        if form.is_valid():
            chosen = _chosen(request, request.POST["insert"]).resolved(edited.document())
            texts = (form.cleaned_data["apply_instructions"], rich_text.to_text(chosen.html))
            joined = {"apply_instructions": "\n\n".join(filter(None, texts))}
            form = apply_form(edited, request.POST.dict() | joined)
        status = 200 if form.is_valid() else 422
        return show_block(request, edited, "apply", {"form": form}, status)
    found, query = _found(request, request.POST.get("find", ""))
    where = reverse("insert_into_apply", args=[kind, pk])
    parts = {"form": form, "find": query}
    return _offer(request, edited, "apply", where, found.filter(kind="application"), parts)


@require_http_methods(["GET", "POST"])
def add_from_snippet(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Offer snippets to add to the posting as a section, and add one."""
    edited = editable_record(request, kind, pk)
    if request.method == "POST":
        snippet = _chosen(request, request.POST.get("snippet", ""))
        if "follow" in request.POST and isinstance(edited, Posting):
            part = add_following(edited, _of_section(snippet), by=request.user)
            messages.success(request, f"Added: {part.heading}. It follows {snippet}.")
            return redirect(f"{edited.get_absolute_url()}#{part.anchor}")
        copied = snippet.resolved(edited.document())
        part = edited.add_section(
            kind=copied.kind,
            heading=copied.heading,
            html=copied.html,
            by=request.user,
            key=_key(request.POST.get("key", "")),
        )
        messages.success(request, f"Added: {part.heading}")
        return redirect(f"{edited.get_absolute_url()}#{part.anchor}")
    found, query = _found(request, request.GET.get("q", ""))
    page = Paginator(found.for_sections(), PAGE_SIZE).get_page(request.GET.get("page"))
    ctx = {
        "record": edited,
        "page": page,
        "offered": _resolved(list(page), edited.document()),
        "query": query,
        "key": uuid4(),
    }
    return render(request, "builder/snippets/add.html", ctx)


@require_http_methods(["GET", "POST"])
def snippet_from_section(
    request: UserRequest, kind: str, pk: UUID, section_pk: UUID
) -> HttpResponse:
    """Make a snippet of a section."""
    edited = editable_record(request, kind, pk)
    part = get_object_or_404(edited.sections, pk=section_pk)
    initial = {
        "kind": part.kind if part.kind in KINDS else "custom",
        "name": part.heading,
        "heading": part.heading,
        "html": part.html,
    }
    form = SnippetForm(request.POST or None, initial=initial, organization=organization_of(request))
    if request.method == "POST" and form.is_valid():
        made = Snippet.objects.make(
            organization_of(request),
            form.values(),
            by=request.user,
            why=f"Made of {part.heading} in {edited.title}",
        )
        messages.success(request, f"Saved as a snippet: {made.name}")
        return redirect(f"{edited.get_absolute_url()}#{part.anchor}")
    ctx = {"form": form, "record": edited, "section": "snippets"}
    return render(request, "builder/snippets/new.html", ctx, status=422 if form.is_bound else 200)


@require_POST
def follow_in_section(request: UserRequest, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Let a section follow a snippet, whose text takes the place of its own."""
    edited, part = _section_of_posting(request, pk, section_pk)
    snippet = _of_section(_chosen(request, request.POST.get("follow", "")))
    based_on = number_sent(request, "version")
    try:
        follow_snippet(edited, part, snippet, based_on=based_on, by=request.user)
    except StaleVersion:
        return refused(request, edited, changed_meanwhile(part))
    forget(request, edited, part.anchor)
    said = f"{part.heading} follows {snippet} now."
    return saved(request, edited, part.anchor, said, offer="undo")


@require_POST
def detach_section(request: UserRequest, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Let a section no longer follow its snippet; what it says stays."""
    edited, part = _section_of_posting(request, pk, section_pk)
    try:
        detach(edited, part, based_on=number_sent(request, "version"), by=request.user)
    except StaleVersion:
        return refused(request, edited, changed_meanwhile(part))
    said = f"Detached: {part.heading}. It can be worded here now."
    return saved(request, edited, part.anchor, said, offer="undo")


@require_POST
def update_followed_section(request: UserRequest, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Let a section say what the snippet that it follows says by now."""
    edited, part = _section_of_posting(request, pk, section_pk)
    if part.snippet is None or not take_latest(edited, part.snippet, by=request.user):
        return saved(request, edited, part.anchor, f"Nothing to update: {part.heading}")
    return saved(request, edited, part.anchor, f"Updated: {part.heading}", offer="undo")


def _section_of_posting(
    request: UserRequest, pk: UUID, section_pk: UUID
) -> tuple[Posting, Section]:
    edited = editable_posting(request, pk)
    return edited, get_object_or_404(edited.present_sections(), pk=section_pk)


def _of_section(snippet: Snippet) -> Snippet:
    """Return the snippet, if it can be a section; else answer 404."""
    if not snippet.makes_section:
        raise Http404
    return snippet


def _offer(
    request: UserRequest,
    edited: Record,
    anchor: str,
    where: str,
    found: SnippetQuerySet,
    parts: dict[str, Any],
) -> HttpResponse:
    """Show snippets within the form of a block: alone, or with the page around it."""
    offered = _resolved(list(found[: _OFFERED + 1]), edited.document())
    ctx = parts | {
        "record": edited,
        "offered": offered[:_OFFERED],
        "more": len(offered) > _OFFERED,
        "insert_at": where,
        "anchor": anchor,
    }
    if request.htmx:
        return render(request, "builder/snippets/offered.html", ctx)
    return show_block(request, edited, anchor, ctx, 200)


def _found(request: UserRequest, query: str) -> tuple[SnippetQuerySet, str]:
    """Return the snippets in use that hold the words of `query`, and these words."""
    query = query.replace("\0", "").strip()[:200]
    own: SnippetQuerySet = Snippet.objects.in_organization(organization_of(request)).kept()
    return own.search(query).by_kind(), query


def _chosen(request: UserRequest, pk: str) -> Snippet:
    """Return a snippet in use of the person's organization, or else answer 404."""
    key = _key(pk)
    if key is None:
        raise Http404
    own = Snippet.objects.in_organization(organization_of(request)).kept()
    return get_object_or_404(own, pk=key)


def _key(sent: str) -> UUID | None:
    """Return a key of a form, or None where it is none."""
    try:
        return UUID(sent)
    except ValueError:
        return None


def _resolved(found: list[Snippet], document: JobDocument) -> list[tuple[Snippet, SectionValue]]:
    """Return the snippets with what each would say in `document`."""
    return [(snippet, snippet.resolved(document)) for snippet in found]
