from playwright.sync_api import expect

from builder.models import Posting, Snippet, User
from tests.browser.conftest import OpenPage
from tests.browser.desk import edit, open_posting, press, save, section, state, text_box


def test_a_snippet_is_inserted_where_the_cursor_is_and_can_be_undone(
    open_page: OpenPage, editor: User, posting: Posting, snippet: Snippet
) -> None:
    page = open_page(editor)
    open_posting(page, posting)
    form = edit(page, "Job brief")
    text = text_box(form)
    press(text, "Control+Home")
    text.press_sequentially("First of all: ")
    form.get_by_text("Insert a snippet").click()
    expect(form.get_by_role("button", name="Insert Benefits, Duluth")).to_be_visible()
    form.get_by_role("searchbox", name="Find a snippet").press_sequentially("mountain")
    expect(form.get_by_text("No snippet has “mountain” in it.")).to_be_visible()
    form.get_by_role("searchbox", name="Find a snippet").fill("lake")
    form.get_by_role("searchbox", name="Find a snippet").press("Enter")
    form.get_by_role("button", name="Insert Benefits, Duluth").click()
    expect(text).to_contain_text("First of all: Lake view in [City, State].")
    form.get_by_role("button", name="Undo").click()
    expect(text).not_to_contain_text("Lake view")
    expect(text).to_contain_text("First of all:")
    form.get_by_role("button", name="Redo").click()
    save(form)
    expect(section(page, "Job brief")).to_contain_text("Lake view in [City, State].")
    expect(state(page)).to_have_text("Saved")


def test_a_snippet_comes_at_the_end_where_nobody_put_a_cursor(
    open_page: OpenPage, editor: User, posting: Posting, snippet: Snippet
) -> None:
    page = open_page(editor)
    open_posting(page, posting)
    form = edit(page, "Job brief")
    form.get_by_text("Insert a snippet").click()
    form.get_by_role("button", name="Insert Benefits, Duluth").click()
    expect(text_box(form).locator("p").last).to_have_text("Lake view in [City, State].")
