"""The form in which a person checks and corrects what was understood of a file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from builder.document import JobDocument, Location, Pay, Section
from builder.fact_words import locale_of, place_words
from builder.forms.fields import CURRENCIES
from builder.forms.posting import (
    CURRENCY_CHOICES,
    ApplicationField,
    check_pay,
    pay_fieldset,
    written_amount,
)
from builder.importing.understanding.places import places_in
from builder.library.role_search import Facets, search_roles
from builder.models import (
    EmploymentType,
    FlsaStatus,
    ImportedFile,
    Occupation,
    PayPeriod,
    Workplace,
)
from builder.models.section import HEADING_LENGTH, KIND_LABELS

# What `Found.field` names, by the form's fields.
FIELDS = {
    "title": "title",
    "employer": "organization",
    "places": "locations",
    "workplace": "workplace",
    "employment_type": "employment_type",
    "pay_minimum": "pay",
    "pay_maximum": "pay",
    "pay_currency": "pay",
    "pay_period": "pay",
    "pay_note": "pay",
    "closes_on": "closes_on",
    "apply_to": "apply",
    "department": "department",
    "reports_to": "reports_to",
    "flsa_status": "flsa_status",
    "job_code": "job_code",
    "openings": "openings",
    "occupation": "occupation",
}
_OFFERED = 8


class ReviewForm(forms.Form):
    """The facts of a file, and for each section its kind and heading."""

    title = forms.CharField(label="Job title", max_length=200)
    occupation = forms.ChoiceField(required=False)
    employer = forms.CharField(max_length=200, required=False)
    places = forms.CharField(
        label="Places of work",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line, such as Duluth, MN.",
    )
    workplace = forms.ChoiceField(choices=[("", "Not said"), *Workplace.choices], required=False)
    employment_type = forms.ChoiceField(
        choices=[("", "Not said"), *EmploymentType.choices], required=False
    )
    pay_minimum = forms.DecimalField(
        label="Lowest pay", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    pay_maximum = forms.DecimalField(
        label="Highest pay", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    pay_currency = forms.ChoiceField(label="Currency", choices=CURRENCY_CHOICES)
    pay_period = forms.ChoiceField(label="Per", choices=PayPeriod.choices)
    pay_note = forms.CharField(label="Note on pay", max_length=500, required=False)
    closes_on = forms.DateField(
        label="Closing date",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    apply_to = ApplicationField(label="Where do people apply?", max_length=500, required=False)
    department = forms.CharField(max_length=150, required=False)
    reports_to = forms.CharField(max_length=200, required=False)
    flsa_status = forms.ChoiceField(
        label="FLSA status", choices=[("", "Not said"), *FlsaStatus.choices], required=False
    )
    job_code = forms.CharField(max_length=60, required=False)
    openings = forms.IntegerField(
        label="Number of openings", min_value=1, max_value=10_000_000, required=False
    )

    def __init__(
        self, *args: Any, file: ImportedFile, accepting: bool = False, **kwargs: Any
    ) -> None:
        self.file = file
        self.before = file.job()
        super().__init__(*args, **kwargs)
        self.initial = _initial(self.before)
        # Without one nothing can be made of it, but everything else can be corrected.
        self.fields["title"].required = accepting
        for number, part in enumerate(self.before.sections):
            self._add_section(number, part)
        self._offer_occupations()
        self._keep_unusual_currency()
        for name, found in FIELDS.items():
            if doubt := file.doubt_of(found):
                words = '<strong class="doubt">Please check.</strong> {} {}'
                said = self.fields[name].help_text
                self.fields[name].help_text = format_html(words, doubt, said)
        self.helper = _helper()

    def sections(self) -> Iterator[tuple[Section, forms.BoundField, forms.BoundField, str]]:
        """Yield each section with the fields for its kind and heading, and what is in doubt."""
        for number, part in enumerate(self.before.sections):
            doubt = self.file.doubt_of(f"sections.{number}")
            yield part, self[f"kind-{number}"], self[f"heading-{number}"], doubt

    def clean(self) -> dict[str, Any]:
        """Check what one field alone cannot tell."""
        super().clean()
        check_pay(self)
        return self.cleaned_data

    def clean_places(self) -> tuple[Location, ...]:
        """Return the places; those that nobody touched stay as they were found."""
        if "places" not in self.changed_data:
            return self.before.locations
        known = {_in_words(self.before, place): place for place in self.before.locations}
        made: list[Location] = []
        for line in filter(None, map(str.strip, self.cleaned_data["places"].splitlines())):
            found = (known[line],) if line in known else places_in(line)
            if not found:
                raise ValidationError(f"Write “{line}” as a city and a state, such as Duluth, MN.")
            made += found
        return tuple(dict.fromkeys(made))

    def changed(self) -> set[str]:
        """Return what a person changed, by the names that `Found.field` has."""
        names = {FIELDS.get(name, name) for name in self.changed_data}
        for name in self.changed_data:
            kind, _, number = name.partition("-")
            if kind in {"kind", "heading"}:
                names.add(f"sections.{number}")
        return names

    def job(self) -> JobDocument:
        """Return the document as it was corrected."""
        data = self.cleaned_data
        copied = (
            *("title", "occupation", "workplace", "employment_type", "closes_on", "department"),
            *("reports_to", "flsa_status", "job_code", "openings"),
        )
        apply = self.before.apply
        sections = [
            replace(part, kind=data[f"kind-{number}"], heading=data[f"heading-{number}"])
            for number, part in enumerate(self.before.sections)
        ]
        if "apply_to" in self.changed_data:
            where = data["apply_to"]
            apply = replace(apply, url=where["apply_url"], email=where["apply_email"])
        return replace(
            self.before,
            organization=replace(self.before.organization, name=data["employer"]),
            locations=data["places"],
            pay=self._pay(),
            apply=apply,
            sections=tuple(sections),
            **{name: data[name] for name in copied},
        )

    def _pay(self) -> Pay | None:
        data = self.cleaned_data
        low, high, note = data["pay_minimum"], data["pay_maximum"], data["pay_note"]
        if low is None and high is None and not note:
            return None
        return Pay(
            min=low,
            max=high,
            currency=data["pay_currency"],
            period=data["pay_period"],
            note=note,
        )

    def _add_section(self, number: int, part: Section) -> None:
        self.fields[f"kind-{number}"] = forms.ChoiceField(
            label="Kind of section", choices=list(KIND_LABELS.items()), initial=part.kind
        )
        self.fields[f"heading-{number}"] = forms.CharField(
            label="Heading",
            max_length=max(HEADING_LENGTH, len(part.heading)),
            initial=part.heading,
            required=bool(part.heading),
        )

    def _offer_occupations(self) -> None:
        field = self.fields["occupation"]
        assert isinstance(field, forms.ChoiceField)
        offered: dict[str, str] = {"": "None"}
        if code := self.before.occupation:
            known = Occupation.objects.filter(pk__startswith=code).order_by("pk").first()
            offered[code] = known.title if known else code
        for match in search_roles(
            self.before.title, limit=_OFFERED, facets=Facets(kind="generated")
        ):
            offered.setdefault(match.occupation, match.title)
        field.choices = list(offered.items())

    def _keep_unusual_currency(self) -> None:
        field = self.fields["pay_currency"]
        assert isinstance(field, forms.ChoiceField)
        if self.before.pay and self.before.pay.currency not in CURRENCIES:
            code = self.before.pay.currency
            field.choices = [*CURRENCY_CHOICES, (code, code)]


def _initial(job: JobDocument) -> dict[str, Any]:
    pay = job.pay or Pay()
    return {
        "title": job.title,
        "occupation": job.occupation,
        "employer": job.organization.name,
        "places": "\n".join(_in_words(job, place) for place in job.locations),
        "workplace": job.workplace,
        "employment_type": job.employment_type,
        "pay_minimum": written_amount(pay.min),
        "pay_maximum": written_amount(pay.max),
        "pay_currency": pay.currency,
        "pay_period": pay.period,
        "pay_note": pay.note,
        "closes_on": job.closes_on,
        "apply_to": job.apply.email or job.apply.url,
        "department": job.department,
        "reports_to": job.reports_to,
        "flsa_status": job.flsa_status,
        "job_code": job.job_code,
        "openings": job.openings,
    }


def _in_words(job: JobDocument, place: Location) -> str:
    return place_words(place, locale_of(job.language))


def _helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(
        "title",
        "occupation",
        Row(Column("employer"), Column("department")),
        "places",
        Row(Column("workplace"), Column("employment_type")),
        pay_fieldset(),
        Row(Column("closes_on"), Column("openings")),
        "apply_to",
        Row(Column("reports_to"), Column("job_code"), Column("flsa_status")),
    )
    return helper
