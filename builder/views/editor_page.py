"""What the editor answers with: the page, or the blocks of it that changed."""

from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import reswap, retarget

from builder import placeholders
from builder.exports import FORMATS
from builder.exports.printable import unprintable
from builder.exports.sheet import Sheet
from builder.exports.themes import stylesheets
from builder.improving.task import AIMS, WISH_LENGTH
from builder.models import Posting, Proposal, RoleTemplate, Section, StaleVersion, UnsavedText
from builder.models.improvement import improvement_of
from builder.models.undoing import steps
from builder.views.access import (
    Record,
    UserRequest,
    may_change,
    organization_of,
)
from builder.word_count import CHARACTERS_A_MINUTE, WORDS_A_MINUTE, count_document

_TEMPLATES = {
    "facts": "builder/editor/facts_form.html",
    "apply": "builder/editor/apply_form.html",
    "new-section": "builder/editor/new_section_form.html",
    "panel": "builder/editor/panel.html",
}
# So many of a person's proposals are told of beside a posting.
_PROPOSALS = 5
_SECTION_TEMPLATE = "builder/editor/section_form.html"


def page_context(request: UserRequest, shown: Record, *, whole: bool = True) -> dict[str, Any]:
    """Return what the templates of the editor need to show the record.

    What is unsaved, and what the template changed, is only told where the page is made as a whole:
    later, it is in the page.
    """
    sections = shown.read_present_sections()
    deleted = [section for section in shown.read_sections() if not section.is_present]
    deleted.sort(key=attrgetter("deleted_at"), reverse=True)
    sheet = Sheet(shown.document())
    theme = (shown.look() or organization_of(request).look())["theme"]
    writes = may_change(request, shown)
    unsaved = list(UnsavedText.objects.of(request.user, shown)) if writes and whole else []
    posting = shown if writes and isinstance(shown, Posting) else None
    filled = {kept.block: QueryDict(kept.typed).get("value", "") for kept in unsaved}
    return {
        "record": shown,
        "sheet": sheet,
        "sections": sections,
        "deleted": deleted[:10] if writes else [],
        "reading": count_document(sheet.document),
        "words_a_minute": WORDS_A_MINUTE,
        "characters_a_minute": CHARACTERS_A_MINUTE,
        "fill_ins": [
            (item, _place(item, sections), filled.get(f"fill-{item.key}", ""))
            for item in sheet.fill_ins
        ],
        "unsaved": _unsaved_forms(shown, unsaved),
        "writes": writes,
        "steps": steps(shown, request.user) if writes else None,
        "improvement": improvement_of(posting) if posting and whole else None,
        "keeps_improvement": posting and not whole,
        "proposals": _proposals(request, shown) if writes and whole else None,
        "keeps_proposals": writes and not whole,
        "starts": writes and shown.kind == RoleTemplate.kind,
        "logo": shown.organization.logo if shown.organization else None,
        "formats": [chosen for chosen in FORMATS.values() if chosen.name != "pdf"],
        "improve_aims": AIMS if settings.IMPROVE_URL else {},
        "improve_seconds": settings.IMPROVE_SECONDS,
        "improve_wish_length": WISH_LENGTH,
        "unprintable": unprintable(sheet.document),
        "stylesheets": [f"exports/{name}" for name in stylesheets(theme, sheet.direction)],
    }


def _proposals(request: UserRequest, shown: Record) -> list[Proposal]:
    """Return what waits for a decision in a template, or became of the person's in a posting."""
    if isinstance(shown, RoleTemplate):
        return list(shown.proposals.open().order_by("pk"))
    return list(shown.proposals.filter(author=request.user).open_first()[:_PROPOSALS])


def _unsaved_forms(shown: Record, unsaved: list[UnsavedText]) -> list[dict[str, Any]]:
    """Return the forms that the person left unsaved, with their names and addresses."""
    address = [shown.kind, shown.pk]
    forms = {
        "facts": ("the job facts", reverse("facts", args=address), True),
        "apply": ("how to apply", reverse("apply", args=address), True),
        "new-section": ("a new section", reverse("add_section", args=address), True),
    }
    if any(kept.block.startswith("section-") for kept in unsaved):
        for part in shown.read_sections():
            where = reverse("section", args=[*address, part.pk])
            forms[part.anchor] = (f"“{part.heading}”", where, part.is_present)
    return [
        dict(zip(("name", "address", "present"), forms[kept.block], strict=True)) | {"kept": kept}
        for kept in unsaved
        if kept.block in forms
    ]


def _place(item: placeholders.FillIn, sections: list[Section]) -> str:
    return item.first if isinstance(item.first, str) else sections[item.first].anchor


def saved(
    request: UserRequest,
    edited: Record,
    anchor: str,
    said: str = "",
    offer: str = "",
) -> HttpResponse:
    """Answer a save: with the sheet as it is now, or by leading back to the page.

    What is said can `offer` a step beside it, "undo" or "redo".
    """
    if not request.htmx:
        if said:
            messages.success(request, said)
        return redirect(f"{edited.get_absolute_url()}#{anchor}")
    ctx = page_context(request, edited, whole=False)
    ctx |= {"said": said, "offer": offer, "anchor": anchor}
    return render(request, "builder/editor/update.html", ctx)


def refused(
    request: UserRequest, edited: Record, problem: str, status: int = 409, way_out: str = ""
) -> HttpResponse:
    """Answer what could not be done: the sheet as it is now, and why.

    `way_out` is the address of a page that shows what changed.
    """
    ctx = page_context(request, edited) | {"problem": problem, "way_out": way_out}
    template = "builder/editor/update.html" if request.htmx else "builder/editor/record.html"
    return render(request, template, ctx, status=status)


def show_form(
    request: UserRequest,
    edited: Record,
    anchor: str,
    parts: dict[str, Any],
    stale: StaleVersion | None = None,
) -> HttpResponse:
    """Show one block as its form, with what was typed and what is wrong with it."""
    bound = parts["form"].is_bound and request.method == "POST"
    status = 409 if stale else 422 if bound else 200
    return show_block(request, edited, anchor, parts | {"stale": stale}, status)


def show_block(
    request: UserRequest, edited: Record, anchor: str, parts: dict[str, Any], status: int
) -> HttpResponse:
    """Show one block as its form: alone in its place, or in the page."""
    edited.refresh_from_db()
    ctx = page_context(request, edited) | parts | {"editing": anchor}
    if not request.htmx:
        return render(request, "builder/editor/record.html", ctx, status=status)
    response = render(request, _TEMPLATES.get(anchor, _SECTION_TEMPLATE), ctx, status=status)
    return reswap(retarget(response, f"#{anchor}"), "outerHTML")


def forget(request: UserRequest, edited: Record, block: str) -> None:
    """Delete what the person left unsaved in a block."""
    UnsavedText.objects.of(request.user, edited).filter(block=block).delete()


def number_sent(request: UserRequest, name: str) -> int:
    """Return a number of a form, or -1, which no version is, where it is none."""
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        return -1
