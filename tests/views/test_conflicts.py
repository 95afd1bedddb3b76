"""Two people at one part: what goes together is saved, the rest is asked, and nothing is lost."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from lxml.html import FormElement, HtmlElement

from builder.models import Posting, Revision, StaleVersion, User
from builder.models.clash import SectionClash
from builder.models.section import Section
from builder.rich_text import to_markdown
from tests.comparing import texts
from tests.comparing.test_merging import words
from tests.views.page import HTMX, Response, address, tree

LogIn = Callable[[User], Client]


@pytest.fixture
def desk(editor: User, log_in: LogIn) -> Client:
    return log_in(editor)


@pytest.fixture
def part(posting: Posting, editor: User) -> Section:
    """A section of three bullets."""
    section = posting.present_sections().get(heading="Benefits")
    html = "<ul><li>A bicycle</li><li>Five days off</li><li>Lunch</li></ul>"
    return save(posting, section, html, editor)


def save(posting: Posting, part: Section, html: str, by: User, heading: str = "") -> Section:
    part.refresh_from_db()
    heading = heading or part.heading
    return posting.save_section(part, heading=heading, html=html, based_on=part.version, by=by)


def post(desk: Client, posting: Posting, part: Section, html: str, **further: str) -> Response:
    """Save the form of a section as it was opened with `part`."""
    data: dict[str, object] = {
        "version": part.version,
        "heading": part.heading,
        "html": to_markdown(html),
    } | further
    return desk.post(address("section", posting, part), data)


def filled(page: HtmlElement, form: str) -> dict[str, Any]:
    """Return what a browser would send of a form as it stands on the page."""
    (found,) = page.cssselect(f"{form} form")
    return dict(cast(FormElement, found).form_values())


def marks(group: HtmlElement) -> list[str]:
    return [f"{mark.tag!s} {mark.text_content()}" for mark in group.cssselect("ins, del")]


def test_changes_of_different_bullets_are_saved_together(
    posting: Posting, part: Section, owner: User, desk: Client
) -> None:
    save(posting, part, part.html.replace("Lunch", "Lunch and fruit"), owner)
    opened = Section.objects.get(pk=part.pk)
    opened.version -= 1
    response = desk.post(
        address("section", posting, part),
        {
            "version": opened.version,
            "heading": "Perks",
            "html": to_markdown(part.html.replace("A bicycle", "Two bicycles")),
        },
        headers=HTMX,
    )
    assert "What someone else changed meanwhile is kept too." in response.text
    part.refresh_from_db()
    assert part.heading == "Perks"
    assert part.html == (
        "<ul><li>Two bicycles</li><li>Five days off</li><li>Lunch and fruit</li></ul>"
    )


@pytest.fixture
def clash(posting: Posting, part: Section, owner: User, desk: Client) -> Response:
    """The answer to a save after the owner's: both changed how many days there are."""
    opened = Section.objects.get(pk=part.pk)
    html = part.html.replace("Five", "Ten").replace("Lunch", "Lunch and fruit")
    save(posting, part, html, owner)
    return post(desk, posting, opened, opened.html.replace("Five", "Six"))


def test_a_clash_shows_word_by_word_what_each_changed(clash: Response) -> None:
    assert clash.status_code == 409
    page = tree(clash)
    theirs, mine = page.cssselect(".conflict .changes")
    assert marks(theirs) == ["del Five", "ins Ten", "ins  and fruit"]
    assert marks(mine) == ["del Five", "ins Six"]
    assert "Six days off" in page.cssselect("textarea[name=html]")[0].text_content()


def test_both_texts_go_into_the_form_on_one_click_and_are_then_saved(
    posting: Posting, part: Section, desk: Client, clash: Response
) -> None:
    typed = filled(tree(clash), f"#{part.anchor}")
    revisions = Revision.objects.of(posting).count()
    response = desk.post(address("section", posting, part), typed | {"take": "both"})
    assert response.status_code == 200
    page = tree(response)
    (text,) = page.cssselect("textarea[name=html]")
    assert text.text_content().strip() == (
        "- A bicycle\n- Six days off\n- Ten days off\n- Lunch and fruit"
    )
    assert "nothing is saved yet" in page.text_content()
    assert Revision.objects.of(posting).count() == revisions
    form = filled(page, f"#{part.anchor}")
    assert desk.post(address("section", posting, part), form).status_code == 302
    part.refresh_from_db()
    assert "<li>Six days off</li><li>Ten days off</li><li>Lunch and fruit</li>" in part.html


def test_mine_replaces_theirs_on_one_click_and_theirs_stays_in_the_history(
    posting: Posting, part: Section, desk: Client, clash: Response
) -> None:
    form = filled(tree(clash), f"#{part.anchor}")
    assert desk.post(address("section", posting, part), form).status_code == 302
    part.refresh_from_db()
    assert "Six days off" in part.html
    assert "fruit" not in part.html
    kept = Revision.objects.of(posting)[1].section(part.pk)
    assert kept is not None
    assert "Lunch and fruit" in kept.html


def test_what_is_typed_into_a_deleted_section_is_shown_beside_it(
    posting: Posting, part: Section, owner: User, desk: Client
) -> None:
    opened = Section.objects.get(pk=part.pk)
    posting.delete_section(part, based_on=part.version, by=owner)
    response = post(desk, posting, opened, "<p>Much more</p>")
    assert response.status_code == 409
    assert "The section was deleted. Saving yours puts it back." in response.text


@pytest.mark.parametrize("base", ["", "x", "99", "-1"])
def test_a_base_that_is_not_known_gives_back_what_was_typed(
    base: str, posting: Posting, part: Section, desk: Client
) -> None:
    response = post(desk, posting, part, "<p>Mine</p>", take="both", base=base)
    assert response.status_code == 200
    assert tree(response).cssselect("textarea[name=html]")[0].text_content().strip() == "Mine"


def facts_form(desk: Client, posting: Posting) -> dict[str, Any]:
    return filled(tree(desk.get(address("facts", posting))), "#facts")


def test_facts_that_two_people_changed_in_different_fields_are_saved_together(
    posting: Posting, owner: User, desk: Client
) -> None:
    typed = facts_form(desk, posting) | {"title": "Night Case Manager", "openings": "2"}
    place = {"city": "Duluth", "region": "MN", "country": "US"}
    theirs = {"department": "Care", "locations": [place]}
    posting.save_facts(theirs, based_on=posting.facts_version, by=owner)
    assert desk.post(address("facts", posting), typed).status_code == 302
    posting.refresh_from_db()
    assert (posting.title, posting.openings) == ("Night Case Manager", 2)
    assert (posting.department, posting.locations) == ("Care", [place])


def test_a_field_that_both_changed_is_asked_and_the_others_go_together(
    posting: Posting, owner: User, desk: Client
) -> None:
    typed = facts_form(desk, posting) | {"department": "Outreach", "openings": "2"}
    theirs = {"department": "Care", "job_code": "C-7", "workplace": "hybrid"}
    posting.save_facts(theirs, based_on=posting.facts_version, by=owner)
    response = desk.post(address("facts", posting), typed)
    assert response.status_code == 409
    page = tree(response)
    told = [cell.text_content() for cell in page.cssselect(".clash-table tbody :is(th, td)")]
    assert told == ["Department", "empty", "Care", "Outreach"]
    form = filled(page, "#facts")
    assert (form["department"], form["job_code"], form["workplace"]) == (
        "Outreach",
        "C-7",
        "hybrid",
    )
    assert desk.post(address("facts", posting), form).status_code == 302
    posting.refresh_from_db()
    assert (posting.department, posting.openings, posting.job_code) == ("Outreach", 2, "C-7")


def test_two_changes_that_leave_no_sound_range_of_pay_are_asked(
    posting: Posting, editor: User, owner: User
) -> None:
    pay = {"pay_minimum": Decimal(50), "pay_maximum": Decimal(60)}
    posting.save_facts(pay, based_on=posting.facts_version, by=editor)
    opened = posting.facts_version
    posting.save_facts(pay | {"pay_maximum": Decimal(52)}, based_on=opened, by=owner)
    with pytest.raises(StaleVersion):
        posting.save_facts(pay | {"pay_minimum": Decimal(55)}, based_on=opened, by=editor)


@given(three=texts.threes)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_saves_second_no_added_word_disappears(
    posting: Posting, part: Section, editor: User, owner: User, three: tuple[str, str, str]
) -> None:
    base, mine, theirs = three
    opened = save(posting, part, base, editor).version
    save(posting, part, theirs, owner)
    html = ""
    try:
        saved = posting.save_section(
            part, heading=part.heading, html=mine, based_on=opened, by=editor
        )
        html = saved.html
    except StaleVersion as stale:
        clash = cast(SectionClash, stale.clash)
        html = clash.merge.merged.html if clash.merge.merged else ""
    assert not (words(mine) - words(base)) - words(html)
    assert not (words(theirs) - words(base)) - words(html)
