"""A suggestion for a section: asked for, waited for, used, undone, and kept out."""

import pytest
from playwright.sync_api import Locator, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems
from tests.improving.language_model import LanguageModel

BETTER = "<p>You work by the river in [City, State].</p>"


@pytest.fixture(autouse=True)
def _answering(improving: LanguageModel) -> None:
    improving.says(BETTER)


def ask(form: Locator, button: str = "Clearer and shorter") -> None:
    form.get_by_role("button", name=button).click()


def test_a_suggestion_is_used_undone_and_saved(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    desk.press(desk.text_box(form), "Control+a")
    desk.text_box(form).press_sequentially("You work in [City, State].")
    form.get_by_text("Improve this section").click()
    ask(form)
    suggestion = form.get_by_role("group", name="Suggestion")
    expect(suggestion).to_be_focused()
    expect(suggestion.locator("ins", has_text="by the river")).to_be_visible()

    suggestion.get_by_role("button", name="Use this text").click()
    expect(suggestion).to_have_count(0)
    expect(desk.text_box(form)).to_be_focused()
    expect(desk.text_box(form)).to_have_text("You work by the river in [City, State].")
    desk.press(desk.text_box(form), "Control+z")
    expect(desk.text_box(form)).to_have_text("You work in [City, State].")
    desk.press(desk.text_box(form), "Control+Shift+z")
    expect(desk.state(page)).to_have_text("Not saved yet")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("by the river in")


def test_waiting_can_be_stopped_and_trouble_leaves_the_text(
    open_page: OpenPage,
    editor: User,
    posting: Posting,
    language_model: LanguageModel,
    problems: Problems,
) -> None:
    problems.expect("console: htmx:")
    page = open_page(editor)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    form.get_by_text("Improve this section").click()
    language_model.waits()
    ask(form)
    expect(form.get_by_role("status")).to_contain_text("Waiting for a suggestion")
    expect(form.get_by_role("button", name="Waiting…")).to_be_visible()
    form.get_by_role("button", name="Stop waiting").click()
    expect(form.get_by_role("button", name="Clearer and shorter")).to_be_focused()
    expect(form.get_by_role("status")).to_be_empty()

    language_model.sends(b"", 503)
    form.get_by_label("Or say what you wish for").fill("Say it with care")
    ask(form, "Ask for this")
    expect(form.get_by_role("alert")).to_be_focused()
    expect(form.get_by_role("alert")).to_contain_text("Your text is as it was.")
    language_model.says(BETTER)
    ask(form, "Try again")
    form.get_by_role("button", name="Keep mine").click()
    expect(form.get_by_role("group", name="Suggestion")).to_have_count(0)
    expect(desk.text_box(form)).to_contain_text("By bus.")
    expect(form.get_by_label("Or say what you wish for")).to_have_value("Say it with care")


def test_what_was_typed_after_asking_is_not_replaced_unseen(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    form.get_by_text("Improve this section").click()
    ask(form)
    suggestion = form.get_by_role("group", name="Suggestion")
    expect(suggestion).to_be_visible()
    desk.type_at_end(form, " By bus.")
    suggestion.get_by_role("button", name="Use this text").click()
    expect(suggestion).to_contain_text("You changed your text after you asked.")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    suggestion.get_by_role("button", name="Use this text").click()
    expect(desk.text_box(form)).to_have_text("You work by the river in [City, State].")


def test_it_works_without_javascript(open_page: OpenPage, editor: User, posting: Posting) -> None:
    page = open_page(editor, java_script_enabled=False)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    desk.text_box(form).fill("You work in [City, State].")
    form.get_by_text("Improve this section").click()
    ask(form)
    form.get_by_role("button", name="Use this text").click()
    expect(desk.text_box(form)).to_have_value("You work by the river in [City, State].")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("by the river in")
