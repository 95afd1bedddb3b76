"""An organization's own templates, from a posting that turned out well to one that is retired."""

from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage


def choose(page: Page, name: str, role: str = "link") -> None:
    """Choose something from the menu More of the page."""
    page.get_by_role("main").locator("summary", has_text="More").first.click()
    page.get_by_role("link" if role == "link" else "button", name=name, exact=True).click()


def test_a_template_is_made_from_a_posting_edited_used_retired_and_brought_back(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor)
    desk.open_posting(page, posting)
    choose(page, "Save as a template")
    page.get_by_label("Job title").fill("Our Case Manager")
    page.get_by_label("Job family").fill("Outreach")
    page.get_by_label("Level").select_option("Senior")
    page.get_by_role("button", name="Make the template").click()

    expect(page.get_by_role("heading", name="Our Case Manager", level=1)).to_be_visible()
    form = desk.edit(page, "Benefits")
    desk.type_at_end(form, " And a bicycle.")
    desk.save(form)
    expect(desk.section(page, "Benefits")).to_contain_text("And a bicycle.")
    expect(desk.state(page)).to_have_text("Saved")

    page.get_by_role("link", name="Start a posting").click()
    page.get_by_label("City").fill("Duluth")
    page.get_by_label("State or region").fill("MN")
    page.get_by_role("button", name="Create the posting").click()
    expect(desk.section(page, "Benefits")).to_contain_text("And a bicycle.")
    expect(desk.panel(page)).to_be_visible()

    page.get_by_role("link", name="Roles", exact=True).click()
    page.get_by_role("link", name="Your templates", exact=True).click()
    expect(page.get_by_role("heading", name="Outreach")).to_be_visible()
    choose(page, "Retire", role="button")
    expect(page.get_by_text("Retired: Our Case Manager")).to_be_visible()
    expect(page.get_by_text("has no templates of its own yet")).to_be_visible()
    page.get_by_role("link", name="Retired templates").click()
    page.get_by_role("button", name="Bring back Our Case Manager").click()
    expect(page.get_by_text("In use again: Our Case Manager")).to_be_visible()
    expect(page.get_by_role("link", name="Start a posting").first).to_be_visible()


def test_retiring_is_undone_at_once(open_page: OpenPage, editor: User, posting: Posting) -> None:
    page = open_page(editor)
    page.goto("/templates/new/")
    page.get_by_label("Job title").fill("Night Nurse")
    page.get_by_label("Job family").fill("Care")
    page.get_by_label("The role in one sentence").fill("Cares at night.")
    page.get_by_role("button", name="Make the template").click()
    choose(page, "Retire", role="button")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("In use again: Night Nurse")).to_be_visible()
