import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from builder.models import Posting, Revision, Section, User
from tests.views.editing import assert_fresh, assert_leads_to, form_of, headings, part_of
from tests.views.page import HTMX, address, form, tree, words
from tests.views.revisions import no_revision, one_revision

MEGABYTES = 1024 * 1024


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_section_becomes_its_form(
    browser: Client, posting: Posting, benefits: Section, headers: dict[str, str]
) -> None:
    where = address("section", posting, benefits)
    response = browser.get(where, headers=headers)
    assert response.status_code == 200
    assert form(response, where)["heading"] == "Benefits"
    assert (
        "- Dental insurance to help with the cost of dental care" in form(response, where)["html"]
    )
    assert ("<html" in response.text) == (headers == {})
    assert ("Riverbend Health is hiring" in response.text) == (headers == {})


def test_a_section_saves_and_leads_back_to_itself(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"heading": "What we give", "html": "Much:\n\n- pay\n- time"}
    with one_revision(posting, editor):
        response = browser.post(where, typed)
    assert response.status_code == 302
    assert response["Location"] == f"{address('posting', posting)}#{benefits.anchor}"
    page = browser.get(response["Location"])
    assert "What we give Much: pay time" in words(page, benefits.anchor)
    assert part_of(posting, "benefits").html == "<p>Much:</p><ul><li>pay</li><li>time</li></ul>"


def test_a_section_saves_without_a_page_load(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where)
    typed |= {"html": "<p>Time in <strong>[Season]</strong></p>", "html_format": "html"}
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=HTMX)
    assert response.status_code == 200
    assert_fresh(response)
    assert "Time in [Season]" in words(response, benefits.anchor)
    assert "3 things to fill in" in words(response, "panel")
    assert "3 to fill in" in words(response, "bar")
    assert f'value="{part_of(posting, "benefits").version}"' in response.text


@pytest.mark.parametrize("more", [0, 40])
def test_a_save_asks_the_database_twelve_times_however_many_sections_there_are(
    browser: Client, posting: Posting, benefits: Section, editor: User, more: int
) -> None:
    for number in range(more):
        posting.add_section(kind="custom", heading=f"More {number}", html="<p>x</p>", by=editor)
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"html": "Much"}
    with CaptureQueriesContext(connection) as queries:
        assert browser.post(where, typed, headers=HTMX).status_code == 200
    asked = [query["sql"] for query in queries.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(asked)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>Safe</p><script>alert(1)</script>", "<p>Safe</p>"),
        ("<p onclick=alert(1) style='color:red' class=x>Safe</p>", "<p>Safe</p>"),
        ("<p><a href='javascript:alert(1)'>Safe</a></p>", "<p>Safe</p>"),
        ("<img src=http://evil.example/x.png><p>Safe</p>", "<p>Safe</p>"),
        ("<style>p { color: red }</style><p>Safe</p><iframe src=/></iframe>", "<p>Safe</p>"),
        ("<svg><script>alert(1)</script></svg><p>Safe</p>", "<p>Safe</p>"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_what_is_unsafe_never_reaches_the_database(
    browser: Client, posting: Posting, benefits: Section, sent: str, kept: str, kind: str
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"html": sent, "html_format": kind}
    assert browser.post(where, typed).status_code == 302
    assert part_of(posting, "benefits").html == kept
    page = browser.get(address("posting", posting)).text
    assert "alert(1)" not in page
    assert "evil.example" not in page


def test_saving_an_untouched_section_changes_nothing(browser: Client, posting: Posting) -> None:
    for part in posting.present_sections():
        where = address("section", posting, part)
        as_html = {"html": part.html, "html_format": "html"}
        for untouched in (form_of(browser, where), form_of(browser, where) | as_html):
            with no_revision(posting):
                assert browser.post(where, untouched).status_code == 302


def test_two_sections_changed_on_the_same_page_both_count(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, brief: Section
) -> None:
    first, second = address("section", posting, benefits), address("section", posting, brief)
    mine, theirs = form_of(browser, first), form_of(colleague, second)
    assert browser.post(first, mine | {"html": "Mine"}).status_code == 302
    assert colleague.post(second, theirs | {"html": "Theirs"}).status_code == 302
    assert part_of(posting, "benefits").html == "<p>Mine</p>"
    assert part_of(posting, "job_brief").html == "<p>Theirs</p>"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_stale_save_shows_both_texts_and_saving_again_wins(
    browser: Client,
    colleague: Client,
    posting: Posting,
    benefits: Section,
    editor: User,
    headers: dict[str, str],
) -> None:
    where = address("section", posting, benefits)
    mine = form_of(browser, where) | {"heading": "My benefits", "html": "What I wrote"}
    colleague.post(where, form_of(colleague, where) | {"html": "What she wrote"})

    with no_revision(posting):
        response = browser.post(where, mine, headers=headers)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, benefits.anchor)
    assert "What she wrote" in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert form(response, where)["heading"] == "My benefits"
    if headers:
        assert_leads_to(response, benefits.anchor)

    with one_revision(posting, editor):
        browser.post(where, form(response, where), headers=headers)
    assert part_of(posting, "benefits").html == "<p>What I wrote</p>"
    newest, before = Revision.objects.of(posting)[:2]
    assert "What I wrote" in str(newest.content)
    assert "What she wrote" in str(before.content)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_saving_a_section_that_was_deleted_meanwhile_asks_then_puts_it_back(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, headers: dict[str, str]
) -> None:
    where, order = address("section", posting, benefits), headings(posting)
    mine = form_of(browser, where) | {"html": "What I wrote"}
    colleague.post(address("delete_section", posting, benefits), {"version": benefits.version})

    response = browser.post(where, mine, headers=headers)
    assert response.status_code == 409
    assert "The section was deleted." in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert "Benefits" not in headings(posting)

    browser.post(where, form(response, where), headers=headers)
    assert part_of(posting, "benefits").html == "<p>What I wrote</p>"
    assert headings(posting) == order


def test_a_section_put_back_by_a_save_returns_to_its_place_among_moved_ones(
    browser: Client, posting: Posting, editor: User
) -> None:
    second = posting.present_sections()[1]
    where = address("section", posting, second)
    mine = form_of(browser, where)
    posting.delete_section(second, based_on=second.version, by=editor)
    first, third, *rest = posting.present_sections()
    posting.move_section(third, 5, by=editor)
    browser.post(where, form(browser.post(where, mine), where))
    assert headings(posting)[:3] == [first.heading, second.heading, rest[0].heading]
    assert [part.position for part in posting.present_sections()] == list(range(7))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("heading", ["", "   ", "x" * 151])
def test_a_heading_that_is_empty_or_too_long_is_refused_and_the_text_given_back(
    browser: Client, posting: Posting, benefits: Section, heading: str, headers: dict[str, str]
) -> None:
    where = address("section", posting, benefits)
    with no_revision(posting):
        response = browser.post(
            where,
            form_of(browser, where) | {"heading": heading, "html": "What I wrote"},
            headers=headers,
        )
    assert response.status_code == 422
    assert "Nothing you typed is lost." in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert form(response, where)["heading"] == heading
    if headers:
        assert_leads_to(response, benefits.anchor)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_paste_of_two_megabytes_is_refused_and_given_back(
    browser: Client, posting: Posting, benefits: Section, kind: str
) -> None:
    where = address("section", posting, benefits)
    paste = "Much ado. " * (2 * MEGABYTES // 10)
    with no_revision(posting):
        response = browser.post(
            where, form_of(browser, where) | {"html": paste, "html_format": kind}, headers=HTMX
        )
    assert response.status_code == 422
    assert "a section holds up to 100,000" in words(response, benefits.anchor)
    (area,) = tree(response).xpath("//textarea[@name='html']")
    given_back = area.get("data-html") if kind == "html" else area.text
    assert given_back.strip() == paste.strip()


@pytest.mark.parametrize("version", ["", "three", "-1", "9" * 5000, "٣"])
def test_a_version_that_is_none_is_refused_and_the_text_given_back(
    browser: Client, posting: Posting, benefits: Section, version: str
) -> None:
    where = address("section", posting, benefits)
    with no_revision(posting):
        response = browser.post(
            where, form_of(browser, where) | {"version": version, "html": "What I wrote"}
        )
    assert response.status_code in {409, 422}
    assert form(response, where)["html"] == "What I wrote"


def test_a_null_character_is_refused(browser: Client, posting: Posting, benefits: Section) -> None:
    where = address("section", posting, benefits)
    for name in ("heading", "html"):
        with no_revision(posting):
            response = browser.post(where, form_of(browser, where) | {name: "nu\0ll"})
        assert response.status_code == 422
