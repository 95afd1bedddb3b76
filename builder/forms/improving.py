"""The form that asks for a better text of a section."""

from typing import Any

from django import forms

from builder.improving.task import AIMS, WISH_LENGTH


class ImproveForm(forms.Form):
    """What should become better: one of our aims, or a wish in a person's own words."""

    aim = forms.ChoiceField(choices=[*AIMS.items(), ("wish", "What you wish for")])
    wish = forms.CharField(
        label="Or say what you wish for", max_length=WISH_LENGTH, required=False, strip=True
    )

    def clean(self) -> dict[str, Any]:
        """Check that who has a wish says which."""
        if self.cleaned_data.get("aim") == "wish" and self.cleaned_data.get("wish") == "":
            self.add_error("wish", "Say what you wish for, or press one of the buttons above.")
        return self.cleaned_data
