"""A finding is ignored beside the text, and frees a posting that it kept from being published."""

from playwright.sync_api import expect

from builder.library.check_context import findings_of
from builder.models import Organization, Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]


def test_a_finding_is_ignored_beside_the_text_and_the_posting_can_be_published(
    open_page: OpenPage,
    audit: Audit,
    owner: User,
    editor: User,
    finished: Posting,
    organization: Organization,
) -> None:
    part = finished.present_sections()[0]
    finished.save_section(
        part,
        heading=part.heading,
        html="<p>Ask the chairman.</p>",
        based_on=part.version,
        by=editor,
    )
    off = {one.check for one in findings_of(finished)} - {"gendered_terms"}
    rules = {"off": sorted(off), "blocking": ["must_fix", "should_fix", "consider"]}
    organization.change({"check_rules": rules}, based_on=organization.version, by=None)

    page = open_page(owner, **OPTIONS)
    page.goto("/organization/checks/")
    page.get_by_text("Sentences of more than 35 words").click()
    audit.look(page, "settings of the checks")
    page.goto(f"/postings/{finished.pk}/publish/")
    expect(page.get_by_role("heading", name="The checks hold it back")).to_be_visible()
    page.get_by_text("Ignore…").click()
    audit.look(page, "publishing, held back")

    desk.open_posting(page, finished)
    checks = page.get_by_role("region", name="Checks", exact=True)
    checks.get_by_text("Ignore…").click()
    checks.get_by_role("button", name="Ignore here").click()
    expect(checks.get_by_role("button", name="Undo: Ignored here.")).to_be_focused()
    checks.get_by_text("1 ignored").click()
    audit.look(page, "editor, with a finding ignored")

    page.goto(f"/postings/{finished.pk}/publish/")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
