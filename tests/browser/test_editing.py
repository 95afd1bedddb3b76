"""Editing in place: a block becomes its form and the posting again, without a page load."""

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    """The posting in the editor, in a window that is marked to tell a page load."""
    page = open_page(editor)
    desk.open_posting(page, posting)
    page.evaluate("window.marked = true")
    return page


def is_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.marked === true"))


def select_word(text: Locator, word: str) -> None:
    """Select a word by the keyboard, from the end of the text in which it stands last."""
    desk.press(text, "Control+End")
    for _ in word:
        desk.press(text, "Shift+ArrowLeft")


def test_a_click_on_the_text_opens_its_form_and_saving_shows_the_posting_again(page: Page) -> None:
    section = desk.section(page, "Work environment")
    section.get_by_text("You will usually work in an office").click()
    form = desk.section_form(page, "Work environment")
    expect(form.get_by_label("Heading")).to_be_focused()
    expect(desk.state(page)).to_have_text("Saved")

    desk.type_at_end(form, " A car is provided.")
    expect(desk.state(page)).to_have_text("Not saved yet")
    desk.save(form)
    expect(section).to_contain_text("other health care facilities. A car is provided.")
    expect(form).to_have_count(0)
    expect(desk.state(page)).to_have_text("Saved")
    expect(page.get_by_role("link", name="Edit Work environment")).to_be_focused()
    assert is_same_page(page)


def test_selecting_text_or_following_a_link_in_it_opens_no_form(page: Page) -> None:
    paragraph = desk.section(page, "Work environment").get_by_role("paragraph")
    box = paragraph.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 10, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())")
    desk.panel(page).get_by_role("link", name="Benefits").click()
    expect(page.locator("[data-editing]")).to_have_count(0)


def test_a_section_is_renamed(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    form.get_by_label("Heading").fill("Where you work")
    desk.save(form)
    expect(desk.section(page, "Where you work")).to_be_visible()
    expect(desk.section(page, "Work environment")).to_have_count(0)
    expect(desk.panel(page).get_by_role("link", name="Where you work")).to_be_visible()


def test_ctrl_enter_saves_from_the_text_and_from_the_heading(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    desk.text_box(form).press("Control+Enter")
    expect(desk.section(page, "Work environment")).to_contain_text("facilities. By bus.")

    heading = desk.edit(page, "Work environment").get_by_label("Heading")
    heading.fill("Where you work")
    heading.press("Control+Enter")
    expect(desk.section(page, "Where you work")).to_contain_text("facilities. By bus.")
    assert is_same_page(page)


def test_escape_closes_a_form_and_asks_before_it_discards_what_was_typed(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    form.get_by_label("Heading").press("Escape")
    expect(form).to_have_count(0)

    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    page.once("dialog", dismiss)
    desk.text_box(form).press("Escape")
    assert asked == ["Discard what you typed here?"]
    expect(desk.text_box(form)).to_contain_text("By bus.")

    page.once("dialog", lambda dialog: dialog.accept())
    desk.text_box(form).press("Escape")
    expect(form).to_have_count(0)
    expect(desk.section(page, "Work environment")).not_to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Saved")
    assert is_same_page(page)


def test_saving_or_cancelling_one_form_keeps_what_is_typed_in_the_others(page: Page) -> None:
    first = desk.edit(page, "Work environment")
    second = desk.edit(page, "Benefits")
    facts = desk.edit_facts(page)
    fill = desk.panel(page).get_by_label("City, State", exact=True)
    desk.type_at_end(first, " By bus.")
    desk.type_at_end(second, "\nA bicycle")
    facts.get_by_label("Department").fill("Community Care")
    fill.fill("Duluth, Minn")

    desk.save(first)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Not saved yet")
    expect(facts.get_by_label("Department")).to_have_value("Community Care")
    expect(fill).to_have_value("Duluth, Minn")
    expect(desk.text_box(second).get_by_role("listitem").last).to_have_text("A bicycle")

    first = desk.edit(page, "Work environment")
    first.get_by_role("link", name="Cancel").click()
    expect(first).to_have_count(0)
    expect(desk.text_box(second).get_by_role("listitem").last).to_have_text("A bicycle")
    expect(desk.state(page)).to_have_text("Not saved yet")

    # What was kept still works: it can be typed into and saved.
    desk.type_at_end(second, " each")
    desk.save(second)
    bullets = desk.section(page, "Benefits").get_by_role("listitem")
    expect(bullets.last).to_have_text("A bicycle each")
    expect(facts.get_by_label("Department")).to_have_value("Community Care")
    desk.save(facts)
    expect(page.get_by_role("cell", name="Community Care")).to_be_visible()
    expect(fill).to_have_value("Duluth, Minn")
    assert is_same_page(page)


def test_each_of_two_open_forms_has_labels_and_fields_of_its_own(page: Page) -> None:
    first = desk.edit(page, "Work environment")
    second = desk.edit(page, "Benefits")
    for form in (first, second):
        form.get_by_text("Heading*", exact=True).click()
        expect(form.get_by_label("Heading")).to_be_focused()
        form.get_by_text("Text", exact=True).click()
        expect(desk.text_box(form)).to_be_focused()


def test_facts_and_how_to_apply_are_edited_in_place_with_as_many_rows_as_one_likes(
    page: Page,
) -> None:
    form = desk.edit_facts(page)
    for number, city in enumerate(("Duluth", "Bemidji")):
        form.get_by_label("City").nth(number).fill(city)
        form.get_by_role("button", name="Add another place").click()
        expect(form.get_by_label("City").last).to_be_focused()
    facts = {"Schedule": "Monday to Friday", "Caseload": "25", "Travel": "A fifth of the time"}
    for number, (label, value) in enumerate(facts.items()):
        form.get_by_label("Label").nth(number).fill(label)
        form.get_by_label("Value").nth(number).fill(value)
        form.get_by_role("button", name="Add another fact").click()
    form.get_by_label("Closing date").fill("2031-03-14")
    desk.save(form)
    expect(page.get_by_role("row", name="Location Duluth; Bemidji")).to_be_visible()
    expect(page.get_by_role("row", name="Apply by March 14, 2031")).to_be_visible()
    for label, value in facts.items():
        expect(page.get_by_role("row", name=f"{label} {value}")).to_be_visible()

    form = desk.edit(page, "how to apply")
    form.get_by_label("What should people send?").fill("A letter of one page.")
    form.get_by_label("Web address to apply at").fill("jobs.example.org/case-manager")
    desk.save(form)
    apply = page.locator("#apply")
    expect(apply).to_contain_text("A letter of one page.")
    expect(apply.get_by_role("link", name="https://jobs.example.org/case-manager")).to_be_visible()
    assert is_same_page(page)


def test_what_is_wrong_is_said_in_the_form_with_all_that_was_typed(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    form.get_by_label("Heading").fill("")
    desk.type_at_end(form, " By bus.")
    desk.save(form)
    problem = form.get_by_role("alert")
    expect(problem).to_contain_text("Nothing you typed is lost.")
    expect(problem).to_be_focused()
    expect(desk.text_box(form)).to_contain_text("By bus.")
    problem.get_by_role("link", name="Heading").click()
    page.keyboard.type("Where you work")
    desk.save(form)
    expect(desk.section(page, "Where you work")).to_contain_text("By bus.")

    form = desk.edit_facts(page)
    form.get_by_label("Lowest pay").fill("90000")
    form.get_by_label("Department").fill("Community Care")
    desk.save(form)
    expect(form).to_contain_text("The highest pay must not be below the lowest pay.")
    expect(form.get_by_label("Department")).to_have_value("Community Care")
    assert is_same_page(page)


def test_the_editor_formats_links_and_undoes(page: Page) -> None:
    form = desk.edit(page, "Work environment")
    text = desk.text_box(form)
    tools = form.get_by_role("toolbar", name="Formatting of Text")
    expect(tools.get_by_role("button", name="Link")).to_be_disabled()
    desk.press(text, "Control+a")
    text.press("Delete")
    expect(text).to_have_text("")
    tools.get_by_role("button", name="Undo").click()
    expect(text).to_contain_text("You will usually work in an office.")

    desk.type_at_end(form, " See our office")
    select_word(text, "office")
    tools.get_by_role("button", name="Link").click()
    address = form.get_by_label("Web or e-mail address of the link")
    expect(address).to_be_focused()
    address.fill("example.org/office")
    address.press("Enter")
    expect(text.get_by_role("link", name="office")).to_have_attribute(
        "href", "https://example.org/office"
    )

    desk.press(text, "Control+End")
    text.press("Enter")
    tools.get_by_role("button", name="Heading").click()
    text.press_sequentially("Our cars")
    text.press("Enter")
    tools.get_by_role("button", name="Numbers").click()
    text.press_sequentially("Blue")
    desk.save(form)

    section = desk.section(page, "Work environment")
    expect(section.get_by_role("link", name="office")).to_be_visible()
    expect(section.get_by_role("heading", name="Our cars", level=3)).to_be_visible()
    expect(section.get_by_role("listitem")).to_have_text(["Blue"])


PASTED = """
<div style="font-family: Calibri"><h1 style="color: red">Our team</h1>
<p class="MsoNormal"><b style="mso-bidi-font-weight: normal">Nine</b> people<img src="x.png"></p>
<ul type="disc"><li style="margin: 0">Kind</li><li>Calm</li></ul></div>
"""


def test_what_is_pasted_from_a_word_processor_keeps_its_shape_and_loses_its_looks(
    page: Page, problems: Problems
) -> None:
    # The policy refuses the pasted looks, as it should.
    problems.expect("Applying inline style violates")
    form = desk.edit(page, "Work environment")
    desk.press(desk.text_box(form), "Control+a")
    desk.text_box(form).evaluate(
        """(text, html) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""",
        PASTED,
    )
    desk.save(form)
    section = desk.section(page, "Work environment")
    expect(section.get_by_role("listitem")).to_have_text(["Kind", "Calm"])
    expect(section.locator("strong")).to_have_text("Nine")
    expect(section.get_by_text("Our team")).to_be_visible()
    expect(section.locator(".prose [style], .prose img")).to_have_count(0)


def test_on_a_phone_the_bar_has_room_for_all_it_says(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, viewport={"width": 375, "height": 740}, has_touch=True)
    desk.open_posting(page, posting)
    to_fill, tools = page.get_by_role("link", name="2 to fill in"), page.locator(".bar-tools")

    def overlap() -> bool:
        left, right = to_fill.bounding_box(), tools.bounding_box()
        assert left
        assert right
        return left["x"] + left["width"] > right["x"]

    assert not overlap()
    desk.edit(page, "Work environment").get_by_label("Heading").fill("Where you work")
    expect(desk.state(page)).to_have_text("Not saved yet")
    assert not overlap()


def test_a_reader_sees_the_posting_without_its_tools(
    open_page: OpenPage, viewer: User, posting: Posting
) -> None:
    page = open_page(viewer)
    desk.open_posting(page, posting)
    expect(page.get_by_text("You may read and download this posting.")).to_be_visible()
    desk.section(page, "Work environment").get_by_role("paragraph").click()
    expect(page.locator("[data-editing], .tools, .fill-form")).to_have_count(0)
    with page.expect_download():
        page.get_by_role("link", name="Download PDF").click()
