"""Forms for where a role stands among an organization's roles."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from builder.models import Level


class ClassificationForm(forms.Form):
    """A posting's family and level."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    family = forms.CharField(
        label="Job family",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"list": "families", "autocomplete": "off"}),
        help_text="Roles of one kind stand together. Choose a family, or write one of your own.",
    )
    level = forms.TypedChoiceField(
        choices=[("", "None"), *Level.choices], coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, families: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.families = families
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("version", Row(Column("family"), Column("level")))

    def clean_family(self) -> str:
        """Return the family, spelled as the organization spells it already."""
        typed = " ".join(self.cleaned_data["family"].split())
        known = {family.casefold(): family for family in self.families}
        return known.get(typed.casefold(), typed)

    def classification(self) -> dict[str, Any]:
        """Return what was typed, by the names of the record's fields."""
        names = ("family", "level", "summary")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class TemplateClassificationForm(ClassificationForm):
    """A template's family and level, and what the role is in one sentence."""

    summary = forms.CharField(
        label="The role in one sentence",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Lists of roles show it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].required = True
        self.helper.layout.append("summary")

    def clean_summary(self) -> str:
        """Return the summary as one line."""
        return " ".join(self.cleaned_data["summary"].split())
