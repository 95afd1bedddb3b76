"""Forms for an organization's own role templates: making one, and saying what it is."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from builder.models import Level, Posting


class ClassificationForm(forms.Form):
    """Where a role stands among the organization's roles, and what it is in one sentence."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    family = forms.CharField(
        label="Job family",
        max_length=100,
        widget=forms.TextInput(attrs={"list": "families", "autocomplete": "off"}),
        help_text="Roles of one kind stand together. Choose a family, or write one of your own.",
    )
    level = forms.TypedChoiceField(
        choices=[("", "None"), *Level.choices], coerce=int, empty_value=None, required=False
    )
    summary = forms.CharField(
        label="The role in one sentence",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Lists of roles show it.",
    )

    def __init__(self, *args: Any, families: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.families = families
        self.helper = _helper("version", *_CLASSIFICATION)

    def clean_family(self) -> str:
        """Return the family, spelled as the organization spells it already."""
        typed = " ".join(self.cleaned_data["family"].split())
        known = {family.casefold(): family for family in self.families}
        return known.get(typed.casefold(), typed)

    def clean_summary(self) -> str:
        """Return the summary as one line."""
        return " ".join(self.cleaned_data["summary"].split())

    def classification(self) -> dict[str, Any]:
        """Return what was typed, by the names of a template's fields."""
        return {name: self.cleaned_data[name] for name in ("family", "level", "summary")}


class NewTemplateForm(ClassificationForm):
    """What must be known of a template before it is made."""

    title = forms.CharField(label="Job title", max_length=200)
    field_order = ("title", "family", "level", "summary")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.helper = _helper("title", *_CLASSIFICATION)


class TemplateFromPostingForm(NewTemplateForm):
    """What must be known before a posting becomes a template: also what stays open in it."""

    open_places = forms.BooleanField(label="Place of work", required=False, initial=True)
    open_pay = forms.BooleanField(label="Pay range", required=False)
    open_application = forms.BooleanField(label="Address to apply to", required=False)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_pay = posting.pay_minimum is not None or posting.pay_maximum is not None
        settled = {
            "open_places": posting.places,
            "open_pay": "as it is now" if has_pay else "",
            "open_application": posting.apply_email or posting.apply_url,
        }
        ticks = [name for name in settled if settled[name]]
        for name in settled:
            if name in ticks:
                self.fields[name].label = f"{self.fields[name].label}: {settled[name]}"
            else:
                del self.fields[name]
        if ticks:
            heading = "Tick what each new posting should be asked for anew"
            self.helper.layout.append(Fieldset(heading, *ticks))

    def opened(self) -> dict[str, bool]:
        """Return what becomes an open question again, as `builder.reusing.for_reuse` takes it."""
        names = ("open_places", "open_pay", "open_application")
        return {name: bool(self.cleaned_data.get(name)) for name in names}


_CLASSIFICATION = (Row(Column("family"), Column("level")), "summary")


def _helper(*layout: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*layout)
    return helper
