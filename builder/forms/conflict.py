"""What a form shows when someone else saved since it was opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from django import forms
from django.http import QueryDict

from builder.forms.posting import written_amount
from builder.models.clash import FactsClash

FormT = TypeVar("FormT", bound=forms.BaseForm)

_LISTS = {"locations": "Places", "facts": "Further facts"}


@dataclass(frozen=True, slots=True)
class FieldClash:
    """A field that both changed, its three values in words."""

    label: str
    base: str
    mine: str
    theirs: str


def based_on_now(form: FormT, version: int, merged: Mapping[str, Any] | None = None) -> FormT:
    """Return the form as typed, so that saving it again knowingly replaces what is there now.

    `merged` holds values by the names of fields that take the place of what was typed.
    """
    data = cast(QueryDict, form.data).copy()
    for name, value in (merged or {}).items():
        if name in form.fields:
            data[name] = _as_typed(value)
    data["version"] = str(version)
    form.data = data
    return form


def field_clashes(
    form: forms.BaseForm, clash: FactsClash, mine: Mapping[str, Any]
) -> list[FieldClash]:
    """Return what both changed, in the words of the form."""
    return [
        FieldClash(
            str(form.fields[name].label) if name in form.fields else _LISTS[name],
            *(
                _in_words(form, name, values.get(name))
                for values in (clash.base, mine, clash.theirs)
            ),
        )
        for name in clash.conflicts
    ]


def _as_typed(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        value = written_amount(value)
    return "" if value is None else str(value)


def _in_words(form: forms.BaseForm, name: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(", ".join(filter(None, row.values())) for row in value)
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast(Any, field.choices)).get(value, value or ""))
    return _as_typed(value)
