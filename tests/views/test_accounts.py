import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builder.models import AlreadyUsed, Invitation, Organization, Revision, User
from builder.models.revision import RevisionQuerySet
from tests.conftest import PASSWORD
from tests.views.conftest import LogIn
from tests.views.page import Response, form, tree, words

pytestmark = pytest.mark.django_db

LOGIN = reverse("account_login")
LOGOUT = reverse("account_logout")
CHANGE = reverse("account_change_password")
RESET = reverse("account_reset_password")
NEW_PASSWORD = "a louder river at noon"

FOUNDER = {
    "organization": "Riverbend Health",
    "country": "CA",
    "name": "Fiona Founder",
    "email": "Fiona@Riverbend.example",
    "password": PASSWORD,
}
COLLEAGUE = {"name": "Carl Colleague", "email": "carl@riverbend.example", "password": PASSWORD}


@pytest.fixture
def first_link() -> str:
    """The link that the first start prints."""
    token = Invitation.issue_first_run()
    assert token
    return reverse("welcome", args=[token])


def link_for(organization: Organization, **fields: Any) -> str:
    return reverse("welcome", args=[Invitation.issue(organization=organization, **fields)])


def person(browser: Client) -> Any:
    """Return who is logged in in the browser."""
    return get_user(browser)


def log_in_with(email: str, password: str, browser: Client | None = None) -> Response:
    return (browser or Client()).post(LOGIN, {"login": email, "password": password})


# The first-run link


def test_the_first_link_makes_account_and_organization_and_logs_in(first_link: str) -> None:
    browser = Client()
    assert "Name your organization and make your account." in words(browser.get(first_link))
    response = browser.post(first_link, form(browser.get(first_link)) | FOUNDER)
    assert (response.status_code, response["Location"]) == (302, reverse("library"))
    user = User.objects.get()
    assert person(browser) == user
    assert (user.name, user.email) == ("Fiona Founder", "fiona@riverbend.example")
    assert user.check_password(PASSWORD)
    membership = user.memberships.get()
    organization = membership.organization
    assert (membership.role, organization.name) == ("owner", "Riverbend Health")
    assert (organization.country, organization.paper, organization.version) == ("CA", "Letter", 1)
    (revision,) = Revision.objects.of(organization)
    assert (revision.author, revision.content["name"]) == (user, "Riverbend Health")


def test_the_first_link_works_once(first_link: str) -> None:
    assert Client().post(first_link, FOUNDER).status_code == 302
    again = FOUNDER | {"email": "second@riverbend.example"}
    for response in (Client().get(first_link), Client().post(first_link, again)):
        assert response.status_code == 410
        assert "This link no longer works" in words(response)
    assert (User.objects.count(), Organization.objects.count()) == (1, 1)


def test_the_first_link_works_for_seven_days(first_link: str) -> None:
    invitation = Invitation.objects.get()
    for days, status in ((6.99, 200), (7.01, 410)):
        invitation.expires_at = timezone.now() + timedelta(days=7) - timedelta(days=days)
        invitation.save()
        assert Client().get(first_link).status_code == status
    assert Client().post(first_link, FOUNDER).status_code == 410
    assert not User.objects.exists()


def test_a_link_is_made_for_seven_days(first_link: str) -> None:
    left = Invitation.objects.get().expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


def test_a_later_start_prints_a_new_link_and_the_old_one_dies(first_link: str) -> None:
    token = Invitation.issue_first_run()
    assert Client().get(first_link).status_code == 410
    assert Client().get(reverse("welcome", args=[token])).status_code == 200


def test_where_there_is_an_account_no_first_link_is_made(owner: User) -> None:
    assert Invitation.issue_first_run() is None


@pytest.mark.parametrize("token", ["x", "0" * 64, "-"])
def test_a_made_up_link_does_not_work(token: str, first_link: str) -> None:
    assert Client().get(reverse("welcome", args=[token])).status_code == 410
    assert Client().post(reverse("welcome", args=[token]), FOUNDER).status_code == 410
    assert not User.objects.exists()


WRONG: list[tuple[dict[str, str], str]] = [
    ({"organization": ""}, "This field is required."),
    ({"country": "XX"}, "Select a valid choice."),
    ({"name": ""}, "This field is required."),
    ({"name": "x" * 121}, "at most 120 characters"),
    ({"email": "fiona"}, "Enter a valid email address."),
    ({"email": "x" * 250 + "@example.org"}, "at most 254 characters"),
    ({"password": ""}, "This field is required."),
    ({"password": "short"}, "This password is too short."),
    ({"password": "password123"}, "This password is too common."),
    ({"password": "49128471023841"}, "This password is entirely numeric."),
    ({"password": "fiona founder"}, "too similar to the name"),
    ({"password": "fiona@riverbend"}, "too similar to the e-mail address"),
]


@pytest.mark.parametrize(("wrong", "problem"), WRONG, ids=[str(w)[:40] for w, _ in WRONG])
def test_what_cannot_be_is_refused_and_what_was_typed_given_back(
    wrong: dict[str, str], problem: str, first_link: str
) -> None:
    response = Client().post(first_link, FOUNDER | wrong)
    assert response.status_code == 422
    assert problem in words(response, "main")
    typed = FOUNDER | wrong
    given_back = form(response)
    for name in ("organization", "name", "email"):
        assert given_back[name] == typed[name]
    assert given_back["password"] == ""
    assert PASSWORD not in response.text
    assert not User.objects.exists()
    assert Client().post(first_link, FOUNDER).status_code == 302


def test_where_the_history_cannot_be_written_the_link_stays_good(
    first_link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(RevisionQuerySet, "record", fail)
        with pytest.raises(OSError, match="The disk is full"):
            Client().post(first_link, FOUNDER)
    assert not User.objects.exists()
    assert not Organization.objects.exists()
    assert Client().post(first_link, FOUNDER).status_code == 302


def test_whoever_is_second_by_a_moment_is_told_that_the_link_was_used(
    first_link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_second(*args: object, **kwargs: object) -> User:
        raise AlreadyUsed

    monkeypatch.setattr(Invitation, "accept", be_second)
    response = Client().post(first_link, FOUNDER)
    assert response.status_code == 410
    assert "This link no longer works" in words(response)


# A colleague's link


@pytest.mark.parametrize("role", ["owner", "editor", "viewer"])
def test_a_colleague_joins_in_the_role_they_were_asked_for(
    organization: Organization, owner: User, log_in: LogIn, role: str
) -> None:
    made = log_in(owner).post(reverse("people"), {"email": COLLEAGUE["email"], "role": role})
    link = str(tree(made).get_element_by_id("link").get("value")).removeprefix(settings.SITE_URL)
    browser = Client()
    page = browser.get(link)
    assert "Join Riverbend Health" in words(page)
    assert form(page)["email"] == COLLEAGUE["email"]
    assert "organization" not in form(page)
    assert browser.post(link, COLLEAGUE).status_code == 302
    membership = User.objects.get(email=COLLEAGUE["email"]).memberships.get()
    assert (membership.organization, membership.role) == (organization, role)
    assert Client().get(link).status_code == 410
    assert Organization.objects.count() == 1


def test_nobody_can_choose_their_role_or_organization(
    organization: Organization, stranger: User
) -> None:
    other = stranger.memberships.get().organization
    more = {"role": "owner", "organization": other.pk, "is_superuser": "on", "is_staff": "on"}
    Client().post(link_for(organization, role="viewer"), COLLEAGUE | more)
    user = User.objects.get(email=COLLEAGUE["email"])
    assert (user.is_superuser, user.is_staff) == (False, False)
    membership = user.memberships.get()
    assert (membership.organization, membership.role) == (organization, "viewer")


def test_an_address_that_has_an_account_is_refused(organization: Organization, owner: User) -> None:
    link = link_for(organization, role="editor")
    response = Client().post(link, COLLEAGUE | {"email": owner.email.upper()})
    assert response.status_code == 422
    assert "There is an account with this address. Log in instead." in words(response)
    assert form(response)["name"] == "Carl Colleague"
    assert Client().post(link, COLLEAGUE).status_code == 302


def test_a_name_or_address_with_a_null_character_is_refused(organization: Organization) -> None:
    for name in ("name", "email"):
        response = Client().post(link_for(organization), COLLEAGUE | {name: "nu\0ll@example.org"})
        assert response.status_code == 422


# Logging in and out


def test_signing_up_without_a_link_is_closed() -> None:
    signup = reverse("account_signup")
    typed = {"email": "new@example.org", "password1": PASSWORD}
    for response in (Client().get(signup), Client().post(signup, typed)):
        assert response.status_code == 200
        assert "Accounts are made by invitation" in words(response)
    assert not User.objects.exists()


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_people_log_in_with_their_address_however_they_write_it(owner: User, change: Any) -> None:
    browser = Client()
    response = log_in_with(change(owner.email), PASSWORD, browser)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert person(browser) == owner


def test_logging_in_leads_to_where_one_wanted_to_go(owner: User) -> None:
    browser = Client()
    asked = browser.get(reverse("postings"))
    assert asked["Location"] == f"{LOGIN}?next=/postings/"
    typed = form(browser.get(asked["Location"])) | {"login": owner.email, "password": PASSWORD}
    assert browser.post(asked["Location"], typed)["Location"] == "/postings/"


def test_logging_in_leads_to_no_other_site(owner: User) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        typed = {"login": owner.email, "password": PASSWORD, "next": elsewhere}
        assert Client().post(LOGIN, typed)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(owner: User) -> None:
    answers = set()
    for email, password in ((owner.email, "wrong"), ("nobody@example.org", PASSWORD)):
        browser = Client()
        response = log_in_with(email, password, browser)
        assert not person(browser).is_authenticated
        assert form(response)["login"] == email
        answers.add(words(response, "main"))
        assert password not in response.text
    assert len(answers) == 1
    assert "not correct" in answers.pop()


def test_failed_logins_are_throttled_for_a_person(owner: User, editor: User) -> None:
    for _ in range(5):
        assert "not correct" in words(log_in_with(owner.email, "wrong"))
    response = log_in_with(owner.email, PASSWORD)
    assert response.status_code == 200
    assert "Too many failed login attempts. Try again later." in words(response)
    assert log_in_with(editor.email, PASSWORD).status_code == 302


def test_failed_logins_are_throttled_for_a_machine(owner: User) -> None:
    for number in range(10):
        log_in_with(f"guess{number}@example.org", "wrong")
    response = log_in_with(owner.email, PASSWORD)
    assert "Too many failed login attempts. Try again later." in words(response)


def test_a_machine_that_goes_on_is_told_to_wait(owner: User) -> None:
    answers = [log_in_with(f"guess{number}@example.org", "wrong") for number in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    response = log_in_with(owner.email, PASSWORD)
    assert response.status_code == 429
    assert "Too many tries" in words(response)


def test_nobody_escapes_the_throttle_by_a_made_up_address_of_origin(owner: User) -> None:
    def attempt(number: int, password: str) -> Response:
        origin = {"X-Forwarded-For": f"10.0.0.{number}"}
        return Client().post(
            LOGIN, {"login": f"guess{number}@example.org", "password": password}, headers=origin
        )

    for number in range(10):
        attempt(number, "wrong")
    assert "Too many failed login attempts" in words(attempt(11, "wrong"))


def test_an_account_that_is_switched_off_cannot_log_in_and_says_so(owner: User) -> None:
    owner.is_active = False
    owner.save()
    browser = Client()
    response = browser.post(LOGIN, {"login": owner.email, "password": PASSWORD}, follow=True)
    assert "This account is switched off" in words(response)
    assert not person(browser).is_authenticated


def test_logging_out_takes_a_deliberate_click(owner: User, log_in: LogIn) -> None:
    browser = log_in(owner)
    assert "Everything you saved stays." in words(browser.get(LOGOUT))
    assert person(browser) == owner
    assert browser.post(LOGOUT)["Location"] == LOGIN
    assert not person(browser).is_authenticated
    assert browser.get(reverse("postings"))["Location"].startswith(LOGIN)


def test_the_session_changes_at_login(owner: User) -> None:
    browser = Client()
    browser.get(LOGIN)
    before = {name: cookie.value for name, cookie in browser.cookies.items()}
    log_in_with(owner.email, PASSWORD, browser)
    after = {name: cookie.value for name, cookie in browser.cookies.items()}
    assert not set(before.values()) & set(after.values())


# Passwords


def test_the_password_is_changed_and_ends_other_sessions(owner: User, log_in: LogIn) -> None:
    here, elsewhere = log_in(owner), log_in(owner)
    typed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert here.post(CHANGE, form(here.get(CHANGE)) | typed).status_code == 302
    assert "Password successfully changed." in words(here.get(CHANGE))
    assert not person(elsewhere).is_authenticated
    assert "not correct" in words(log_in_with(owner.email, PASSWORD))
    assert log_in_with(owner.email, NEW_PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"oldpassword": "wrong"}, "Please type your current password."),
        ({"password2": "another one than that"}, "You must type the same password each time."),
        ({"password1": "short", "password2": "short"}, "This password is too short."),
    ],
)
def test_a_wrong_change_of_password_changes_nothing(
    owner: User, log_in: LogIn, wrong: dict[str, str], problem: str
) -> None:
    typed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    response = log_in(owner).post(CHANGE, typed | wrong)
    assert problem in words(response, "main")
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)


def reset_link() -> str:
    """Return the link in the one message that was sent."""
    (message,) = mail.outbox
    found = re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", str(message.body))
    assert found
    return found[1]


def test_a_forgotten_password_is_reset_by_mail(owner: User) -> None:
    browser = Client()
    response = browser.post(RESET, {"email": owner.email.upper()}, follow=True)
    assert "a link to choose a new password is on its way" in words(response)
    (message,) = mail.outbox
    assert message.to == [owner.email]
    page = browser.get(reset_link(), follow=True)
    where = page.redirect_chain[-1][0]
    assert "Choose a new password" in words(page)
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    done = browser.post(where, form(page) | typed, follow=True)
    assert "Your password is changed" in words(done)
    assert log_in_with(owner.email, NEW_PASSWORD).status_code == 302
    assert "This link no longer works" in words(Client().get(reset_link(), follow=True))


def test_a_weak_new_password_is_refused(owner: User) -> None:
    browser = Client()
    browser.post(RESET, {"email": owner.email})
    page = browser.get(reset_link(), follow=True)
    weak = {"password1": "short", "password2": "short"}
    response = browser.post(page.redirect_chain[-1][0], weak)
    assert "This password is too short." in words(response)
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)


def test_the_link_in_the_mail_dies_after_three_days_and_with_a_login(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    Client().post(RESET, {"email": owner.email})
    later = timezone.now() + timedelta(days=3, minutes=1)
    with monkeypatch.context() as future:
        future.setattr(
            "django.contrib.auth.tokens.PasswordResetTokenGenerator._now",
            lambda self: later.replace(tzinfo=None),
        )
        assert "This link no longer works" in words(Client().get(reset_link(), follow=True))
    assert "Choose a new password" in words(Client().get(reset_link(), follow=True))
    log_in_with(owner.email, PASSWORD)
    assert "This link no longer works" in words(Client().get(reset_link(), follow=True))


@pytest.mark.parametrize("key", ["abc-def", "set-password", "x-y"])
def test_a_made_up_link_changes_no_password(owner: User, key: str) -> None:
    where = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": key})
    response = Client().get(where, follow=True)
    assert "This link no longer works" in words(response)


def test_asking_for_a_reset_does_not_tell_who_has_an_account(owner: User) -> None:
    answers = set()
    for email in (owner.email, "nobody@example.org"):
        response = Client().post(RESET, {"email": email}, follow=True)
        answers.add(words(response, "main"))
    assert len(answers) == 1
    to_nobody = [message for message in mail.outbox if message.to != [owner.email]]
    for message in to_nobody:
        assert "account/password/reset" not in str(message.body)


def test_resets_are_throttled(owner: User) -> None:
    statuses = [Client().post(RESET, {"email": owner.email}).status_code for _ in range(7)]
    assert statuses[0] == 302
    assert statuses[-1] == 429
    assert len(mail.outbox) <= 6


def test_what_is_mailed_comes_from_us_and_names_the_product(owner: User) -> None:
    Client().post(RESET, {"email": owner.email})
    (message,) = mail.outbox
    assert message.from_email == "jobdesc@localhost"
    assert "example.com" not in f"{message.subject} {message.body}"
