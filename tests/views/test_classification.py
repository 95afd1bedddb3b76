"""A posting's family and level: changed under a version, and taken back like all else."""

import pytest
from django.test import Client

from builder.document import JobDocument
from builder.models import Level, Posting, Revision, User
from tests.views.page import address, form, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_undoing import press

NIGHT = {"family": "Night work", "level": "40"}


def classed(posting: Posting) -> tuple[str, int | None]:
    posting.refresh_from_db()
    return posting.family, posting.level


def test_family_and_level_of_a_posting_are_changed_and_the_history_says_so(
    browser: Client, posting: Posting, editor: User
) -> None:
    where, document = address("classification", posting), posting.document()
    with one_revision(posting, editor):
        response = browser.post(where, form(browser.get(where)) | NIGHT)
    assert response["Location"] == posting.get_absolute_url()
    assert classed(posting) == ("Night work", Level.LEAD)
    assert posting.document() == document
    listed = words(browser.get(address("history", posting) + "?show=each"), "main")
    assert "Changed family or level" in listed
    shown = words(browser.get(address("revision", posting, 2)), "main")
    assert "Job family: Night work · Level: Lead" in shown
    compared = words(browser.get(address("compare_revisions", posting, 1, 2)), "main")
    family = Revision.objects.of(posting).get(number=1).classification["family"]
    assert f"Among your postings Job family {family} Night work Level None Lead" in compared


def test_it_is_undone_redone_and_gone_back_on(
    browser: Client, posting: Posting, editor: User
) -> None:
    before = classed(posting)
    where = address("classification", posting)
    browser.post(where, form(browser.get(where)) | NIGHT)
    for step, expected in (("undo", before), ("redo", ("Night work", Level.LEAD))):
        with one_revision(posting, editor):
            press(browser, posting, step)
        assert classed(posting) == expected
    browser.post(address("restore_revision", posting, 1), {"version": posting.version})
    assert classed(posting) == before


def test_nothing_changed_is_no_version_and_a_posting_needs_neither(
    browser: Client, posting: Posting
) -> None:
    where = address("classification", posting)
    with no_revision(posting):
        browser.post(where, form(browser.get(where)))
    browser.post(where, form(browser.get(where)) | {"family": " ", "level": ""})
    assert classed(posting) == ("", None)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"family": "x" * 101}, "at most 100 characters"),
        ({"family": "a\0b"}, "Null characters are not allowed"),
        ({"level": "41"}, "Select a valid choice"),
        ({"version": "x"}, "Enter a whole number"),
    ],
)
def test_what_cannot_be_saved_comes_back_with_what_is_wrong(
    browser: Client, posting: Posting, wrong: dict[str, str], problem: str
) -> None:
    where = address("classification", posting)
    with no_revision(posting):
        response = browser.post(where, form(browser.get(where)) | NIGHT | wrong)
    assert response.status_code == 422
    assert problem in words(response, "main")
    assert 'value="40" selected' in response.text or "level" in wrong


def test_two_who_change_it_at_once_both_learn_of_it(
    browser: Client, colleague: Client, posting: Posting
) -> None:
    where = address("classification", posting)
    mine = form(browser.get(where)) | NIGHT
    colleague.post(where, form(colleague.get(where)) | {"family": "Day work"})
    with no_revision(posting):
        response = browser.post(where, mine)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, "main")
    assert "Day work" in words(response, "main")
    browser.post(where, form(response))
    assert classed(posting) == ("Night work", Level.LEAD)


def test_someone_who_meanwhile_writes_is_no_conflict(
    browser: Client, posting: Posting, owner: User
) -> None:
    where = address("classification", posting)
    mine = form(browser.get(where)) | NIGHT
    posting.add_section(kind="custom", heading="Shifts", html="<p>Three</p>", by=owner)
    assert browser.post(where, mine).status_code == 302
    assert classed(posting) == ("Night work", Level.LEAD)


def test_a_family_is_spelled_as_it_was_before(browser: Client, posting: Posting) -> None:
    where = address("classification", posting)
    browser.post(where, form(browser.get(where)) | {"family": " food  SERVICE "})
    assert classed(posting)[0] == "Food Service"


def test_more_leads_to_it(browser: Client, posting: Posting) -> None:
    assert address("classification", posting) in browser.get(posting.get_absolute_url()).text


def test_a_draft_of_an_occupation_without_a_family_has_none(posting: Posting, editor: User) -> None:
    content = JobDocument(title="Sergeant", occupation="55-1011")
    draft = Posting.objects.draft(content, posting.organization, editor)
    assert draft.family == ""


def test_a_posting_that_is_brought_in_has_the_family_of_its_occupation(
    posting: Posting, editor: User
) -> None:
    content = JobDocument(title="Nurse", occupation="29-1141")
    brought = Posting.objects.bring_in(content, posting.organization, editor, "Imported")
    assert brought.family == "Healthcare"
    assert Revision.objects.of(brought)[0].classification["family"] == "Healthcare"
