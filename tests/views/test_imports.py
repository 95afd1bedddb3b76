"""Bringing in files: the upload, what is said of each, review, accepting and discarding."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from builder.background import queue
from builder.background.importing import read_file
from builder.exports import FORMATS, Look
from builder.models import Import, ImportedFile, Organization, Posting, RoleTemplate, User
from tests.views.page import Response, form, tree, words

NEW = reverse("new_import")

NURSE = """Job title: Staff Nurse
Location: Duluth, MN
Pay: $40.00 - $52.50 an hour

Responsibilities
- Care for patients on the cardiac ward.
- Teach new nurses.

Qualifications
- A nursing licence of the state.
"""
CLERK = NURSE.replace("Staff Nurse", "Billing Clerk").replace("patients", "invoices")

Bring = Callable[..., Response]


def text_file(name: str, text: str = NURSE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture
def bring(browser: Client) -> Bring:
    """Uploads files, or pastes a text, as an editor does."""

    def bring(*files: SimpleUploadedFile, kind: str = "posting", pasted: str = "") -> Response:
        data = {"kind": kind, "uploads": list(files), "pasted": pasted}
        return browser.post(NEW, data)

    return bring


def only_file() -> ImportedFile:
    return ImportedFile.objects.select_related("batch__organization").get()


def review(browser: Client, file: ImportedFile, **typed: str) -> Response:
    """Send the form of a file's page with these fields typed anew."""
    page = browser.get(file.get_absolute_url())
    return browser.post(file.get_absolute_url(), form(page, file.get_absolute_url()) | typed)


def test_a_small_file_is_read_at_once_and_shown_beside_its_source(
    browser: Client, bring: Bring
) -> None:
    response = bring(text_file("nurse.txt"))
    file = only_file()
    assert response["Location"] == file.get_absolute_url()
    page = browser.get(response["Location"])
    assert re.search(r"all \d+ words kept", words(page))
    fields = form(page, file.get_absolute_url())
    assert fields["title"] == "Staff Nurse"
    assert fields["places"] == "Duluth, MN"
    assert (fields["pay_minimum"], fields["pay_maximum"]) == ("40", "52.50")
    blocks = [item.text_content() for item in tree(page).cssselect(".source-block")]
    assert "Teach new nurses." in blocks


def test_accepting_makes_a_posting_that_says_where_it_is_from(
    browser: Client, bring: Bring, files: Path
) -> None:
    bring(text_file("nurse.txt"))
    file = only_file()
    response = review(browser, file, accept="yes", title="Nurse")
    posting = Posting.objects.get()
    assert response["Location"] == posting.get_absolute_url()
    assert posting.title == "Nurse"
    assert posting.revisions.get().summary == "Imported from nurse.txt"
    assert [part.heading for part in posting.present_sections()] == [
        "Responsibilities",
        "Qualifications",
    ]
    file.refresh_from_db()
    assert (file.state, file.record) == ("accepted", posting)
    assert not list(files.rglob("imports/*"))


def test_saving_for_later_makes_nothing_yet(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    response = review(browser, only_file(), title="Head Nurse", places="Ely, MN\nBerlin, Germany")
    assert response["Location"] == only_file().get_absolute_url()
    assert not Posting.objects.exists()
    job = only_file().job()
    assert job.title == "Head Nurse"
    assert [place.city for place in job.locations] == ["Ely", "Berlin"]


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    response = review(browser, only_file(), accept="yes", title="", pay_minimum="60")
    assert response.status_code == 422
    assert "must not be below the lowest pay" in words(response)
    assert form(response, only_file().get_absolute_url())["pay_minimum"] == "60"
    assert not Posting.objects.exists()


def test_a_file_can_become_a_template(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"), kind="template")
    review(browser, only_file(), accept="yes")
    template = RoleTemplate.objects.get(organization__isnull=False)
    assert template.title == "Staff Nurse"
    assert template.family
    assert template.summary
    assert not Posting.objects.exists()


def test_a_pasted_text_is_read(browser: Client, bring: Bring) -> None:
    response = bring(pasted=NURSE)
    assert response["Location"] == only_file().get_absolute_url()
    assert only_file().title == "Staff Nurse"


def test_the_look_of_what_is_pasted_counts(browser: Client) -> None:
    html = "<h1>Staff Nurse</h1><h2>What you do</h2><ul><li>Care for patients</li></ul>"
    browser.post(NEW, {"kind": "posting", "pasted": "Staff Nurse What you do", "pasted_html": html})
    assert [block["kind"] for block in only_file().blocks] == ["heading", "heading", "item"]


def test_many_files_are_read_in_the_background(
    browser: Client, bring: Bring, work_off: Callable[[], None]
) -> None:
    response = bring(text_file("nurse.txt"), text_file("clerk.txt", CLERK))
    batch = Import.objects.get()
    assert response["Location"] == batch.get_absolute_url()
    page = browser.get(batch.get_absolute_url())
    assert "Waiting" in words(page)
    assert tree(page).cssselect("[hx-trigger='every 2s']")
    work_off()
    page = browser.get(batch.get_absolute_url())
    assert "Staff Nurse" in words(page)
    assert "Billing Clerk" in words(page)
    assert not tree(page).cssselect("[hx-trigger='every 2s']")


def test_what_is_wrong_with_single_files_is_said_and_the_others_are_read(
    browser: Client, bring: Bring, work_off: Callable[[], None]
) -> None:
    picture = SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n0000")
    broken = SimpleUploadedFile("broken.pdf", b"%PDF-1.7\nnothing")
    bring(text_file("nurse.txt"), picture, broken, SimpleUploadedFile("empty.txt", b""))
    work_off()
    page = words(browser.get(Import.objects.get().get_absolute_url()))
    assert "The file is a picture." in page
    assert "The file is empty." in page
    states = dict(ImportedFile.objects.values_list("name", "state"))
    assert states == {
        "nurse.txt": "read",
        "photo.png": "failed",
        "broken.pdf": "failed",
        "empty.txt": "failed",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n0000", "The file is a picture."),
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"", "The file is empty."),
        (b"x" * 20_000_001, "larger than 20 megabytes"),
    ],
    ids=["picture", "broken", "empty", "large"],
)
def test_a_single_file_that_cannot_be_read_is_refused(
    bring: Bring, files: Path, content: bytes, said: str
) -> None:
    response = bring(SimpleUploadedFile("file.pdf", content))
    assert response.status_code == 422
    assert said in words(response)
    assert not Import.objects.exists()
    assert not list(files.rglob("imports/*"))


def test_nothing_chosen_is_said(bring: Bring) -> None:
    response = bring()
    assert response.status_code == 422
    assert "Choose files, or paste a text." in words(response)


def test_more_files_than_allowed_are_refused(bring: Bring, settings: Settings) -> None:
    settings.IMPORT_FILES = 2
    response = bring(*(text_file(f"{number}.txt") for number in range(3)))
    assert response.status_code == 422
    assert "Up to 2 files" in words(response)


def test_files_that_wait_for_review_have_a_bound(bring: Bring, settings: Settings) -> None:
    settings.IMPORT_MEGABYTES = 1
    bring(text_file("long.txt", NURSE + "More words. " * 70_000), text_file("a.txt"))
    response = bring(text_file("again.txt", NURSE + "Other words. " * 30_000))
    assert response.status_code == 422
    assert "There is no room for it" in words(response)


def test_a_file_is_discarded_with_what_is_stored_of_it(
    browser: Client, bring: Bring, files: Path
) -> None:
    bring(text_file("nurse.txt"))
    assert list(files.rglob("imports/*"))
    file = only_file()
    browser.post(reverse("discard_imported", args=[file.batch_id, file.pk]))
    assert only_file().state == "discarded"
    assert not list(files.rglob("imports/*"))
    assert "Discarded" in review_page(browser, file)


def review_page(browser: Client, file: ImportedFile) -> str:
    return words(browser.get(file.get_absolute_url()))


def test_the_same_file_again_is_said(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    review(browser, only_file(), accept="yes")
    bring(text_file("copy of nurse.txt"))
    again = ImportedFile.objects.get(state="read")
    assert "The same file was imported before: Staff Nurse" in review_page(browser, again)
    assert not again.sure


def test_a_text_much_like_a_posting_is_said(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    review(browser, only_file(), accept="yes")
    bring(text_file("nurse 2.txt", NURSE.replace("new nurses", "newer nurses")))
    again = ImportedFile.objects.get(state="read")
    assert "It is much like Staff Nurse" in review_page(browser, again)


def test_a_download_of_ours_is_known_again(bring: Bring, browser: Client, posting: Posting) -> None:
    content = FORMATS["json"].render(posting.document(), Look(**posting.look()))
    bring(SimpleUploadedFile("ours.json", content))
    assert f"It says the same as {posting.title}" in review_page(browser, only_file())


def test_an_employer_of_another_name_stays_in_the_posting(
    bring: Bring, browser: Client, organization: Organization
) -> None:
    bring(text_file("nurse.txt", f"Employer: Lakeside Clinic\n{NURSE}"))
    review(browser, only_file(), accept="yes")
    posting = Posting.objects.get()
    assert {"label": "Employer", "value": "Lakeside Clinic"} in posting.facts
    assert posting.document().organization.name == organization.name


def say(browser: Client, block: str, means: str, **words: str) -> Response:
    """Say what a line of the only file's source is, by its text."""
    file = only_file()
    number = next(place for place, one in enumerate(file.blocks) if one["text"] == block)
    return review(browser, file, correct="yes", block=str(number), means=means, **words)


def test_a_line_can_be_said_to_be_the_title(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    say(browser, "A nursing licence of the state.", "title", start="2", end="9")
    job = only_file().job()
    assert job.title == "nursing"
    assert ("Title in the source", "Staff Nurse") in [(one.label, one.value) for one in job.facts]
    assert only_file().words_lost == 0


@pytest.mark.parametrize(
    ("line", "means", "field", "value"),
    [
        ("It pays $20 to $25 an hour.", "pay", "pay_maximum", "25"),
        ("You work in Ely, MN", "locations", "places", "Ely, MN"),
        ("Until May 31, 2031", "closes_on", "closes_on", "2031-05-31"),
        ("Lakeside Clinic", "organization", "employer", "Lakeside Clinic"),
    ],
)
def test_a_line_can_be_said_to_be_a_fact(
    browser: Client, bring: Bring, line: str, means: str, field: str, value: str
) -> None:
    bring(text_file("nurse.txt", f"{NURSE}\n- {line}\n"))
    words = {"start": str(line.index("Ely")), "end": str(len(line))} if "Ely" in line else {}
    say(browser, line, means, **words)
    page = browser.get(only_file().get_absolute_url())
    assert form(page, only_file().get_absolute_url())[field] == value


def test_a_line_can_be_made_a_heading_and_moved(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    say(browser, "Teach new nurses.", "heading")
    assert [part.heading for part in only_file().job().sections] == [
        "Responsibilities",
        "Teach new nurses.",
        "Qualifications",
    ]
    say(browser, "Teach new nurses.", "section:0")
    say(browser, "A nursing licence of the state.", "section:0")
    first = only_file().job().sections[0]
    assert "Teach new nurses." in first.html
    assert "A nursing licence of the state." in first.html
    assert only_file().words_lost == 0


def test_what_a_line_cannot_be_is_said(browser: Client, bring: Bring) -> None:
    bring(text_file("nurse.txt"))
    response = say(browser, "Teach new nurses.", "pay")
    assert response.status_code == 422
    assert "No pay is named there." in words(response)


def test_all_sure_files_are_accepted_and_the_import_is_undone(
    browser: Client, bring: Bring, work_off: Callable[[], None], editor: User
) -> None:
    bring(text_file("nurse.txt"), text_file("clerk.txt", CLERK), text_file("copy.txt"))
    work_off()
    batch = Import.objects.get()
    browser.post(reverse("accept_sure", args=[batch.pk]))
    assert {posting.title for posting in Posting.objects.all()} == {"Staff Nurse", "Billing Clerk"}
    assert batch.counts()["read"] == 1
    clerk = Posting.objects.get(title="Billing Clerk")
    clerk.save_facts({"title": "Clerk"}, based_on=clerk.facts_version, by=editor)
    page = browser.post(reverse("undo_import", args=[batch.pk]), follow=True)
    assert "1 undone. 1 changed or published since, and stay." in words(page)
    assert [posting.title for posting in Posting.objects.kept()] == ["Clerk"]


def test_many_are_accepted_and_undone_in_the_background(
    browser: Client,
    bring: Bring,
    work_off: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("builder.views.imports.FEW", 1)
    bring(text_file("nurse.txt"), text_file("clerk.txt", CLERK))
    work_off()
    batch = Import.objects.get()
    browser.post(reverse("accept_sure", args=[batch.pk]))
    assert not Posting.objects.exists()
    work_off()
    assert Posting.objects.count() == 2
    browser.post(reverse("undo_import", args=[batch.pk]))
    work_off()
    assert not Posting.objects.kept().exists()


def test_reading_goes_on_where_it_broke_off(
    browser: Client, bring: Bring, work_off: Callable[[], None]
) -> None:
    bring(text_file("nurse.txt"), text_file("clerk.txt", CLERK))
    batch = Import.objects.get()
    first, second = batch.files.order_by("position")
    read_file(first)
    ImportedFile.objects.filter(pk=second.pk).update(tries=2)
    work_off()
    first.refresh_from_db()
    assert (first.state, first.tries) == ("read", 1)
    second.refresh_from_db()
    assert "broke off each time" in second.message
    browser.post(reverse("read_on", args=[batch.pk]))
    work_off()
    second.refresh_from_db()
    assert second.state == "read"


def test_the_report_tells_of_each_file(
    browser: Client, bring: Bring, work_off: Callable[[], None]
) -> None:
    bring(text_file("=nurse.txt"), SimpleUploadedFile("empty.txt", b""))
    work_off()
    batch = Import.objects.get()
    report = browser.get(reverse("import_report", args=[batch.pk])).text
    _, nurse, empty = report.splitlines()
    assert nurse.startswith("'=nurse.txt,To review,Staff Nurse,")
    assert "The file is empty." in empty


def test_what_nobody_decided_on_is_dropped_in_the_end(bring: Bring, files: Path) -> None:
    bring(text_file("nurse.txt"))
    Import.objects.update(expires_at=timezone.now())
    queue.clean_up()
    assert only_file().state == "discarded"
    assert not list(files.rglob("imports/*"))


def test_a_text_without_a_title_gets_one_by_a_click(browser: Client, bring: Bring) -> None:
    bring(text_file("note.txt", "We are open from eight to five.\n\nPaint the fence, please."))
    assert only_file().title == ""
    response = review(browser, only_file(), accept="yes")
    assert response.status_code == 422
    say(browser, "Paint the fence, please.", "title", start="0", end="5")
    assert only_file().title == "Paint"
