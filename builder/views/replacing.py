"""Finding words in the whole of a posting or template, and replacing them."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from builder.forms.replacing import ReplacingForm
from builder.models import StaleVersion, UnsavedText
from builder.models.rewriting import replace_words
from builder.replacing import CannotReplace, Hit, hits
from builder.views.access import Record, UserRequest, editable_record
from builder.views.editor_page import number_sent, saved

# So many places are shown, and replaced, at a time.
SHOWN = 200


@require_http_methods(["GET", "POST"])
def find_and_replace(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Show every place that has the words, and what it would become; replace those ticked."""
    edited = editable_record(request, kind, pk)
    asked = request.GET if "find" in request.GET else None
    form = ReplacingForm(request.POST if request.method == "POST" else asked)
    if request.POST.get("do") == "replace" and form.is_valid():
        return _replace(request, edited, form)
    return _show(request, edited, form)


def _replace(request: UserRequest, edited: Record, form: ReplacingForm) -> HttpResponse:
    ticked, data = set(request.POST.getlist("hit")), form.cleaned_data
    if not ticked:
        return _show(request, edited, form, "Tick at least one place.", status=422)
    search, replacement = data["search"], data["replacement"]
    based_on = number_sent(request, "version")
    first = next((hit for hit in hits(edited.document(), search) if hit.key in ticked), None)
    try:
        count = replace_words(
            edited, search, replacement, ticked, based_on=based_on, by=request.user
        )
    except StaleVersion as stale:
        edited.refresh_from_db()
        who = stale.latest.author if stale.latest and stale.latest.author else "Someone"
        problem = f"{who} saved meanwhile, and nothing was replaced. These are the places now."
        return _show(request, edited, form, problem, status=409)
    except CannotReplace as reason:
        edited.refresh_from_db()
        return _show(request, edited, form, str(reason), status=422)
    places = "1 place" if count == 1 else f"{count} places"
    said = f"Replaced in {places}." if replacement else f"Removed from {places}."
    if edited.version == based_on:
        said = "Nothing changed: it is the same text."
    anchor = _anchor(first, edited) if first else "sheet"
    return saved(request, edited, anchor, said)


def _show(
    request: UserRequest,
    edited: Record,
    form: ReplacingForm,
    problem: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    ctx: dict[str, Any] = {"record": edited, "form": form, "problem": problem}
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        found = hits(edited.document(), data["search"], data["replacement"])
        shown = found[:SHOWN]
        seen = set(request.POST.get("shown", "").split())
        unticked = seen - set(request.POST.getlist("hit"))
        ctx |= {
            "count": len(found),
            "shown_count": len(shown),
            "more": len(found) - len(shown),
            "ticked": sum(hit.key not in unticked for hit in shown),
            "unticked": unticked,
            "shown": " ".join(hit.key for hit in shown),
            "parts": _parts(edited, shown),
        }
    elif form.is_bound:
        status = 422
    if request.htmx:
        return render(request, "builder/replacing/found.html", ctx, status=status)
    ctx["unsaved"] = UnsavedText.objects.of(request.user, edited).exists()
    return render(request, "builder/replacing/replacing.html", ctx, status=status)


def _parts(edited: Record, shown: tuple[Hit, ...]) -> list[dict[str, Any]]:
    """Return the hits by the parts of the posting that they stand in, with these parts' names."""
    sections = edited.read_present_sections()
    names: dict[str | int, str] = {"facts": "Job facts", "apply": "How to apply"}
    names |= {at: section.heading for at, section in enumerate(sections)}
    return [
        {
            "name": names[block],
            "hidden": isinstance(block, int) and sections[block].hidden,
            "follows": isinstance(block, int) and sections[block].snippet,
            "hits": list(found),
        }
        for block, found in groupby(shown, lambda hit: hit.where.block)
    ]


def _anchor(hit: Hit, edited: Record) -> str:
    block = hit.where.block
    return block if isinstance(block, str) else edited.read_present_sections()[block].anchor
