"""The form that chooses how a posting looks."""

from typing import Any

from django import forms

from builder.models import Posting
from builder.models.organization import Theme


class LookForm(forms.Form):
    """The posting's theme."""

    theme = forms.ChoiceField(choices=Theme.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["theme"] = posting.theme or posting.organization.theme
