"""Improve this section: a language model's suggestion is shown, and nothing is saved here."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from builder import rich_text
from builder.comparing import marked
from builder.forms.fields import RICH_TEXT_LENGTH
from builder.forms.improving import ImproveForm
from builder.improving.endpoint import Endpoint
from builder.improving.suggestion import Suggestion, suggest
from builder.improving.task import CannotImprove, Task
from builder.views.access import UserRequest, editable_record
from builder.views.editor import section_form
from builder.views.editor_page import show_block
from builder.views.throttle import allows


@require_POST
def improve_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Show a suggestion for the text in a section's form, or put one into the form.

    Whatever the answer, the form holds what was typed into it.
    """
    endpoint = _endpoint()
    edited = editable_record(request, kind, pk)
    part = get_object_or_404(edited.sections, pk=section_pk)
    form = section_form(edited, part, request.POST)
    status, found = 200, dict[str, Any]()
    if not form.is_valid():
        status = 422
    elif "use" in request.POST:
        html, chosen = form.cleaned_data["html"], _sent_back(request, "suggestion")
        if html == _sent_back(request, "before"):
            form = section_form(
                edited, part, request.POST.dict() | {"html": chosen, "html_format": "html"}
            )
        else:
            # Typed on while the suggestion was read: that must not be replaced unseen.
            status, found = 409, {"changed": True, **_shown(html, Suggestion(chosen))}
    elif "keep" not in request.POST:
        status, found = _ask(request, endpoint, edited.title, form.cleaned_data)
    ctx = {"part": part, "wish": request.POST.get("wish", ""), **found}
    if request.htmx and found:
        ctx["record"] = edited
        return render(request, "builder/editor/suggestion.html", ctx, status=status)
    return show_block(request, edited, part.anchor, {"form": form, **ctx}, status)


def _ask(
    request: UserRequest, endpoint: Endpoint, title: str, section: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    """Ask the language model; return the status of the answer, and what there is to show."""
    form = ImproveForm(request.POST)
    if not form.is_valid():
        errors = [str(error) for errors in form.errors.values() for error in errors]
        return 422, {"refusal": " ".join(errors)}
    asker = f"improve-{request.user.pk}"
    if not allows(asker, times=settings.IMPROVE_PER_MINUTE, seconds=60):
        return 429, {"refusal": "You asked very often. Wait a minute, then try again."}
    heading, html = section["heading"], section["html"]
    task = Task(title=title, heading=heading, html=html, **form.cleaned_data)
    try:
        return 200, {"aim": task.aim, **_shown(html, suggest(endpoint, task))}
    except CannotImprove as problem:
        # Not 502: proxies put a page of their own in its place, without what was typed.
        return 422, {"aim": task.aim, "refusal": str(problem)}


def _endpoint() -> Endpoint:
    """Return where the language model is, as the administrator set it, or else answer 404."""
    if not settings.IMPROVE_URL:
        raise Http404
    return Endpoint(
        settings.IMPROVE_URL,
        settings.IMPROVE_MODEL,
        settings.IMPROVE_KEY,
        settings.IMPROVE_SECONDS,
        settings.IMPROVE_MAX_TOKENS,
    )


def _sent_back(request: UserRequest, name: str) -> str:
    return rich_text.sanitize(request.POST.get(name, "")[:RICH_TEXT_LENGTH])


def _shown(html: str, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "before": html,
        "suggestion": suggestion,
        "differences": mark_safe(marked(html, suggestion.html)),
    }
