"""What the editor shows, found as a person finds it: by roles and names."""

from playwright.sync_api import Locator, Page, expect

from builder.models import Posting


def open_posting(page: Page, posting: Posting) -> None:
    """Go to the editor."""
    page.goto(f"/postings/{posting.pk}/")


def section(page: Page, heading: str) -> Locator:
    """Return a section as candidates see it."""
    return page.get_by_role("region", name=heading, exact=True)


def section_form(page: Page, heading: str) -> Locator:
    """Return the form of a section that is being edited."""
    return page.get_by_role("region", name=f"Edit {heading}", exact=True)


def edit(page: Page, heading: str) -> Locator:
    """Turn a section into its form."""
    page.get_by_role("link", name=f"Edit {heading}", exact=True).click()
    form = section_form(page, heading)
    expect(form).to_be_visible()
    return form


def edit_facts(page: Page) -> Locator:
    """Turn the job facts into their form."""
    return edit(page, "the job facts")


def text_box(form: Locator) -> Locator:
    """Return where a section's text is typed."""
    return form.get_by_role("textbox", name="Text", exact=True)


# Twenty milliseconds after it gets the focus the editor puts its own cursor back, and it hears of
# a moved cursor with the next frame. A timer set after the editor's runs after it.
SETTLED = """() => new Promise((done) => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 20);
})"""


def press(text: Locator, key: str) -> None:
    """Press a key that moves the cursor of the rich text editor, and let the editor follow."""
    text.focus()
    text.evaluate(SETTLED)
    text.press(key)
    text.evaluate(SETTLED)


def type_at_end(form: Locator, typed: str) -> None:
    """Type into the rich text editor after all that stands there."""
    text = text_box(form)
    press(text, "Control+End")
    text.press_sequentially(typed)


def save(form: Locator) -> None:
    """Press the form's button."""
    form.get_by_role("button", name="Save").click()


def panel(page: Page) -> Locator:
    """Return what stands beside the posting."""
    return page.get_by_role("complementary", name="About this posting")


def headings(page: Page) -> Locator:
    """Return the headings of the sections and of how to apply, in their order."""
    return page.locator("#sheet > .block h2")


def state(page: Page) -> Locator:
    """Return the words in the bar that say whether all is saved."""
    return page.locator("#save-state")


def said(page: Page) -> Locator:
    """Return what the page says about the last thing done."""
    return page.locator("#said")
