"""Two postings side by side, and the table of families and levels, as people use them."""

from playwright.sync_api import expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_templates import choose
from tests.views.editing import part_of


def test_a_bullet_is_copied_by_keyboard_and_taken_back(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    other = posting.duplicate(editor)
    duties = part_of(other, "responsibilities")
    other.save_section(
        duties,
        heading=duties.heading,
        html="<ul><li>Feed the ducks</li></ul>",
        based_on=duties.version,
        by=editor,
    )
    page = open_page(editor)
    desk.open_posting(page, posting)
    choose(page, "Compare with…")
    page.get_by_label("Find a posting or template").fill("copy")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=other.title).click()
    button = page.get_by_role("button", name="Copy “Feed the ducks” to")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied into")).to_be_visible()
    into = part_of(posting, "responsibilities")
    expect(page.locator(f"[id='{into.anchor}']")).to_contain_text("Feed the ducks")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Undone: Copied from")).to_be_visible()
    expect(page.locator(f"[id='{into.anchor}']")).not_to_contain_text("Feed the ducks")


def test_a_gap_is_found_and_filled(open_page: OpenPage, editor: User, posting: Posting) -> None:
    page = open_page(editor, viewport={"width": 375, "height": 740})
    page.goto("/postings/")
    page.get_by_role("link", name="Families and levels").click()
    row = page.get_by_role("row", name=posting.family)
    expect(row.get_by_role("cell")).to_have_count(8)
    page.get_by_role("link", name=f"Start one: {posting.family}, Senior").click()
    page.get_by_label("Job title").fill("Senior Case Manager")
    page.get_by_label("The role in one sentence").fill("Leads.")
    page.get_by_role("button", name="Make the template").click()
    expect(page.get_by_role("heading", name="Senior Case Manager", level=1)).to_be_visible()
    page.goto("/families/")
    expect(page.get_by_role("link", name="Senior Case Manager")).to_be_visible()
