"""Two people in one posting: each sees the other and what they save, and keeps their place."""

from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Response, expect

from builder.models import Posting, User, presence
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]

TwoPages = tuple[Page, Page]


@pytest.fixture
def pages(open_page: OpenPage, editor: User, owner: User, posting: Posting) -> TwoPages:
    """The same posting before the editor, and before the owner."""
    mine, theirs = open_page(editor, **OPTIONS), open_page(owner)
    desk.open_posting(mine, posting)
    # Whoever looks before the server knows of the other would see them ten seconds later.
    with theirs.expect_response("**/here/"):
        desk.open_posting(theirs, posting)
    return mine, theirs


def look_again(page: Page) -> None:
    """Come back to a page, as from another tab: it asks at once what is new."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def server_told(page: Page, *, editing: bool) -> AbstractContextManager[object]:
    """Wait until the page has told the server whether a form is open in it."""

    def tells(response: Response) -> bool:
        posted = response.request.post_data or ""
        return response.url.endswith("/here/") and ("&form=" in posted) == editing

    return page.expect_response(tells)


def save_work_environment(page: Page, typed: str) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, typed)
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text(typed)


def test_each_sees_who_is_here_and_where_and_who_leaves(pages: TwoPages) -> None:
    mine, theirs = pages
    expect(theirs.locator("#here")).to_have_text("Edda Editor is here")
    look_again(mine)
    expect(mine.locator("#here")).to_have_text("Olga Owner is here")
    with server_told(theirs, editing=True):
        form = desk.edit(theirs, "Benefits")
    look_again(mine)
    note = desk.section(mine, "Benefits").get_by_text("Olga Owner is editing this")
    expect(note).to_be_visible()
    # It is said at a form of one's own too, and a save of one's own does not take it away.
    my_form = desk.edit(mine, "Benefits")
    expect(my_form.get_by_text("Olga Owner is editing this")).to_be_visible()
    mine.get_by_role("button", name="Move Work environment up").click()
    expect(desk.said(mine)).to_contain_text("Moved: Work environment")
    expect(my_form.get_by_text("Olga Owner is editing this")).to_be_visible()
    expect(mine.locator("#here")).to_have_text("Olga Owner is here")
    with server_told(theirs, editing=False):
        form.get_by_role("link", name="Cancel").click()
    look_again(mine)
    expect(mine.get_by_text("Olga Owner is editing this")).to_have_count(0)


def test_what_someone_saves_appears_and_leaves_form_focus_and_place_alone(pages: TwoPages) -> None:
    mine, theirs = pages
    form = desk.edit(mine, "Equal opportunity")
    desk.type_at_end(form, " Half a")
    before = form.bounding_box()
    their_form = desk.edit(theirs, "Benefits")
    desk.type_at_end(their_form, "\nA bicycle\nA tram ticket")
    desk.save(their_form)
    expect(desk.section(theirs, "Benefits")).to_contain_text("A tram ticket")
    theirs.get_by_role("button", name="Move Equal opportunity up").click()
    expect(desk.said(theirs)).to_contain_text("Moved: Equal opportunity")

    look_again(mine)
    benefits = desk.section(mine, "Benefits")
    expect(benefits).to_contain_text("A tram ticket")
    expect(benefits.get_by_text("Olga Owner changed this at")).to_be_visible()
    expect(desk.said(mine)).to_have_text(
        "Olga Owner changed Benefits; moved Equal opportunity just now"
    )
    expect(desk.headings(mine).filter(has_text="Work environment")).to_be_visible()
    # Typing goes on in the middle of a word, and the form is where it was under one's eyes.
    expect(desk.text_box(form)).to_be_focused()
    mine.keyboard.type(" sentence.")
    expect(desk.text_box(form)).to_contain_text(" Half a sentence.")
    after = form.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3
    desk.save(form)
    expect(desk.section(mine, "Equal opportunity")).to_contain_text("Half a sentence.")
    expect(benefits).to_contain_text("A tram ticket")


def test_an_open_form_learns_of_a_save_before_it_is_saved_itself(
    pages: TwoPages, audit: Audit
) -> None:
    mine, theirs = pages
    form = desk.edit(mine, "Work environment")
    desk.type_at_end(form, " By bus.")
    save_work_environment(theirs, " By car.")
    look_again(mine)
    expect(form).to_contain_text("Olga Owner saved this at")
    expect(desk.text_box(form)).to_contain_text("facilities. By bus.")
    expect(desk.text_box(form)).to_be_focused()
    form.get_by_text("See what changed").click()
    expect(form.locator("ins")).to_have_text(" By car.")
    audit.look(mine, "a form that someone else saved meanwhile")

    # A second save is added to what is shown, and what was opened stays open.
    save_work_environment(theirs, " Or by tram.")
    look_again(mine)
    expect(form.locator("ins")).to_have_text(" By car. Or by tram.")
    with mine.expect_response("**/sections/**") as response:
        desk.save(form)
    assert response.value.status == 409
    expect(form.get_by_text("Olga Owner saved this at")).to_have_count(0)
    form.get_by_role("button", name="Put both into the form").click()
    expect(form.get_by_role("alert")).to_contain_text("Both texts are in the form now")
    desk.save(form)
    expect(desk.section(mine, "Work environment")).to_contain_text("By bus.")


def test_an_open_form_of_a_section_that_someone_deletes_stays(pages: TwoPages) -> None:
    mine, theirs = pages
    form = desk.edit(mine, "Work environment")
    desk.type_at_end(form, " By bus.")
    theirs.get_by_role("button", name="Delete Work environment").click()
    expect(desk.section(theirs, "Work environment")).to_have_count(0)
    look_again(mine)
    expect(form).to_contain_text("Olga Owner deleted this at")
    expect(desk.panel(mine).get_by_role("link", name="Work environment")).to_have_count(0)
    mine.keyboard.type(" Or by tram.")
    desk.save(form)
    form.get_by_role("button", name="Save mine instead").click()
    expect(desk.section(mine, "Work environment")).to_contain_text("By bus. Or by tram.")


def test_readers_see_others_and_their_changes_too(
    pages: TwoPages, open_page: OpenPage, viewer: User, posting: Posting, audit: Audit
) -> None:
    _, theirs = pages
    reading = open_page(viewer, **OPTIONS)
    desk.open_posting(reading, posting)
    expect(reading.locator("#here")).to_have_text("Edda Editor and Olga Owner are here")
    save_work_environment(theirs, " By car.")
    with server_told(theirs, editing=True):
        desk.edit(theirs, "Benefits")
    look_again(reading)
    expect(desk.section(reading, "Work environment")).to_contain_text("By car.")
    expect(reading.get_by_text("Olga Owner is editing this")).to_be_visible()
    audit.look(reading, "read while others edit")
    reading.get_by_role("link", name="See what changed").click()
    expect(reading.locator("ins").last).to_have_text(" By car.")


def test_the_panel_keeps_what_is_being_filled_in(pages: TwoPages) -> None:
    mine, theirs = pages
    field = desk.panel(mine).get_by_label("City, State", exact=True)
    field.click()
    mine.keyboard.type("Duluth")
    save_work_environment(theirs, " In [Name of building].")
    look_again(mine)
    expect(desk.panel(mine).get_by_label("Name of building", exact=True)).to_be_visible()
    expect(mine.get_by_role("link", name="3 to fill in")).to_be_visible()
    expect(field).to_be_focused()
    mine.keyboard.type(", MN")
    expect(field).to_have_value("Duluth, MN")


def test_without_a_network_nobody_is_claimed_to_be_here(
    pages: TwoPages, problems: Problems
) -> None:
    problems.expect("ERR_INTERNET_DISCONNECTED")
    mine, _ = pages
    look_again(mine)
    expect(mine.locator("#here")).to_have_text("Olga Owner is here")
    mine.context.set_offline(True)
    for _ in range(3):
        with mine.expect_event("requestfailed"):
            look_again(mine)
    expect(mine.locator("#here")).to_have_text("")
    mine.context.set_offline(False)
    look_again(mine)
    expect(mine.locator("#here")).to_have_text("Olga Owner is here")


def test_who_leaves_the_page_is_gone(pages: TwoPages, monkeypatch: pytest.MonkeyPatch) -> None:
    # It counts for a few seconds more otherwise, as the page may only be loaded anew.
    monkeypatch.setattr(presence, "LEAVES_AFTER", timedelta(0))
    mine, theirs = pages
    look_again(mine)
    expect(mine.locator("#here")).to_have_text("Olga Owner is here")
    theirs.goto("/postings/")
    mine.wait_for_function(
        """() => {
          document.dispatchEvent(new Event("visibilitychange"));
          return !document.getElementById("here").textContent;
        }""",
        polling=200,
    )
