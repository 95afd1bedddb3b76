"""Many postings in one file: chosen in the list, made at once or in the background."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from builder.document import JobDocument
from builder.exports import FORMATS
from builder.exports.bulk import BUNDLES
from builder.models import Organization, Posting, User, Work
from tests.views.conftest import LogIn
from tests.views.page import Response, form, tree, words

LIST, DOWNLOAD = reverse("postings"), reverse("download_postings")

Make = Callable[[str], Posting]


@pytest.fixture
def make(organization: Organization, editor: User) -> Make:
    """Makes a posting that says nothing but its title."""

    def make(title: str) -> Posting:
        posting = Posting(organization=organization, title=title)
        posting.save()
        posting.apply(JobDocument(title=title), by=editor, summary="Made")
        return posting

    return make


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is so small that a person waits for it."""
    for bundle in BUNDLES.values():
        monkeypatch.setitem(BUNDLES, bundle.name, replace(bundle, at_once=0))


def files(response: Response) -> list[str]:
    """Return the names in the archive that was sent."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    return ZipFile(io.BytesIO(response.getvalue())).namelist()


TEXTS = {"bundle": "zip", "formats": ["text"]}


def test_the_ticked_postings_are_downloaded_in_the_order_of_the_list(
    browser: Client, make: Make
) -> None:
    nurse, clerk, _ = make("Nurse"), make("Clerk"), make("Driver")
    chosen: dict[str, Any] = {"posting": [nurse.pk, clerk.pk], "sort": "title"}
    page = browser.get(DOWNLOAD, chosen)
    assert "Download 2 postings" in words(page)
    sent = form(page, DOWNLOAD)
    assert sent["sort"] == "title"
    assert files(browser.post(DOWNLOAD, chosen | TEXTS)) == [
        "Clerk-Riverbend-Health.txt",
        "Nurse-Riverbend-Health.txt",
    ]


def test_the_list_offers_to_choose_each_posting_and_all(browser: Client, make: Make) -> None:
    posting = make("Nurse")
    make("Night nurse")
    page = tree(browser.get(LIST, {"q": "nurse"}))
    boxes = page.xpath("//input[@type='checkbox'][@form='chosen']")
    assert str(posting.pk) in [box.get("value") for box in boxes]
    assert "All 2 postings with “nurse”" in words(browser.get(LIST, {"q": "nurse"}))


def test_all_that_match_are_downloaded_beyond_the_page(
    browser: Client, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.views.postings.PAGE_SIZE", 2)
    for number in range(5):
        make(f"Nurse {number}")
    make("Clerk")
    chosen = {"all": "yes", "q": "nurse", "sort": "title"}
    assert "All that have “nurse” in them." in words(browser.get(DOWNLOAD, chosen))
    found = files(browser.post(DOWNLOAD, chosen | TEXTS))
    assert found == [f"Nurse-{number}-Riverbend-Health.txt" for number in range(5)]


def test_every_bundle_and_every_format_can_be_had(browser: Client, make: Make) -> None:
    chosen = {"posting": [make("Nurse").pk]}
    for bundle in BUNDLES.values():
        response = browser.post(DOWNLOAD, chosen | {"bundle": bundle.name, "formats": [*FORMATS]})
        assert response.status_code == 200, bundle.name
        assert response["Content-Type"] == bundle.media_type
        assert response["Content-Disposition"].endswith(f'.{bundle.extension}"')
        assert response.getvalue()


@pytest.mark.parametrize("query", [{}, {"posting": ["nonsense", "\0"]}, {"all": "yes", "q": "zzz"}])
def test_who_chose_nothing_is_asked_to(browser: Client, make: Make, query: dict[str, Any]) -> None:
    make("Nurse")
    for answer in (browser.get, browser.post):
        response = answer(DOWNLOAD, query, follow=True)
        assert "First tick the postings that you want to download." in words(response)


def test_only_ones_own_postings_that_are_not_in_the_trash_are_downloaded(
    browser: Client, make: Make, stranger: User, log_in: LogIn, editor: User
) -> None:
    ours, gone = make("Ours"), make("Gone")
    gone.move_to_trash(editor)
    chosen = {"posting": [ours.pk, gone.pk]}
    assert files(browser.post(DOWNLOAD, chosen | TEXTS)) == ["Ours-Riverbend-Health.txt"]
    response = log_in(stranger).post(DOWNLOAD, chosen | TEXTS, follow=True)
    assert "First tick" in words(response)


def test_an_archive_needs_a_format(browser: Client, make: Make) -> None:
    response = browser.post(DOWNLOAD, {"posting": [make("Nurse").pk], "bundle": "zip"})
    assert response.status_code == 422
    assert "Tick at least one format." in words(response)
    assert response.text.count('name="posting"') == 1


def test_too_many_for_one_pdf_are_refused_with_what_helps(
    browser: Client, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BUNDLES, "book", replace(BUNDLES["book"], most=1))
    chosen = {"posting": [make("Nurse").pk, make("Clerk").pk], "bundle": "book"}
    response = browser.post(DOWNLOAD, chosen)
    assert response.status_code == 422
    assert "This takes up to 1 postings, and you chose 2." in words(response)


def test_many_are_made_in_the_background_and_fetched_when_they_are_done(
    browser: Client, make: Make, few: None, work_off: Callable[[], None], editor: User
) -> None:
    chosen = {"posting": [make("Nurse").pk, make("Clerk").pk], "sort": "title"}
    response = browser.post(DOWNLOAD, chosen | TEXTS, follow=True)
    assert "Download of 2 postings" in words(response)
    assert "Waiting for its turn" in words(response)
    assert "1 running" in words(response)
    make("Meanwhile").move_to_trash(editor)
    work_off()
    work = Work.objects.get()
    assert (work.done, work.total) == (2, 2)
    content = browser.get(reverse("download_work", args=[work.pk])).getvalue()
    assert ZipFile(io.BytesIO(content)).namelist() == [
        "Clerk-Riverbend-Health.txt",
        "Nurse-Riverbend-Health.txt",
    ]
    assert "running" not in words(browser.get(LIST))


def test_postings_that_go_to_the_trash_meanwhile_are_left_out(
    browser: Client, make: Make, few: None, work_off: Callable[[], None], editor: User
) -> None:
    nurse = make("Nurse")
    browser.post(DOWNLOAD, {"posting": [nurse.pk]} | TEXTS)
    nurse.move_to_trash(editor)
    work_off()
    page = browser.get(reverse("work", args=[Work.objects.get().pk]))
    assert "None of these postings is in the list any more." in words(page)


def test_a_colleague_sees_only_what_they_started_but_an_owner_all(
    browser: Client, make: Make, few: None, owner: User, viewer: User, log_in: LogIn
) -> None:
    browser.post(DOWNLOAD, {"posting": [make("Nurse").pk]} | TEXTS)
    page = reverse("progress")
    assert "Download of one posting" in words(browser.get(page))
    assert "Download of one posting" in words(log_in(owner).get(page))
    assert "Nothing runs" in words(log_in(viewer).get(page))
