from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from builder.models import Posting, Publication, Snippet, User, Work
from builder.models.followed_snippets import add_following, take_latest
from tests.views.conftest import LogIn
from tests.views.editing import form_of
from tests.views.page import Response, form, tree, words


def uses(snippet: Snippet) -> str:
    return reverse("snippet_uses", args=[snippet.pk])


def reword(browser: Client, snippet: Snippet, html: str = "Sea view in {location}.") -> Response:
    where = snippet.get_absolute_url()
    response = browser.post(where, form_of(browser, where) | {"html": html})
    snippet.refresh_from_db()
    return response


def text(posting: Posting) -> str:
    return list(posting.present_sections())[-1].html


def test_saving_a_snippet_shows_where_it_is_used_and_what_would_change(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    response = reword(browser, snippet)
    assert response["Location"] == uses(snippet)
    page = browser.get(response["Location"])
    shown = words(page, "main")
    assert "1 posting follows this snippet. 1 of them still says what it said before." in shown
    assert [one.text for one in tree(page).xpath("//main//article//del")] == ["Lake"]
    assert [one.text for one in tree(page).xpath("//main//article//ins")] == ["Sea"]
    assert text(posting) == "<p>Lake view in [City, State].</p>"


def test_saving_a_snippet_that_nothing_follows_leads_to_the_list(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    assert reword(browser, snippet)["Location"] == reverse("snippets")
    assert "No posting follows this snippet." in words(browser.get(uses(snippet)), "main")
    add_following(posting, snippet, by=editor)
    where = snippet.get_absolute_url()
    renamed = browser.post(where, form_of(browser, where) | {"name": "Other name"})
    assert renamed["Location"] == reverse("snippets")
    assert "Followed by 1 posting" in words(browser.get(where), "main")


def test_all_are_updated_at_once_and_the_update_is_undone(
    browser: Client,
    snippet: Snippet,
    posting: Posting,
    editor: User,
    work_off: Callable[[], None],
) -> None:
    add_following(posting, snippet, by=editor)
    reword(browser, snippet)
    typed = form(browser.get(uses(snippet)), uses(snippet))
    response = browser.post(uses(snippet), typed | {"all": "yes"})
    work_off()
    page = browser.get(response["Location"])
    assert "1 changed." in words(page, "main")
    assert text(posting) == "<p>Sea view in [City, State].</p>"
    assert "Says what the snippet says now." in words(browser.get(uses(snippet)), "main")
    browser.post(reverse("undo_work", args=[Work.objects.get().pk]))
    work_off()
    assert text(posting) == "<p>Lake view in [City, State].</p>"


def test_some_are_chosen_and_the_others_stay(
    browser: Client,
    snippet: Snippet,
    posting: Posting,
    editor: User,
    work_off: Callable[[], None],
) -> None:
    add_following(posting, snippet, by=editor)
    copy = posting.duplicate(editor)
    reword(browser, snippet)
    typed = form(browser.get(uses(snippet)), uses(snippet))
    browser.post(uses(snippet), typed | {"posting": str(copy.pk)})
    work_off()
    assert ("Sea" in text(copy), "Sea" in text(posting)) == (True, False)
    shown = words(browser.get(uses(snippet)), "main")
    assert shown.index(posting.title) < shown.index(copy.title)


def test_an_update_is_refused_where_nothing_is_ticked_or_the_snippet_changed_meanwhile(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    reword(browser, snippet)
    typed = form(browser.get(uses(snippet)), uses(snippet))
    for choice in ({}, {"posting": "nonsense"}):
        response = browser.post(uses(snippet), typed | choice)
        assert response.status_code == 422
        assert "First tick the postings" in words(response, "main")
    reword(browser, snippet, "Hill view")
    response = browser.post(uses(snippet), typed | {"all": "yes"})
    assert response.status_code == 409
    assert "The snippet was changed meanwhile." in words(response, "main")
    assert not Work.objects.exists()


def test_what_is_published_is_said_to_stay_until_it_is_published_again(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    posting.organization.open_careers_page(editor)
    Publication.objects.publish(posting, based_on=posting.version, by=editor, visibility="listed")
    reword(browser, snippet)
    shown = words(browser.get(uses(snippet)), "main")
    assert "1 of them is published: what candidates read changes only when it is" in shown
    take_latest(Posting.objects.get(pk=posting.pk), snippet, by=editor)
    publication = Publication.objects.get()
    assert "Lake view" in publication.document().sections[-1].html


def test_postings_in_the_trash_are_not_counted(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    posting.move_to_trash(editor)
    assert "No posting follows this snippet." in words(browser.get(uses(snippet)), "main")


def test_a_viewer_sees_the_uses_without_a_form(
    log_in: LogIn, viewer: User, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    snippet.change({"html": "<p>Sea view</p>"}, based_on=1, by=editor)
    page = log_in(viewer).get(uses(snippet))
    assert posting.title in words(page, "main")
    assert not tree(page).xpath("//main//form | //main//input")


def test_uses_ask_as_much_of_the_database_for_many_as_for_few(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    add_following(posting, snippet, by=editor)
    reword(browser, snippet)
    with CaptureQueriesContext(connection) as few:
        browser.get(uses(snippet))
    for _ in range(3):
        posting.duplicate(editor)
    with CaptureQueriesContext(connection) as many:
        assert "4 postings follow this snippet." in words(browser.get(uses(snippet)), "main")
    assert len(many) == len(few)
