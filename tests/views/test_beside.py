"""Two postings or templates next to each other, and copying from one into the other."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml.html import HtmlElement

from builder.models import Posting, RoleTemplate, Section, User
from tests.views.conftest import LogIn
from tests.views.editing import headings, part_of
from tests.views.page import Response, address, tree, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_role_templates import own

__all__ = ["own"]


@pytest.fixture
def other(posting: Posting, editor: User) -> Posting:
    """A copy of the posting that says some things otherwise."""
    other = posting.duplicate(editor)
    duties = part_of(other, "responsibilities")
    other.save_section(
        duties,
        heading=duties.heading,
        html="<ul><li>Feed the ducks</li><li>Wash the [cups]</li></ul>",
        based_on=duties.version,
        by=editor,
    )
    other.add_section(kind="custom", heading="Shifts", html="<ul><li>Nights</li></ul>", by=editor)
    other.refresh_from_db()
    return other


def where(left: Posting | RoleTemplate, right: Posting | RoleTemplate) -> str:
    return address("compare_beside", left, right.kind, right.pk)


def cell(page: Response, section: Section) -> HtmlElement:
    return tree(page).get_element_by_id(section.anchor)


def sent(page: Response, section: Section, button: str = "") -> dict[str, str]:
    """Return what a button of a section sends: that of the section, or of a bullet."""
    found = cell(page, section)
    values = {str(one.get("name")): str(one.get("value")) for one in found.xpath(".//input")}
    named = found.xpath(".//button[contains(@aria-label, $words)]", words=button)
    assert named, f"no button says {button!r}"
    if button:
        values["bullet"] = named[0].get("value")
    return values


def test_two_postings_are_compared_section_by_section(
    browser: Client, posting: Posting, other: Posting
) -> None:
    page = browser.get(where(posting, other))
    assert "Job title" in words(page, "main")
    shifts = other.present_sections().get(heading="Shifts")
    assert "Only here" in words(page, shifts.anchor)
    assert f"{posting.title} has no such section." in words(page, "main")
    assert "Same in both" in words(page, part_of(posting, "benefits").anchor)
    marked = cell(page, part_of(other, "responsibilities")).xpath(".//*[@class='differs']")
    assert "Feed the ducks" in [one.text_content() for one in marked]


@pytest.mark.parametrize("kinds", ["posting and template", "template and posting", "shipped"])
def test_postings_and_templates_are_compared_each_with_each(
    browser: Client, posting: Posting, own: RoleTemplate, role: RoleTemplate, kinds: str
) -> None:
    pairs: dict[str, tuple[Posting | RoleTemplate, Posting | RoleTemplate]] = {
        "posting and template": (posting, own),
        "template and posting": (own, posting),
        "shipped": (own, role),
    }
    page = browser.get(where(*pairs[kinds]))
    assert page.status_code == 200
    assert "Job facts that differ" in words(page, "main")


def test_family_and_level_stand_among_what_differs(
    browser: Client, posting: Posting, own: RoleTemplate
) -> None:
    page = words(browser.get(where(posting, own)), "main")
    assert f"Job family {posting.family} Care" in page
    assert "Level Not stated Senior" in page


def test_a_bullet_is_copied_into_the_matching_section(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    duties = part_of(other, "responsibilities")
    here = where(posting, other)
    with no_revision(other), one_revision(posting, editor):
        response = browser.post(
            here, sent(browser.get(here), duties, button="Copy “Feed the ducks”")
        )
    into = part_of(posting, "responsibilities")
    assert response["Location"] == f"{here}#{into.anchor}"
    assert "<li>Feed the ducks</li>" in into.html
    assert posting.revisions.latest("number").summary == f"Copied from {other.title}"
    page = browser.get(here)
    assert f"Copied into {posting.title}: “Feed the ducks”" in words(page)
    undo = tree(page).xpath("string(//form[contains(@action, 'undo')]/@action)")
    with one_revision(posting, editor):
        response = browser.post(undo)
    assert response["Location"] == here
    assert "Feed the ducks" not in part_of(posting, "responsibilities").html
    assert f"Undone: Copied from {other.title}" in words(browser.get(here))
    with no_revision(posting):
        browser.post(undo)
    assert "Nothing to undo here any more" in words(browser.get(here))


def test_it_is_copied_the_other_way_too(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    here = where(posting, other)
    benefits = part_of(posting, "benefits")
    posting.save_section(
        benefits,
        heading=benefits.heading,
        html="<ul><li>A bicycle</li></ul>",
        based_on=benefits.version,
        by=editor,
    )
    with no_revision(posting), one_revision(other, editor):
        browser.post(here, sent(browser.get(here), benefits, button="“A bicycle”"))
    assert "<li>A bicycle</li>" in part_of(other, "benefits").html


def test_a_section_that_is_missing_is_made(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    shifts = other.present_sections().get(heading="Shifts")
    here = where(posting, other)
    with one_revision(posting, editor):
        browser.post(here, sent(browser.get(here), shifts))
    made = posting.present_sections().get(heading="Shifts")
    assert (made.html, made.kind) == (shifts.html, "custom")
    assert headings(posting) == headings(other)
    with one_revision(posting, editor):
        browser.post(address("undo", posting), {"number": posting.version})
    assert "Shifts" not in headings(posting)


def test_a_section_takes_the_place_of_its_like(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    duties = part_of(other, "responsibilities")
    here = where(posting, other)
    with one_revision(posting, editor):
        browser.post(here, sent(browser.get(here), duties))
    assert part_of(posting, "responsibilities").html == duties.html
    with no_revision(posting):
        again = {"into": "left", "pair": "1", "version": str(posting.version)}
        browser.post(here, again | {"source_version": str(other.version)})


@pytest.mark.parametrize("changed", ["where it goes", "where it comes from"])
def test_nothing_is_copied_over_what_someone_changed_meanwhile(
    browser: Client, posting: Posting, other: Posting, owner: User, changed: str
) -> None:
    here = where(posting, other)
    copying = sent(browser.get(here), part_of(other, "responsibilities"), button="Copy “Feed")
    edited = posting if changed == "where it goes" else other
    part = part_of(edited, "responsibilities")
    edited.save_section(
        part,
        heading="Tasks",
        html="<ul><li>Sing</li></ul>",
        based_on=part.version,
        by=owner,
    )
    with no_revision(posting), no_revision(other):
        response = browser.post(here, copying)
    assert response.status_code == 409
    assert "Olga Owner saved since you opened the page" in words(response, "main")
    assert "Sing" in words(response, "main")


@pytest.mark.parametrize(
    "wrong",
    [{"pair": "99"}, {"pair": "x"}, {"bullet": "99"}, {"bullet": "-1"}, {"bullet": "\0"}],
    ids=str,
)
def test_what_is_not_there_is_refused(
    browser: Client, posting: Posting, other: Posting, wrong: dict[str, str]
) -> None:
    here = where(posting, other)
    copying = sent(browser.get(here), part_of(other, "responsibilities"))
    with no_revision(posting):
        response = browser.post(here, copying | wrong)
    assert response.status_code == 422
    assert "There is nothing to copy there" in words(response, "main")


def test_a_section_does_not_become_longer_than_one_may_be(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    part = part_of(posting, "responsibilities")
    posting.save_section(
        part,
        heading=part.heading,
        html=f"<p>{'x' * 99_980}</p>",
        based_on=part.version,
        by=editor,
    )
    here = where(posting, other)
    copying = sent(browser.get(here), part_of(other, "responsibilities"), button="Copy “Feed")
    with no_revision(posting):
        response = browser.post(here, copying)
    assert response.status_code == 422
    assert "The section would become too long" in words(response, "main")


def test_only_into_what_one_may_change_is_anything_copied(
    browser: Client, posting: Posting, role: RoleTemplate, viewer: User, log_in: LogIn
) -> None:
    here = where(posting, role)
    page = browser.get(here)
    assert all(
        f"{posting.title}, posting" in label for label in tree(page).xpath("//button/@aria-label")
    )
    data = {"into": "right", "pair": "0", "version": role.version}
    data |= {"source_version": posting.version}
    assert browser.post(here, data).status_code == 403
    reader = log_in(viewer)
    assert "Copy" not in words(reader.get(here), "main")
    assert reader.post(here, data | {"into": "left"}).status_code == 403


def test_nothing_of_another_organization_is_compared_or_copied(
    browser: Client, posting: Posting, role: RoleTemplate, stranger: User
) -> None:
    elsewhere = stranger.memberships.get().organization
    theirs = Posting.objects.start(role, elsewhere, {"title": "Theirs"}, stranger)
    for address_ in (where(posting, theirs), where(theirs, posting)):
        assert browser.get(address_).status_code == 404
        with no_revision(posting), no_revision(theirs):
            assert browser.post(address_, {"into": "left", "pair": "0"}).status_code == 404
    assert "Theirs" not in words(browser.get(address("choose_other", posting) + "?q=theirs"))


def test_one_is_not_compared_with_itself(browser: Client, posting: Posting) -> None:
    response = browser.get(where(posting, posting))
    assert response["Location"] == address("choose_other", posting)


def test_the_other_one_is_chosen_by_words_of_its_title(
    browser: Client, posting: Posting, other: Posting, own: RoleTemplate, role: RoleTemplate
) -> None:
    choose = address("choose_other", posting)
    assert choose in browser.get(posting.get_absolute_url()).text
    page = browser.get(choose)
    links = tree(page).xpath("//main//a[@class='row-title']/@href")
    # Its template first, then postings, own templates before those that came with the product.
    assert links == [where(posting, one) for one in (role, other, own, role)]
    for query, found in (("night", [own]), ("copy", [other]), ("zzz", [])):
        page = browser.get(f"{choose}?q={query}")
        links = tree(page).xpath("//main//a[@class='row-title']/@href")
        assert links == [where(posting, one) for one in found], query
    assert "No posting or template has “zzz” in its title" in words(page, "main")


def test_choosing_costs_as_many_queries_with_many_as_with_few(
    browser: Client, posting: Posting, editor: User
) -> None:
    counts = []
    for number in range(12):
        posting.duplicate(editor)
        if number in {0, 11}:
            with CaptureQueriesContext(connection) as queries:
                browser.get(address("choose_other", posting))
            counts.append(len(queries))
    assert counts[0] == counts[1]


def test_comparing_costs_as_many_queries_with_many_sections_as_with_few(
    browser: Client, posting: Posting, other: Posting, editor: User
) -> None:
    counts = []
    for number in range(8):
        other.add_section(kind="custom", heading=f"More {number}", html="<p>x</p>", by=editor)
        if number in {0, 7}:
            with CaptureQueriesContext(connection) as queries:
                browser.get(where(posting, other))
            counts.append(len(queries))
    assert counts[0] == counts[1]
