"""Undo and redo of saved changes, by button and by key."""

import pytest
from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def test_saved_changes_are_undone_and_redone_by_key_but_never_while_one_types(page: Page) -> None:
    undo = page.locator("#bar").get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    desk.save(form)
    work = desk.section(page, "Work environment")
    expect(work).to_contain_text("By bus.")
    page.get_by_role("button", name="Hide Benefits from candidates").click()
    benefits = desk.section(page, "Benefits")
    expect(benefits).to_contain_text("Hidden from candidates")

    page.keyboard.press("Control+z")
    expect(benefits).not_to_contain_text("Hidden from candidates")
    expect(desk.said(page)).to_contain_text("Undone: Hid Benefits")
    expect(page.get_by_role("link", name="Edit Benefits")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(work).not_to_contain_text("By bus.")
    expect(work).to_be_in_viewport()
    page.keyboard.press("Control+Shift+z")
    expect(work).to_contain_text("By bus.")

    form = desk.edit(page, "Job brief")
    heading = form.get_by_label("Heading")
    heading.press_sequentially(" of the job")
    heading.press("Control+z")
    desk.press(desk.text_box(form), "Control+z")
    expect(work).to_contain_text("By bus.")
    expect(desk.said(page)).to_contain_text("Redone")


def test_the_button_stays_under_the_finger(page: Page) -> None:
    for heading in ("Benefits", "Work environment"):
        page.get_by_role("button", name=f"Hide {heading} from candidates").click()
        expect(desk.section(page, heading)).to_contain_text("Hidden from candidates")
    undo = page.locator("#bar").get_by_role("button", name="Undo")
    undo.focus()
    page.keyboard.press("Enter")
    expect(desk.section(page, "Work environment")).not_to_contain_text("Hidden from candidates")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(desk.section(page, "Benefits")).not_to_contain_text("Hidden from candidates")


def test_what_someone_else_changed_since_is_shown_and_an_open_form_stays(
    page: Page, open_page: OpenPage, owner: User, posting: Posting
) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    other = open_page(owner)
    desk.open_posting(other, posting)
    form = desk.edit(other, "Work environment")
    desk.type_at_end(form, " Or by train.")
    desk.save(form)
    expect(desk.section(other, "Work environment")).to_contain_text("Or by train.")
    form = desk.edit(page, "Benefits")
    desk.type_at_end(form, " Free tea.")
    page.locator("#bar").get_by_role("button", name="Undo").click()
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("“Work environment” was changed again since, by Olga Owner.")
    expect(desk.text_box(form)).to_contain_text("Free tea.")
    expect(trouble.get_by_role("link", name="Show what changed")).to_be_visible()


def test_it_works_without_javascript_and_on_a_phone(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, java_script_enabled=False, viewport={"width": 375, "height": 740})
    desk.open_posting(page, posting)
    page.get_by_role("button", name="Delete Benefits").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)
    page.locator("#bar summary", has_text="More").click()
    page.locator("#bar").get_by_role("button", name="Undo: Deleted Benefits").click()
    expect(desk.section(page, "Benefits")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("Undone: Deleted Benefits")
