"""Two people at one posting: nobody's words are lost, whoever saves first."""

import pytest
from playwright.sync_api import Page, expect

from builder.models import Posting, Revision, User
from tests.browser import desk
from tests.browser.conftest import OpenPage

TwoPages = tuple[Page, Page]


@pytest.fixture
def pages(open_page: OpenPage, editor: User, owner: User, posting: Posting) -> TwoPages:
    """The same posting before the editor, and before the owner."""
    mine, theirs = open_page(editor), open_page(owner)
    desk.open_posting(mine, posting)
    desk.open_posting(theirs, posting)
    return mine, theirs


def both_change_work_environment(mine: Page, theirs: Page) -> None:
    my_form = desk.edit(mine, "Work environment")
    desk.type_at_end(my_form, " By bus.")
    their_form = desk.edit(theirs, "Work environment")
    desk.type_at_end(their_form, " By car.")
    desk.save(their_form)
    expect(desk.section(theirs, "Work environment")).to_contain_text("By car.")
    with mine.expect_response("**/sections/**") as response:
        desk.save(my_form)
    assert response.value.status == 409


def test_a_late_save_shows_both_texts_and_can_put_mine_in_place(
    pages: TwoPages, posting: Posting
) -> None:
    mine, theirs = pages
    both_change_work_environment(mine, theirs)
    form = desk.section_form(mine, "Work environment")
    conflict = form.get_by_role("alert")
    expect(conflict).to_contain_text("Olga Owner saved this while you were writing")
    expect(conflict).to_contain_text("other health care facilities. By car.")
    expect(conflict).to_be_focused()
    expect(desk.text_box(form)).to_contain_text("other health care facilities. By bus.")
    expect(desk.state(mine)).to_have_text("Not saved: changed by someone else")

    desk.type_at_end(form, " Or by car.")
    form.get_by_role("button", name="Save mine instead").click()
    section = desk.section(mine, "Work environment")
    expect(section).to_contain_text("other health care facilities. By bus. Or by car.")
    expect(desk.state(mine)).to_have_text("Saved")
    history = [
        (str(revision.author), revision.content["sections"][5]["html"].rpartition("facilities.")[2])
        for revision in Revision.objects.of(posting)
    ]
    assert history == [
        ("Edda Editor", " By bus. Or by car.</p>"),
        ("Olga Owner", " By car.</p>"),
        ("Edda Editor", "</p>"),
    ]


def test_a_late_save_of_other_words_is_put_together(pages: TwoPages, posting: Posting) -> None:
    mine, theirs = pages
    my_form, their_form = desk.edit(mine, "Benefits"), desk.edit(theirs, "Benefits")
    desk.type_at_end(my_form, "\nA bicycle")
    text = desk.text_box(their_form)
    desk.press(text, "Control+Home")
    text.press_sequentially("Yes: ")
    desk.save(their_form)
    expect(desk.section(theirs, "Benefits")).to_contain_text("Yes: ")
    desk.save(my_form)
    section = desk.section(mine, "Benefits")
    expect(section).to_contain_text("Yes: ")
    expect(section).to_contain_text("A bicycle")
    expect(desk.said(mine)).to_contain_text("What someone else changed meanwhile is kept too.")


def test_both_texts_of_a_clash_go_into_the_form_on_one_click(pages: TwoPages) -> None:
    mine, theirs = pages
    both_change_work_environment(mine, theirs)
    form = desk.section_form(mine, "Work environment")
    conflict = form.get_by_role("alert")
    expect(conflict.get_by_role("group", name="What they changed").locator("ins")).to_have_text(
        " By car."
    )
    form.get_by_role("button", name="Put both into the form").click()
    expect(form.get_by_role("alert")).to_contain_text("Both texts are in the form now")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    expect(desk.text_box(form)).to_contain_text("By car.")
    expect(desk.state(mine)).to_have_text("Not saved yet")
    desk.save(form)
    section = desk.section(mine, "Work environment")
    expect(section).to_contain_text("By bus.")
    expect(section).to_contain_text("By car.")


def test_a_late_save_can_give_way_to_theirs(pages: TwoPages) -> None:
    mine, theirs = pages
    both_change_work_environment(mine, theirs)
    form = desk.section_form(mine, "Work environment")
    form.get_by_role("link", name="Keep theirs").click()
    expect(form).to_have_count(0)
    expect(desk.section(mine, "Work environment")).to_contain_text("By car.")
    expect(desk.state(mine)).to_have_text("Saved")


def test_facts_saved_late_show_both_and_can_be_saved_again(pages: TwoPages) -> None:
    mine, theirs = pages
    my_form, their_form = desk.edit_facts(mine), desk.edit_facts(theirs)
    their_form.get_by_label("Department").fill("Community Care")
    desk.save(their_form)
    expect(theirs.get_by_role("cell", name="Community Care")).to_be_visible()
    my_form.get_by_label("Department").fill("Outreach")
    desk.save(my_form)
    conflict = my_form.get_by_role("alert")
    expect(conflict.get_by_role("row")).to_have_text(
        ["FieldBeforeTheirsYours", "DepartmentemptyCommunity CareOutreach"]
    )
    expect(my_form.get_by_label("Department")).to_have_value("Outreach")
    my_form.get_by_role("button", name="Save mine instead").click()
    expect(mine.get_by_role("row", name="Department Outreach")).to_be_visible()


def test_what_is_typed_into_a_section_that_someone_deletes_is_not_lost(pages: TwoPages) -> None:
    mine, theirs = pages
    form = desk.edit(mine, "Work environment")
    desk.type_at_end(form, " By bus.")
    theirs.get_by_role("button", name="Delete Work environment").click()
    expect(desk.section(theirs, "Work environment")).to_have_count(0)

    # Neither by another change that brings a fresh posting ...
    mine.get_by_role("button", name="Move Benefits up").click()
    expect(desk.said(mine)).to_contain_text("Moved: Benefits")
    expect(desk.text_box(form)).to_contain_text("By bus.")
    # ... nor by saving it.
    desk.save(form)
    expect(form.get_by_role("alert")).to_contain_text("Saving yours puts it back.")
    form.get_by_role("button", name="Save mine instead").click()
    expect(desk.section(mine, "Work environment")).to_contain_text("By bus.")


def test_different_parts_are_saved_side_by_side(pages: TwoPages) -> None:
    mine, theirs = pages
    my_form, their_form = desk.edit(mine, "Work environment"), desk.edit(theirs, "Benefits")
    desk.type_at_end(their_form, "\nA bicycle")
    desk.save(their_form)
    expect(desk.section(theirs, "Benefits")).to_contain_text("A bicycle")

    # What was changed under one's eyes is not deleted by a click that means something else.
    mine.get_by_role("button", name="Delete Benefits").click()
    expect(mine.get_by_role("alert")).to_contain_text("was changed meanwhile")
    expect(desk.section(mine, "Benefits")).to_contain_text("A bicycle")

    desk.type_at_end(my_form, " By bus.")
    desk.save(my_form)
    expect(desk.section(mine, "Work environment")).to_contain_text("By bus.")
    expect(desk.section(mine, "Benefits")).to_contain_text("A bicycle")
