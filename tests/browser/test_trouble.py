"""When something goes wrong on the way: it is said, and nothing typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, Route, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems
from tests.conftest import PASSWORD


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def expect_trouble(page: Page, text: str) -> None:
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_contain_text(text)


def test_without_a_network_the_text_stays_and_can_be_saved_later(
    page: Page, problems: Problems
) -> None:
    problems.expect("ERR_INTERNET_DISCONNECTED", "console: htmx:")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    page.context.set_offline(True)
    desk.save(form)
    expect_trouble(page, "the server cannot be reached. What you typed is still here")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Not saved: no connection")

    page.context.set_offline(False)
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_have_count(0)


def test_an_error_on_the_server_leaves_the_text_in_its_form(page: Page, problems: Problems) -> None:
    problems.expect("^500 for", "Response Status Error Code 500")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")

    def break_down(route: Route) -> None:
        route.fulfill(status=500, body="<h1>Something went wrong on our side</h1>")

    page.route("**/sections/**", break_down, times=1)
    desk.save(form)
    expect_trouble(page, "something went wrong on the server")
    expect(desk.state(page)).to_have_text("Not saved: server problem")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")


def test_who_was_logged_out_meanwhile_logs_in_in_another_tab_and_saves(
    page: Page, editor: User, problems: Problems
) -> None:
    problems.expect("Response Status Error Code 403", "^403 for .*/(unsaved|here)/")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    Session.objects.all().delete()
    desk.save(form)
    expect_trouble(page, "you were logged out")
    expect(desk.state(page)).to_have_text("Not saved: logged out")
    expect(desk.text_box(form)).to_contain_text("By bus.")

    tab = page.context.new_page()
    tab.goto("/")
    tab.get_by_label("Email").fill(editor.email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    expect(tab.get_by_role("heading", name="Postings")).to_be_visible()
    tab.close()

    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")


def test_a_posting_that_someone_trashes_leaves_the_text_in_its_form(
    page: Page, owner: User, posting: Posting, problems: Problems
) -> None:
    problems.expect("Response Status Error Code 404", "^404 for .*/unsaved/")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    posting.move_to_trash(owner)
    desk.save(form)
    expect_trouble(page, "It may have been moved to the trash.")
    posting.restore(owner)
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")


def test_a_text_far_too_long_is_explained_and_stays(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    desk.press(desk.text_box(form), "Control+End")
    desk.text_box(form).evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "Buses run often. ".repeat(12_000));
          text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }"""
    )
    desk.save(form)
    expect(desk.state(page)).to_have_text("Not saved: see what is wrong")
    expect(form.get_by_role("alert")).to_contain_text("a section holds up to 100,000. Shorten it")
    assert len(desk.text_box(form).inner_text()) > 200_000


def test_more_than_the_server_takes_leaves_the_text_in_its_form(
    page: Page, problems: Problems
) -> None:
    problems.expect("Response Status Error Code 400")
    form = desk.edit(page, "Work environment")
    form.get_by_label("Heading").fill("Where you work")
    form.locator("textarea").evaluate("(text) => { text.value = 'x'.repeat(11 * 1024 * 1024); }")
    desk.save(form)
    expect_trouble(page, "larger than 10 MB. What you typed is still here.")
    expect(form.get_by_label("Heading")).to_have_value("Where you work")


def test_leaving_with_unsaved_text_asks_first(page: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    page.once("dialog", stay)
    page.get_by_role("link", name="Roles").click()
    expect(desk.text_box(form)).to_contain_text("By bus.")
    assert asked == ["beforeunload"]

    # What is saved is left without a question; what is typed into the panel asks as well.
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    page.on("dialog", stay)
    page.get_by_role("link", name="Roles").click()
    expect(page.get_by_role("heading", name="Which role are you hiring for?")).to_be_visible()
    assert asked == ["beforeunload"]
    page.go_back()
    field = desk.panel(page).get_by_label("City, State", exact=True)
    field.fill("Duluth, Minn")
    expect(desk.state(page)).to_have_text("Not saved yet")
    page.get_by_role("link", name="Roles").click()
    expect(field).to_have_value("Duluth, Minn")
    assert asked == ["beforeunload", "beforeunload"]
