"""The form that asks what a draft should be like."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.http import QueryDict

from builder.forms.fields import country_choices
from builder.generating.choices import LEVELS as KNOWN_LEVELS
from builder.generating.choices import Choices
from builder.models import Area, EmploymentType, Workplace

LEVELS = (
    ("entry", "Entry: new to the work"),
    ("mid", "Mid: does the work alone"),
    ("senior", "Senior: does the hard parts"),
    ("lead", "Lead: guides others"),
)
LONGEST_TITLE = 150


class DraftForm(forms.Form):
    """Title, level, workplace, place and the area whose pay to suggest.

    `other_title` is another way to call the job, to exchange the title with.
    """

    title = forms.CharField(label="Job title", max_length=LONGEST_TITLE)
    other_title = forms.CharField(
        max_length=LONGEST_TITLE, required=False, widget=forms.HiddenInput
    )
    level = forms.ChoiceField(choices=LEVELS, initial="mid")
    workplace = forms.ChoiceField(
        label="Where do people work?", choices=Workplace.choices, initial=Workplace.ONSITE
    )
    employment_type = forms.ChoiceField(
        choices=EmploymentType.choices, initial=EmploymentType.FULL_TIME
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
            "other_title",
            Row(Column("title"), Column("level")),
            Row(Column("workplace"), Column("employment_type"), Column("area")),
            Row(Column("city"), Column("region"), Column("country")),
        )

    def choices(self) -> Choices:
        """Return the choices as typed, or as the form starts where nothing valid was typed."""
        typed: dict[str, Any] = {}
        if self.is_bound:
            self.is_valid()
            typed = self.cleaned_data
        values: dict[str, Any] = {
            name: typed.get(name) or self.get_initial_for_field(field, name) or ""
            for name, field in self.fields.items()
            if name != "other_title"
        }
        return Choices(**values)


def offered_start(query: QueryDict) -> dict[str, str]:
    """Return what a link to a draft says it should start from, as far as it can be."""
    known: dict[str, set[str]] = {
        "level": set(KNOWN_LEVELS),
        "workplace": set(Workplace.values),
        "employment_type": set(EmploymentType.values),
    }
    names = (*known, "title", "other_title")
    asked: dict[str, str] = {name: query.get(name) or "" for name in names}
    start = {name: asked[name] for name in known if asked[name] in known[name]}
    titles = {name: asked[name][:LONGEST_TITLE] for name in ("title", "other_title")}
    return start | titles
