"""The whole job, from the link that the first start prints to a finished PDF on disk."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from builder.models import Invitation, Posting, Revision, RoleTemplate
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.conftest import PASSWORD


def found_organization(page: Page) -> None:
    token = Invitation.issue_first_run()
    assert token
    page.goto(reverse("welcome", args=[token]))
    page.get_by_label("Your organization's name").fill("Riverbend Health")
    page.get_by_label("Country").select_option("United States")
    page.get_by_label("Your name").fill("Olga Owner")
    page.get_by_label("Your e-mail address").fill("olga@example.org")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()


def start_posting(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Which role are you hiring for?")
    page.get_by_role("link", name="Behavioral Health Case Manager").click()
    page.get_by_role("link", name="Use this template").first.click()
    page.get_by_label("Job title").fill("Behavioral Health Case Manager II")
    page.get_by_label("Hybrid").check()
    page.get_by_label("Lowest pay").fill("67500")
    page.get_by_role("button", name="Create the posting").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behavioral Health Case Manager II")
    expect(page.get_by_role("cell", name="$67,500 to $85,000 a year")).to_be_visible()


def add_bullet_in_the_rich_text_editor(form: Locator) -> None:
    text = desk.text_box(form)
    desk.type_at_end(form, "\nParental leave of ")
    text.press("Control+b")
    text.press_sequentially("[number] weeks")


def add_bullet_as_markdown(form: Locator) -> None:
    expect(form.get_by_text("Begin a line with a hyphen (-) for a bullet")).to_be_visible()
    text = desk.text_box(form)
    text.fill(f"{text.input_value()}\n- Parental leave of **[number] weeks**")


def change_facts(page: Page) -> None:
    form = desk.edit_facts(page)
    form.get_by_label("City").fill("Duluth")
    form.get_by_label("State or region").fill("Minnesota")
    form.get_by_label("Department").fill("Community Care")
    form.get_by_label("Label").first.fill("Schedule")
    form.get_by_label("Value").first.fill("Monday to Friday, 8 to 5")
    desk.save(form)
    expect(page.get_by_role("cell", name="Duluth, Minnesota")).to_be_visible()


def fill_in_the_rest(page: Page) -> None:
    panel = desk.panel(page)
    expect(panel.get_by_role("heading", name="2 things to fill in")).to_be_visible()
    panel.get_by_label("number", exact=True).fill("twelve")
    panel.get_by_role("button", name="Fill in number").click()
    expect(panel.get_by_role("heading", name="1 thing to fill in")).to_be_visible()
    panel.get_by_label("email address or application portal", exact=True).fill("jobs@example.org")
    panel.get_by_role("button", name="Fill in email address").click()
    expect(panel.get_by_role("heading", name="Nothing left to fill in")).to_be_visible()


def download_pdf(page: Page, path: Path) -> str:
    with page.expect_download() as download:
        page.locator("#bar").get_by_role("link", name="Download PDF").click()
    name = download.value.suggested_filename
    assert name == "Behavioral-Health-Case-Manager-II-Riverbend-Health.pdf"
    download.value.save_as(path)
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())


@pytest.mark.parametrize("javascript", [True, False], ids=["with_javascript", "without_javascript"])
def test_a_person_gets_from_the_first_link_to_a_finished_pdf(
    open_page: OpenPage, role: RoleTemplate, tmp_path: Path, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    found_organization(page)
    start_posting(page)

    form = desk.edit(page, "Benefits")
    if javascript:
        add_bullet_in_the_rich_text_editor(form)
    else:
        add_bullet_as_markdown(form)
    desk.save(form)
    bullets = desk.section(page, "Benefits").get_by_role("listitem")
    expect(bullets.last).to_have_text("Parental leave of [number] weeks")
    expect(bullets.last.locator("strong")).to_have_text("[number] weeks")

    change_facts(page)
    unfinished = download_pdf(page, tmp_path / "draft.pdf")
    assert "Draft, not ready to publish. 2 things to fill in" in unfinished
    assert "[number] weeks" in unfinished

    fill_in_the_rest(page)
    text = download_pdf(page, tmp_path / "posting.pdf")
    for typed in (
        "Riverbend Health",
        "Behavioral Health Case Manager II",
        "Hybrid",
        "$67,500 to $85,000 a year",
        "Duluth, Minnesota",
        "Community Care",
        "Schedule Monday to Friday, 8 to 5",
        "Parental leave of twelve weeks",
        "Send your application to jobs@example.org",
    ):
        assert typed in text
    assert "Draft" not in text
    assert "[" not in text

    posting = Posting.objects.get()
    history = Revision.objects.of(posting)
    assert [revision.summary for revision in history] == [
        "Filled in [email address or application portal]",
        "Filled in [number]",
        "Changed the job facts",
        "Changed Benefits",
        "Started from the template Behavioral Health Case Manager",
    ]
    assert {str(revision.author) for revision in history} == {"Olga Owner"}
