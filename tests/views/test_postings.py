from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.document import Apply, Fact, JobDocument, Location, Section
from builder.models import Organization, Posting, Revision, User
from tests.views.conftest import LogIn
from tests.views.page import form, tree, words
from tests.views.revisions import one_revision

LIST = reverse("postings")
TRASH = reverse("trash")

Make = Callable[..., Posting]


@pytest.fixture
def make(organization: Organization, editor: User) -> Make:
    """Makes a posting that says nothing but its title and the facts given."""

    def make(title: str, **facts: Any) -> Posting:
        posting = Posting(organization=organization, title=title)
        posting.save()
        posting.apply(JobDocument(title=title, **facts), by=editor, summary="Made")
        return posting

    return make


def titles(browser: Client, address: str = LIST, **query: str) -> list[str]:
    """Return what a list shows, in its order."""
    response = browser.get(address, query)
    assert response.status_code == 200
    return [link.text for link in tree(response).xpath("//a[@class='row-title']")]


# Where to begin


def test_home_leads_to_the_library_until_there_is_a_posting(
    browser: Client, make: Make, editor: User
) -> None:
    assert browser.get("/")["Location"] == reverse("library")
    posting = make("Nurse")
    assert browser.get("/")["Location"] == LIST
    posting.move_to_trash(editor)
    assert browser.get("/")["Location"] == reverse("library")


def test_an_empty_list_says_what_to_do_first(browser: Client, viewer: User, log_in: LogIn) -> None:
    assert "Choose a role to start from" in words(browser.get(LIST))
    assert "Choose a role to start from" not in words(log_in(viewer).get(LIST))


# The list


def test_the_list_shows_what_tells_postings_apart(browser: Client, make: Make) -> None:
    austin = Location(city="Austin", region="TX", country="US")
    make("Nurse", department="Care", job_code="N-1", locations=(austin,))
    make("Remote nurse", workplace="remote")
    shown = words(browser.get(LIST))
    assert "2 postings" in shown
    assert "Austin, TX · Care · N-1" in shown
    assert "Remote nurse Remote Changed " in shown


def test_a_viewer_gets_the_pdf_but_no_tools(viewer: User, log_in: LogIn, make: Make) -> None:
    make("Nurse")
    response = log_in(viewer).get(LIST)
    assert "PDF" in words(response, "main")
    assert "Duplicate" not in response.text
    assert "New posting" not in response.text


def test_only_the_persons_own_organization_is_listed(
    browser: Client, make: Make, stranger: User, log_in: LogIn
) -> None:
    make("Ours")
    theirs = make("Theirs")
    theirs.organization = stranger.memberships.get().organization
    theirs.save()
    assert titles(browser) == ["Ours"]
    assert titles(browser, q="theirs") == []
    assert titles(log_in(stranger)) == ["Theirs"]
    theirs.move_to_trash(stranger)
    assert titles(browser, TRASH) == []


def test_the_list_sorts_by_change_by_title_and_by_age(
    browser: Client, make: Make, editor: User
) -> None:
    for title in ("banker", "Actor", "Zoologist", "clerk"):
        make(title)
    oldest = Posting.objects.get(title="banker")
    oldest.save_facts({"department": "Money"}, based_on=1, by=editor)
    newest_first = ["clerk", "Zoologist", "Actor", "banker"]
    assert titles(browser, sort="created") == newest_first
    assert titles(browser, sort="changed") == ["banker", *newest_first[:-1]]
    assert titles(browser, sort="title") == ["Actor", "banker", "clerk", "Zoologist"]
    assert titles(browser) == titles(browser, sort="nonsense") == titles(browser, sort="changed")
    chosen = tree(browser.get(LIST, {"sort": "title"})).xpath("//option[@selected]/@value")
    assert chosen == ["title"]


def test_the_list_comes_in_pages_that_keep_words_and_order(browser: Client, make: Make) -> None:
    for number in range(30):
        make(f"Nurse {number:02}")
    make("Clerk")
    response = browser.get(LIST, {"q": "nurse", "sort": "title"})
    assert "30 postings with “nurse”" in words(response)
    assert "Page 1 of 2" in words(response)
    (following,) = tree(response).xpath("//nav[@class='pages']/a/@href")
    rest = [f"Nurse {number}" for number in range(25, 30)]
    assert titles(browser, LIST + following) == rest
    for page in ("2", "99"):
        assert titles(browser, q="nurse", sort="title", page=page) == rest
    for page in ("", "x", "-1", "0", "9" * 5000):
        assert browser.get(LIST, {"page": page}).status_code == 200


@pytest.mark.parametrize("address", [LIST, TRASH])
def test_a_longer_list_takes_no_more_queries(
    browser: Client, make: Make, editor: User, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get(address, {"q": "nurse"})
        return len(captured)

    counts = []
    for more in (3, 21):
        for number in range(more):
            posting = make(f"Nurse {number}", department="Care")
            if address == TRASH:
                posting.move_to_trash(editor)
        counts.append(queries())
    assert counts[0] == counts[1] < 10


# Searching


@pytest.fixture
def searched(make: Make, editor: User) -> Posting:
    """One posting with words of all sorts, and one without them."""
    make("Clerk")
    perks = "<p>A 401(k), <strong>child</strong>care, and follow-up visits. Straße.</p>"
    return make(
        "Nurse/Therapist (m/f/d)",
        department="St. Mary's",
        job_code="RN-42",
        reports_to="The matron",
        locations=(Location(city="Łódź", country="PL"),),
        facts=(Fact(label="Schedule", value="Fortnightly"),),
        apply=Apply(instructions="Send a résumé."),
        sections=(
            Section(kind="job_brief", heading="Brief", html="<p>Help.</p>"),
            Section(kind="custom", heading="Perks", html=perks),
        ),
    )


@pytest.mark.parametrize(
    "query",
    [
        *("nurse", "NURSE", "  nurse  ", "nur", "therapist", "nurse therapist", "therapist nurse"),
        *("nurse/therapist", "nurse / ther", "(m/f/d)", "mary", "St. Mary's", "rn-42", "42", "RN"),
        *("łódź", "ŁÓDŹ", "re\u0301sume\u0301", "fortnight", "matron", "perks", "401(k)", "401"),
        *("childcare", "follow-up", "up visits", "STRASSE", "straße", "nurse łódź 401"),
    ],
)
def test_a_posting_is_found_by_its_words_and_their_beginnings(
    browser: Client, searched: Posting, query: str
) -> None:
    assert titles(browser, q=query) == [searched.title]


@pytest.mark.parametrize("query", ["nurse dentist", "urse", "clerk nurse", "401(z)"])
def test_a_posting_that_lacks_one_of_the_words_is_not_found(
    browser: Client, searched: Posting, query: str
) -> None:
    response = browser.get(LIST, {"q": query})
    assert titles(browser, q=query) == []
    assert f"No posting has “{query}” in it." in words(response)
    assert tree(response).get_element_by_id("q").get("value") == query


@pytest.mark.parametrize("query", ["", "   ", "*:&|!()'", "\0", "---"])
def test_a_query_without_words_shows_everything(
    browser: Client, searched: Posting, query: str
) -> None:
    assert len(titles(browser, q=query)) == 2


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=250)
    | st.text("nurse:*&|!()'\\\"<->%_ \0\t", max_size=40)
    | st.lists(st.sampled_from(["nurse", ":*", "&", "|", "!", "(", ")", "'", "''", "\\"])).map(
        "".join
    )
)
def test_no_query_breaks_the_list(browser: Client, searched: Posting, query: str) -> None:
    response = browser.get(LIST, {"q": query.encode("utf-8", "replace").decode()})
    assert response.status_code == 200


def test_a_posting_is_found_by_what_it_says_now(
    browser: Client, searched: Posting, editor: User
) -> None:
    (perks,) = searched.present_sections().filter(heading="Perks")
    searched.save_section(
        perks, heading="Extras", html="<p>Yoga</p>", based_on=perks.version, by=editor
    )
    searched.move_to_trash(editor)
    assert titles(browser, q="yoga") == []
    searched.restore(editor)
    assert titles(browser, q="yoga extras") == [searched.title]
    assert titles(browser, q="childcare") == []


def test_a_posting_as_long_as_can_be_is_still_found(
    browser: Client, searched: Posting, editor: User
) -> None:
    letters = [chr(code) for code in range(0x4E00, 0x9FFF)]
    text = " ".join(first + second for first in letters[:200] for second in letters[:160])
    for heading in ("One", "Two", "Three"):
        searched.add_section(kind="custom", heading=heading, html=f"<p>{text}</p>", by=editor)
    searched.add_section(kind="custom", heading="Last", html=f"<p>{'x' * 90_000}</p>", by=editor)
    assert titles(browser, q="nurse") == [searched.title]
    assert titles(browser, q=letters[0]) == [searched.title]


# Duplicate, trash and restore


def test_a_duplicate_has_the_same_content_and_a_life_of_its_own(
    browser: Client, searched: Posting, editor: User
) -> None:
    gone = searched.present_sections()[1]
    searched.delete_section(gone, based_on=gone.version, by=editor)
    before = searched.document()
    response = browser.post(reverse("duplicate", args=[searched.pk]), follow=True)
    copy = Posting.objects.get(title=f"{searched.title} (copy)")
    assert response.redirect_chain == [(reverse("posting", args=[copy.pk]), 302)]
    assert "This is the copy." in words(response)
    assert [part.html for part in copy.document().sections] == [
        part.html for part in before.sections
    ]
    assert copy.document().facts == before.facts
    (revision,) = Revision.objects.of(copy)
    assert (revision.author, revision.content) == (editor, copy.document().to_dict())
    first = copy.present_sections()[0]
    copy.save_section(first, heading="Mine", html="", based_on=first.version, by=editor)
    searched.refresh_from_db()
    assert searched.document() == before
    assert titles(browser, q="nurse copy") == [copy.title]


def test_a_posting_with_the_longest_title_can_be_duplicated_again_and_again(
    browser: Client, make: Make
) -> None:
    posting = make("x" * 200)
    for _ in range(3):
        response = browser.post(reverse("duplicate", args=[posting.pk]))
        assert response.status_code == 302
        posting = Posting.objects.latest("created_at")
    assert Posting.objects.count() == 4


def test_the_trash_takes_a_posting_and_gives_it_back(
    browser: Client, searched: Posting, editor: User
) -> None:
    with one_revision(searched, editor):
        response = browser.post(reverse("move_to_trash", args=[searched.pk]), follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert f"Moved to the trash: {searched.title}" in words(response)
    assert titles(browser) == ["Clerk"]
    assert titles(browser, TRASH) == [searched.title]
    restore = reverse("restore", args=[searched.pk])
    assert restore in tree(response).xpath("//*[@class='said']//form/@action")
    assert form(browser.get(TRASH), restore)
    with one_revision(searched, editor):
        response = browser.post(restore, follow=True)
    assert f"Restored: {searched.title}" in words(response)
    assert searched.title in titles(browser)
    assert titles(browser, TRASH) == []


def test_the_trash_shows_what_came_last_first(browser: Client, make: Make, editor: User) -> None:
    for title in ("A", "B", "C"):
        make(title).move_to_trash(editor)
    Posting.objects.filter(title="A").update(trashed_at=timezone.now() + timedelta(minutes=1))
    assert titles(browser, TRASH) == ["A", "C", "B"]


def test_restoring_what_is_not_in_the_trash_changes_nothing(
    browser: Client, searched: Posting
) -> None:
    version = searched.version
    browser.post(reverse("restore", args=[searched.pk]))
    searched.refresh_from_db()
    assert searched.version == version


def test_the_navigation_says_where_one_is(browser: Client) -> None:
    for address, name in ((LIST, "Postings"), (reverse("library"), "Roles")):
        current = tree(browser.get(address)).xpath("//nav//a[@aria-current='page']")
        assert [link.text for link in current] == [name]
