"""Forms for postings: starting one, its facts, its sections, its placeholders."""

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from builder.document import Apply
from builder.forms.fields import (
    CURRENCIES,
    RichTextField,
    country_choices,
    language_choices,
    write_in,
)
from builder.models import EmploymentType, PayPeriod, Workplace
from builder.models.job_record import JobRecord
from builder.models.section import HEADING_LENGTH, KIND_LABELS
from builder.placeholders import CannotFill, applying_at

CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]


def pay_fieldset() -> Fieldset:
    """Return the fields of a pay range as they stand together in a form."""
    amounts = ("pay_minimum", "pay_maximum", "pay_currency", "pay_period")
    return Fieldset("Pay", Row(*map(Column, amounts)), "pay_note")


def _helper(*layout: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper


def check_pay(form: forms.BaseForm) -> None:
    """Add an error where the highest pay is below the lowest."""
    low, high = form.cleaned_data.get("pay_minimum"), form.cleaned_data.get("pay_maximum")
    if low is not None and high is not None and low > high:
        form.add_error("pay_maximum", "The highest pay must not be below the lowest pay.")


def written_amount(amount: Decimal | None) -> Decimal | None:
    """Return an amount of money as a person writes it: without decimals where it is whole."""
    if amount is None:
        return None
    whole = amount == amount.to_integral_value()
    return amount.quantize(Decimal(1) if whole else Decimal("0.01"))


class ApplicationField(forms.CharField):
    """Where to apply: an e-mail address or a web address, as fields of a posting."""

    def clean(self, value: Any) -> dict[str, str]:
        """Return `apply_email` and `apply_url`, one of them filled, or both empty.

        Raises:
            ValidationError: it is neither kind of address.

        """
        text = super().clean(value)
        if not text:
            return {"apply_email": "", "apply_url": ""}
        try:
            apply = applying_at(Apply(), text)
        except CannotFill as problem:
            raise ValidationError(str(problem)) from problem
        return {"apply_email": apply.email, "apply_url": apply.url}


class StartPostingForm(forms.Form):
    """The few things that must be decided before a posting can start."""

    title = forms.CharField(label="Job title", max_length=200)
    workplace = forms.ChoiceField(
        label="Where do people work?",
        choices=Workplace.choices,
        widget=forms.RadioSelect,
        initial=Workplace.ONSITE,
    )
    city = forms.CharField(max_length=100, required=False)
    region = forms.CharField(label="State or region", max_length=100, required=False)
    country = forms.ChoiceField(choices=country_choices)
    employment_type = forms.ChoiceField(choices=EmploymentType.choices)
    pay_minimum = forms.DecimalField(
        label="Lowest pay", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    pay_maximum = forms.DecimalField(
        label="Highest pay", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    pay_currency = forms.ChoiceField(label="Currency", choices=CURRENCY_CHOICES)
    pay_period = forms.ChoiceField(label="Per", choices=PayPeriod.choices)
    apply_to = ApplicationField(
        label="Where do people apply?",
        max_length=500,
        required=False,
        help_text="An e-mail address, or the web address of your application form.",
    )

    def __init__(self, *args: Any, places: Sequence[dict[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Those of the template. The form shows the first, and the others go with it.
        self.places = list(places)
        self.helper = _helper(
            "title",
            "workplace",
            Row(Column("city"), Column("region"), Column("country")),
            "employment_type",
            Row(
                Column("pay_minimum"),
                Column("pay_maximum"),
                Column("pay_currency"),
                Column("pay_period"),
            ),
            "apply_to",
        )

    def clean(self) -> dict[str, Any]:
        """Check what one field alone cannot tell."""
        check_pay(self)
        return self.cleaned_data

    def decided(self) -> dict[str, Any]:
        """Return the fields of a posting that the form settles."""
        data = self.cleaned_data
        place = {"city": data["city"], "region": data["region"], "country": data["country"]}
        places = self.places if place in self.places[:1] else [place]
        named = bool(data["city"] or data["region"])
        copied = (
            *("title", "workplace", "employment_type"),
            *("pay_minimum", "pay_maximum", "pay_currency", "pay_period"),
        )
        return {
            "locations": places if named else [],
            **data["apply_to"],
            **{name: data[name] for name in copied},
        }


class FactsForm(forms.ModelForm[JobRecord]):
    """Everything about a posting or template but its sections and how to apply."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    pay_currency = forms.ChoiceField(label="Currency", choices=CURRENCY_CHOICES)
    language = forms.ChoiceField(label="Language of the posting", choices=language_choices)

    class Meta:
        model = JobRecord
        fields = (
            *("title", "workplace", "employment_type", "department", "reports_to"),
            *("pay_minimum", "pay_maximum", "pay_currency", "pay_period", "pay_note"),
            *("closes_on", "flsa_status", "job_code", "openings", "language"),
        )
        widgets = {
            "closes_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("pay_minimum", "pay_maximum"):
            self.initial[name] = written_amount(getattr(self.instance, name))
        self.fields["pay_period"].label = "Per"
        self._keep_unusual_choices()
        words = ("title", "department", "reports_to", "pay_note")
        write_in(self, self.instance.language, *words)
        self.helper = _helper(
            "version",
            "title",
            Row(Column("workplace"), Column("employment_type")),
            HTML("{% include 'builder/editor/locations.html' %}"),
            Row(Column("department"), Column("reports_to")),
            pay_fieldset(),
            Fieldset(
                "Further facts",
                Row(Column("closes_on"), Column("openings"), Column("flsa_status")),
                Row(Column("job_code"), Column("language")),
                HTML("{% include 'builder/editor/further_facts.html' %}"),
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Check what one field alone cannot tell."""
        super().clean()
        check_pay(self)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """Return the fields that the form settles."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _keep_unusual_choices(self) -> None:
        """Offer a currency or language from elsewhere too, lest saving the form change it."""
        for name in ("pay_currency", "language"):
            field, value = self.fields[name], getattr(self.instance, name)
            assert isinstance(field, forms.ChoiceField)
            known = [code for code, _ in field.widget.choices]
            if value not in known:
                field.choices = [*field.widget.choices, (value, value)]


class ApplyForm(forms.ModelForm[JobRecord]):
    """How candidates apply."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    apply_url = forms.URLField(
        label="Web address to apply at", max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = JobRecord
        fields = ("apply_email", "apply_url", "apply_instructions")
        widgets = {"apply_instructions": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["apply_instructions"].label = "What should people send?"
        write_in(self, self.instance.language, "apply_instructions")
        self.helper = _helper(
            "version", "apply_instructions", Row(Column("apply_email"), Column("apply_url"))
        )

    def values(self) -> dict[str, Any]:
        """Return the fields that the form settles."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LocationForm(forms.Form):
    """One place of work."""

    city = forms.CharField(max_length=100, required=False)
    region = forms.CharField(label="State or region", max_length=100, required=False)
    country = forms.ChoiceField(choices=country_choices, required=False)

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].initial = country


class FactForm(forms.Form):
    """One further fact."""

    label = forms.CharField(max_length=100, required=False)
    value = forms.CharField(max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Check that a value has its label."""
        if self.cleaned_data.get("value") and not self.cleaned_data.get("label"):
            self.add_error("label", "Give this fact a label, such as Schedule.")
        return self.cleaned_data


def filled_rows(rows: BaseFormSet[Any], *counts: str) -> list[dict[str, str]]:
    """Return the rows in which any of the named fields is filled."""
    return [
        form.cleaned_data
        for form in rows.forms
        if any(form.cleaned_data.get(name) for name in counts)
    ]


LocationFormSet = formset_factory(
    LocationForm, extra=1, max_num=30, validate_max=True, absolute_max=60
)
FactFormSet = formset_factory(FactForm, extra=2, max_num=40, validate_max=True, absolute_max=80)


class SectionForm(forms.Form):
    """A section's heading and text, in the language of a tag where one is given."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    heading = forms.CharField(max_length=HEADING_LENGTH)
    html = RichTextField(label="Text", required=False)

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["html"].initial = (self.initial or {}).get("html", "")
        if language:
            write_in(self, language, "heading", "html")
        self.helper = _helper()


class NewSectionForm(SectionForm):
    """A section that is not there yet. A form that is sent twice adds it once, by its `key`."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    kind = forms.ChoiceField(
        label="Kind of section", choices=list(KIND_LABELS.items()), initial="custom"
    )
    field_order = ("key", "kind", "heading", "html")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class FillForm(forms.Form):
    """What stands in place of a placeholder."""

    placeholder = forms.CharField(max_length=100, widget=forms.HiddenInput)
    value = forms.CharField(max_length=300)
