"""Single bullets: each change is one save, refused where the list is not as it was seen."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from builder import bullets
from builder.models import Posting, Revision, RoleTemplate, Section, User
from tests.views.conftest import LogIn
from tests.views.editing import assert_fresh, form_of
from tests.views.page import HTMX, Response, address, tree, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_undoing import press

BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])


def with_list(posting: Posting, heading: str, items: Iterable[str], by: User) -> Section:
    """Give a section a list of bullets."""
    part = posting.present_sections().get(heading=heading)
    html = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    return posting.save_section(part, heading=heading, html=html, based_on=part.version, by=by)


@pytest.fixture
def abc(posting: Posting, editor: User) -> Section:
    """A section of three bullets."""
    return with_list(posting, "Qualifications", "ABC", editor)


@pytest.fixture
def xy(posting: Posting, editor: User, abc: Section) -> Section:
    """Another section, of two."""
    return with_list(posting, "Benefits", "XY", editor)


def listed(part: Section) -> str:
    part.refresh_from_db()
    return " ".join(one.text for one in bullets.bullets(part.html))


def change(
    browser: Client,
    posting: Posting | RoleTemplate,
    part: Section,
    number: int,
    do: str,
    headers: dict[str, str] = HTMX,
    **further: object,
) -> Response:
    sent = {"version": part.version, "do": do} | further
    return browser.post(address("bullet", posting, part, number), sent, headers=headers)


@BOTH
@pytest.mark.parametrize(
    ("number", "do", "further", "now", "at"),
    [
        (2, "up", {}, "A C B", 1),
        (0, "down", {}, "B A C", 1),
        (2, "up", {"times": 2}, "C A B", 0),
        (1, "required", {}, "A Required: B C", 1),
        (1, "preferred", {}, "A Preferred: B C", 1),
        (1, "remove", {}, "A C", 1),
        (2, "remove", {}, "A B", 1),
    ],
)
def test_a_change_of_a_bullet_is_one_save(
    browser: Client,
    posting: Posting,
    abc: Section,
    editor: User,
    headers: dict[str, str],
    number: int,
    do: str,
    further: dict[str, object],
    now: str,
    at: int,
) -> None:
    with one_revision(posting, editor):
        response = change(browser, posting, abc, number, do, headers, **further)
    assert listed(abc) == now
    anchor = f"bullet-{abc.pk}-{at}"
    if headers:
        assert_fresh(response)
        assert tree(response).xpath("//*[@id='said']//@data-anchor") == [anchor]
        assert tree(response).get_element_by_id(anchor) is not None
    else:
        assert response["Location"] == f"{address('posting', posting)}#{anchor}"


def test_a_bullet_says_where_it_is_now(browser: Client, posting: Posting, abc: Section) -> None:
    assert "Moved: 2 of 3" in words(change(browser, posting, abc, 0, "down"), "said")
    abc.refresh_from_db()
    with no_revision(posting):
        response = change(browser, posting, abc, 0, "up")
    assert "Stays: 1 of 3" in words(response, "said")


@BOTH
@pytest.mark.parametrize(
    ("further", "there", "at"),
    [
        ({}, "X Y B", 2),
        ({"beside": 0}, "B X Y", 0),
        ({"beside": 0, "after": "yes"}, "X B Y", 1),
    ],
)
def test_a_bullet_moves_into_another_section_in_one_save_and_back_in_one_undo(
    browser: Client,
    posting: Posting,
    abc: Section,
    xy: Section,
    editor: User,
    headers: dict[str, str],
    further: dict[str, object],
    there: str,
    at: int,
) -> None:
    to = f"{xy.pk} {xy.version}"
    with one_revision(posting, editor):
        response = change(browser, posting, abc, 1, "move", headers, to=to, **further)
    assert (listed(abc), listed(xy)) == ("A C", there)
    if not headers:
        assert response["Location"].endswith(f"#bullet-{xy.pk}-{at}")
    summary = Revision.objects.of(posting)[0].summary
    assert summary == "Moved a bullet from Qualifications to Benefits"
    with one_revision(posting, editor):
        press(browser, posting, "undo", headers)
    assert (listed(abc), listed(xy)) == ("A B C", "X Y")


def test_a_bullet_moves_beside_another_of_its_section(
    browser: Client, posting: Posting, abc: Section
) -> None:
    to = f"{abc.pk} {abc.version}"
    change(browser, posting, abc, 0, "move", to=to, beside=1, after="yes")
    assert listed(abc) == "B A C"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("which", ["its own", "the other", "the other, deleted"])
def test_a_list_that_was_changed_meanwhile_stays_as_it_is(
    browser: Client,
    posting: Posting,
    abc: Section,
    xy: Section,
    owner: User,
    headers: dict[str, str],
    which: str,
) -> None:
    seen = {"version": abc.version, "to": f"{xy.pk} {xy.version}"}
    posting.refresh_from_db()
    if which == "its own":
        with_list(posting, "Qualifications", "CBA", owner)
    elif which == "the other":
        with_list(posting, "Benefits", "YX", owner)
    else:
        posting.delete_section(xy, based_on=xy.version, by=owner)
    with no_revision(posting):
        response = change(browser, posting, abc, 1, "move", headers, **seen)
    if which == "the other, deleted":
        assert response.status_code == 404
    else:
        assert response.status_code == 409
        assert "changed meanwhile" in response.text


def test_the_menu_of_a_list_that_was_changed_meanwhile_does_not_open(
    browser: Client, posting: Posting, abc: Section, owner: User
) -> None:
    where = f"{address('bullet', posting, abc, 1)}?version={abc.version}"
    assert browser.get(where).status_code == 200
    posting.refresh_from_db()
    with_list(posting, "Qualifications", "CBA", owner)
    assert browser.get(where, headers=HTMX).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "explode"},
        {"version": "x"},
        {"do": "up", "times": "-1"},
        {"do": "move"},
        {"do": "move", "to": "x 1"},
        {"do": "move", "to": f"{'-' * 36} 1"},
        {"do": "remove", "number": 3},
        {"do": "up", "number": 99999999999999999999},
        {"do": "move", "to": "own", "beside": 7},
    ],
)
def test_what_makes_no_sense_is_refused(
    browser: Client, posting: Posting, abc: Section, wrong: dict[str, object]
) -> None:
    number = wrong.pop("number", 0)
    if wrong.get("to") == "own":
        wrong["to"] = f"{abc.pk} {abc.version}"
    with no_revision(posting):
        where = address("bullet", posting, abc, number)
        response = browser.post(where, {"version": abc.version} | wrong, headers=HTMX)
    assert response.status_code == 422


def test_a_bullet_is_not_moved_into_a_section_of_another_posting(
    browser: Client, posting: Posting, abc: Section, editor: User
) -> None:
    other = posting.duplicate(editor).present_sections()[0]
    with no_revision(posting):
        response = change(browser, posting, abc, 0, "move", to=f"{other.pk} {other.version}")
    assert response.status_code == 404


def test_the_page_of_a_bullet_does_what_its_menu_does(
    browser: Client, posting: Posting, abc: Section, xy: Section
) -> None:
    where = address("bullet", posting, abc, 2)
    page = browser.get(where)
    buttons = [str(one.get("value")) for one in tree(page).xpath("//main//button[@name='do']")]
    assert buttons == ["up", "down", "required", "preferred", "remove", "move"]
    browser.post(where, form_of(browser, where) | {"do": "move", "to": f"{xy.pk} {xy.version}"})
    assert listed(xy) == "X Y C"


@pytest.mark.parametrize(
    ("heading", "kind", "text", "offered"),
    [
        ("Qualifications", "qualifications", "A", ["required", "preferred"]),
        ("Preferred qualifications", "qualifications", "A", ["required"]),
        ("Qualifications", "qualifications", "<b>Required:</b> A", ["preferred", "unmark"]),
        ("Benefits", "benefits", "A", []),
        ("Benefits", "benefits", "<b>Preferred:</b> A", ["unmark"]),
    ],
)
def test_a_mark_is_offered_where_it_says_something(
    browser: Client,
    posting: Posting,
    editor: User,
    heading: str,
    kind: str,
    text: str,
    offered: list[str],
) -> None:
    part = posting.add_section(
        kind=kind, heading=heading, html=f"<ul><li>{text}</li></ul>", by=editor
    )
    page = tree(browser.get(address("bullet", posting, part, 0)))
    every = [str(one.get("value")) for one in page.xpath("//main//button[@name='do']")]
    assert [one for one in every if one in {"required", "preferred", "unmark"}] == offered


def test_a_mark_is_a_word_of_the_postings_language(
    browser: Client, posting: Posting, abc: Section, editor: User
) -> None:
    posting.save_facts({"language": "es-US"}, based_on=posting.facts_version, by=editor)
    change(browser, posting, abc, 0, "preferred")
    assert listed(abc) == "Deseable: A B C"


def test_who_may_only_read_sees_no_grips(
    log_in: LogIn, viewer: User, posting: Posting, abc: Section
) -> None:
    page = tree(log_in(viewer).get(address("posting", posting)))
    assert not page.xpath("//a[@class='grip']")
    assert not page.xpath("//li[@data-bullet]")


@pytest.mark.parametrize(("do", "most"), [("down", 12), ("move", 13)])
def test_a_move_asks_the_database_as_often_however_long_the_lists_are(
    browser: Client, posting: Posting, editor: User, do: str, most: int
) -> None:
    asked = []
    for letters in ("ABC", "ABCDEFGHIJKLMNOP"):
        part = with_list(posting, "Qualifications", letters, editor)
        other = with_list(posting, "Benefits", letters, editor)
        with CaptureQueriesContext(connection) as queries:
            change(browser, posting, part, 1, do, to=f"{other.pk} {other.version}")
        asked.append([q["sql"] for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]])
        posting.refresh_from_db()
    assert len(asked[0]) == len(asked[1]) <= most, "\n".join(asked[0])
