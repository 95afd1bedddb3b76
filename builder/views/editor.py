"""The editor: the posting or template as candidates see it, each block of which becomes a form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import retarget

from builder import placeholders
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
from builder.models import Section, StaleVersion, UnsavedText
from builder.models.clash import FactsClash, clash_of_section
from builder.models.followed_snippets import FollowsSnippet
from builder.views.access import (
    Record,
    UserRequest,
    editable_record,
    organization_of,
    visible_record,
)
from builder.views.editor_page import (
    forget,
    number_sent,
    page_context,
    refused,
    saved,
    show_block,
    show_form,
)

_KEPT_BOTH = "Saved. What someone else changed meanwhile is kept too."


@require_safe
def record(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Show the posting or template with the tools to change it."""
    shown = visible_record(request, kind, pk)
    if request.htmx:
        return render(request, "builder/editor/update.html", page_context(request, shown))
    return render(request, "builder/editor/record.html", page_context(request, shown))


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
            return show_form(request, edited, "facts", parts, stale)
        forget(request, edited, "facts")
        return saved(request, edited, "facts", said)
    return show_form(request, edited, "facts", parts)


@require_http_methods(["GET", "POST"])
def apply(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Change how candidates apply."""
    edited = editable_record(request, kind, pk)
    typed, kept = _typed(request, edited, "apply")
    form = apply_form(edited, typed)
    if request.method == "POST" and form.is_valid():
        values, based_on = form.values(), form.cleaned_data["version"]
        said = _KEPT_BOTH if based_on != edited.apply_version else ""
        try:
            edited.save_apply(values, based_on=based_on, by=request.user)
        except StaleVersion as stale:
            parts = _clash_of_fields(form, values, stale, edited.apply_version)
            return show_form(request, edited, "apply", parts, stale)
        forget(request, edited, "apply")
        return saved(request, edited, "apply", said)
    return show_form(request, edited, "apply", {"form": form, "kept": kept})


@require_http_methods(["GET", "POST"])
def section(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Change a section's heading and text."""
    edited = editable_record(request, kind, pk)
    # A section deleted meanwhile is found too, lest what someone typed into it find no place.
    try:
        part = edited.section(section_pk)
    except Section.DoesNotExist as error:
        raise Http404 from error
    typed, kept = _typed(request, edited, part.anchor)
    if part.snippet and request.method == "GET" and not kept:
        problem = (
            f"“{part.heading}” follows the snippet “{part.snippet}”. To word it here, detach it."
        )
        return retarget(refused(request, edited, problem), "#sheet")
    form = section_form(edited, part, typed)
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
                detach=request.POST.get("detach") == "yes",
            )
        except FollowsSnippet as problem:
            part = problem.section
            parts = {"form": based_on_now(form, part.version), "part": part}
            return show_block(request, edited, part.anchor, parts, status=409)
        except StaleVersion as stale:
            part.refresh_from_db()
            form = based_on_now(form, part.version)
            return show_form(request, edited, part.anchor, {"form": form, "part": part}, stale)
        forget(request, edited, part.anchor)
        return saved(request, edited, part.anchor, said)
    return show_form(request, edited, part.anchor, {"form": form, "part": part, "kept": kept})


@require_http_methods(["GET", "POST"])
def add_section(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Add a section at the end."""
    edited = editable_record(request, kind, pk)
    typed, kept = _typed(request, edited, "new-section")
    form = NewSectionForm(typed, auto_id="new-section-%s", language=edited.language)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        part = edited.add_section(
            kind=data["kind"],
            heading=data["heading"],
            html=data["html"],
            by=request.user,
            key=data["key"],
        )
        forget(request, edited, "new-section")
        return saved(request, edited, part.anchor)
    return show_form(request, edited, "new-section", {"form": form, "kept": kept})


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
            forget(request, edited, f"fill-{item.key}")
            return saved(request, edited, "panel", f"Filled in: {data['value']}")
    refused = placeholders.FillIn(form.data.get("placeholder", ""), 0, "").key
    return show_block(request, edited, "panel", {"fill_form": form, "refused": refused}, status=422)


def apply_form(edited: Record, data: Mapping[str, Any] | None) -> ApplyForm:
    """Return the form of how to apply, with what was typed into it."""
    initial = {"version": edited.apply_version}
    return ApplyForm(data, instance=edited, initial=initial, auto_id="apply-%s")


def section_form(edited: Record, part: Section, data: Mapping[str, Any] | None) -> SectionForm:
    """Return the form of a section, with what was typed into it."""
    initial = {"heading": part.heading, "html": part.html, "version": part.version}
    # Several forms can be open on one page, and each label must find the field of its own.
    return SectionForm(data, initial=initial, auto_id=f"{part.anchor}-%s", language=edited.language)


def _typed(
    request: UserRequest, edited: Record, block: str
) -> tuple[QueryDict | None, UnsavedText | None]:
    """Return what a form starts with: what was sent, or what the person left in it unsaved."""
    if request.method == "POST":
        return request.POST or None, None
    kept = UnsavedText.objects.of(request.user, edited).filter(block=block).first()
    return (QueryDict(kept.typed), kept) if kept else (None, None)


def _both_in_form(
    request: UserRequest, edited: Record, part: Section, data: dict[str, Any]
) -> HttpResponse:
    """Show the section's form with what was typed and what was saved meanwhile put together."""
    mine = replace(part.value(), heading=data["heading"], html=data["html"])
    clash = clash_of_section(edited, part, mine, number_sent(request, "base"))
    merged = clash.merge.merged or mine
    form = SectionForm(
        initial={"heading": merged.heading, "html": merged.html, "version": part.version},
        auto_id=f"{part.anchor}-%s",
        language=edited.language,
    )
    return show_form(request, edited, part.anchor, {"form": form, "part": part, "both": clash})


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
