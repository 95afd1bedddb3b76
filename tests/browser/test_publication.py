"""Publishing a posting, reading it as the public does, closing it and opening it again."""

from playwright.sync_api import Page, expect

from builder.models import Posting, User
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]


def test_a_posting_goes_public_and_is_closed_and_opened_again(
    open_page: OpenPage, audit: Audit, editor: User, finished: Posting
) -> None:
    page, visitor = open_page(editor, **OPTIONS), open_page(**OPTIONS)
    page.goto(f"/postings/{finished.pk}/")
    page.get_by_role("link", name="Publish", exact=True).click()
    audit.look(page, "publish")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="Published", exact=True)).to_be_visible()
    audit.look(page, "published")
    address = _public_path(page)

    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(finished.title)
    audit.look(visitor, "a job")
    visitor.get_by_role("link", name="Apply").click()
    expect(visitor.get_by_role("link", name="a@example.org")).to_be_visible()
    audit.look(visitor, "apply")
    visitor.get_by_role("link", name="Riverbend Health: all jobs").click()
    audit.look(visitor, "careers page")
    visitor.get_by_label("What are you looking for?").fill("plumber")
    visitor.get_by_role("button", name="Find jobs").click()
    expect(visitor.get_by_text("No open job fits.")).to_be_visible()
    visitor.goto("/jobs/riverbend-health/embed/")
    audit.look(visitor, "list for another website")

    page.get_by_role("button", name="Close the job").click()
    expect(page.get_by_role("heading", name="Closed", exact=True)).to_be_visible()
    audit.look(page, "closed")
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("This job is no longer open")
    audit.look(visitor, "a closed job")
    page.get_by_role("button", name="Open it again").click()
    expect(page.get_by_role("button", name="Close the job")).to_be_visible()
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(finished.title)


def test_a_posting_with_something_missing_leads_to_what_is_missing(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto(f"/postings/{posting.pk}/publish/")
    expect(page.get_by_role("heading", name="First fill in what is missing")).to_be_visible()
    audit.look(page, "publish, something missing")
    page.get_by_role("link", name="Fill it in").click()
    expect(page.get_by_role("heading", name="2 things to fill in")).to_be_visible()


def test_a_job_behind_a_password_is_read_with_it(
    open_page: OpenPage, audit: Audit, editor: User, finished: Posting
) -> None:
    page, visitor = open_page(editor), open_page(**OPTIONS)
    page.goto(f"/postings/{finished.pk}/publish/")
    page.get_by_label("Only people who have the link and a password").check()
    page.get_by_role("textbox", name="Password").fill("river stone")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="Published", exact=True)).to_be_visible()
    visitor.goto(_public_path(page))
    visitor.get_by_label("Password").fill("river bank")
    visitor.get_by_role("button", name="Open the job").click()
    expect(visitor.get_by_role("alert")).to_contain_text("This is not the password.")
    audit.look(visitor, "password, wrong")
    visitor.get_by_label("Password").fill("river stone")
    visitor.get_by_role("button", name="Open the job").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(finished.title)


def test_an_owner_looks_after_the_careers_page(
    open_page: OpenPage, audit: Audit, owner: User
) -> None:
    page = open_page(owner, **OPTIONS)
    page.goto("/organization/careers/")
    audit.look(page, "careers settings, not open yet")
    page.get_by_label("Introduction").fill("We look after people.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your open jobs stand at")).to_be_visible()
    audit.look(page, "careers settings")
    page.goto("/jobs/riverbend-health/")
    expect(page.get_by_text("We look after people.")).to_be_visible()


def _public_path(page: Page) -> str:
    """Return the path of the job's address; the tests' server has another host name."""
    address = page.locator("main a[href*='/jobs/']").first.get_attribute("href") or ""
    return "/jobs/" + address.split("/jobs/")[1]
