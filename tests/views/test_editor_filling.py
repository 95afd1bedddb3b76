import pytest
from django.test import Client

from builder.document import Location
from builder.models import Posting, Section, User
from tests.views.editing import assert_fresh, assert_leads_to, form_of, part_of
from tests.views.page import HTMX, address, tree, words
from tests.views.revisions import no_revision, one_revision


@pytest.fixture
def twins(posting: Posting, brief: Section, benefits: Section, editor: User) -> Posting:
    """A posting with one placeholder in three places, written differently."""
    for part, text in (
        (brief, "Join [Team name]. [team  NAME] is fun."),
        (benefits, "[Team name]"),
    ):
        posting.save_section(
            part, heading=part.heading, html=f"<p>{text}</p>", based_on=part.version, by=editor
        )
    return posting


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_filling_a_placeholder_fills_its_twins(
    browser: Client, twins: Posting, editor: User, headers: dict[str, str]
) -> None:
    page = browser.get(address("posting", twins))
    assert "Team name Show (3 places)" in words(page, "panel")
    with one_revision(twins, editor):
        response = browser.post(
            address("fill", twins),
            {"placeholder": "[Team name]", "value": " Blue <b> & co "},
            headers=headers,
        )
    assert part_of(twins, "job_brief").html == (
        "<p>Join Blue &lt;b&gt; &amp; co. Blue &lt;b&gt; &amp; co is fun.</p>"
    )
    assert part_of(twins, "benefits").html == "<p>Blue &lt;b&gt; &amp; co</p>"
    if headers:
        assert_fresh(response)
        assert "Team name" not in words(response, "panel")
        assert "Filled in: Blue <b> & co" in words(response, "said")
    else:
        assert response["Location"] == f"{address('posting', twins)}#panel"


def test_filling_in_place_and_address_settles_the_facts_too(
    browser: Client, posting: Posting
) -> None:
    where = address("fill", posting)
    browser.post(where, {"placeholder": "[City, State]", "value": "Ann Arbor, Michigan"})
    address_to_fill = "[email address or application portal]"
    browser.post(where, {"placeholder": address_to_fill, "value": "jobs@riverbend.example"})
    posting.refresh_from_db()
    document = posting.document()
    assert document.locations == (Location(city="Ann Arbor", region="Michigan", country="US"),)
    assert document.apply.email == "jobs@riverbend.example"
    page = browser.get(address("posting", posting))
    assert "Nothing left to fill in" in words(page, "panel")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("placeholder", "value", "problem"),
    [
        ("[Team name]", "  ", "This field is required"),
        ("[Team name]", "x" * 301, "at most 300 characters"),
        ("[Team name]", "the [Blue] team", "Leave the square brackets out"),
        ("[TEAM  name]", "the [Blue] team", "Leave the square brackets out"),
        ("[email address or application portal]", "call us", "Write an e-mail address"),
        ("[email address or application portal]", "javascript:alert(1)", "Write an e-mail address"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_and_given_back(
    browser: Client,
    twins: Posting,
    placeholder: str,
    value: str,
    problem: str,
    headers: dict[str, str],
) -> None:
    with no_revision(twins):
        response = browser.post(
            address("fill", twins), {"placeholder": placeholder, "value": value}, headers=headers
        )
    assert response.status_code == 422
    assert problem in words(response, "panel")
    (given_back,) = tree(response).xpath("//input[@name='value'][@aria-invalid='true']")
    assert given_back.get("value") == value
    if headers:
        assert_leads_to(response, "panel")


def test_what_would_make_a_heading_too_long_is_refused(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    where = address("section", posting, benefits)
    browser.post(where, form_of(browser, where) | {"heading": "Benefits at [Team name]"})
    with no_revision(posting):
        response = browser.post(
            address("fill", posting), {"placeholder": "[Team name]", "value": "x" * 150}
        )
    assert response.status_code == 422
    assert "too long" in words(response, "panel")


def test_what_would_make_the_title_too_long_is_refused(
    browser: Client, posting: Posting, editor: User
) -> None:
    posting.save_facts({"title": "Case Manager, [Team name]"}, based_on=1, by=editor)
    with no_revision(posting):
        response = browser.post(
            address("fill", posting), {"placeholder": "[Team name]", "value": "x" * 200}
        )
    assert response.status_code == 422
    assert "too long" in words(response, "panel")


def test_filling_in_what_is_nowhere_changes_nothing(browser: Client, posting: Posting) -> None:
    with no_revision(posting):
        browser.post(address("fill", posting), {"placeholder": "[Moon phase]", "value": "full"})
