from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from builder.models import Posting, Revision, RoleTemplate, Section, Snippet, User
from builder.models.followed_snippets import add_following, follow_snippet
from tests.views.conftest import LogIn
from tests.views.editing import assert_fresh, form_of
from tests.views.page import HTMX, address, form, tree, words
from tests.views.revisions import no_revision, one_revision


def follow(posting: Posting, section: Section, snippet: Snippet, by: User) -> Section:
    follow_snippet(posting, section, snippet, based_on=section.version, by=by)
    return Section.objects.select_related("snippet").get(pk=section.pk)


def test_a_section_follows_a_snippet_from_its_form(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section, editor: User
) -> None:
    typed = form_of(browser, address("section", posting, benefits)) | {"html": "Typed"}
    offered = browser.post(address("insert_into_section", posting, benefits), typed, headers=HTMX)
    (button,) = tree(offered).xpath("//button[.='Follow']")
    with one_revision(posting, editor):
        response = browser.post(
            button.get("formaction"), typed | {"follow": button.get("value")}, headers=HTMX
        )
    assert_fresh(response)
    shown = words(response, benefits.anchor)
    assert "Follows Benefits, Duluth" in shown
    assert "Lake view in [City, State] ." in shown
    assert f"Edit {benefits.heading}" not in shown
    assert "Benefits follows Benefits, Duluth now." in words(response, "said")


def test_a_section_is_added_that_follows(
    browser: Client, snippet: Snippet, posting: Posting
) -> None:
    where = address("add_from_snippet", posting)
    response = browser.post(where, {"snippet": snippet.pk, "follow": "yes"})
    added = list(posting.present_sections())[-1]
    assert added.snippet == snippet
    assert "Follows Benefits, Duluth" in words(browser.get(response["Location"]), added.anchor)


def test_a_template_takes_copies_only(
    browser: Client, snippet: Snippet, posting: Posting, editor: User
) -> None:
    template = RoleTemplate.objects.make(
        posting.document(),
        posting.organization,
        {"family": "", "level": None, "summary": "Ours"},
        by=editor,
        why="Made",
    )
    where = address("add_from_snippet", template)
    assert "follow" not in words(browser.get(where), "main")
    browser.post(where, {"snippet": snippet.pk, "follow": "yes"})
    assert list(template.present_sections())[-1].snippet is None


def test_what_follows_is_not_edited_until_it_is_detached(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section, editor: User
) -> None:
    followed = follow(posting, benefits, snippet, editor)
    where = address("section", posting, benefits)
    for headers in ({}, HTMX):
        response = browser.get(where, headers=headers)
        assert response.status_code == 409
        assert "To word it here, detach it." in words(response)
    with one_revision(posting, editor):
        detached = browser.post(
            address("detach_section", posting, benefits),
            {"version": followed.version},
            headers=HTMX,
        )
    assert "Detached: Benefits." in words(detached, "said")
    assert form_of(browser, where)["html"] == "Lake view in [City, State]."


def test_what_was_typed_while_someone_made_the_section_follow_is_not_lost(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section, owner: User
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"html": "My own words."}
    follow(posting, benefits, snippet, owner)
    with no_revision(posting):
        response = browser.post(where, typed)
    assert response.status_code == 409
    assert "This section follows the snippet “Benefits, Duluth” now." in words(response, "main")
    again = form(response, where)
    assert again["html"] == "My own words."
    assert "Detach and save" in words(response, benefits.anchor)
    browser.post(where, again | {"detach": "yes"})
    benefits.refresh_from_db()
    assert (benefits.html, benefits.snippet) == ("<p>My own words.</p>", None)


def test_a_stale_following_or_detaching_changes_nothing(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section
) -> None:
    stale = {"version": benefits.version - 1, "follow": snippet.pk}
    for name in ("follow_in_section", "detach_section"):
        with no_revision(posting):
            response = browser.post(address(name, posting, benefits), stale)
        assert response.status_code == 409
        assert "was changed meanwhile" in words(response, "main")


def test_a_section_whose_snippet_changed_says_so_and_is_updated(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section, editor: User
) -> None:
    follow(posting, benefits, snippet, editor)
    page = browser.get(address("posting", posting))
    assert "which was changed since" not in words(page, benefits.anchor)
    snippet.change({"html": "<p>Sea view.</p>"}, based_on=1, by=editor)
    page = browser.get(address("posting", posting))
    assert "which was changed since" in words(page, benefits.anchor)
    where = address("update_followed_section", posting, benefits)
    with one_revision(posting, editor):
        response = browser.post(where, headers=HTMX)
    assert "Sea view." in words(response, benefits.anchor)
    with no_revision(posting):
        assert "Nothing to update" in words(browser.post(where, headers=HTMX), "said")


def test_how_to_apply_and_what_is_not_there_cannot_be_followed(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    values = {"kind": "application", "name": "Write", "html": "<p>Write</p>", "heading": "Write"}
    made = Snippet.objects.make(posting.organization, values, by=editor, why="Written")
    where = address("follow_in_section", posting, benefits)
    for pk in (made.pk, "nonsense", ""):
        data = {"version": benefits.version, "follow": pk}
        assert browser.post(where, data).status_code == 404
    benefits.refresh_from_db()
    assert benefits.snippet is None


def test_a_snippet_of_another_organization_cannot_be_followed(
    snippet: Snippet, role: RoleTemplate, stranger: User, log_in: LogIn
) -> None:
    elsewhere = stranger.memberships.get().organization
    theirs = Posting.objects.start(role, elsewhere, {"title": "Theirs"}, stranger)
    part = theirs.present_sections()[0]
    browser = log_in(stranger)
    data = {"version": part.version, "follow": snippet.pk, "snippet": snippet.pk}
    for where in (
        address("follow_in_section", theirs, part),
        address("add_from_snippet", theirs),
    ):
        assert browser.post(where, data).status_code == 404
    assert not Section.objects.filter(snippet=snippet).exists()


def test_a_viewer_sees_no_mark(
    log_in: LogIn, viewer: User, snippet: Snippet, posting: Posting, benefits: Section, editor: User
) -> None:
    follow(posting, benefits, snippet, editor)
    page = log_in(viewer).get(address("posting", posting))
    assert "Lake view in [City, State] ." in words(page, benefits.anchor)
    assert "Follows" not in words(page, benefits.anchor)


def test_many_sections_that_follow_cost_no_query_more_than_few(
    browser: Client, snippet: Snippet, posting: Posting, brief: Section, editor: User
) -> None:
    where = address("section", posting, brief)
    counts = []
    for number in range(3):
        typed = form_of(browser, where) | {"html": f"Text {number}"}
        with CaptureQueriesContext(connection) as queries:
            assert browser.post(where, typed, headers=HTMX).status_code == 200
        asked = [query["sql"] for query in queries.captured_queries]
        counts.append(len([sql for sql in asked if "SAVEPOINT" not in sql]))
        for _ in range(3):
            add_following(posting, snippet, by=editor)
    assert max(counts) <= 12
    assert Revision.objects.of(posting)[0].followed


def test_bullets_of_a_section_that_follows_are_not_changed_one_by_one(
    browser: Client, snippet: Snippet, posting: Posting, benefits: Section, editor: User
) -> None:
    snippet.change({"html": "<ul><li>View</li><li>Cake</li></ul>"}, based_on=1, by=editor)
    followed = follow(posting, benefits, snippet, editor)
    page = browser.get(address("posting", posting))
    assert not tree(page).xpath(f"//*[@id='{benefits.anchor}']//*[contains(@class, 'grip')]")
    with no_revision(posting):
        response = browser.post(
            address("bullet", posting, benefits, 0), {"version": followed.version, "do": "remove"}
        )
    assert response.status_code == 409
    assert "follows a snippet. Detach it first." in words(response, "main")
    assert "Cake" in words(browser.get(address("posting", posting)), benefits.anchor)
