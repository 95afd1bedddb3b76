"""The forms with which people propose to a template, and decline what was proposed."""

from django import forms

from builder.models.proposal import NOTE_LENGTH

_TEXT = forms.Textarea(attrs={"rows": 2, "class": "form-control"})


class ProposeForm(forms.Form):
    """Which section of a posting to propose, and why."""

    section = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Why (others read this)", max_length=NOTE_LENGTH, required=False, widget=_TEXT
    )


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    reason = forms.CharField(
        label="Why not",
        max_length=NOTE_LENGTH,
        widget=_TEXT,
        error_messages={"required": "Say in a few words why, for whoever proposed it."},
    )
