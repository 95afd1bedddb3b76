"""The history: who did what, what differs between any two versions, and ways back."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml.html import HtmlElement
from pypdf import PdfReader

from builder.models import Posting, Revision, RevisionNaming, RoleTemplate, User
from builder.models.section import Section
from tests.views.page import HTMX, address, tree

LogIn = Callable[[User], Client]


@pytest.fixture
def desk(editor: User, log_in: LogIn) -> Client:
    return log_in(editor)


def change_title(record: Posting | RoleTemplate, title: str, by: User) -> None:
    record.refresh_from_db()
    record.save_facts({"title": title}, based_on=record.facts_version, by=by)


def change_section(record: Posting, name: str, by: User, **values: str) -> Section:
    record.refresh_from_db()
    part = record.present_sections().get(heading=name)
    texts: dict[str, Any] = {"heading": part.heading, "html": part.html} | values
    return record.save_section(part, **texts, based_on=part.version, by=by)


def made_earlier(record: Posting, number: int, minutes: int) -> None:
    """Move a save into the past; no one can in the product."""
    moment = Revision.objects.of(record).get(number=number).created_at
    Revision.objects.of(record).filter(number=number).update(
        created_at=moment - timedelta(minutes=minutes)
    )


def entries(page: HtmlElement) -> list[str]:
    """Return the entries of the history as one reads them while they are folded."""
    found = []
    for entry in page.cssselect(".entry"):
        shown = [part.text_content() for part in entry.cssselect(".entry-title, .row-facts")]
        found.append(" ".join(" ".join(shown).split()))
    return found


def test_the_history_says_who_did_what(
    posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    change_title(posting, "Night Case Manager", owner)
    newest, oldest = entries(tree(desk.get(address("history", posting))))
    assert newest.startswith("Changed the job facts Olga Owner, ")
    assert newest.endswith(" version 2, as it is now")
    assert oldest.startswith("Started from the template Behavioral Health Case Manager Edda Editor")


def test_quick_saves_of_one_person_are_one_entry(
    posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    for number in range(3):
        change_title(posting, f"Case Manager {number}", owner)
    change_section(posting, "Benefits", owner, html="<p>A bicycle</p>")
    change_title(posting, "Case Manager", editor)
    page = tree(desk.get(address("history", posting)))
    assert [entry.partition(",")[0] for entry in entries(page)] == [
        "Changed the job facts Edda Editor",
        "Changed the job facts (3 times); Changed Benefits Olga Owner",
        "Started from the template Behavioral Health Case Manager Edda Editor",
    ]
    assert "versions 2 to 5" in entries(page)[1]
    saves = page.cssselect(".entry-saves li")
    assert [save.text_content().split(":")[0].strip() for save in saves] == [
        f"Version {number}" for number in (5, 4, 3, 2)
    ]
    each = tree(desk.get(address("history", posting) + "?show=each"))
    assert len(entries(each)) == 6


def test_a_pause_begins_a_new_entry(posting: Posting, editor: User, desk: Client) -> None:
    change_title(posting, "Night Case Manager", editor)
    made_earlier(posting, 1, minutes=6)
    assert len(entries(tree(desk.get(address("history", posting))))) == 2


def test_an_old_version_is_shown_as_it_was(posting: Posting, editor: User, desk: Client) -> None:
    change_title(posting, "Night Case Manager", editor)
    page = desk.get(address("revision", posting, 1)).text
    assert "<h1>Behavioral Health Case Manager</h1>" in page
    assert "Go back to this version" in page


def test_two_versions_are_compared_word_by_word_and_section_by_section(
    posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    change_title(posting, "Night Case Manager", owner)
    work = posting.present_sections().get(heading="Work environment")
    change_section(
        posting, "Work environment", owner, heading="Where", html=f"{work.html}<p>By bus.</p>"
    )
    part = posting.present_sections().get(heading="Benefits")
    posting.delete_section(part, based_on=part.version, by=owner)
    posting.move_section(posting.present_sections()[1], 0, by=owner)
    chosen = desk.get(address("choose_revisions", posting), {"version": ["5", "1"]}, follow=True)
    assert chosen.redirect_chain == [(address("compare_revisions", posting, 1, 5), 302)]
    page = tree(chosen)
    told = {
        part.cssselect("h2")[0].text_content(): [
            tag.text_content() for tag in part.cssselect(".tag")
        ]
        for part in page.cssselect(".change")
    }
    assert told == {
        "Job facts": [],
        posting.present_sections()[1].heading: ["Moved down"],
        "Work environmentWhere": [],
        "Benefits": ["Section deleted"],
    }
    marked = [mark.text_content() for mark in page.cssselect(".changes .change ins")]
    assert marked == ["Night", "Where", "By bus."]


def test_what_changed_opens_within_the_list(posting: Posting, editor: User, desk: Client) -> None:
    change_title(posting, "Night Case Manager", editor)
    response = desk.get(address("compare_revisions", posting, 1, 2), headers=HTMX)
    assert response.text.lstrip().startswith('<div class="changes">')
    assert "<ins>Night</ins>" in response.text


@pytest.mark.parametrize("ticked", [[], ["1"], ["1", "1"], ["1", "2", "3"], ["x", "1"]])
def test_anything_but_two_ticks_leads_back_with_advice(
    ticked: list[str], posting: Posting, desk: Client
) -> None:
    response = desk.get(address("choose_revisions", posting), {"version": ticked}, follow=True)
    assert response.redirect_chain == [(address("history", posting), 302)]
    assert "Tick two versions to compare them." in response.text


def test_going_back_makes_a_new_version_of_the_old_content(
    posting: Posting, editor: User, desk: Client
) -> None:
    change_title(posting, "Night Case Manager", editor)
    part = posting.present_sections()[0]
    posting.delete_section(part, based_on=part.version, by=editor)
    response = desk.post(address("restore_revision", posting, 1), {"version": 3}, follow=True)
    assert response.redirect_chain == [(address("compare_revisions", posting, 3, 4), 302)]
    assert "Go back to version 3" in response.text
    newest, first = Revision.objects.of(posting).first(), Revision.objects.of(posting).last()
    assert newest is not None
    assert first is not None
    assert (newest.number, newest.summary) == (4, "Went back to version 1")
    assert newest.content_hash == first.content_hash


def test_going_back_under_the_eyes_of_someone_who_saves_asks_again(
    posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    change_title(posting, "Night Case Manager", editor)
    change_title(posting, "Day Case Manager", owner)
    response = desk.post(address("restore_revision", posting, 1), {"version": 2})
    assert response.status_code == 409
    page = tree(response)
    assert "Olga Owner saved since you opened the page" in page.text_content()
    assert [mark.text_content() for mark in page.cssselect(".change ins")] == ["Day"]
    (version,) = page.cssselect(".page-tools input[name=version]")
    assert version.get("value") == "3"
    assert Revision.objects.of(posting).count() == 3


def test_one_section_goes_back_and_the_rest_stays(
    posting: Posting, editor: User, desk: Client
) -> None:
    old = [(part.heading, part.html) for part in posting.present_sections()]
    change_section(posting, "Benefits", editor, heading="Perks", html="<p>A bicycle</p>")
    change_title(posting, "Night Case Manager", editor)
    place = [heading for heading, _ in old].index("Benefits")
    response = desk.post(address("put_back", posting, 1, place), {"version": 3})
    assert response.status_code == 302
    posting.refresh_from_db()
    assert posting.title == "Night Case Manager"
    assert [(part.heading, part.html) for part in posting.present_sections()] == old
    newest = Revision.objects.of(posting).first()
    assert newest is not None
    assert newest.summary == "Went back to version 1 of Benefits"


def test_a_deleted_section_comes_back_to_where_it_stood(
    posting: Posting, editor: User, desk: Client
) -> None:
    keys = [part.pk for part in posting.present_sections()]
    part = posting.present_sections()[2]
    posting.delete_section(part, based_on=part.version, by=editor)
    assert desk.post(address("put_back", posting, 1, 2), {"version": 2}).status_code == 302
    assert [part.pk for part in posting.present_sections()] == keys


def test_a_section_changed_meanwhile_is_not_put_back_unseen(
    posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    headings = [part.heading for part in posting.present_sections()]
    change_section(posting, "Benefits", editor, html="<p>A bicycle</p>")
    change_section(posting, "Benefits", owner, html="<p>Two bicycles</p>")
    place = headings.index("Benefits")
    response = desk.post(address("put_back", posting, 1, place), {"version": 2})
    assert response.status_code == 409
    assert posting.present_sections().get(heading="Benefits").html == "<p>Two bicycles</p>"
    assert desk.post(address("put_back", posting, 1, 99), {"version": 3}).status_code == 404


def test_going_back_to_what_is_there_already_changes_nothing(
    posting: Posting, desk: Client
) -> None:
    response = desk.post(address("restore_revision", posting, 1), {"version": 1}, follow=True)
    assert "It already is like that." in response.text
    assert Revision.objects.of(posting).count() == 1


def test_a_version_has_a_name_by_which_it_is_found(
    posting: Posting, editor: User, desk: Client
) -> None:
    change_title(posting, "Night Case Manager", editor)
    kept = Revision.objects.of(posting).values().last()
    desk.post(address("name_revision", posting, 1), {"name": " As approved  for Q3 "})
    desk.post(address("name_revision", posting, 1), {"name": "As approved for Q4"})
    named = tree(desk.get(address("history", posting) + "?show=named"))
    assert [tag.text_content() for tag in named.cssselect(".entry .tag")] == ["As approved for Q4"]
    assert Revision.objects.of(posting).values().last() == kept
    desk.post(address("name_revision", posting, 1), {"name": ""})
    assert (
        "No version has a name yet." in desk.get(address("history", posting) + "?show=named").text
    )
    too_long = desk.post(address("name_revision", posting, 1), {"name": "x" * 101})
    assert too_long.status_code == 422
    assert not RevisionNaming.objects.exists()


def test_the_history_is_a_table_that_no_spreadsheet_runs(
    posting: Posting, editor: User, desk: Client
) -> None:
    change_section(posting, "Benefits", editor, heading="=1+1")
    desk.post(address("name_revision", posting, 1), {"name": "=HYPERLINK(1)"})
    response = desk.get(address("download_history", posting, "csv"))
    assert response["Content-Disposition"].startswith('attachment; filename="history-')
    head, newest, oldest = csv.reader(StringIO(response.text.removeprefix("\ufeff")))
    assert head == ["Version", "Saved at", "Who", "What", "Name of the version"]
    assert (newest[0], newest[2:]) == ("2", ["Edda Editor", "Changed =1+1", ""])
    assert oldest[4] == "'=HYPERLINK(1)"


def test_the_history_is_a_list_to_print(posting: Posting, editor: User, desk: Client) -> None:
    change_section(posting, "Benefits", editor, heading="<b>Perks</b> & more")
    desk.post(address("name_revision", posting, 1), {"name": "As approved for Q3"})
    response = desk.get(address("download_history", posting, "pdf"))
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(response.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "History of Behavioral Health Case Manager" in text
    assert "Edda Editor Changed <b>Perks</b> & more" in text
    assert "As approved for Q3" in text
    assert desk.get(address("download_history", posting, "docx")).status_code == 404


def test_a_version_that_never_was_is_not_found(posting: Posting, desk: Client) -> None:
    for where in (("revision", 9), ("compare_revisions", 1, 9), ("compare_revisions", 0, 1)):
        assert desk.get(address(where[0], posting, *where[1:])).status_code == 404


@pytest.mark.parametrize("query", ["", "?show=each", "?show=named"])
def test_the_history_is_paged_and_its_queries_do_not_grow(
    query: str, posting: Posting, editor: User, owner: User, desk: Client
) -> None:
    def count() -> tuple[int, Any]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = desk.get(address("history", posting) + query)
        return len(queries), page

    Revision.objects.of(posting).get(number=1).call("First", editor)
    few, _ = count()
    for number in range(55):
        change_title(posting, f"Case Manager {number}", (editor, owner)[number % 2])
    for revision in Revision.objects.of(posting):
        revision.call(f"Version {revision.number}", editor)
    many, page = count()
    assert many <= few + 1
    assert "Page 1 of " in page.text
    last = desk.get(address("history", posting) + (query or "?") + "&page=9")
    assert "Started from the template" in last.text
