import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from builder.models import Organization, Posting, Revision, RoleTemplate, Section, Snippet, User
from builder.starters import STARTERS
from tests.conftest import BENEFITS
from tests.views.conftest import LogIn
from tests.views.editing import assert_leads_to, form_of, headings
from tests.views.page import HTMX, Response, address, form, tree, words

SNIPPETS = reverse("snippets")
NEW = reverse("new_snippet")


def write(browser: Client, **typed: str) -> Response:
    """Send the form of a new snippet."""
    values = {"kind": "benefits", "name": "Benefits", "html": "Sea view in {location}"}
    return browser.post(NEW, values | typed)


def change(browser: Client, snippet: Snippet, **typed: str) -> Response:
    """Send a snippet's form as it is shown, but for what is typed."""
    where = snippet.get_absolute_url()
    return browser.post(where, form_of(browser, where) | typed)


# Writing and changing


def test_a_snippet_is_written_and_listed_by_kind(browser: Client) -> None:
    assert write(browser, place="Duluth, MN", html="- **Sea** view").status_code == 302
    made = Snippet.objects.get()
    assert (made.heading, made.html) == ("Benefits", "<ul><li><strong>Sea</strong> view</li></ul>")
    write(browser, kind="about", name="Who we are")
    shown = words(browser.get(SNIPPETS), "main")
    assert shown.index("About us Who we are") < shown.index("Benefits Benefits • Sea view Duluth")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 151}, "at most 150 characters"),
        ({"name": "benefits, DULUTH"}, "Another snippet has this name."),
        ({"kind": "song"}, "Select a valid choice."),
        ({"html": " "}, "Write the text of the snippet."),
        ({"html": "x" * 100_001}, "a section holds up to 100,000"),
        ({"kind": "application", "html": "x" * 2001}, "how to apply holds up to 2,000"),
        ({"html": "nu\0ll"}, "Null characters are not allowed."),
    ],
    ids=lambda part: str(part)[:30],
)
def test_what_cannot_be_is_refused_and_given_back(
    browser: Client, snippet: Snippet, wrong: dict[str, str], problem: str
) -> None:
    response = write(browser, place="What I typed", **wrong)
    assert response.status_code == 422
    assert problem in words(response, "main")
    assert form(response)["place"] == "What I typed"
    assert Snippet.objects.get() == snippet


def test_a_stale_change_shows_both_texts_and_is_saved_when_sent_again(
    browser: Client, colleague: Client, snippet: Snippet
) -> None:
    where = snippet.get_absolute_url()
    mine = form_of(browser, where) | {"html": "My view"}
    change(colleague, snippet, html="Her view")
    response = browser.post(where, mine)
    assert response.status_code == 409
    shown = words(response, "main")
    assert "Olga Owner saved this snippet while you were writing." in shown
    assert "Her view" in shown
    assert form(response, where)["html"] == "My view"
    assert browser.post(where, form(response, where)).status_code == 302
    snippet.refresh_from_db()
    assert (snippet.html, snippet.version) == ("<p>My view</p>", 3)


def test_the_history_shows_each_change_and_brings_an_earlier_text_back(
    browser: Client, snippet: Snippet
) -> None:
    change(browser, snippet, html="Lake view in {location}, and cake.")
    page = browser.get(reverse("snippet_history", args=[snippet.pk]))
    shown = words(page, "main")
    assert "Version 2: Changed the snippet" in shown
    assert "Version 1: Written" in shown
    assert "cake" in "".join(tree(page).xpath("//ins//text()"))
    (again,) = tree(page).xpath("//a[contains(., 'Use this text again')]/@href")
    first = form(browser.get(again), snippet.get_absolute_url())
    assert first["html"] == "Lake view in {location}."
    browser.post(snippet.get_absolute_url(), first)
    snippet.refresh_from_db()
    assert (snippet.html, snippet.version) == (BENEFITS["html"], 3)


def test_a_retired_snippet_is_not_offered_and_can_be_brought_back(
    browser: Client, snippet: Snippet, posting: Posting
) -> None:
    browser.post(reverse("retire_snippet", args=[snippet.pk]))
    where = address("add_from_snippet", posting)
    assert "There are no snippets yet." in words(browser.get(where), "main")
    assert browser.post(where, {"snippet": snippet.pk}).status_code == 404
    assert snippet.name in words(browser.get(reverse("retired_snippets")), "main")
    browser.post(reverse("bring_back_snippet", args=[snippet.pk]))
    assert snippet.name in words(browser.get(where), "main")
    assert [one.summary for one in Revision.objects.of(snippet)] == [
        "Brought back",
        "Retired",
        "Written",
    ]


def test_a_viewer_reads_snippets_and_has_no_form(
    log_in: LogIn, viewer: User, snippet: Snippet
) -> None:
    reader = log_in(viewer)
    assert snippet.name in words(reader.get(SNIPPETS), "main")
    page = reader.get(snippet.get_absolute_url())
    assert "Lake view in {location}." in words(page, "main")
    assert not tree(page).xpath("//main//form")


def test_words_find_snippets(browser: Client, snippet: Snippet) -> None:
    assert snippet.name in words(browser.get(SNIPPETS, {"q": "lake"}), "main")
    assert "No snippet has “mountain” in it." in words(browser.get(SNIPPETS, {"q": "mountain"}))


def test_examples_are_offered_and_saved_only_by_people(browser: Client) -> None:
    page = browser.get(reverse("snippet_starters"))
    shown = words(page, "main")
    assert "Have what it says about law, benefits and safety checked" in shown
    links = tree(page).xpath("//a[contains(., 'Start from this')]/@href")
    assert len(links) == len(STARTERS)
    assert not Snippet.objects.exists()
    for link in links:
        assert browser.post(NEW, form(browser.get(link))).status_code == 302
    assert Snippet.objects.count() == len(STARTERS)


def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(
    browser: Client, snippet: Snippet
) -> None:
    with CaptureQueriesContext(connection) as few:
        browser.get(SNIPPETS)
    for number in range(5):
        write(browser, name=f"Benefits {number}")
    with CaptureQueriesContext(connection) as many:
        browser.get(SNIPPETS)
    assert len(many) == len(few)


# In a posting


def test_a_snippet_is_put_at_the_end_of_a_sections_form_and_not_saved(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section
) -> None:
    posting.save_facts(
        {"locations": [{"city": "Duluth", "region": "MN", "country": "US"}]},
        based_on=posting.facts_version,
        by=None,
    )
    benefits.refresh_from_db()
    before = benefits.html
    typed = form_of(browser, address("section", posting, benefits))
    typed |= {"html": "I typed this.", "insert": str(snippet.pk)}
    where = address("insert_into_section", posting, benefits)
    for headers in ({}, HTMX):
        response = browser.post(where, typed, headers=headers)
        assert response.status_code == 200
        given = form(response, address("section", posting, benefits))
        assert given["html"] == "I typed this.\n\nLake view in Duluth, MN."
    assert_leads_to(response, benefits.anchor)
    benefits.refresh_from_db()
    assert benefits.html == before


def test_snippets_are_offered_in_a_sections_form(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section
) -> None:
    typed = form_of(browser, address("section", posting, benefits)) | {"html": "I typed this."}
    where = address("insert_into_section", posting, benefits)
    page = browser.post(where, typed | {"find": "lake"})
    assert "Lake view in [City, State] ." in words(page, benefits.anchor)
    assert form(page, address("section", posting, benefits))["html"] == "I typed this."
    part = browser.post(where, typed | {"find": "mountain"}, headers=HTMX)
    assert words(part) == "No snippet has “mountain” in it."


def test_a_section_is_added_from_a_snippet(
    browser: Client, snippet: Snippet, posting: Posting
) -> None:
    where = address("add_from_snippet", posting)
    assert "Lake view in [City, State] ." in words(browser.get(where), "main")
    key = tree(browser.get(where)).xpath("//input[@name='key']/@value")[0]
    browser.post(where, {"snippet": snippet.pk, "key": key})
    # Pressed twice, it is added once.
    response = browser.post(where, {"snippet": snippet.pk, "key": key})
    *_, before, added = posting.present_sections()
    assert before.heading != "Benefits"
    assert response["Location"] == f"{posting.get_absolute_url()}#{added.anchor}"
    assert (added.kind, added.heading) == ("benefits", "Benefits")
    assert added.html == "<p>Lake view in [City, State].</p>"


def test_how_to_apply_is_no_section(
    browser: Client, organization: Organization, posting: Posting
) -> None:
    write(browser, kind="application", name="Send us a song")
    assert "Send us a song" not in words(browser.get(address("add_from_snippet", posting)), "main")


def test_a_section_becomes_a_snippet(browser: Client, posting: Posting, benefits: Section) -> None:
    where = address("snippet_from_section", posting, benefits)
    assert browser.post(where, form(browser.get(where))).status_code == 302
    made = Snippet.objects.get()
    assert (made.kind, made.name, made.html) == ("benefits", benefits.heading, benefits.html)
    (first,) = Revision.objects.of(made)
    assert first.summary == f"Made of {benefits.heading} in {posting.title}"


@pytest.mark.parametrize("pk", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_snippet_that_is_not_there_is_not_found(
    browser: Client, posting: Posting, benefits: Section, pk: str
) -> None:
    before = headings(posting)
    assert browser.post(address("add_from_snippet", posting), {"snippet": pk}).status_code == 404
    typed = form_of(browser, address("section", posting, benefits)) | {"insert": pk}
    where = address("insert_into_section", posting, benefits)
    assert browser.post(where, typed).status_code == 404
    assert headings(posting) == before


def test_a_snippet_of_another_organization_is_not_found(
    snippet: Snippet, role: RoleTemplate, stranger: User, log_in: LogIn
) -> None:
    elsewhere = stranger.memberships.get().organization
    theirs = Posting.objects.start(role, elsewhere, {"title": "Theirs"}, stranger)
    browser = log_in(stranger)
    page = browser.get(address("add_from_snippet", theirs))
    assert snippet.name not in words(page)
    response = browser.post(address("add_from_snippet", theirs), {"snippet": snippet.pk})
    assert response.status_code == 404


def test_a_snippet_on_how_to_apply_is_put_into_its_form_and_not_saved(
    browser: Client, snippet: Snippet, posting: Posting
) -> None:
    write(browser, kind="application", name="Write to us", html="Write to {organization}.")
    made = Snippet.objects.get(name="Write to us")
    where = address("insert_into_apply", posting)
    typed = form_of(browser, address("apply", posting)) | {"apply_instructions": "I typed this."}
    for headers in ({}, HTMX):
        shown = words(browser.post(where, typed, headers=headers))
        assert "Write to Riverbend Health." in shown
        assert snippet.name not in shown
        response = browser.post(where, typed | {"insert": str(made.pk)}, headers=headers)
        assert response.status_code == 200
        given = form(response, address("apply", posting))
        assert given["apply_instructions"] == "I typed this.\n\nWrite to Riverbend Health."
    assert_leads_to(response, "apply")
    before = posting.apply_instructions
    posting.refresh_from_db()
    assert posting.apply_instructions == before


def test_what_is_too_long_for_how_to_apply_is_said_and_given_back(
    browser: Client, posting: Posting
) -> None:
    write(browser, kind="application", name="Write to us", html="x" * 1500)
    made = Snippet.objects.get()
    typed = form_of(browser, address("apply", posting)) | {"apply_instructions": "y" * 1500}
    where = address("insert_into_apply", posting)
    response = browser.post(where, typed | {"insert": str(made.pk)})
    assert response.status_code == 422
    assert "at most 2000 characters" in words(response, "apply")
