"""What a form does when someone else saved since it was opened."""

from typing import TypeVar, cast

from django import forms
from django.http import QueryDict

FormT = TypeVar("FormT", bound=forms.BaseForm)


def based_on_now(form: FormT, version: int) -> FormT:
    """Return the form as typed, so that saving it again knowingly replaces what is there now."""
    data = cast(QueryDict, form.data).copy()
    data["version"] = str(version)
    form.data = data
    return form
