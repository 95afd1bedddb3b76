"""Suggestions for a section: what is offered, and what one adds in one save."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from builder.models import Occupation, Organization, Posting, Section, Snippet, User
from tests.views.editing import assert_fresh
from tests.views.page import HTMX, address, tree, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_bullets import BOTH, listed, with_list
from tests.views.test_undoing import press


@pytest.fixture
def abc(posting: Posting, editor: User) -> Section:
    return with_list(posting, "Qualifications", "ABC", editor)


def offered(browser: Client, posting: Posting, part: Section) -> dict[str, list[str]]:
    """Return what the page offers to tick, by where it comes from."""
    page = tree(browser.get(address("suggestions", posting, part)))
    return {
        str(source.findtext("legend")): [str(one.get("value")) for one in source.iter("input")]
        for source in page.xpath("//main//fieldset")
    }


def test_a_template_offers_what_the_posting_no_longer_has(
    browser: Client, posting: Posting, editor: User
) -> None:
    part = posting.present_sections().get(heading="Responsibilities")
    assert "From the template" not in offered(browser, posting, part)
    first = listed(part).split()[0]
    left = part.html.replace(f"<li>{first}", "<li>X", 1)
    kept, _, gone = part.html.removesuffix("</li></ul>").rpartition("<li>")
    assert left != part.html
    posting.save_section(
        part, heading=part.heading, html=f"{kept}</ul>", based_on=part.version, by=editor
    )
    assert offered(browser, posting, part)["From the template"] == [gone]


def test_known_facts_and_snippets_are_offered(
    browser: Client, posting: Posting, editor: User, welders: Occupation, abc: Section
) -> None:
    Posting.objects.filter(pk=posting.pk).update(occupation=welders.pk[:7])
    values = {"kind": "benefits", "name": "Ours", "html": "<ul><li>A boat in {location}</li></ul>"}
    Snippet.objects.make(posting.organization, values, by=editor, why="Made for a test")
    found = offered(browser, posting, abc)
    assert any("high school" in one.casefold() for one in found["What is known of such jobs"])
    assert "From your snippets" not in found
    benefits = posting.present_sections().get(kind="benefits")
    assert offered(browser, posting, benefits)["From your snippets"] == ["A boat in [City, State]"]


def test_facts_in_english_are_not_offered_for_a_posting_in_another_language(
    browser: Client, posting: Posting, welders: Occupation, abc: Section
) -> None:
    Posting.objects.filter(pk=posting.pk).update(occupation=welders.pk[:7], language="es-US")
    assert "What is known of such jobs" not in offered(browser, posting, abc)


def test_snippets_of_others_are_not_offered(
    browser: Client, posting: Posting, stranger: User, editor: User
) -> None:
    elsewhere = Organization.objects.get(name="Elsewhere Clinic")
    values = {"kind": "benefits", "name": "Theirs", "html": "<ul><li>A secret boat</li></ul>"}
    Snippet.objects.make(elsewhere, values, by=stranger, why="Made for a test")
    benefits = with_list(posting, "Benefits", "XY", editor)
    assert "From your snippets" not in offered(browser, posting, benefits)


@BOTH
def test_what_is_added_comes_last_in_one_save_and_goes_in_one_undo(
    browser: Client, posting: Posting, abc: Section, editor: User, headers: dict[str, str]
) -> None:
    sent = {"add": "A <b>boat</b><script>x</script>"} if headers else {"tick": ["D", "E"]}
    with one_revision(posting, editor):
        response = browser.post(address("suggestions", posting, abc), sent, headers=headers)
    assert listed(abc) == ("A B C A boat" if headers else "A B C D E")
    anchor = f"bullet-{abc.pk}-3"
    if headers:
        assert_fresh(response)
        assert "Added to Qualifications" in words(response, "said")
        assert tree(response).xpath("//*[@id='said']//@data-anchor") == [anchor]
    else:
        assert response["Location"].endswith(f"#{anchor}")
    press(browser, posting, "undo", headers)
    assert listed(abc) == "A B C"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"add": ""},
        {"add": "<script>x</script>"},
        {"tick": ["x"] * 101},
        {"tick": "x" * 5001},
    ],
)
def test_nothing_and_too_much_are_refused(
    browser: Client, posting: Posting, abc: Section, sent: dict[str, object]
) -> None:
    with no_revision(posting):
        response = browser.post(address("suggestions", posting, abc), sent, headers=HTMX)
    assert response.status_code == 422


def test_markup_of_a_suggestion_stays_within_its_bullet(
    browser: Client, posting: Posting, abc: Section
) -> None:
    hostile = "D</li></ul><h3>E</h3><ul><li>F"
    browser.post(address("suggestions", posting, abc), {"add": hostile})
    abc.refresh_from_db()
    assert abc.html.startswith("<ul><li>A</li><li>B</li><li>C</li><li>D")
    assert "<h3>" not in abc.html


def test_adding_asks_the_database_no_more_often_than_any_save(
    browser: Client, posting: Posting, abc: Section
) -> None:
    with CaptureQueriesContext(connection) as queries:
        browser.post(address("suggestions", posting, abc), {"add": "D"}, headers=HTMX)
    asked = [query["sql"] for query in queries.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(asked)


def test_offering_asks_the_database_as_often_however_many_snippets_there_are(
    browser: Client, posting: Posting, welders: Occupation, editor: User
) -> None:
    Posting.objects.filter(pk=posting.pk).update(occupation=welders.pk[:7])
    benefits = posting.present_sections().get(kind="benefits")
    asked = []
    for number in range(4):
        html = f"<ul><li>A boat of {number**9} feet</li></ul>"
        values = {"kind": "benefits", "name": f"Ours {number}", "html": html}
        Snippet.objects.make(posting.organization, values, by=editor, why="Made for a test")
        with CaptureQueriesContext(connection) as queries:
            browser.get(address("suggestions", posting, benefits))
        asked.append(len(queries))
    assert asked[0] == asked[-1]
