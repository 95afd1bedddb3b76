"""Sections as wholes: moved, hidden, deleted, put back, added."""

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage

AT_FIRST = [
    "Job brief",
    "Responsibilities",
    "Qualifications",
    "Preferred qualifications",
    "Benefits",
    "Work environment",
    "Equal opportunity",
    "How to apply",
]


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    # Tall enough for a drag across several sections without scrolling.
    page = open_page(editor, viewport={"width": 1280, "height": 3000})
    desk.open_posting(page, posting)
    expect(desk.headings(page)).to_have_text(AT_FIRST)
    return page


def order_of(*moved: str) -> list[str]:
    """Return the first headings with those in `moved` in their new order, up front."""
    return [*moved, *(heading for heading in AT_FIRST if heading not in moved)]


def test_buttons_move_a_section_up_and_down(page: Page) -> None:
    page.get_by_role("button", name="Move Job brief down").click()
    expect(desk.headings(page)).to_have_text(order_of("Responsibilities", "Job brief"))
    expect(desk.said(page)).to_contain_text("Moved: Job brief")
    page.get_by_role("button", name="Move Qualifications up").click()
    expect(desk.headings(page)).to_have_text(order_of("Responsibilities", "Qualifications"))
    page.reload()
    expect(desk.headings(page)).to_have_text(order_of("Responsibilities", "Qualifications"))


def drag(page: Page, heading: str, target: Locator) -> None:
    """Drag a section by its handle to the place before `target`."""
    section = desk.section(page, heading)
    section.hover()
    section.get_by_text("Drag", exact=True).drag_to(target)


def test_a_section_is_dragged_by_its_handle(page: Page) -> None:
    drag(page, "Benefits", desk.section(page, "Responsibilities"))
    expect(desk.headings(page)).to_have_text(order_of("Job brief", "Benefits"))
    drag(page, "Job brief", desk.section(page, "Qualifications"))
    expect(desk.headings(page)).to_have_text(order_of("Benefits", "Responsibilities", "Job brief"))

    drag(page, "Benefits", page.get_by_role("link", name="Add a section"))
    at_last = order_of("Responsibilities", "Job brief")
    at_last.remove("Benefits")
    at_last.insert(-1, "Benefits")
    expect(desk.headings(page)).to_have_text(at_last)
    page.reload()
    expect(desk.headings(page)).to_have_text(at_last)


def test_dragging_keeps_what_is_typed_in_an_open_form(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    drag(page, "Benefits", desk.section(page, "Qualifications"))
    expect(desk.headings(page).nth(2)).to_have_text("Benefits")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")


def test_a_hidden_section_is_kept_from_candidates_until_it_is_shown_again(page: Page) -> None:
    page.get_by_role("button", name="Hide Benefits from candidates").click()
    benefits = desk.section(page, "Benefits")
    expect(benefits).to_contain_text("Hidden from candidates")
    expect(desk.panel(page).get_by_role("listitem").filter(has_text="Benefits")).to_contain_text(
        "hidden"
    )
    page.get_by_role("button", name="Show Benefits to candidates").click()
    expect(benefits).not_to_contain_text("Hidden from candidates")


def test_deleting_a_section_can_be_undone_at_once_and_at_any_later_time(page: Page) -> None:
    page.get_by_role("button", name="Delete Benefits").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)
    desk.said(page).get_by_role("button", name="Undo").click()
    expect(desk.headings(page)).to_have_text(AT_FIRST)
    expect(desk.section(page, "Benefits").get_by_role("listitem")).to_have_count(6)
    expect(desk.said(page)).to_contain_text("Undone: Deleted Benefits")

    page.get_by_role("button", name="Delete Benefits").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)
    page.reload()
    desk.panel(page).get_by_role("button", name="Put back Benefits").click()
    expect(desk.headings(page)).to_have_text(AT_FIRST)
    expect(desk.panel(page).get_by_role("heading", name="Deleted sections")).to_have_count(0)


def test_a_section_is_added_where_it_can_be_seen_at_once(page: Page) -> None:
    page.get_by_role("link", name="Add a section").click()
    form = page.get_by_role("region", name="A new section")
    form.get_by_label("Kind of section").select_option("Physical demands")
    form.get_by_label("Heading").fill("Physical demands")
    desk.type_at_end(form, "You climb stairs.")
    desk.save(form)
    section = desk.section(page, "Physical demands")
    expect(section).to_contain_text("You climb stairs.")
    expect(section).to_be_in_viewport()
    expect(desk.headings(page)).to_have_text([*AT_FIRST[:-1], "Physical demands", AT_FIRST[-1]])


def test_all_of_it_works_without_javascript(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, java_script_enabled=False)
    desk.open_posting(page, posting)
    page.get_by_role("button", name="Move Job brief down").click()
    expect(desk.headings(page)).to_have_text(order_of("Responsibilities", "Job brief"))
    page.get_by_role("button", name="Hide Benefits from candidates").click()
    expect(desk.section(page, "Benefits")).to_contain_text("Hidden from candidates")
    page.get_by_role("button", name="Delete Benefits").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)
    desk.panel(page).get_by_role("button", name="Put back Benefits").click()
    expect(desk.section(page, "Benefits")).to_be_visible()
    page.get_by_role("link", name="Add a section").click()
    form = page.get_by_role("region", name="A new section")
    form.get_by_label("Heading").fill("Physical demands")
    desk.text_box(form).fill("You climb **stairs**.")
    desk.save(form)
    expect(desk.section(page, "Physical demands").locator("strong")).to_have_text("stairs")
    expect(page.get_by_text("Drag", exact=True).first).to_be_hidden()
