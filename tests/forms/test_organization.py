from typing import Any

import pytest

from builder.forms.organization import (
    AccountForm,
    FoundingForm,
    InvitationForm,
    OrganizationForm,
)
from builder.models import Organization, User

ACCOUNT = {"name": "Carl", "email": "Carl@Example.org", "password": "a quiet river at dawn"}


def test_an_address_is_kept_in_small_letters(db: None) -> None:
    form = AccountForm(ACCOUNT)
    assert form.is_valid()
    assert form.cleaned_data["email"] == "carl@example.org"


def test_a_password_keeps_the_spaces_at_its_ends(db: None) -> None:
    form = AccountForm(ACCOUNT | {"password": "  a quiet river at dawn "})
    assert form.is_valid()
    assert form.cleaned_data["password"] == "  a quiet river at dawn "


def test_an_address_that_has_an_account_is_refused(owner: User) -> None:
    form = AccountForm(ACCOUNT | {"email": owner.email.title()})
    assert form.errors == {"email": ["There is an account with this address. Log in instead."]}


def test_a_password_is_never_written_back(db: None) -> None:
    for form in (AccountForm(ACCOUNT), AccountForm(ACCOUNT | {"name": ""})):
        assert ACCOUNT["password"] not in form.as_p()


def test_the_organization_comes_first_when_it_is_founded() -> None:
    assert list(FoundingForm().fields) == ["organization", "country", "name", "email", "password"]
    assert list(AccountForm().fields) == ["name", "email", "password"]


@pytest.mark.parametrize("form_class", [AccountForm, InvitationForm])
def test_an_address_fits_its_column(db: None, form_class: Any) -> None:
    email = f"{'x' * 64}@{'.'.join(['y' * 60] * 4)}.org"
    assert "email" in form_class({"email": email}).errors


def test_the_settings_offer_every_country() -> None:
    form = OrganizationForm(instance=Organization())
    countries: Any = form.fields["country"]
    codes = dict(countries.choices)
    assert {"US", "DE", "GB", "XK"} <= codes.keys()
    assert not {"EU", "ZZ", "UN"} & codes.keys()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("example.org", "https://example.org"), ("http://example.org", "http://example.org")],
)
def test_a_web_address_without_its_beginning_is_a_safe_one(db: None, typed: str, kept: str) -> None:
    form = OrganizationForm({"website": typed}, instance=Organization())
    form.is_valid()
    assert form.cleaned_data["website"] == kept
