"""Find and replace, as a person does it."""

from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage


def open_it(page: Page, posting: Posting) -> None:
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("link", name="Find and replace").click()
    expect(page.get_by_label("Find", exact=True)).to_be_focused()


def test_places_come_as_one_types_and_those_ticked_are_replaced_and_undone(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor)
    open_it(page, posting)
    page.keyboard.type("Job brief")
    found = page.locator("#found-count")
    expect(found).to_have_text("1 place found")
    page.keyboard.press("Tab")
    page.keyboard.type("The job")
    place = page.get_by_role("checkbox", name="Job brief becomes The job")
    expect(place).to_be_checked()
    expect(page.get_by_label("Replace with")).to_be_focused()
    page.get_by_role("button", name="Tick none").click()
    expect(page.get_by_role("button", name="Replace 0")).to_be_disabled()
    place.check()
    page.get_by_role("button", name="Replace 1").click()
    expect(page.get_by_role("status").first).to_contain_text("Replaced in 1 place.")
    expect(desk.section(page, "The job")).to_be_visible()
    page.locator("#bar").get_by_role("button", name="Undo").click()
    expect(desk.section(page, "Job brief")).to_be_visible()


def test_it_works_without_javascript_and_on_a_phone(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, java_script_enabled=False, viewport={"width": 375, "height": 740})
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("link", name="Find and replace").click()
    page.get_by_label("Find", exact=True).fill("Job brief")
    page.get_by_label("Replace with").fill("The job")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Replace 1").click()
    expect(desk.section(page, "The job")).to_be_visible()
