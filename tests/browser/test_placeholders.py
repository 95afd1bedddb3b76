"""What is left to fill in: it glows in the text, is listed in the panel, and goes away filled."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage

EMAIL = "email address or application portal"


@pytest.fixture
def page(open_page: OpenPage, editor: User, posting: Posting) -> Page:
    """The posting with two things to fill in from its template, and one of its own with a twin."""
    html = (
        "<p>You look after [number] clients.</p><ul><li>Never more than [Number] at once</li></ul>"
    )
    posting.add_section(kind="custom", heading="Caseload", html=html, by=editor)
    page = open_page(editor)
    desk.open_posting(page, posting)
    return page


def field(page: Page, phrase: str) -> Locator:
    return desk.panel(page).get_by_label(phrase, exact=True)


def fill_in(page: Page, phrase: str, value: str) -> None:
    field(page, phrase).fill(value)
    desk.panel(page).get_by_role("button", name=f"Fill in {phrase}").click()


def marks(page: Page) -> Locator:
    return page.locator("#sheet mark")


def test_placeholders_glow_and_are_listed_with_a_jump_to_each(page: Page) -> None:
    expect(marks(page)).to_have_text(["[City, State]", "[number]", "[Number]", f"[{EMAIL}]"])
    expect(marks(page).first).to_have_css("background-color", "rgb(251, 233, 169)")
    panel = desk.panel(page)
    expect(panel.get_by_role("heading", name="3 things to fill in")).to_be_visible()
    expect(page.get_by_role("link", name="3 to fill in")).to_be_visible()

    show = panel.get_by_role("link", name="Show where number stands")
    expect(show).to_have_text("Show (2 places)")
    for turn in (1, 2, 1):
        show.click()
        expect(marks(page).nth(turn)).to_be_in_viewport()
        expect(page.locator("mark.is-shown")).to_have_text(marks(page).nth(turn).inner_text())
    panel.get_by_role("link", name=f"Show where {EMAIL} stands").click()
    expect(marks(page).last).to_be_in_viewport()
    expect(page.locator("mark.is-shown")).to_have_text(f"[{EMAIL}]")


def test_a_click_on_a_glowing_mark_leads_to_its_field(page: Page) -> None:
    marks(page).nth(2).click()
    expect(field(page, "number")).to_be_focused()
    expect(page.locator("[data-editing]")).to_have_count(0)
    marks(page).first.click()
    expect(field(page, "City, State")).to_be_focused()


def test_filling_one_fills_its_twins_and_leads_on_to_the_next(page: Page) -> None:
    fill_in(page, "number", "25")
    caseload = desk.section(page, "Caseload")
    expect(caseload.get_by_role("paragraph")).to_have_text("You look after 25 clients.")
    expect(caseload.get_by_role("listitem")).to_have_text("Never more than 25 at once")
    expect(desk.panel(page).get_by_role("heading", name="2 things to fill in")).to_be_visible()
    expect(desk.said(page)).to_contain_text("Filled in: 25")
    expect(field(page, "City, State")).to_be_focused()

    field(page, "City, State").press_sequentially("Duluth, Minnesota\n")
    expect(page.get_by_role("cell", name="Duluth, Minnesota")).to_be_visible()
    fill_in(page, EMAIL, "jobs@example.org")
    expect(page.locator("#apply").get_by_role("link", name="jobs@example.org")).to_be_visible()
    expect(marks(page)).to_have_count(0)
    panel = desk.panel(page)
    expect(panel.get_by_role("heading", name="Nothing left to fill in")).to_be_visible()
    expect(panel.get_by_role("link", name="Download PDF")).to_be_focused()


def test_a_wrong_value_is_explained_and_all_that_was_typed_stays(page: Page) -> None:
    field(page, "City, State").fill("Duluth, Minn")
    fill_in(page, EMAIL, "our web site")
    wrong = field(page, EMAIL)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_value("our web site")
    expect(wrong).to_have_accessible_description(re.compile("^Write an e-mail address such as"))
    expect(field(page, "City, State")).to_have_value("Duluth, Minn")

    fill_in(page, EMAIL, "")
    expect(wrong).to_have_accessible_description("This field is required.")
    expect(wrong).to_be_focused()
    # A message that stands does not hold the focus back from what is opened next.
    expect(desk.edit(page, "Caseload").get_by_label("Heading")).to_be_focused()

    fill_in(page, EMAIL, "jobs@example.org")
    expect(wrong).to_have_count(0)
    expect(field(page, "City, State")).to_have_value("Duluth, Minn")


def test_filling_in_from_the_panel_reaches_text_that_is_open_in_a_form(page: Page) -> None:
    form = desk.edit(page, "Caseload")
    desk.type_at_end(form, " ever")
    fill_in(page, "City, State", "Duluth, Minnesota")
    expect(page.get_by_role("cell", name="Duluth, Minnesota")).to_be_visible()
    expect(desk.text_box(form)).to_contain_text("at once ever")
    desk.save(form)
    expect(desk.section(page, "Caseload")).to_contain_text("Never more than [Number] at once ever")
