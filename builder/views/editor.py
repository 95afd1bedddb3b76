"""The editor: the posting or template as candidates see it, each block of which becomes a form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from builder import placeholders
from builder.exports import FORMATS
from builder.exports.printable import unprintable
from builder.exports.sheet import Sheet
from builder.exports.themes import stylesheets
from builder.forms.conflict import based_on_now, field_clashes
from builder.forms.posting import (
    ApplyForm,
    FactFormSet,
    FactsForm,
    FillForm,
    LocationFormSet,
    NewSectionForm,
    SectionForm,
    filled_rows,
)
from builder.improving.task import AIMS, WISH_LENGTH
from builder.models import RoleTemplate, Section, StaleVersion, UnsavedText
from builder.models.clash import FactsClash, clash_of_section
from builder.views.access import (
    Record,
    UserRequest,
    editable_record,
    may_change,
    organization_of,
    visible_record,
)

_TEMPLATES = {
    "facts": "builder/editor/facts_form.html",
    "apply": "builder/editor/apply_form.html",
    "new-section": "builder/editor/new_section_form.html",
    "panel": "builder/editor/panel.html",
}
_SECTION_TEMPLATE = "builder/editor/section_form.html"
_KEPT_BOTH = "Saved. What someone else changed meanwhile is kept too."


@require_safe
def record(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Show the posting or template with the tools to change it."""
    shown = visible_record(request, kind, pk)
    if request.htmx:
        return render(request, "builder/editor/update.html", _context(request, shown))
    return render(request, "builder/editor/record.html", _context(request, shown))


@require_http_methods(["GET", "POST"])
def facts(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Change the job facts: title, places, pay and the like."""
    edited = editable_record(request, kind, pk)
    typed, kept = _typed(request, edited, "facts")
    form = FactsForm(typed, instance=edited, initial={"version": edited.facts_version})
    places = LocationFormSet(
        typed,
        initial=edited.locations,
        prefix="place",
        form_kwargs={"country": organization_of(request).country},
    )
    further = FactFormSet(typed, initial=edited.facts, prefix="fact")
    parts: dict[str, Any] = {"form": form, "places": places, "further": further, "kept": kept}
    # Each is asked, so that each shows what is wrong with it.
    valid = [part.is_valid() for part in (form, places, further)]
    if request.method == "POST" and all(valid):
        values = form.values() | {
            "locations": filled_rows(places, "city", "region"),
            "facts": filled_rows(further, "label"),
        }
        based_on = form.cleaned_data["version"]
        said = _KEPT_BOTH if based_on != edited.facts_version else ""
        try:
            edited.save_facts(values, based_on=based_on, by=request.user)
        except StaleVersion as stale:
            parts |= _clash_of_fields(form, values, stale, edited.facts_version)
            merged = parts["merged"]
            parts["places"] = LocationFormSet(
                initial=merged["locations"],
                prefix="place",
                form_kwargs={"country": organization_of(request).country},
            )
            parts["further"] = FactFormSet(initial=merged["facts"], prefix="fact")
            return _block(request, edited, "facts", parts, stale)
        _forget(request, edited, "facts")
        return _saved(request, edited, "facts", said)
    return _block(request, edited, "facts", parts)


@require_http_methods(["GET", "POST"])
def apply(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Change how candidates apply."""
    edited = editable_record(request, kind, pk)
    typed, kept = _typed(request, edited, "apply")
    form = ApplyForm(
        typed,
        instance=edited,
        initial={"version": edited.apply_version},
        auto_id="apply-%s",
    )
    if request.method == "POST" and form.is_valid():
        values, based_on = form.values(), form.cleaned_data["version"]
        said = _KEPT_BOTH if based_on != edited.apply_version else ""
        try:
            edited.save_apply(values, based_on=based_on, by=request.user)
        except StaleVersion as stale:
            parts = _clash_of_fields(form, values, stale, edited.apply_version)
            return _block(request, edited, "apply", parts, stale)
        _forget(request, edited, "apply")
        return _saved(request, edited, "apply", said)
    return _block(request, edited, "apply", {"form": form, "kept": kept})


@require_http_methods(["GET", "POST"])
def section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Change a section's heading and text."""
    edited = editable_record(request, kind, pk)
    # A section deleted meanwhile is found too, lest what someone typed into it find no place.
    part = get_object_or_404(edited.sections, pk=section_pk)
    typed, kept = _typed(request, edited, part.anchor)
    form = section_form(part, typed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if request.POST.get("take") == "both":
            return _both_in_form(request, edited, part, data)
        said = _KEPT_BOTH if data["version"] != part.version else ""
        try:
            edited.save_section(
                part,
                heading=data["heading"],
                html=data["html"],
                based_on=data["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            part.refresh_from_db()
            form = based_on_now(form, part.version)
            return _block(request, edited, part.anchor, {"form": form, "part": part}, stale)
        _forget(request, edited, part.anchor)
        return _saved(request, edited, part.anchor, said)
    return _block(request, edited, part.anchor, {"form": form, "part": part, "kept": kept})


@require_http_methods(["GET", "POST"])
def add_section(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Add a section at the end."""
    edited = editable_record(request, kind, pk)
    typed, kept = _typed(request, edited, "new-section")
    form = NewSectionForm(typed, auto_id="new-section-%s")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        part = edited.add_section(
            kind=data["kind"], heading=data["heading"], html=data["html"], by=request.user
        )
        _forget(request, edited, "new-section")
        return _saved(request, edited, part.anchor)
    return _block(request, edited, "new-section", {"form": form, "kept": kept})


@require_POST
def move_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Put a section at another place, counted from 0."""
    edited, part = _section(request, kind, pk, section_pk)
    try:
        position = int(request.POST.get("position", ""))
    except ValueError:
        return _refused(request, edited, "That is no place in the posting.", status=422)
    try:
        edited.move_section(part, position, by=request.user)
    except StaleVersion:
        return _refused(request, edited, f"“{part.heading}” was deleted meanwhile.")
    return _saved(request, edited, part.anchor, f"Moved: {part.heading}")


@require_POST
def hide_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Keep a section out of what candidates see, or show it again."""
    edited, part = _section(request, kind, pk, section_pk)
    hidden = request.POST.get("hidden") == "yes"
    try:
        edited.hide_section(part, hidden=hidden, based_on=_version(request), by=request.user)
    except StaleVersion:
        return _refused(request, edited, _changed_meanwhile(part))
    verb = "Hidden from candidates" if hidden else "Shown to candidates again"
    return _saved(request, edited, part.anchor, f"{verb}: {part.heading}")


@require_POST
def delete_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Delete a section so that it can be put back."""
    edited, part = _section(request, kind, pk, section_pk)
    try:
        edited.delete_section(part, based_on=_version(request), by=request.user)
    except StaleVersion:
        return _refused(request, edited, _changed_meanwhile(part))
    return _saved(request, edited, "sheet", f"Deleted: {part.heading}", undo=part)


@require_POST
def restore_section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Put a deleted section back."""
    edited, part = _section(request, kind, pk, section_pk)
    edited.restore_section(part, by=request.user)
    return _saved(request, edited, part.anchor, f"Put back: {part.heading}")


@require_POST
def fill(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Fill a placeholder in, wherever it stands."""
    edited = editable_record(request, kind, pk)
    form = FillForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            edited.fill(
                data["placeholder"],
                data["value"],
                country=organization_of(request).country,
                by=request.user,
            )
        except placeholders.CannotFill as problem:
            form.add_error("value", str(problem))
        else:
            item = placeholders.FillIn(data["placeholder"], 0, "")
            _forget(request, edited, f"fill-{item.key}")
            return _saved(request, edited, "panel", f"Filled in: {data['value']}")
    refused = placeholders.FillIn(form.data.get("placeholder", ""), 0, "").key
    return show_block(request, edited, "panel", {"fill_form": form, "refused": refused}, status=422)


def section_form(part: Section, data: Mapping[str, Any] | None) -> SectionForm:
    """Return the form of a section, with what was typed into it."""
    initial = {"heading": part.heading, "html": part.html, "version": part.version}
    # Several forms can be open on one page, and each label must find the field of its own.
    return SectionForm(data, initial=initial, auto_id=f"{part.anchor}-%s")


def _typed(
    request: UserRequest, edited: Record, block: str
) -> tuple[QueryDict | None, UnsavedText | None]:
    """Return what a form starts with: what was sent, or what the person left in it unsaved."""
    if request.method == "POST":
        return request.POST or None, None
    kept = UnsavedText.objects.of(request.user, edited).filter(block=block).first()
    return (QueryDict(kept.typed), kept) if kept else (None, None)


def _forget(request: UserRequest, edited: Record, block: str) -> None:
    UnsavedText.objects.of(request.user, edited).filter(block=block).delete()


def _section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> tuple[Record, Section]:
    edited = editable_record(request, kind, pk)
    return edited, get_object_or_404(edited.sections, pk=section_pk)


def _both_in_form(
    request: UserRequest, edited: Record, part: Section, data: dict[str, Any]
) -> HttpResponse:
    """Show the section's form with what was typed and what was saved meanwhile put together."""
    mine = replace(part.value(), heading=data["heading"], html=data["html"])
    clash = clash_of_section(edited, part, mine, _number(request, "base"))
    merged = clash.merge.merged or mine
    form = SectionForm(
        initial={"heading": merged.heading, "html": merged.html, "version": part.version},
        auto_id=f"{part.anchor}-%s",
    )
    return _block(request, edited, part.anchor, {"form": form, "part": part, "both": clash})


def _clash_of_fields(
    form: FactsForm | ApplyForm, values: dict[str, Any], stale: StaleVersion, version: int
) -> dict[str, Any]:
    """Return what a form shows when others changed the same fields, and its typed rest."""
    clash = cast(FactsClash, stale.clash)
    return {
        "form": based_on_now(form, version, clash.merged),
        "merged": clash.merged,
        "clashes": field_clashes(form, clash, values),
    }


def _version(request: UserRequest) -> int:
    return _number(request, "version")


def _number(request: UserRequest, name: str) -> int:
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        return -1


def _changed_meanwhile(part: Section) -> str:
    return f"“{part.heading}” was changed meanwhile. Look at it as it is now, then try again."


def _context(request: UserRequest, shown: Record) -> dict[str, Any]:
    sections = list(shown.present_sections())
    sheet = Sheet(shown.document())
    theme = (shown.look() or organization_of(request).look())["theme"]
    writes = may_change(request, shown)
    unsaved = list(UnsavedText.objects.of(request.user, shown)) if writes else []
    filled = {kept.block: QueryDict(kept.typed).get("value", "") for kept in unsaved}
    return {
        "record": shown,
        "sheet": sheet,
        "sections": sections,
        "deleted": list(shown.sections.deleted()[:10]) if writes else [],
        "fill_ins": [
            (item, _place(item, sections), filled.get(f"fill-{item.key}", ""))
            for item in sheet.fill_ins
        ],
        "unsaved": _unsaved_forms(shown, unsaved),
        "writes": writes,
        "starts": writes and shown.kind == RoleTemplate.kind,
        "logo": shown.organization.logo if shown.organization else None,
        "formats": [chosen for chosen in FORMATS.values() if chosen.name != "pdf"],
        "improve_aims": AIMS if settings.IMPROVE_URL else {},
        "improve_seconds": settings.IMPROVE_SECONDS,
        "improve_wish_length": WISH_LENGTH,
        "unprintable": unprintable(sheet.document),
        "stylesheets": [f"exports/{name}" for name in stylesheets(theme, sheet.direction)],
    }


def _unsaved_forms(shown: Record, unsaved: list[UnsavedText]) -> list[dict[str, Any]]:
    """Return the forms that the person left unsaved, with their names and addresses."""
    address = [shown.kind, shown.pk]
    forms = {
        "facts": ("the job facts", reverse("facts", args=address), True),
        "apply": ("how to apply", reverse("apply", args=address), True),
        "new-section": ("a new section", reverse("add_section", args=address), True),
    }
    if any(kept.block.startswith("section-") for kept in unsaved):
        for part in shown.sections.all():
            where = reverse("section", args=[*address, part.pk])
            forms[part.anchor] = (f"“{part.heading}”", where, part.deleted_at is None)
    return [
        dict(zip(("name", "address", "present"), forms[kept.block], strict=True)) | {"kept": kept}
        for kept in unsaved
        if kept.block in forms
    ]


def _place(item: placeholders.FillIn, sections: list[Section]) -> str:
    return item.first if isinstance(item.first, str) else sections[item.first].anchor


def _saved(
    request: UserRequest, edited: Record, anchor: str, said: str = "", undo: Section | None = None
) -> HttpResponse:
    """Answer a save: with the sheet as it is now, or by leading back to the page."""
    if not request.htmx:
        if said:
            messages.success(request, said)
        return redirect(f"{edited.get_absolute_url()}#{anchor}")
    edited.refresh_from_db()
    ctx = _context(request, edited) | {"said": said, "undo": undo}
    return render(request, "builder/editor/update.html", ctx)


def _refused(request: UserRequest, edited: Record, problem: str, status: int = 409) -> HttpResponse:
    """Answer what could not be done: the sheet as it is now, and why."""
    ctx = _context(request, edited) | {"problem": problem}
    template = "builder/editor/update.html" if request.htmx else "builder/editor/record.html"
    return render(request, template, ctx, status=status)


def _block(
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
    ctx = _context(request, edited) | parts | {"editing": anchor}
    if not request.htmx:
        return render(request, "builder/editor/record.html", ctx, status=status)
    response = render(request, _TEMPLATES.get(anchor, _SECTION_TEMPLATE), ctx, status=status)
    return reswap(retarget(response, f"#{anchor}"), "outerHTML")
