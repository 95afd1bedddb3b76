from typing import Any

import pytest
from django.core.exceptions import ValidationError

from builder.forms.posting import (
    ApplicationField,
    FactFormSet,
    FactsForm,
    FillForm,
    LocationFormSet,
    NewSectionForm,
    StartPostingForm,
    filled_rows,
)
from builder.models import Posting

START = {
    "title": "Nurse",
    "workplace": "onsite",
    "country": "US",
    "employment_type": "full_time",
    "pay_currency": "USD",
    "pay_period": "year",
}


def rows(prefix: str, *given: dict[str, str]) -> dict[str, str]:
    """Return what a list of rows sends."""
    data = {f"{prefix}-TOTAL_FORMS": str(len(given)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


@pytest.mark.parametrize(
    ("typed", "email", "url"),
    [
        ("", "", ""),
        ("  jobs@example.org ", "jobs@example.org", ""),
        ("example.org", "", "https://example.org"),
        ("http://example.org/a?b=c#d", "", "http://example.org/a?b=c#d"),
        ("https://example.org/@team", "", "https://example.org/@team"),
    ],
)
def test_where_to_apply_is_an_address_of_mail_or_web(typed: str, email: str, url: str) -> None:
    field = ApplicationField(required=False)
    assert field.clean(typed) == {"apply_email": email, "apply_url": url}


@pytest.mark.parametrize(
    "typed", ["call us", "a@b", "ftp://example.org", "javascript:alert(1)", "https://", "@"]
)
def test_what_is_no_address_to_apply_at_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        ApplicationField(required=False).clean(typed)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ({}, 0),
        ({"city": "Bonn"}, 1),
        ({"region": "Texas"}, 1),
    ],
)
def test_a_country_alone_is_no_place_of_work(typed: dict[str, str], places: int) -> None:
    form = StartPostingForm(START | typed)
    assert form.is_valid()
    assert len(form.decided()["locations"]) == places


@pytest.mark.parametrize(
    ("low", "high", "fits"),
    [("1", "2", True), ("2", "2", True), ("2.01", "2", False), ("", "2", True)],
)
def test_the_highest_pay_is_not_below_the_lowest(low: str, high: str, fits: bool) -> None:
    form = StartPostingForm(START | {"pay_minimum": low, "pay_maximum": high})
    assert form.is_valid() == fits
    assert ("pay_maximum" in form.errors) != fits


def test_a_currency_and_a_language_from_elsewhere_are_kept() -> None:
    form = FactsForm(instance=Posting(pay_currency="XAF", language="sw-KE"))
    for name, value in (("pay_currency", "XAF"), ("language", "sw-KE")):
        choices: Any = form.fields[name]
        assert (value, value) in choices.choices
    assert ("XAF", "XAF") not in FactsForm(instance=Posting()).fields["pay_currency"].choices  # type: ignore[attr-defined]


def test_rows_left_empty_are_left_out() -> None:
    places = LocationFormSet(
        rows(
            "place",
            {"city": "", "region": "", "country": "DE"},
            {"city": "Bonn", "region": "", "country": "DE"},
            {"city": " ", "region": "TX", "country": ""},
        ),
        prefix="place",
        form_kwargs={"country": "US"},
    )
    assert places.is_valid()
    assert filled_rows(places, "city", "region") == [
        {"city": "Bonn", "region": "", "country": "DE"},
        {"city": "", "region": "TX", "country": ""},
    ]


def test_a_value_needs_a_label_but_a_label_needs_no_value() -> None:
    facts = FactFormSet(rows("fact", {"label": "Shift", "value": ""}), prefix="fact")
    assert facts.is_valid()
    assert filled_rows(facts, "label") == [{"label": "Shift", "value": ""}]
    nameless = FactFormSet(rows("fact", {"label": "", "value": "Nights"}), prefix="fact")
    assert not nameless.is_valid()
    assert nameless.forms[0].errors["label"] == ["Give this fact a label, such as Schedule."]


@pytest.mark.parametrize(("count", "fits"), [(40, True), (41, False), (5000, False)])
def test_there_is_an_end_to_facts(count: int, fits: bool) -> None:
    row = {"label": "Shift", "value": "Nights"}
    facts = FactFormSet(
        rows("fact", *[row] * min(count, 90)) | {"fact-TOTAL_FORMS": str(count)}, prefix="fact"
    )
    assert facts.is_valid() == fits
    assert len(facts.forms) <= 80


def test_a_new_section_asks_for_its_kind_first_and_for_no_version() -> None:
    asked = [field.name for field in NewSectionForm().visible_fields()]
    assert asked == ["kind", "heading", "html"]
    assert "version" not in NewSectionForm().fields


def test_what_is_filled_in_is_short_and_of_something() -> None:
    assert FillForm({"placeholder": "[City, State]", "value": "x" * 300}).is_valid()
    assert not FillForm({"placeholder": "[City, State]", "value": "x" * 301}).is_valid()
    assert not FillForm({"placeholder": "", "value": "x"}).is_valid()
