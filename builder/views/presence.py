"""Who else is here, what they have open, and what they saved since the page was shown."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from builder.models import Presence
from builder.models.meanwhile import (
    late_forms,
    parts_of_late_forms,
    saved_parts,
    saves_since,
    told,
)
from builder.models.presence import Other, is_page
from builder.views.access import UserRequest, visible_outline, visible_record
from builder.views.editor_page import number_sent, page_context

_FORM = re.compile(r"(facts|apply|section-[0-9a-f-]{36}) ([0-9]{1,9})")
_MOST_FORMS = 50


@require_POST
def presence(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Note that a page is open, and answer with what is new to it: 204 where nothing is.

    A page sends a name that it drew for itself, the version it shows, its open forms with theirs,
    and the mark of the last answer.
    """
    record = visible_outline(request, kind, pk)
    if record.organization_id is None:
        return HttpResponse(status=204)
    page = request.POST.get("page", "")
    if not is_page(page):
        return HttpResponse(status=422)
    if "leaving" in request.POST:
        Presence.objects.leave(request.user, page)
        return HttpResponse(status=204)
    sent = [_FORM.fullmatch(form) for form in request.POST.getlist("form")[:_MOST_FORMS]]
    forms = {match[1]: int(match[2]) for match in sent if match}
    Presence.objects.note(request.user, record, page, forms)
    others = Presence.objects.others(request.user, record)
    late = late_forms(record, forms)
    mark = _mark(others, late)
    since = number_sent(request, "version")
    if record.version == since and mark == request.POST.get("mark"):
        return HttpResponse(status=204)
    ctx: dict[str, Any] = {
        "mark": mark,
        "here": _in_words([str(other.person) for other in others], "here"),
        "editing": _editing(others),
        "late": parts_of_late_forms(record, forms, late),
        "record": record,
    }
    if record.version != since:
        shown = visible_record(request, kind, pk)
        saves = saves_since(shown, since)
        ctx |= page_context(request, shown) | {
            "moved": True,
            "since": since,
            "told": told(saves, request.user),
            "saved": [
                part
                for part in saved_parts(shown, since, saves)
                if part.last and part.last.author != request.user
            ],
        }
    return render(request, "builder/editor/presence.html", ctx)


def _mark(others: Sequence[Other], late: dict[str, int]) -> str:
    """Return what is different when something else is to be said."""
    said = [(other.person.pk, other.person.name, other.blocks) for other in others]
    return hashlib.sha256(repr((said, sorted(late.items()))).encode()).hexdigest()[:16]


def _editing(others: Sequence[Other]) -> list[tuple[str, str]]:
    """Return by place in the page who is editing there."""
    names: dict[str, list[str]] = {}
    for other in others:
        for block in other.blocks:
            names.setdefault(block, []).append(str(other.person))
    return [(block, _in_words(there, "editing this")) for block, there in names.items()]


def _in_words(names: list[str], what: str) -> str:
    """Say that they are here, or editing; nothing where there is nobody."""
    if not names:
        return ""
    if len(names) == 1:
        return f"{names[0]} is {what}"
    if len(names) == 2:
        return f"{names[0]} and {names[1]} are {what}"
    return f"{names[0]}, {names[1]} and {len(names) - 2} more are {what}"
