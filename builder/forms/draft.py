"""The form that asks what a draft should be like."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from builder.forms.fields import country_choices
from builder.generating.choices import Choices
from builder.models import Area, Workplace

LEVELS = (
    ("entry", "Entry: new to the work"),
    ("mid", "Mid: does the work alone"),
    ("senior", "Senior: does the hard parts"),
    ("lead", "Lead: guides others"),
)


class DraftForm(forms.Form):
    """Title, level, workplace, place and the area whose pay to suggest."""

    title = forms.CharField(label="Job title", max_length=150)
    level = forms.ChoiceField(choices=LEVELS, initial="mid")
    workplace = forms.ChoiceField(
        label="Where do people work?", choices=Workplace.choices, initial=Workplace.ONSITE
    )
    city = forms.CharField(max_length=100, required=False)
    region = forms.CharField(label="State or region", max_length=100, required=False)
    country = forms.ChoiceField(choices=country_choices)
    area = forms.ChoiceField(
        label="Suggest pay from", required=False, help_text="Wages that the BLS publishes."
    )

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "the whole nation"), *((area.code, area.name) for area in areas)]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(Column("title"), Column("level")),
            Row(Column("workplace"), Column("area")),
            Row(Column("city"), Column("region"), Column("country")),
        )

    def choices(self, ticks: list[str] | None = None) -> Choices:
        """Return the choices as typed, or as the form starts where nothing valid was typed."""
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        values: dict[str, Any] = {
            name: typed.get(name) or self.get_initial_for_field(field, name) or ""
            for name, field in self.fields.items()
        }
        return Choices(**values, ticks=None if ticks is None else tuple(ticks))
