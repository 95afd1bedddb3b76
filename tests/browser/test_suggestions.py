"""Suggestions beside the sheet, and the language of what is typed."""

import pytest
from playwright.sync_api import Page, expect

from builder.models import Posting, Section, Snippet, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_bullets import bullets
from tests.views.test_bullets import with_list


@pytest.fixture
def xy(posting: Posting, editor: User) -> Section:
    """A list in a posting whose organization has a snippet of the kind, of two bullets."""
    html = "<ul><li>A boat in June</li><li>Skates for the rink</li></ul>"
    values = {"kind": "benefits", "name": "Ours", "html": html}
    Snippet.objects.make(posting.organization, values, by=editor, why="Made for a test")
    return with_list(posting, "Benefits", ["Xylo", "Yarn"], editor)


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting, xy: Section) -> Page:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def test_one_click_adds_a_bullet_and_the_list_stays_open(page: Page) -> None:
    opener = page.get_by_role("link", name="Suggestions for Benefits")
    opener.focus()
    page.keyboard.press("Enter")
    offered = page.get_by_role("dialog")
    ours = offered.get_by_role("group", name="From your snippets")
    expect(ours.get_by_role("listitem")).to_have_count(2)
    ours.get_by_role("button", name="Add: A boat in June").click()
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn", "A boat in June"])
    expect(ours.get_by_role("listitem")).to_have_count(1)
    expect(desk.said(page)).to_contain_text("Added to Benefits")
    expect(ours.get_by_role("button", name="Add: Skates for the rink")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bullets(page, "Benefits")).to_have_count(4)
    desk.said(page).get_by_role("button", name="Undo").click()
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn", "A boat in June"])
    offered.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(offered).to_be_hidden()
    expect(opener).to_be_focused()


def test_suggestions_are_ticked_without_javascript(
    open_page: OpenPage, editor: User, posting: Posting, xy: Section
) -> None:
    page = open_page(editor, java_script_enabled=False)
    desk.open_posting(page, posting)
    page.get_by_role("link", name="Suggestions for Benefits").click()
    page.get_by_label("A boat in June").check()
    page.get_by_label("Skates for the rink").check()
    page.get_by_role("button", name="Add the ticked ones").click()
    expect(bullets(page, "Benefits")).to_have_text(
        ["Xylo", "Yarn", "A boat in June", "Skates for the rink"]
    )


def test_words_are_checked_in_the_postings_language_and_labels_are_english(
    page: Page, posting: Posting, editor: User
) -> None:
    posting.refresh_from_db()
    posting.save_facts({"language": "es-US"}, based_on=posting.facts_version, by=editor)
    page.reload()
    form = desk.edit(page, "Benefits")
    for field in (desk.text_box(form), form.get_by_label("Heading")):
        expect(field).to_have_attribute("lang", "es-US")
        expect(field).to_have_attribute("spellcheck", "true")
    language = "(element) => element.closest('[lang]').lang"
    assert form.get_by_text("Heading", exact=True).evaluate(language) == "en"
    brief = desk.section(page, "Job brief")
    assert brief.get_by_role("link", name="Edit").evaluate(language) == "en"
    assert brief.get_by_role("heading").evaluate(language) == "es-US"
