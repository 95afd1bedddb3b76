"""Many postings in one file, and the work in the background that makes it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from builder.exports.bulk import BUNDLES
from builder.models import Organization, Posting, RoleTemplate, User
from tests.browser.conftest import OpenPage

WorkOff = Callable[[], None]


@pytest.fixture
def page(open_page: OpenPage, editor: User, role: RoleTemplate, organization: Organization) -> Page:
    """The list of three postings."""
    for title in ("Wrangler", "Clerk", "Night wrangler"):
        Posting.objects.start(role, organization, {"title": title}, editor)
    page = open_page(editor)
    page.goto("/postings/")
    return page


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is made in the background."""
    for name, bundle in BUNDLES.items():
        monkeypatch.setitem(BUNDLES, name, replace(bundle, at_once=0))


def start_download(page: Page, bundle: str) -> None:
    page.get_by_role("button", name="Download…").click()
    page.get_by_label(bundle).check()
    page.get_by_role("button", name="Download", exact=True).click()


def test_a_few_ticked_postings_come_at_once(page: Page, tmp_path: Path) -> None:
    page.get_by_label("Choose Wrangler", exact=True).check()
    page.get_by_label("Choose Clerk").check()
    expect(page.get_by_text("2 ticked")).to_be_visible()
    page.get_by_role("button", name="Download…").click()
    expect(page.get_by_role("heading", name="Download 2 postings")).to_be_visible()
    page.get_by_label("Plain text").check()
    page.get_by_label("PDF To send").uncheck()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "postings.zip")
    names = ZipFile(tmp_path / "postings.zip").namelist()
    assert sorted(names) == ["Clerk-Riverbend-Health.txt", "Wrangler-Riverbend-Health.txt"]


def test_all_that_match_are_made_in_the_background_while_the_page_follows(
    page: Page, background: None, work_off: WorkOff, tmp_path: Path
) -> None:
    page.goto("/postings/?q=wrangler")
    page.get_by_label("All 2 postings with “wrangler”").check()
    expect(page.get_by_label("Choose Night wrangler")).to_be_checked()
    start_download(page, "One PDF with all")
    expect(page.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    expect(page.get_by_role("link", name="1 running")).to_be_visible()
    work_off()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Download of 2 postings: done")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "postings.pdf")
    contents = PdfReader(tmp_path / "postings.pdf").pages[0].extract_text()
    assert "Night wrangler" in contents
    assert "Clerk" not in contents
    expect(page.get_by_role("link", name="Finished")).to_be_visible()


def test_work_is_cancelled_and_stays_in_the_list(
    page: Page, background: None, work_off: WorkOff
) -> None:
    page.get_by_label("All 3 postings").check()
    start_download(page, "Table of facts (Excel)")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    work_off()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Postings").click()
    page.locator(".top-account summary").click()
    page.get_by_role("link", name="Work in progress").click()
    expect(page.get_by_role("listitem")).to_contain_text("Cancelled · Edda Editor")


def test_it_works_without_scripts(
    open_page: OpenPage, editor: User, posting: Posting, background: None, work_off: WorkOff
) -> None:
    page = open_page(editor, java_script_enabled=False)
    page.goto("/postings/")
    page.get_by_label(f"Choose {posting.title}").check()
    start_download(page, "Table of facts (CSV)")
    work_off()
    page.get_by_role("link", name="Look again").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download", exact=True).click()
    assert download.value.suggested_filename.endswith(".csv")
