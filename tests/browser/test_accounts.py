"""Getting in and out, passwords, the organization and its people."""

import re
from io import BytesIO

import pytest
from django.core import mail
from PIL import Image
from playwright.sync_api import Dialog, Page, expect

from builder.models import Organization, Posting, RoleTemplate, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.conftest import PASSWORD

NEW_PASSWORD = "a louder river at noon"


def log_in(page: Page, user: User, password: str) -> None:
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_a_person_logs_in_is_led_where_they_wanted_and_logs_out(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page()
    desk.open_posting(page, posting)
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    log_in(page, editor, "not my password")
    expect(page.get_by_role("alert")).to_contain_text("Something here needs another look.")
    expect(page.get_by_label("Email")).to_have_value(editor.email)
    log_in(page, editor, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text(posting.title)

    page.locator(".top-account summary").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.goto("/postings/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


def test_a_forgotten_password_is_replaced_by_a_link_in_an_e_mail(
    open_page: OpenPage, editor: User
) -> None:
    page = open_page()
    page.goto("/account/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("Email").fill(editor.email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at your e-mail")

    (message,) = mail.outbox
    link = re.search(r"https?://\S+", str(message.body))
    assert link
    page.goto(link.group())
    page.get_by_label("New Password*", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New Password (again)").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Save it").click()
    page.get_by_role("link", name="Log in").click()
    log_in(page, editor, NEW_PASSWORD)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_a_password_is_changed(open_page: OpenPage, editor: User, posting: Posting) -> None:
    page = open_page(editor)
    page.goto("/")
    page.locator(".top-account summary").click()
    page.get_by_role("link", name="Change password").click()
    page.get_by_label("Current Password").fill(PASSWORD)
    page.get_by_label("New Password*", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New Password (again)").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status").first).to_contain_text("changed")
    editor.refresh_from_db()
    assert editor.check_password(NEW_PASSWORD)


def test_a_colleague_joins_by_a_link_that_works_once(
    open_page: OpenPage, owner: User, organization: Organization, role: RoleTemplate
) -> None:
    page = open_page(owner, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.locator(".top-account summary").click()
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("Your colleague's e-mail address").fill("nils@example.org")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("Send this link to nils@example.org.")).to_be_visible()
    page.get_by_role("button", name="Copy the link").click()
    expect(desk.said(page)).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")

    colleague = open_page()
    colleague.goto(link)
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Join Riverbend Health")
    expect(colleague.get_by_label("Your e-mail address")).to_have_value("nils@example.org")
    colleague.get_by_label("Your name").fill("Nils New")
    colleague.get_by_label("Choose a password").fill("short")
    colleague.get_by_role("button", name="Create the account").click()
    expect(colleague.get_by_role("alert")).to_contain_text("at least 10 characters")
    expect(colleague.get_by_label("Your name")).to_have_value("Nils New")
    colleague.get_by_label("Choose a password").fill(PASSWORD)
    colleague.get_by_role("button", name="Create the account").click()
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Which role are you hiring for?")

    late = open_page()
    late.goto(link)
    expect(late.get_by_role("heading", level=1)).to_have_text("This link no longer works")
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="Nils New")).to_contain_text("Editor")


@pytest.fixture
def logo() -> bytes:
    png = BytesIO()
    Image.new("RGB", (240, 80), "#aa3366").save(png, "PNG")
    return png.getvalue()


def test_the_organization_gives_its_postings_a_logo_and_a_colour(
    open_page: OpenPage, owner: User, posting: Posting, logo: bytes
) -> None:
    page = open_page(owner)
    page.goto("/organization/")
    page.get_by_label("Logo", exact=True).set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": logo}
    )
    page.get_by_label("Brand colour").fill("#aa3366")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. New postings and downloads use it")).to_be_visible()
    expect(page.get_by_role("img", name="Your logo")).to_be_visible()

    desk.open_posting(page, posting)
    picture = page.get_by_role("img", name="Riverbend Health")
    expect(picture).to_be_visible()
    assert picture.evaluate("(picture) => picture.naturalWidth") == 240
    expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(170, 51, 102)")


def test_leaving_the_organization_with_unsaved_text_asks_first(
    open_page: OpenPage, owner: User, role: RoleTemplate
) -> None:
    page = open_page(owner)
    page.goto("/organization/")
    page.get_by_label("Headquarters").fill("Duluth")
    page.get_by_label("Website").fill("not an address")
    page.get_by_role("button", name="Save", exact=True).click()
    # What came back with a message is as unsaved as before.
    expect(page.get_by_role("alert").first).to_contain_text("Something here needs another look.")
    page.get_by_label("Headquarters").press("End")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.get_by_role("link", name="Roles").click()
    expect(page.get_by_role("heading", name="Which role are you hiring for?")).to_be_visible()
    assert asked == ["beforeunload"]
