"""The form that asks what to find in a posting, and what to put in its place."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from builder.replacing import CannotReplace, Search

_LENGTH = 300


class ReplacingForm(forms.Form):
    """What to find, what to replace it with, and how exactly it must be the same."""

    find = forms.CharField(
        label="Find",
        max_length=_LENGTH,
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    replacement = forms.CharField(
        label="Replace with",
        max_length=_LENGTH,
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    match_case = forms.BooleanField(label="Match case", required=False)
    whole_words = forms.BooleanField(label="Whole words", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["find"].widget.attrs["data-focus"] = ""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(Column("find"), Column("replacement")),
            Row(Column("match_case"), Column("whole_words")),
        )

    def clean_find(self) -> str:
        """Return what to find, as one line."""
        return _one_line(self.cleaned_data["find"])

    def clean_replacement(self) -> str:
        """Return what comes in the place of it, as one line."""
        return _one_line(self.cleaned_data["replacement"])

    def clean(self) -> dict[str, Any]:
        """Check that there is something to look for."""
        if "find" in self.cleaned_data:
            data = self.cleaned_data
            try:
                data["search"] = Search(data["find"], data["match_case"], data["whole_words"])
            except CannotReplace as problem:
                raise ValidationError({"find": str(problem)}) from problem
        return self.cleaned_data


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
