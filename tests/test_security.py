"""What protects people from pages, requests and sites that mean harm."""

import re
from collections.abc import Callable, Iterator
from http.cookies import Morsel

import pytest
from django.conf import global_settings
from django.conf import settings as ours
from django.test import Client
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring
from pytest_django import Settings

from builder.models import Invitation, Occupation, Organization, Posting, User
from jobdesc import settings as product_settings
from tests.conftest import PASSWORD, ROLE_KEY, Join
from tests.views.page import HTMX, Response

LogIn = Callable[[User], Client]

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
EVENT_HANDLER = re.compile(r"on[a-z]+")
# Where a browser fetches from without being asked to.
FETCHED = {
    ("script", "src"), ("link", "href"), ("img", "src"), ("img", "srcset"), ("iframe", "src"),
    ("source", "src"), ("video", "src"), ("audio", "src"), ("object", "data"), ("embed", "src"),
    ("use", "href"), ("image", "href"), ("input", "src"), ("body", "background"),
}  # fmt: skip
MISSING_POSTING = "/postings/00000000-0000-0000-0000-000000000000/"


@pytest.fixture
def browser(log_in: LogIn, owner: User) -> Client:
    """A browser in which the owner is logged in, and in which failures show their page."""
    browser = log_in(owner)
    browser.raise_request_exception = False
    return browser


@pytest.fixture(scope="module")
def kept() -> list[Response]:
    """What was visited, for the next test too: a walk through all pages takes a while."""
    return []


@pytest.fixture
def visited(
    kept: list[Response], posting: Posting, organization: Organization, browser: Client
) -> list[Response]:
    """Every page of the product, and those that say what is wrong."""
    if not kept:
        kept.extend(_walk(posting, organization, browser))
    return kept


def _walk(posting: Posting, organization: Organization, browser: Client) -> list[Response]:
    part = posting.present_sections()[0]
    hostile = "<img src=x onerror=alert(1)> <script>alert(1)</script> \" onload=alert(1) ' [Team]"
    changes = {"name": hostile, "about": hostile, "headquarters": hostile}
    organization.change(changes, based_on=organization.version, by=None)
    facts = {"title": hostile, "department": hostile, "facts": [{"label": hostile, "value": "x"}]}
    posting.save_facts(facts, based_on=posting.facts_version, by=None)
    posting.save_apply({"apply_instructions": hostile}, based_on=1, by=None)
    posting.save_section(part, heading=hostile[:150], html="", based_on=part.version, by=None)
    gone = posting.present_sections()[1]
    posting.delete_section(gone, based_on=gone.version, by=None)
    trashed = posting.duplicate(User.objects.get(name="Olga Owner"))
    trashed.move_to_trash(User.objects.get(name="Olga Owner"))
    Occupation.objects.create(onet_code="21-1023.00", title=hostile, description=hostile)
    one = [posting.kind, posting.pk]
    addresses = [
        *(reverse(name) for name in ("library", "postings", "trash", "organization", "people")),
        *(reverse(name, args=[ROLE_KEY]) for name in ("role", "start_posting")),
        reverse("posting", args=[posting.pk]),
        *(reverse(name, args=one) for name in ("facts", "apply", "add_section", "copy")),
        reverse("section", args=[posting.kind, posting.pk, part.pk]),
        reverse("posting", args=[trashed.pk]),
        reverse("occupation", args=["21-1023.00"]),
        *(reverse(name) for name in ("account_logout", "account_change_password")),
        f"{reverse('postings')}?q={hostile}",
        f"{reverse('library')}?q={hostile}",
        MISSING_POSTING,
    ]
    doors = ["account_login", "account_signup", "account_reset_password"]
    doors += ["account_reset_password_done", "account_reset_password_from_key_done"]
    nobody = Client()
    invalid = {"version": "1", "heading": hostile * 9, "title": "", "name": "", "email": hostile}
    return [
        *(browser.get(address) for address in addresses),
        *(browser.get(address, headers=HTMX) for address in addresses[7:13]),
        *(browser.post(address, invalid) for address in addresses[3:5]),
        *(browser.post(reverse(name, args=one), invalid) for name in ("facts", "apply", "fill")),
        browser.post(reverse("section", args=[posting.kind, posting.pk, part.pk]), invalid),
        browser.post(
            reverse("section", args=[posting.kind, posting.pk, part.pk]),
            {**invalid, "heading": "x"},
        ),
        browser.post(reverse("move_to_trash", args=[posting.pk]), follow=True),
        *(nobody.get(reverse(name)) for name in doors),
        nobody.get(reverse("welcome", args=[Invitation.issue(organization=organization)])),
        nobody.get(reverse("welcome", args=[Invitation.issue()])),
        nobody.get(reverse("welcome", args=["used"])),
        nobody.post(reverse("account_login"), {"login": hostile, "password": "x"}),
        nobody.get("/nowhere"),
    ]


def _elements(visited: list[Response]) -> Iterator[tuple[str, HtmlElement]]:
    for response in visited:
        where = f"{response.request['PATH_INFO']} ({response.status_code})"
        for element in document_fromstring(response.content.decode()).iter():
            if isinstance(element.tag, str):
                yield where, element


def test_every_page_is_reached(visited: list[Response]) -> None:
    statuses = [response.status_code for response in visited]
    assert set(statuses) == {200, 404, 409, 410, 422}
    assert statuses.count(200) > 20


def test_every_page_has_the_whole_policy_and_nothing_looser(visited: list[Response]) -> None:
    for response in visited:
        parts = (part.split(maxsplit=1) for part in response["Content-Security-Policy"].split(";"))
        assert {name: value.strip() for name, value in parts} == POLICY
        assert "Content-Security-Policy-Report-Only" not in response.headers


def test_every_page_may_not_be_framed_nor_sniffed_nor_named_to_others(
    visited: list[Response],
) -> None:
    for response in visited:
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_page_holds_a_script_or_style_of_its_own(visited: list[Response]) -> None:
    for where, element in _elements(visited):
        assert element.tag != "style", where
        assert element.tag != "script" or (element.get("src") and not element.text), where
        assert "style" not in element.attrib, f"{where}: {element.attrib}"
        for name, value in element.attrib.items():
            assert not EVENT_HANDLER.fullmatch(str(name)), f"{where}: {name}"
            assert not str(value).strip().lower().startswith("javascript:"), where


def test_no_page_fetches_anything_from_elsewhere(visited: list[Response]) -> None:
    for where, element in _elements(visited):
        for name, value in element.attrib.items():
            if (element.tag, str(name).rpartition("}")[2]) in FETCHED:
                assert re.match(r"/(?!/)|data:image/", str(value)), f"{where}: {value}"


def test_what_people_typed_is_never_markup(visited: list[Response]) -> None:
    for where, element in _elements(visited):
        assert element.get("onerror") is None, where
        assert element.tag != "img" or element.get("src") != "x", where
    for response in visited:
        assert "<script>alert" not in response.text


def test_every_form_that_changes_something_has_its_token(visited: list[Response]) -> None:
    forms = [
        (where, element)
        for where, element in _elements(visited)
        if element.tag == "form" and element.get("method") == "post"
    ]
    assert len(forms) > 50
    for where, form in forms:
        assert form.xpath(".//input[@name='csrfmiddlewaretoken']"), where


def test_downloads_are_not_sniffed_and_keep_the_policy(browser: Client, posting: Posting) -> None:
    for name in ("pdf", "html", "board", "text"):
        response = browser.get(reverse("download", args=[posting.kind, posting.pk, name]))
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment")
        assert "script-src 'self'" in response["Content-Security-Policy"]


# Requests


@pytest.fixture
def strict(owner: User) -> Client:
    """A browser that is logged in and of which the token is asked."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def test_a_request_without_the_token_is_refused(strict: Client, posting: Posting) -> None:
    for name in ("move_to_trash", "duplicate"):
        response = strict.post(reverse(name, args=[posting.pk]), {"typed": "yes"})
        assert response.status_code == 403
    for name in ("apply", "fill"):
        response = strict.post(reverse(name, args=[posting.kind, posting.pk]), {"typed": "yes"})
        assert response.status_code == 403
        assert "Please send that again" in response.text
    for name in ("organization", "people", "account_logout"):
        assert strict.post(reverse(name)).status_code == 403
    posting.refresh_from_db()
    assert posting.trashed_at is None
    assert Posting.objects.count() == 1


def test_logging_in_and_joining_need_the_token_too(organization: Organization, owner: User) -> None:
    link = reverse("welcome", args=[Invitation.issue(organization=organization)])
    for address in (reverse("account_login"), reverse("account_reset_password"), link):
        assert Client(enforce_csrf_checks=True).post(address, {"x": "y"}).status_code == 403


def test_a_form_and_a_part_of_a_page_bring_their_token(strict: Client, posting: Posting) -> None:
    page = document_fromstring(strict.get(reverse("posting", args=[posting.pk])).content.decode())
    where = reverse("fill", args=[posting.kind, posting.pk])
    data = {"placeholder": "[City, State]", "value": "Bonn"}
    (token,) = page.xpath(f"(//form[@action='{where}'])[1]//input[@name='csrfmiddlewaretoken']")
    assert strict.post(where, data | {"csrfmiddlewaretoken": token.get("value")}).status_code == 302
    found = re.search(r'"X-CSRFToken": "(\w+)"', str(page.xpath("string(//body/@hx-headers)")))
    assert found
    headers = {"HX-Request": "true", "X-CSRFToken": found[1]}
    assert strict.post(where, data, headers=headers).status_code == 200


def test_a_body_that_is_too_large_is_refused_with_a_page_that_says_so(
    browser: Client, posting: Posting
) -> None:
    where = reverse("apply", args=[posting.kind, posting.pk])
    response = browser.post(where, {"apply_instructions": "x" * (10 * 1024 * 1024 + 1)})
    assert response.status_code == 400
    assert "it is larger than 10 MB" in response.text


def test_a_form_of_very_many_fields_is_refused(browser: Client, posting: Posting) -> None:
    fields = {f"field{number}": "x" for number in range(2001)}
    response = browser.post(reverse("apply", args=[posting.kind, posting.pk]), fields)
    assert response.status_code == 400
    assert "We could not read that" in response.text


def test_whoever_was_logged_out_meanwhile_keeps_the_form_they_type_in(posting: Posting) -> None:
    part = posting.present_sections()[0]
    where = reverse("section", args=[posting.kind, posting.pk, part.pk])
    data = {"version": part.version, "heading": "Typed"}
    response = Client().post(where, data, headers={"HX-Request": "true"})
    assert response.status_code == 403
    assert "You were logged out." in response.text
    response = Client().post(where, data)
    assert response["Location"] == f"{reverse('account_login')}?next={where}"


def test_an_unknown_host_gets_nothing(db: None) -> None:
    response = Client().get("/account/login/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.text


# Pages that say what is wrong


def test_a_missing_page_says_so_to_everyone(browser: Client) -> None:
    for client in (Client(), browser):
        response = client.get("/nowhere/")
        assert response.status_code == 404
        assert "There is nothing here" in response.text
    assert "Riverbend Health" in browser.get("/nowhere/").text


def test_what_one_may_not_do_says_who_may(viewer: User, log_in: LogIn, posting: Posting) -> None:
    response = log_in(viewer).get(reverse("facts", args=[posting.kind, posting.pk]))
    assert response.status_code == 403
    assert "You may read and download this posting, but not change it." in response.text
    response = log_in(viewer).get(reverse("organization"))
    assert "Only an owner of the organization may change this." in response.text


def test_a_failure_says_that_what_was_saved_is_safe_and_nothing_of_the_cause(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("The secret cause")

    monkeypatch.setattr("builder.views.postings.Paginator", fail)
    response = browser.get(reverse("postings"))
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "What you saved before is safe." in response.text
    assert "secret cause" not in response.text
    assert "Content-Security-Policy" in response.headers


# Cookies and passwords


def test_no_script_reads_a_cookie_and_no_other_site_sends_one(owner: User) -> None:
    browser = Client()
    browser.get(reverse("account_login"))
    browser.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    cookies: dict[str, Morsel[str]] = dict(browser.cookies)
    assert {ours.SESSION_COOKIE_NAME, ours.CSRF_COOKIE_NAME} <= cookies.keys()
    for name, cookie in cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name


def test_passwords_are_kept_as_slow_hashes(settings: Settings, join: Join) -> None:
    # The tests themselves use quick ones; the product leaves Django's choice alone.
    assert not hasattr(product_settings, "PASSWORD_HASHERS")
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    owner = join(None, name="Slow Hash")
    assert owner.password.startswith("pbkdf2_sha256$")
    assert PASSWORD not in owner.password


def test_no_page_with_a_password_is_kept_by_the_browser(db: None) -> None:
    for address in (reverse("account_login"), reverse("welcome", args=[Invitation.issue()])):
        assert "no-store" in Client().get(address).get("Cache-Control", "")
