"""Single bullets in the posting as it is shown: moved by key, drag and menu, marked, undone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.models import Posting, Section, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.views.test_bullets import listed, with_list


@pytest.fixture
def abc(posting: Posting, editor: User) -> Section:
    return with_list(posting, "Qualifications", ["Alpha", "Beta", "Gamma"], editor)


@pytest.fixture
def xy(posting: Posting, editor: User, abc: Section) -> Section:
    return with_list(posting, "Benefits", ["Xylo", "Yarn"], editor)


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting, xy: Section) -> Page:
    # Tall enough for a drag across several sections without scrolling.
    page = open_page(editor, viewport={"width": 1280, "height": 3000})
    desk.open_posting(page, posting)
    return page


def bullets(page: Page, heading: str) -> Locator:
    return desk.section(page, heading).get_by_role("listitem")


def grip(page: Page, heading: str, number: int) -> Locator:
    return desk.section(page, heading).get_by_role("button", name=f"Change bullet {number}")


def open_menu(page: Page, heading: str, number: int) -> Locator:
    grip(page, heading, number).click()
    menu = page.get_by_role("dialog")
    expect(menu).to_be_visible()
    return menu


def test_alt_and_arrows_move_a_bullet_and_keep_the_focus_on_it(page: Page, abc: Section) -> None:
    grip(page, "Qualifications", 3).press("Alt+ArrowUp")
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Gamma", "Beta"])
    expect(grip(page, "Qualifications", 2)).to_be_focused()
    expect(desk.said(page)).to_have_text("Moved: 2 of 3")
    page.keyboard.press("Alt+ArrowUp")
    expect(grip(page, "Qualifications", 1)).to_be_focused()
    # Faster than the server answers.
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Beta", "Gamma"])
    expect(grip(page, "Qualifications", 3)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(desk.said(page)).to_have_text("Stays: 3 of 3")
    page.reload()
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Beta", "Gamma"])


def test_tab_leads_to_one_bullet_of_a_list_and_arrows_to_the_others(page: Page) -> None:
    desk.section(page, "Qualifications").get_by_role("button", name="Delete").focus()
    page.keyboard.press("Tab")
    expect(grip(page, "Qualifications", 1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(grip(page, "Qualifications", 2)).to_be_focused()
    page.keyboard.press("Tab")
    expect(desk.section(page, "Qualifications").locator(":focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(grip(page, "Qualifications", 2)).to_be_focused()


def drag(page: Page, heading: str, number: int, onto: Locator, y: float) -> None:
    handle = grip(page, heading, number)
    handle.hover()
    handle.drag_to(onto, target_position={"x": 60, "y": y})


def test_a_bullet_is_dragged_within_its_list_and_into_another(page: Page) -> None:
    drag(page, "Qualifications", 3, bullets(page, "Qualifications").nth(0), 2)
    expect(bullets(page, "Qualifications")).to_have_text(["Gamma", "Alpha", "Beta"])
    expect(grip(page, "Qualifications", 1)).to_be_focused()
    drag(page, "Qualifications", 2, bullets(page, "Benefits").nth(0), 20)
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Alpha", "Yarn"])
    expect(bullets(page, "Qualifications")).to_have_text(["Gamma", "Beta"])
    expect(grip(page, "Benefits", 2)).to_be_focused()
    desk.said(page).get_by_role("button", name="Undo").click()
    expect(bullets(page, "Qualifications")).to_have_text(["Gamma", "Alpha", "Beta"])
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn"])


def test_a_bullet_is_dragged_into_a_section_without_any(page: Page) -> None:
    brief = desk.section(page, "Job brief")
    expect(brief.get_by_role("listitem")).to_have_count(0)
    drag(page, "Benefits", 1, brief.locator(".prose"), 5)
    expect(brief.get_by_role("listitem")).to_have_text(["Xylo"])


def test_the_menu_moves_a_bullet_to_another_section(page: Page) -> None:
    menu = open_menu(page, "Qualifications", 2)
    expect(menu).to_contain_text("Beta")
    menu.get_by_label("Move to…").select_option(label="Benefits")
    menu.get_by_role("button", name="Move", exact=True).click()
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn", "Beta"])
    expect(menu).to_be_hidden()
    expect(grip(page, "Benefits", 3)).to_be_focused()
    expect(desk.said(page)).to_contain_text("Moved to Benefits")


def test_the_menu_marks_and_removes_and_undo_takes_it_back(page: Page) -> None:
    open_menu(page, "Qualifications", 2).get_by_role("button", name="Mark as preferred").click()
    expect(bullets(page, "Qualifications").nth(1)).to_have_text("Preferred: Beta")
    expect(grip(page, "Qualifications", 2)).to_be_focused()
    open_menu(page, "Qualifications", 2).get_by_role("button", name="Take “preferred” off").click()
    expect(bullets(page, "Qualifications").nth(1)).to_have_text("Beta")
    open_menu(page, "Qualifications", 2).get_by_role("button", name="Remove").click()
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Gamma"])
    expect(grip(page, "Qualifications", 2)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Beta", "Gamma"])


def test_escape_closes_the_menu_and_leads_back_to_the_bullet(page: Page) -> None:
    menu = open_menu(page, "Qualifications", 2)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(grip(page, "Qualifications", 2)).to_be_focused()


def test_what_is_typed_in_an_open_form_stays_when_a_bullet_moves_into_its_section(
    page: Page, xy: Section
) -> None:
    form = desk.edit(page, "Benefits")
    desk.type_at_end(form, " balls")
    menu = open_menu(page, "Qualifications", 1)
    menu.get_by_label("Move to…").select_option(label="Benefits")
    menu.get_by_role("button", name="Move", exact=True).click()
    expect(bullets(page, "Qualifications")).to_have_text(["Beta", "Gamma"])
    expect(desk.text_box(form)).to_contain_text("Yarn balls")
    desk.save(form)
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn balls", "Alpha"])


def test_a_bullet_of_a_list_that_someone_else_changed_stays_where_it_is(
    page: Page, posting: Posting, owner: User
) -> None:
    page.route("**/here/", lambda route: route.abort())
    posting.refresh_from_db()
    part = with_list(posting, "Qualifications", ["Gamma", "Beta", "Alpha"], owner)
    grip(page, "Qualifications", 2).press("Alt+ArrowDown")
    expect(page.locator("#trouble")).to_contain_text("The list was changed meanwhile.")
    expect(bullets(page, "Qualifications")).to_have_text(["Gamma", "Beta", "Alpha"])
    expect(grip(page, "Qualifications", 2)).to_be_focused()
    assert listed(part) == "Gamma Beta Alpha"


def test_alt_and_arrows_move_a_bullet_in_the_text_editor_too(page: Page) -> None:
    form = desk.edit(page, "Qualifications")
    desk.press(desk.text_box(form), "Control+End")
    text = desk.text_box(form)
    text.press("Alt+ArrowUp")
    text.press("Alt+ArrowUp")
    text.press("Alt+ArrowUp")
    text.press_sequentially("!")
    expect(text.get_by_role("listitem")).to_have_text(["Gamma!", "Alpha", "Beta"])
    text.press("Alt+ArrowDown")
    expect(text.get_by_role("listitem")).to_have_text(["Alpha", "Gamma!", "Beta"])
    desk.save(form)
    expect(bullets(page, "Qualifications")).to_have_text(["Alpha", "Gamma!", "Beta"])


def test_a_bullet_is_changed_without_javascript(
    open_page: OpenPage, editor: User, posting: Posting, xy: Section
) -> None:
    page = open_page(editor, java_script_enabled=False)
    desk.open_posting(page, posting)
    change = desk.section(page, "Qualifications").get_by_role("link", name="Change bullet 2")
    change.click()
    page.get_by_role("button", name="Move up").click()
    expect(bullets(page, "Qualifications")).to_have_text(["Beta", "Alpha", "Gamma"])
    change.click()
    page.get_by_label("Move to…").select_option(label="Benefits")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(bullets(page, "Benefits")).to_have_text(["Xylo", "Yarn", "Alpha"])
