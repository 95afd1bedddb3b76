"""What is typed into the editor's forms, applied to a document in memory: nothing is saved."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from django.http import QueryDict

from builder import placeholders
from builder.document import JobDocument
from builder.document import Section as SectionValue
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
from builder.models.job_record import JobRecord


def with_typed(
    record: JobRecord, forms: Iterable[tuple[str, QueryDict]], *, country: str
) -> tuple[JobDocument, list[str]]:
    """Return what `record` would say if all `forms` were saved now, and its sections' anchors.

    Each form comes as the block of the page that it stands in, and as it would be sent. A field
    that cannot be saved as it is counts as it was. `record` itself takes the typed facts and must
    not be saved after this.
    """
    sections = {part.anchor: part.value() for part in record.present_sections()}
    fillings: list[QueryDict] = []
    facts_typed = False
    for block, typed in forms:
        if block == "facts":
            _take_facts(record, typed, country)
            facts_typed = True
        elif block == "apply":
            ApplyForm(typed, instance=record).is_valid()
            facts_typed = True
        elif block == "new-section":
            sections[block] = _new_section(typed)
        elif block in sections:
            sections[block] = _section(sections[block], typed)
        elif block.startswith("fill-"):
            fillings.append(typed)
    document = replace(record.document(), sections=tuple(sections.values()))
    if facts_typed:
        document = placeholders.fill_known(document)
    for typed in fillings:
        document = _filled(document, typed, country)
    return document, list(sections)


def _take_facts(record: JobRecord, typed: QueryDict, country: str) -> None:
    # A bound form gives its instance each field that is in order, whatever the others are.
    FactsForm(typed, instance=record).is_valid()
    places = LocationFormSet(typed, prefix="place", form_kwargs={"country": country})
    if places.is_valid():
        record.locations = filled_rows(places, "city", "region")
    further = FactFormSet(typed, prefix="fact")
    if further.is_valid():
        record.facts = filled_rows(further, "label")


def _section(saved: SectionValue, typed: QueryDict) -> SectionValue:
    form = SectionForm(typed, initial={"heading": saved.heading, "html": saved.html})
    form.is_valid()
    return replace(
        saved,
        heading=form.cleaned_data.get("heading", saved.heading),
        html=form.cleaned_data.get("html", saved.html),
    )


def _new_section(typed: QueryDict) -> SectionValue:
    form = NewSectionForm(typed)
    form.is_valid()
    return SectionValue(
        kind=form.cleaned_data.get("kind", "custom"),
        heading=form.cleaned_data.get("heading", ""),
        html=form.cleaned_data.get("html", ""),
    )


def _filled(document: JobDocument, typed: QueryDict, country: str) -> JobDocument:
    form = FillForm(typed)
    if form.is_valid():
        with suppress(placeholders.CannotFill):
            return placeholders.fill(
                document, form.cleaned_data["placeholder"], form.cleaned_data["value"], country
            )
    return document
