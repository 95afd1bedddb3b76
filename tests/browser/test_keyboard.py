"""Everything by keyboard, and always visible where one is."""

import pytest
from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const above = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return {
    name: element.getAttribute("aria-label") || element.textContent.trim(),
    tag: element.tagName,
    outlined: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || Boolean(element.closest(".rich:focus-within")),
    visible: element.checkVisibility({ opacityProperty: true }) && element.contains(above),
  };
}"""


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    # Else the page scrolls smoothly, and what has the focus comes into view only later.
    page = open_page(editor, reduced_motion="reduce")
    desk.open_posting(page, posting)
    return page


def tab_to(page: Page, name: str, limit: int = 120) -> list[str]:
    """Press Tab until something called `name` has the focus; return what was passed."""
    passed: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["name"] == name:
            return passed
        passed.append(focused["name"])
    raise AssertionError(f"Tab never came to {name!r}, only to {passed}")


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="2 to fill in")).to_be_focused()


def test_tab_goes_through_the_posting_in_order_and_is_seen_everywhere(page: Page) -> None:
    edits = []
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] == "BODY":
            break
        assert focused["outlined"], f"No outline shows the focus on {focused['name']!r}"
        assert focused["visible"], f"{focused['name']!r} has the focus and cannot be seen"
        if focused["name"].startswith("Edit "):
            edits.append(focused["name"].removeprefix("Edit "))
    assert edits == [
        "the job facts",
        "Job brief",
        "Responsibilities",
        "Qualifications",
        "Preferred qualifications",
        "Benefits",
        "Work environment",
        "Equal opportunity",
        "how to apply",
    ]


def test_a_section_is_edited_without_a_mouse(page: Page) -> None:
    tab_to(page, "Edit Work environment")
    page.keyboard.press("Enter")
    form = desk.section_form(page, "Work environment")
    expect(form.get_by_label("Heading")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" and travel")
    passed = tab_to(page, "Text")
    assert passed == ["Bold", "Italic", "Bullets", "Numbers", "Heading", "Undo", "Redo"] or (
        passed == ["Bold", "Italic", "Bullets", "Numbers", "Heading"]
    )
    desk.press(desk.text_box(form), "Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("By bus.")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    section = desk.section(page, "Work environment and travel")
    expect(section.locator("strong")).to_have_text("By bus.")
    expect(page.get_by_role("link", name="Edit Work environment and travel")).to_be_focused()


def test_tab_leads_out_of_a_list_in_the_editor(page: Page) -> None:
    form = desk.edit(page, "Benefits")
    desk.press(desk.text_box(form), "Control+End")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(desk.text_box(form)).to_be_focused()
    desk.save(form)
    expect(desk.section(page, "Benefits").get_by_role("listitem")).to_have_count(6)
    expect(desk.section(page, "Benefits").locator("ul ul")).to_have_count(0)


def test_a_section_moves_as_often_as_its_button_is_pressed(page: Page) -> None:
    page.get_by_role("button", name="Move Benefits up").focus()
    for place in (3, 2, 1):
        page.keyboard.press("Enter")
        expect(desk.headings(page).nth(place)).to_have_text("Benefits")
        expect(page.get_by_role("button", name="Move Benefits up")).to_be_focused()


def test_placeholders_are_filled_in_without_a_mouse(page: Page) -> None:
    tab_to(page, "2 to fill in")
    page.keyboard.press("Enter")
    tab_to(page, "Show where City, State stands")
    page.keyboard.press("Tab")
    page.keyboard.type("Duluth, Minnesota")
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="Duluth, Minnesota")).to_be_visible()
    page.keyboard.type("jobs@example.org")
    page.keyboard.press("Enter")
    expect(desk.panel(page).get_by_role("link", name="Download PDF")).to_be_focused()
