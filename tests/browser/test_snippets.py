from collections.abc import Callable

from playwright.sync_api import expect

from builder.models import Posting, Snippet, User, Work
from builder.models.followed_snippets import add_following
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


def test_a_section_follows_a_snippet_until_it_is_detached(
    open_page: OpenPage, editor: User, posting: Posting, snippet: Snippet
) -> None:
    page = open_page(editor)
    open_posting(page, posting)
    form = edit(page, "Job brief")
    form.get_by_text("Insert a snippet").click()
    page.on("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Follow Benefits, Duluth").click()
    part = page.locator("section.block", has=page.get_by_text("Follows Benefits, Duluth"))
    expect(part).to_contain_text("Lake view in [City, State].")
    expect(part.get_by_role("link", name="Edit")).to_have_count(0)
    part.get_by_text("Lake view").click()
    expect(page.get_by_role("region", name="Edit Benefits")).to_have_count(0)
    part.get_by_role("button", name="Detach").click()
    expect(page.get_by_text("Follows Benefits, Duluth")).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    expect(part).to_contain_text("Lake view in [City, State].")
    snippet.change({"html": "<p>Sea view.</p>"}, based_on=1, by=editor)
    page.reload()
    part.get_by_role("button", name="Update Benefits").click()
    expect(part).to_contain_text("Sea view.")
    expect(part).not_to_contain_text("which was changed since")


def test_a_changed_snippet_is_taken_over_by_the_postings_that_follow_it_and_undone(
    open_page: OpenPage,
    editor: User,
    posting: Posting,
    snippet: Snippet,
    work_off: Callable[[], None],
) -> None:
    add_following(posting, snippet, by=editor)
    page = open_page(editor)
    page.goto(snippet.get_absolute_url())
    page.get_by_role("textbox", name="Text", exact=True).fill("Sea view in {location}.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Where it is used")).to_be_visible()
    expect(page.locator("article ins")).to_have_text("Sea")
    page.get_by_label("The one posting that says something older").check()
    page.get_by_role("button", name="Update").click()
    work_off()
    expect(page.get_by_text("1 changed.")).to_be_visible()
    open_posting(page, posting)
    expect(section(page, "Benefits").last).to_contain_text("Sea view in [City, State].")
    work = Work.objects.get()
    page.goto(f"/progress/{work.pk}/")
    page.get_by_role("button", name="Undo").click()
    work_off()
    expect(page.get_by_text("1 changed.")).to_be_visible()
    open_posting(page, posting)
    expect(section(page, "Benefits").last).to_contain_text("Lake view in [City, State].")
