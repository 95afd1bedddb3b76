"""Something is written wrong, seen beside the text, and put right with one click."""

from playwright.sync_api import expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]


def test_a_finding_is_seen_after_a_save_shown_in_the_text_and_mended(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    checks = page.get_by_role("region", name="Checks", exact=True)
    expect(checks).to_contain_text("of 100")
    expect(checks).not_to_contain_text("chairman")

    form = desk.edit(page, "Job brief")
    desk.type_at_end(form, " Ask the chairman.")
    desk.save(form)
    mend = checks.get_by_role("button", name="Write “chair”")
    expect(mend).to_be_visible()
    audit.look(page, "editor, with checks")

    checks.get_by_role("link", name="Show where: Write “chair”").click()
    assert page.evaluate("CSS.highlights.get('found-now').size") == 1

    mend.click()
    expect(desk.section(page, "Job brief")).to_contain_text("Ask the chair.")
    expect(mend).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    expect(desk.section(page, "Job brief")).to_contain_text("Ask the chairman.")

    checks.get_by_role("link", name="All ").or_(
        checks.get_by_role("link", name="On a page of its own")
    ).click()
    expect(page.get_by_role("heading", name="Checks", level=1)).to_be_visible()
    page.get_by_text("How it is counted").click()
    audit.look(page, "checks")


def test_on_a_phone_the_checks_stand_below_the_text(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"/postings/{posting.pk}/checks/")
    expect(page.get_by_role("heading", name="Checks", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    audit.look(page, "checks on a phone")
