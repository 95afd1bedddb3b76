"""Bringing in what people have: dropped, read, looked through, corrected by a click, accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.models import ImportedFile, Organization, Posting, User
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit
from tests.views.test_imports import CLERK, NURSE

__all__ = ["audit"]

WITHOUT = "We are open from eight to five.\n\nPaint the fence, please."

# Drops files of these names and texts on the form, as a person does from their desktop.
DROP = """(form, files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  const how = { dataTransfer: data, bubbles: true, cancelable: true };
  form.dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.fixture
def page(open_page: OpenPage, editor: User, organization: Organization) -> Page:
    page = open_page(editor, **OPTIONS)
    page.goto("/postings/")
    return page


def bring(page: Page, *files: tuple[str, str]) -> None:
    """Go to the form, drop files on it and send it."""
    page.get_by_role("link", name="Import", exact=True).click()
    page.locator("#import-form").evaluate(DROP, [list(file) for file in files])
    expect(page.get_by_text(f"Chosen: {files[0][0]}")).to_be_visible()
    page.get_by_role("button", name="Read").click()


def test_a_dropped_file_is_reviewed_corrected_by_clicks_and_accepted(
    page: Page, audit: Audit
) -> None:
    page.get_by_role("link", name="import the job descriptions you have").click()
    audit.look(page, "import")
    page.goto("/postings/")
    bring(page, ("note.txt", WITHOUT))
    expect(page.get_by_role("heading", name="Review note.txt")).to_be_visible()
    audit.look(page, "review of a file without a title")
    # A double click selects a word.
    page.get_by_text("Paint the fence, please.").first.dblclick(position={"x": 8, "y": 8})
    expect(page.get_by_text("Selected: Paint")).to_be_visible()
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_label("Job title")).to_have_value("Paint")
    page.get_by_text("We are open from eight to five.").first.click()
    page.get_by_label("The chosen line").select_option(label="is the heading of a section")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("group", name="We are open from eight to five.")).to_be_visible()
    audit.look(page, "review after corrections")
    page.get_by_role("button", name="Make the posting").click()
    expect(page.get_by_role("heading", name="Paint", level=1)).to_be_visible()
    assert Posting.objects.get().revisions.get().summary == "Imported from note.txt"


def test_what_a_line_cannot_be_is_said_at_once(page: Page, audit: Audit) -> None:
    bring(page, ("nurse.txt", NURSE))
    page.get_by_text("Teach new nurses.").first.click()
    page.get_by_label("The chosen line").select_option(label="is the pay")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "a correction that cannot be")


def test_many_files_are_accepted_together_and_undone(
    page: Page, audit: Audit, work_off: Callable[[], None]
) -> None:
    bring(page, ("nurse.txt", NURSE), ("clerk.txt", CLERK), ("note.txt", WITHOUT))
    expect(page.get_by_role("progressbar", name="Done")).to_be_visible()
    audit.look(page, "import at work")
    work_off()
    expect(page.get_by_role("link", name="Billing Clerk")).to_be_visible()
    audit.look(page, "import to review")
    page.get_by_role("button", name="Accept the 2 sure ones").click()
    expect(page.get_by_text("Accepted: 2 files")).to_be_visible()
    audit.look(page, "import accepted")
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("2 undone.")).to_be_visible()
    assert not Posting.objects.kept().exists()


def test_without_javascript_all_of_it_works(
    open_page: OpenPage, editor: User, tmp_path: Path
) -> None:
    page = open_page(editor, java_script_enabled=False)
    page.goto("/import/new/?kind=template")
    (tmp_path / "nurse.txt").write_text(NURSE)
    page.get_by_label("Files").set_input_files(tmp_path / "nurse.txt")
    page.get_by_role("button", name="Read").click()
    page.get_by_role("radio", name="Teach new nurses.").check()
    page.get_by_label("The chosen line").select_option(label="is the heading of a section")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("group", name="Teach new nurses.")).to_be_visible()
    page.get_by_role("button", name="Make the template").click()
    expect(page.get_by_role("heading", name="Staff Nurse", level=1)).to_be_visible()
    assert ImportedFile.objects.get().role_template
