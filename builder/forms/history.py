"""The form that gives a version a name."""

from django import forms

from builder.models.revision import NAME_LENGTH


class NamingForm(forms.Form):
    """A name for a version; without one it has none."""

    name = forms.CharField(label="Name of this version", max_length=NAME_LENGTH, required=False)
