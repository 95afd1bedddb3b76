"""The form that asks what to make of many postings."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html
from django.utils.safestring import SafeString

from builder.exports import FORMATS
from builder.exports.bulk import BUNDLES


class DownloadForm(forms.Form):
    """One file of many postings: what kind, and for an archive the formats and folders in it."""

    bundle = forms.ChoiceField(label="As what?", widget=forms.RadioSelect, initial="zip")
    formats = forms.MultipleChoiceField(
        label="Formats", widget=forms.CheckboxSelectMultiple, required=False, initial=["pdf"]
    )
    folders = forms.BooleanField(label="Put each posting into a folder of its own", required=False)

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        """Make the form for `count` postings."""
        super().__init__(*args, **kwargs)
        self.count = count
        _offer(self.fields["bundle"], BUNDLES)
        _offer(self.fields["formats"], FORMATS)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "bundle", Div("formats", "folders", css_class="for-archive", css_id="for-archive")
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a format where files are made in it, and for fewer where there are too many."""
        cleaned: dict[str, Any] = super().clean() or {}
        bundle = BUNDLES.get(cleaned.get("bundle", ""))
        if bundle and bundle.name == "zip" and not cleaned.get("formats"):
            self.add_error("formats", "Tick at least one format.")
        if bundle and bundle.most and self.count > bundle.most:
            self.add_error(
                "bundle",
                f"This takes up to {intcomma(bundle.most)} postings, and you chose "
                f"{intcomma(self.count)}. Choose fewer, or separate files.",
            )
        return cleaned

    def is_small(self) -> bool:
        """Say whether the file is made so quickly that a person can wait for it."""
        bundle = BUNDLES[self.cleaned_data["bundle"]]
        each = len(self.cleaned_data["formats"]) if bundle.name == "zip" else 1
        return self.count * each <= bundle.at_once


def _offer(field: forms.Field, ways: dict[str, Any]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(name, _described(way.label, way.purpose)) for name, way in ways.items()]


def _described(label: str, purpose: str) -> SafeString:
    return format_html('{} <span class="hint choice-hint">{}</span>', label, purpose)
