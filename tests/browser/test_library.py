"""The library's search by keyboard, and the menu of a draft: ordered, reworded, added to."""

from playwright.sync_api import Locator, Page, expect

from builder import rich_text
from builder.models import Occupation, Posting, RoleTemplate, User
from tests.browser.conftest import OpenPage


def row(page: Page, text: str) -> Locator:
    return page.locator("[data-pick]").filter(has=page.get_by_role("checkbox", name=text))


def texts(page: Page) -> list[str]:
    group = page.get_by_role("group", name="Responsibilities")
    return group.locator("[data-pick]:has(:checked) [data-words]").all_text_contents()


def test_results_are_reached_and_left_by_arrows_opened_by_enter_cleared_by_escape(
    open_page: OpenPage, editor: User, role: RoleTemplate
) -> None:
    page = open_page(editor)
    page.goto("/library/")
    box = page.get_by_role("searchbox", name="Job title")
    box.fill("behavioral health case manger")
    first = page.locator("#results").get_by_role("link", name=role.title)
    expect(page.locator("#found")).to_have_text(
        "1 result for behavioral health case manger. The first: Behavioral Health Case Manager"
    )
    box.press("ArrowDown")
    expect(first).to_be_focused()
    first.press("ArrowUp")
    expect(box).to_be_focused()
    box.press("ArrowDown")
    first.press("Escape")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    expect(page.get_by_role("heading", name="Community and Social Service")).to_be_visible()
    box.fill("case manager")
    expect(page.locator("#found")).to_contain_text("1 result for case manager")
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Use this template").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("searchbox", name="Job title")).to_have_value("case manager")


def test_a_letter_typed_among_the_results_goes_into_the_box(
    open_page: OpenPage, editor: User, role: RoleTemplate
) -> None:
    page = open_page(editor)
    page.goto("/library/?q=case+manage")
    box = page.get_by_role("searchbox", name="Job title")
    box.focus()
    box.press("ArrowDown")
    page.keyboard.press("r")
    expect(box).to_have_value("case manager")


def test_picked_items_are_ordered_reworded_and_added_to_before_the_draft_is_made(
    open_page: OpenPage, editor: User, welders: Occupation
) -> None:
    # Tall enough for a drag without scrolling.
    page = open_page(editor, viewport={"width": 1280, "height": 2000})
    page.goto(f"/library/occupations/{welders.pk}/draft/?title=Welder")
    first, second, third = texts(page)[:3]

    up = page.get_by_role("button", name=f"Up: {second}")
    up.focus()
    up.press("Enter")
    expect(up).to_be_focused()
    expect(page.locator("#menu-said")).to_contain_text("Moved to place 1 of")
    assert texts(page)[:3] == [second, first, third]

    place = row(page, second)
    row(page, third).locator("[data-drag]").drag_to(place, target_position={"x": 90, "y": 4})
    expect(page.locator("#menu-said")).to_contain_text("Moved to place 1 of")
    assert texts(page)[:3] == [third, second, first]

    row(page, first).get_by_text("Reword").press("Enter")
    row(page, first).get_by_label("Your wording").fill("Weld what others cannot")
    # Other choices take nothing of it away.
    page.get_by_label("Level*").select_option("Lead: guides others")
    expect(page.locator("#menu-said")).to_contain_text("up to date")
    assert texts(page)[:3] == [third, second, "Weld what others cannot"]

    add = page.get_by_label("Add your own to Responsibilities")
    add.fill("Keep the kettle full")
    page.get_by_role("button", name="Add to Responsibilities").press("Enter")
    expect(add).to_be_focused()
    expect(page.get_by_role("checkbox", name="Keep the kettle full")).to_be_checked()

    page.get_by_role("button", name="Create the posting").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lead Welder")
    section = Posting.objects.get().document().sections[1]
    made = list(rich_text.texts(section.html))
    assert made[:3] == [third, second, "Weld what others cannot"]
    assert made[-1] == "Keep the kettle full"
