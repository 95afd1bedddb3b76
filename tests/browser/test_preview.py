"""The preview beside the editor follows what is typed and what is saved."""

from playwright.sync_api import FrameLocator, Page, expect

from builder.models import Posting, Revision, UnsavedText, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]


def toggle(page: Page) -> None:
    """Press the button in the bar."""
    page.get_by_role("button", name="Preview", exact=True).click()


def frame(page: Page) -> FrameLocator:
    """Return what the preview holds."""
    return page.frame_locator("#preview iframe")


def test_the_preview_follows_what_is_typed_and_saved_and_is_remembered(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor)
    desk.open_posting(page, posting)
    toggle(page)
    shown = frame(page)
    expect(shown.get_by_role("heading", name=posting.title, level=1)).to_be_visible()

    form = desk.edit(page, "Benefits")
    expect(shown.get_by_role("heading", name="Benefits")).to_be_in_viewport()
    desk.type_at_end(form, " And a zebra.")
    expect(shown.get_by_text("And a zebra.")).to_be_in_viewport()
    assert Revision.objects.of(posting).count() == 1
    form.get_by_role("link", name="Cancel").click()
    expect(shown.get_by_text("And a zebra.")).to_have_count(0)

    form = desk.edit(page, "Benefits")
    desk.type_at_end(form, " And a quagga.")
    desk.save(form)
    expect(desk.section(page, "Benefits")).to_contain_text("And a quagga.")
    expect(shown.get_by_text("And a quagga.")).to_be_in_viewport()

    page.get_by_role("button", name="PDF", exact=True).click()
    expect(shown.get_by_role("img", name="Page 2 of 2")).to_be_visible()
    page.reload()
    expect(shown.get_by_role("img", name="Page 1 of 2")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Preview", exact=True)).to_be_focused()
    page.reload()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("history.length") == 2


def test_where_there_is_no_room_the_preview_lies_over_the_editor(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    page = open_page(editor, viewport={"width": 375, "height": 740})
    desk.open_posting(page, posting)
    form = desk.edit(page, "Benefits")
    desk.type_at_end(form, " And a zebra.")
    page.get_by_role("main").locator("summary", has_text="More").click()
    toggle(page)
    expect(frame(page).get_by_text("And a zebra.")).to_be_visible()
    page.get_by_role("button", name="Phone").click()
    expect(frame(page).get_by_text("And a zebra.")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(desk.text_box(form)).to_contain_text("And a zebra.")
    desk.save(form)
    expect(desk.section(page, "Benefits")).to_contain_text("And a zebra.")


def test_links_in_the_preview_leave_the_editor_alone(
    open_page: OpenPage, editor: User, posting: Posting
) -> None:
    posting.save_apply({"apply_url": "http://localhost/nowhere"}, based_on=1, by=editor)
    page = open_page(editor)
    desk.open_posting(page, posting)
    toggle(page)
    with page.expect_popup():
        frame(page).get_by_role("link", name="http://localhost/nowhere").click()
    expect(frame(page).get_by_role("heading", name=posting.title, level=1)).to_be_visible()


def test_axe_finds_nothing_wrong_with_the_preview(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    toggle(page)
    for choice in ("Web page", "Phone", "PDF"):
        page.get_by_role("button", name=choice, exact=True).click()
        expect(frame(page).locator("body[data-blocks]")).to_be_visible()
        audit.look(page, f"the editor with the preview, {choice}")
    for choice in ("page", "phone", "pages"):
        page.goto(f"/postings/{posting.pk}/preview/?as={choice}")
        audit.look(page, f"the preview alone, {choice}")
    assert not UnsavedText.objects.exists()
