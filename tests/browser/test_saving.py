"""The bar says what is so while something is saved, and a save that is sent twice counts once."""

import pytest
from playwright.sync_api import Page, Route, expect

from builder.models import Posting, Revision, User
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def told(page: Page) -> list[str]:
    """Return what screen readers were told of the state."""
    seen: list[str] = page.evaluate("window.told")
    return seen


def listen(page: Page) -> None:
    """Write down each text that `told` gives later."""
    page.evaluate(
        """() => {
          window.told = [];
          const place = document.getElementById("state-said");
          new MutationObserver(() => place.textContent && window.told.push(place.textContent))
            .observe(place, { childList: true });
        }"""
    )


def test_the_bar_says_how_a_save_goes(page: Page, posting: Posting) -> None:
    waiting: list[Route] = []
    state = desk.state(page)
    expect(state).to_have_text("Saved")
    listen(page)
    form = desk.edit(page, "Work environment")
    page.route("**/sections/*/", lambda route: waiting.append(route))
    desk.type_at_end(form, " By bus.")
    expect(state).to_have_text("Not saved yet")
    with page.expect_request("**/sections/*/"):
        desk.text_box(form).press("Control+Enter")
    expect(state).to_have_text("Saving…")
    # What is typed now would be in no save.
    page.keyboard.type(" By train.")
    expect(desk.text_box(form)).not_to_contain_text("By train.")
    waiting.pop().continue_()
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    expect(state).to_have_text("Saved")
    expect(page.get_by_role("link", name="Edit Work environment")).to_be_focused()
    assert told(page)[-1] == "Saved"
    assert told(page).count("Saved") == 1

    # What is said in the corner is not said twice.
    with page.expect_response("**/hide/"):
        page.get_by_role("button", name="Hide Work environment").click()
    expect(desk.said(page)).to_contain_text("Hidden from candidates")
    expect(state).to_have_text("Saved")
    assert told(page).count("Saved") == 1


def test_a_save_that_fails_gives_the_cursor_back(page: Page, problems: Problems) -> None:
    problems.expect("ERR_FAILED", "console: htmx:")
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    page.route("**/sections/*/", lambda route: route.abort(), times=1)
    desk.text_box(form).press("Control+Enter")
    expect(desk.state(page)).to_have_text("Not saved: no connection")
    expect(desk.text_box(form)).to_be_focused()
    page.keyboard.type(" By train.")
    expect(desk.text_box(form)).to_contain_text("By bus. By train.")
    # The server takes what is typed again, so nothing stands against saving it.
    expect(page.locator("#keep-state")).to_have_text("Kept until you save")
    expect(desk.state(page)).to_have_text("Not saved yet")


def test_a_double_click_adds_a_section_once(page: Page, posting: Posting) -> None:
    before = Revision.objects.of(posting).count()
    page.get_by_role("link", name="Add a section", exact=True).click()
    form = page.get_by_role("region", name="A new section")
    form.get_by_label("Heading").fill("Travel")
    form.get_by_role("button", name="Save").dblclick()
    expect(desk.section(page, "Travel")).to_have_count(1)
    expect(desk.state(page)).to_have_text("Saved")
    assert Revision.objects.of(posting).count() == before + 1


def test_an_answer_that_is_lost_does_not_add_a_section_twice(
    page: Page, posting: Posting, problems: Problems
) -> None:
    problems.expect("ERR_FAILED", "console: htmx:")
    before = Revision.objects.of(posting).count()
    page.get_by_role("link", name="Add a section", exact=True).click()
    form = page.get_by_role("region", name="A new section")
    form.get_by_label("Heading").fill("Travel")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/sections/new/", lose_the_answer, times=1)
    desk.save(form)
    expect(desk.state(page)).to_have_text("Not saved: no connection")
    desk.save(form)
    expect(desk.section(page, "Travel")).to_have_count(1)
    assert Revision.objects.of(posting).count() == before + 1
