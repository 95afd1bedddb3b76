"""The list of postings, the trash, and copying a posting for a job board."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.models import Organization, Posting, RoleTemplate, User
from builder.views import postings
from tests.browser import desk
from tests.browser.conftest import OpenPage

Start = Callable[..., Posting]


@pytest.fixture
def start(role: RoleTemplate, organization: Organization, editor: User) -> Start:
    """Starts a posting from the template."""

    def make(title: str, **decided: object) -> Posting:
        decided = {"title": title, "workplace": "onsite", **decided}
        return Posting.objects.start(role, organization, decided, editor)

    return make


@pytest.fixture
def page(open_page: OpenPage, editor: User, start: Start) -> Page:
    """The list of three postings, the first made first."""
    duluth = [{"city": "Duluth", "region": "Minnesota", "country": "US"}]
    start("Night Case Manager", locations=duluth)
    start("Addiction Counselor", department="Recovery")
    start("Day Case Manager", workplace="remote")
    page = open_page(editor)
    page.goto("/")
    return page


def titles(page: Page) -> Locator:
    return page.locator(".row-title")


def more(page: Page, title: str, action: str) -> None:
    """Choose what to do with a posting from its menu."""
    row = page.get_by_role("listitem").filter(has_text=title)
    row.locator("summary").click()
    row.get_by_role("button", name=action).click()


def find(page: Page, words: str) -> None:
    page.get_by_label("Find a posting").fill(words)
    page.get_by_role("button", name="Show").click()


def test_postings_are_found_by_any_word_in_them(page: Page) -> None:
    find(page, "recov couns")
    expect(titles(page)).to_have_text(["Addiction Counselor"])
    expect(page.get_by_text("1 posting with “recov couns”")).to_be_visible()
    find(page, "duluth")
    expect(titles(page)).to_have_text(["Night Case Manager"])
    find(page, "plumber")
    expect(page.get_by_text("No posting has “plumber” in it.")).to_be_visible()
    page.get_by_role("link", name="Show all postings").click()
    expect(titles(page)).to_have_count(3)


def test_postings_are_sorted_as_one_likes(page: Page) -> None:
    newest_first = ["Day Case Manager", "Addiction Counselor", "Night Case Manager"]
    expect(titles(page)).to_have_text(newest_first)
    page.get_by_label("Sort by").select_option("Title")
    page.get_by_role("button", name="Show").click()
    expect(titles(page)).to_have_text(sorted(newest_first))
    expect(page.get_by_label("Sort by")).to_have_value("title")


def test_a_posting_is_duplicated(page: Page) -> None:
    more(page, "Night Case Manager", "Duplicate")
    expect(page.get_by_text("This is the copy.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Night Case Manager (copy)")
    expect(page.get_by_role("cell", name="Duluth, Minnesota")).to_be_visible()
    page.get_by_role("link", name="Postings").click()
    expect(titles(page)).to_have_count(4)


def test_a_posting_moved_to_the_trash_comes_back(page: Page) -> None:
    more(page, "Night Case Manager", "Move to the trash")
    expect(titles(page)).to_have_text(["Day Case Manager", "Addiction Counselor"])
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Restored: Night Case Manager")).to_be_visible()

    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("button", name="Move to the trash").click()
    expect(page.get_by_text("Moved to the trash: Night Case Manager")).to_be_visible()
    page.get_by_role("link", name="Trash").click()
    page.get_by_role("link", name="Night Case Manager").click()
    expect(page.get_by_text("This posting is in the trash.")).to_be_visible()
    expect(page.get_by_role("link", name="Edit Benefits")).to_have_count(0)
    page.go_back()
    page.get_by_role("button", name="Restore Night Case Manager").click()
    expect(page.get_by_role("link", name="Edit Benefits")).to_be_visible()


def test_long_lists_come_in_pages_that_keep_the_search(
    open_page: OpenPage, editor: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "PAGE_SIZE", 2)
    for place in ("Bemidji", "Duluth", "Ely"):
        start(f"Case Manager {place}")
    page = open_page(editor)
    page.goto("/postings/?q=case&sort=title")
    expect(titles(page)).to_have_text(["Case Manager Bemidji", "Case Manager Duluth"])
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    expect(titles(page)).to_have_text(["Case Manager Ely"])
    expect(page.get_by_label("Find a posting")).to_have_value("case")


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(page: Page) -> None:
    menu = page.locator("details.menu").last
    menu.locator("summary").press("Enter")
    duplicate = menu.get_by_role("button", name="Duplicate")
    expect(duplicate).to_be_visible()
    duplicate.press("Escape")
    expect(duplicate).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    expect(duplicate).to_be_visible()
    page.get_by_role("heading", name="Postings").click()
    expect(duplicate).to_be_hidden()


def test_the_history_shows_what_changed_and_leads_back(
    open_page: OpenPage, editor: User, owner: User, posting: Posting
) -> None:
    posting.save_facts({"title": "Nurse"}, based_on=posting.facts_version, by=owner)
    page = open_page(editor)
    desk.open_posting(page, posting)
    page.get_by_role("button", name="Delete Benefits").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)
    page.locator("#bar summary", has_text="More").click()
    page.get_by_role("link", name="History").click()
    expect(titles(page).first).to_have_text("Deleted Benefits")

    # What one entry changed opens within the list.
    page.get_by_text("What changed in version 2").click()
    expect(page.locator(".entry ins")).to_have_text("Nurse")

    # Any two are compared, and one section goes back.
    page.get_by_label("Tick version 1 to compare it").check()
    page.get_by_label("Tick version 3 to compare it").check()
    page.get_by_role("button", name="Compare the two ticked").click()
    expect(page.get_by_text("Section deleted")).to_be_visible()
    page.get_by_role("button", name="Put this section back: Benefits").click()
    expect(page.get_by_role("status")).to_contain_text("“Benefits” is as it was in version 1")
    expect(page.get_by_text("New section")).to_be_visible()

    # That, too, can be undone, and a whole version comes back.
    page.get_by_role("button", name="Go back to version 3").click()
    expect(page.get_by_text("Section deleted")).to_be_visible()
    page.get_by_role("link", name="Nurse").click()
    expect(desk.section(page, "Benefits")).to_have_count(0)


def test_copy_buttons_put_html_and_text_on_the_clipboard(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, permissions=["clipboard-read", "clipboard-write"])
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="Download").click()
    page.get_by_role("link", name="Copy for a job board").click()

    def clipboard() -> dict[str, str]:
        copied: dict[str, str] = page.evaluate(
            """async () => {
              const found = {};
              for (const item of await navigator.clipboard.read()) {
                for (const type of item.types) {
                  found[type] = await (await item.getType(type)).text();
                }
              }
              return found;
            }"""
        )
        return copied

    button = page.get_by_role("button", name="Copy with formatting")
    button.click()
    expect(desk.said(page)).to_have_text("Copied")
    rich = clipboard()
    assert "<h3>Benefits</h3>" in rich["text/html"]
    assert "• 401(k) to build savings from your pay" in rich["text/plain"]
    # The button says "Copied" for a while, then what it does again.
    expect(button).to_be_visible()

    page.get_by_role("button", name="Copy as HTML code").click()
    expect(desk.said(page)).to_have_text("Copied")
    assert "<h3>Benefits</h3>" in clipboard()["text/plain"]

    page.get_by_role("button", name="Copy text").click()
    expect(desk.said(page)).to_have_text("Copied")
    text = clipboard()["text/plain"]
    assert text == page.get_by_label("Plain text").input_value()
    assert "<" not in text


def test_html_is_downloaded_as_one_file_that_needs_nothing_else(
    open_page: OpenPage, editor: User, posting: Posting, tmp_path: Path
) -> None:
    page = open_page(editor)
    desk.open_posting(page, posting)
    page.locator("#bar summary", has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Web page").click()
    path = tmp_path / download.value.suggested_filename
    assert path.suffix == ".html"
    download.value.save_as(path)

    asked: list[str] = []
    file = page.context.new_page()
    file.on("request", lambda request: asked.append(request.url))
    file.goto(path.as_uri())
    expect(file.get_by_role("heading", level=1)).to_have_text(posting.title)
    expect(file.get_by_text("Draft, not ready to publish.")).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
