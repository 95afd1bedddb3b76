"""Keys, the sheet that lists them, the outline, and the word count that follows what one types."""

import re

import pytest
from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    page = open_page(editor, reduced_motion="reduce")
    desk.open_posting(page, posting)
    return page


def test_parts_are_gone_through_edited_and_saved_by_key(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Edit Job brief")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Edit Job brief")).to_be_focused()
    outline = desk.panel(page).get_by_role("link", name="Job brief")
    expect(outline).to_have_attribute("aria-current", "location")
    page.keyboard.press("e")
    form = desk.section_form(page, "Job brief")
    expect(form.get_by_label("Heading")).to_be_focused()
    page.keyboard.type("The job? ")
    page.keyboard.press("Control+s")
    expect(desk.section(page, "The job? Job brief")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(desk.said(page)).to_contain_text("Everything is saved.")
    page.keyboard.press("o")
    expect(desk.panel(page).locator("[aria-current=location]")).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("region", name="A new section")).to_be_visible()


def test_selected_words_are_looked_for(page: Page, posting: Posting) -> None:
    page.locator("#heading-" + str(posting.present_sections()[0].pk)).select_text()
    page.keyboard.press("Control+Shift+h")
    expect(page.get_by_label("Find", exact=True)).to_have_value("Job brief")
    expect(page.locator("#found-count")).to_contain_text("1 place found")


def test_the_sheet_keeps_the_focus_until_it_is_closed_and_single_keys_can_be_turned_off(
    page: Page,
) -> None:
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.querySelector('main').contains(document.activeElement)")
    sheet.get_by_label("Use single keys in this browser").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    for _ in range(2):
        page.keyboard.press("?")
        page.keyboard.press("e")
        expect(sheet).to_be_hidden()
        expect(page.locator("[data-editing]")).to_have_count(0)
        page.reload()
    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("link", name="Keyboard shortcuts").click()
    expect(sheet.get_by_label("Use single keys in this browser")).not_to_be_checked()
    sheet.get_by_label("Use single keys in this browser").check()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(sheet).to_be_visible()


def test_the_word_count_follows_what_one_types_and_what_is_saved(page: Page) -> None:
    reading = page.locator("#bar .reading")
    expect(reading).to_have_text(re.compile(r"^\d+ words, \d minutes? to read$"))
    before = int((reading.text_content() or "").split()[0])
    form = desk.edit(page, "Benefits")
    expect(reading).to_contain_text(f"{before} words")
    desk.type_at_end(form, " and free tea")
    expect(reading).to_contain_text(f"{before + 3} words")
    desk.save(form)
    expect(desk.section(page, "Benefits")).to_contain_text("free tea")
    expect(reading).to_contain_text(f"{before + 3} words")
    page.get_by_role("button", name="Hide Benefits from candidates").click()
    expect(reading).not_to_contain_text(f"{before + 3} words")
    hidden = reading.text_content() or ""
    desk.type_at_end(desk.edit(page, "Benefits"), " and more")
    expect(desk.state(page)).to_have_text("Not saved yet")
    expect(reading).to_have_text(hidden)


def test_on_a_phone_the_outline_is_folded_into_the_menu(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, viewport={"width": 375, "height": 740})
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="More").click()
    expect(page.locator("#bar .menu-note").first).to_contain_text("to read")
    page.locator("#bar summary", has_text="Sections").click()
    page.locator("#bar").get_by_role("link", name="Benefits").click()
    expect(desk.section(page, "Benefits")).to_be_in_viewport()
    expect(page.locator("#bar").get_by_role("link", name="Benefits")).to_be_hidden()


def test_without_javascript_the_keys_have_a_page(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, java_script_enabled=False)
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("link", name="Keyboard shortcuts").click()
    expect(page.get_by_role("heading", name="Keyboard shortcuts", level=1)).to_be_visible()
