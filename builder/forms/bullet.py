"""What can be done with a bullet."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

_UP, _DOWN = "up", "down"
_MOST = 100_000


class BulletForm(forms.Form):
    """One change of a bullet, and the versions of the sections that it is about.

    `to` is the section to move it to: its key and its version, with a space between. `beside` is
    the number of a bullet there, which it is put before, or `after`.
    """

    version = forms.IntegerField()
    do = forms.ChoiceField(
        choices=[
            (name, name)
            for name in (_UP, _DOWN, "required", "preferred", "unmark", "move", "remove")
        ]
    )
    times = forms.IntegerField(min_value=1, max_value=_MOST, required=False)
    to = forms.RegexField(r"^[0-9a-f-]{36} [0-9]{1,9}$", required=False)
    beside = forms.IntegerField(min_value=0, max_value=_MOST, required=False)
    after = forms.BooleanField(required=False)

    def clean_to(self) -> tuple[UUID, int] | None:
        """Return the key and the version of the section to move to."""
        key, _, version = self.cleaned_data["to"].partition(" ")
        try:
            return (UUID(key), int(version)) if key else None
        except ValueError as error:
            raise ValidationError("That is no section.") from error

    def clean(self) -> dict[str, Any]:
        """Check that a move says where to."""
        data = self.cleaned_data
        if data.get("do") == "move" and not data.get("to"):
            raise ValidationError("Choose a section to move it to.")
        return data

    @property
    def steps(self) -> int:
        """How far down to move it within its list; up where that is negative."""
        times = self.cleaned_data["times"] or 1
        return {_UP: -times, _DOWN: times}.get(self.cleaned_data["do"], 0)
