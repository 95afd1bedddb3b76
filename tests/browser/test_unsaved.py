"""What is typed and not saved outlives the page, the network and the login."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from builder.models import Posting, UnsavedText, User
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems
from tests.conftest import PASSWORD


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def kept(page: Page) -> None:
    expect(page.locator("#keep-state")).to_have_text("Kept until you save")


def kept_in_browser(page: Page, why: str) -> None:
    expect(desk.state(page)).to_have_text(f"Not saved: {why}")
    expect(page.locator("#keep-state")).to_have_text("Kept in this browser")


def again(page: Page, posting: Posting) -> Page:
    """Close the page without a question, as a crash does, and come back in a new one."""
    context = page.context
    page.close()
    back = context.new_page()
    desk.open_posting(back, posting)
    return back


def test_a_closed_page_brings_back_what_was_typed(page: Page, posting: Posting) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    kept(page)
    page = again(page, posting)
    page.get_by_role("link", name="Continue “Work environment”").click()
    form = desk.section_form(page, "Work environment")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Not saved yet")
    expect(page.locator("#unsaved .notice")).to_have_count(0)
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Saved")
    assert not UnsavedText.objects.exists()


def test_without_a_network_the_browser_keeps_it_until_the_server_is_back(
    page: Page, posting: Posting, problems: Problems
) -> None:
    problems.expect("ERR_INTERNET_DISCONNECTED")
    form = desk.edit(page, "Work environment")
    page.context.set_offline(True)
    desk.type_at_end(form, " By bus.")
    kept_in_browser(page, "no connection")
    desk.type_at_end(form, " By train.")
    context = page.context
    page.close()
    assert not UnsavedText.objects.exists()

    context.set_offline(False)
    back = context.new_page()
    desk.open_posting(back, posting)
    back.get_by_role("link", name="Continue “Work environment”").click()
    form = desk.section_form(back, "Work environment")
    expect(desk.text_box(form)).to_contain_text("By bus. By train.")

    back.context.set_offline(True)
    desk.type_at_end(form, " On foot.")
    kept_in_browser(back, "no connection")
    back.context.set_offline(False)
    kept(back)
    assert "On+foot." in UnsavedText.objects.get().typed


def test_who_is_logged_out_while_typing_finds_the_text_after_logging_in(
    page: Page, editor: User, posting: Posting, problems: Problems
) -> None:
    problems.expect("^403 for .*/(unsaved|here)/")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    kept(page)
    Session.objects.all().delete()
    desk.type_at_end(form, " By train.")
    kept_in_browser(page, "logged out")
    expect(page.get_by_role("alert").filter(has_text="you were logged out")).to_be_visible()

    page = again(page, posting)
    page.get_by_label("Email").fill(editor.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Continue “Work environment”").click()
    form = desk.section_form(page, "Work environment")
    expect(desk.text_box(form)).to_contain_text("By bus. By train.")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus. By train.")
    assert not UnsavedText.objects.exists()


def test_what_comes_to_the_server_after_the_save_does_not_outlive_it(
    page: Page, posting: Posting
) -> None:
    late: list[Route] = []

    def save_before_what_was_sent_earlier(route: Route) -> None:
        answer = route.fetch()
        with page.expect_response("**/unsaved/"):
            late.pop().continue_()
        route.fulfill(response=answer)

    page.route("**/unsaved/", lambda route: late.append(route))
    form = desk.edit(page, "Work environment")
    with page.expect_request("**/unsaved/"):
        desk.type_at_end(form, " By bus.")
    page.route("**/sections/*/", save_before_what_was_sent_earlier)
    with page.expect_response("**/unsaved/discard/"):
        desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    assert not UnsavedText.objects.filter(discarded_at=None)


def test_what_only_the_browser_has_comes_before_what_the_server_kept_earlier(
    page: Page, posting: Posting, problems: Problems
) -> None:
    problems.expect("ERR_INTERNET_DISCONNECTED")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    kept(page)
    page.context.set_offline(True)
    desk.type_at_end(form, " By train.")
    kept_in_browser(page, "no connection")
    context = page.context
    page.close()
    context.set_offline(False)
    back = context.new_page()

    def slowly(route: Route) -> None:
        back.wait_for_timeout(500)
        route.continue_()

    back.route("**/unsaved/", slowly)
    desk.open_posting(back, posting)
    back.get_by_text("Continue", exact=True).click()
    form = desk.section_form(back, "Work environment")
    expect(desk.text_box(form)).to_contain_text("By bus. By train.")


def test_cancel_drops_what_was_kept(page: Page, posting: Posting) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    kept(page)
    with page.expect_response("**/unsaved/discard/"):
        form.get_by_role("link", name="Cancel").click()
    page = again(page, posting)
    expect(desk.section(page, "Work environment")).not_to_contain_text("By bus.")
    expect(page.locator("#unsaved .notice")).to_have_count(0)
