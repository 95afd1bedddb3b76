from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from builder.families import FAMILIES
from builder.models import (
    Level,
    Organization,
    Posting,
    Revision,
    RoleTemplate,
    User,
)
from builder.reusing import blank
from tests.conftest import ROLE_KEY
from tests.views.conftest import LogIn
from tests.views.page import HTMX, address, form, tree, words
from tests.views.revisions import no_revision, one_revision

LIST = reverse("templates")
RETIRED = reverse("retired_templates")
NEW = reverse("new_template")
COPY = reverse("template_from_role", args=[ROLE_KEY])
TYPED = {"title": "Night Nurse", "family": "Care", "level": "30", "summary": "Cares at night."}


@pytest.fixture
def own(organization: Organization, editor: User) -> RoleTemplate:
    """A template that the organization made from nothing."""
    classed = {"family": "Care", "level": Level.SENIOR, "summary": "Cares at night."}
    return RoleTemplate.objects.make(
        blank("Night Nurse"), organization, classed, by=editor, why="Made for a test"
    )


def newest(organization: Organization) -> RoleTemplate:
    return RoleTemplate.objects.in_organization(organization).order_by("-created_at")[0]


# The list


def test_an_empty_list_says_what_to_do_first(
    browser: Client, viewer: User, log_in: LogIn, organization: Organization
) -> None:
    page = words(browser.get(LIST), "main")
    assert "has no templates of its own yet" in page
    assert "Save as a template" in page
    page = words(log_in(viewer).get(LIST), "main")
    assert "Editors of Riverbend Health can make them" in page
    assert "New template" not in page


def test_the_list_has_own_templates_by_family_and_level(
    browser: Client, own: RoleTemplate, role: RoleTemplate, organization: Organization, editor: User
) -> None:
    for title, family, level in (
        ("Chief Nurse", "Care", Level.EXECUTIVE),
        ("Aide", "Care", Level.ENTRY),
        ("Porter", "Buildings", None),
    ):
        classed = {"family": family, "level": level, "summary": "x"}
        RoleTemplate.objects.make(blank(title), organization, classed, by=editor, why="")
    page = tree(browser.get(LIST))
    assert page.xpath("//section[@class='family']/h2/text()") == ["Buildings", "Care"]
    titles = ["Porter", "Aide", "Night Nurse", "Chief Nurse"]
    assert page.xpath("//a[@class='row-title']/text()") == titles
    assert page.xpath("//span[@class='tag']/text()") == ["Entry", "Senior", "Executive"]


def test_the_list_is_paged_and_its_queries_do_not_grow(
    browser: Client,
    organization: Organization,
    editor: User,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    classed = {"family": "Care", "level": None, "summary": "x"}
    for number in range(41):
        RoleTemplate.objects.make(
            blank(f"Nurse {number}"), organization, classed, by=editor, why=""
        )
    with django_assert_max_num_queries(8):
        page = words(browser.get(LIST), "main")
    assert "Page 1 of 2" in page


def test_own_templates_stand_before_the_shipped_roles_in_the_library(
    browser: Client, own: RoleTemplate, role: RoleTemplate
) -> None:
    page = tree(browser.get(reverse("library")))
    assert page.xpath("//section[@class='family']/h2/text()")[0] == "Your templates"
    titles = page.xpath("//a[@class='role-card']/strong/text()")
    assert titles == ["Night Nurse", role.title]
    found = words(browser.get(reverse("library"), {"q": "night nurse", "kind": "own"}), "results")
    assert "Night Nurse" in found
    assert "Your template" in found


# Making one


def test_a_posting_becomes_a_template_without_what_belongs_to_one_opening(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    place = {"city": "Ann Arbor", "region": "MI", "country": "US"}
    facts = {"locations": [place], "job_code": "CM-2", "openings": 3, "pay_minimum": Decimal(40)}
    posting.save_facts(facts, based_on=posting.facts_version, by=editor)
    where = address("template_from_posting", posting)
    page = browser.get(address("posting", posting))
    assert where in tree(page).xpath("//*[@id='bar']//a/@href")
    response = browser.get(where)
    assert "Place of work: Ann Arbor, MI" in words(response, "main")
    assert "Address to apply to" not in words(response, "main")
    asked = form(response)
    assert (asked["title"], asked["family"]) == (posting.title, posting.family)
    assert asked["summary"]
    with no_revision(posting):
        response = browser.post(where, asked | {"title": "Case Manager", "level": "10"})
    made = newest(organization)
    assert response["Location"] == made.get_absolute_url()
    assert (made.title, made.level, made.occupation) == ("Case Manager", 10, posting.occupation)
    assert (made.job_code, made.openings, made.locations) == ("", None, [])
    assert made.pay_minimum == 40
    first = made.present_sections()[0].html
    assert "Riverbend Health is hiring" in first
    assert "Ann Arbor" not in str(made.document())
    assert [part.heading for part in made.present_sections()] == [
        part.heading for part in posting.present_sections()
    ]
    revision = Revision.objects.of(made).get()
    assert revision.summary == f"Made from the posting {posting.title}"


def test_what_is_not_ticked_stays_as_it_is_in_the_posting(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    place = {"city": "Ann Arbor", "region": "MI", "country": "US"}
    posting.save_facts({"locations": [place]}, based_on=posting.facts_version, by=editor)
    browser.post(address("template_from_posting", posting), TYPED)
    made = newest(organization)
    assert made.locations == [place]
    started = tree(browser.get(reverse("start_posting", args=[made.key])))
    assert started.xpath("//input[@name='city']/@value") == ["Ann Arbor"]


def test_a_shipped_role_becomes_an_own_version_with_its_guide(
    browser: Client, role: RoleTemplate, organization: Organization
) -> None:
    page = browser.get(reverse("role", args=[ROLE_KEY]))
    assert COPY in tree(page).xpath("//a/@href")
    asked = form(browser.get(COPY))
    assert asked["title"] == role.title
    assert browser.post(COPY, asked | {"title": "Our Case Manager"}).status_code == 302
    made = newest(organization)
    assert (made.title, made.guide) == ("Our Case Manager", role.guide)
    page = browser.get(reverse("role", args=[made.key]))
    assert "Questions people ask" in words(page, "main")
    assert "Start a posting" in words(page, "main")


def test_an_own_template_becomes_another(
    browser: Client, own: RoleTemplate, organization: Organization
) -> None:
    where = reverse("template_from_role", args=[own.key])
    asked = form(browser.get(where))
    assert (asked["level"], asked["family"]) == ("30", "Care")
    browser.post(where, asked | {"title": "Chief Nurse", "level": "70"})
    assert (newest(organization).title, newest(organization).level) == ("Chief Nurse", 70)
    own.refresh_from_db()
    assert (own.title, own.level) == ("Night Nurse", 30)


def test_an_empty_template_starts_with_the_usual_sections(
    browser: Client, organization: Organization
) -> None:
    response = browser.post(NEW, TYPED | {"level": ""}, follow=True)
    made = newest(organization)
    assert (made.title, made.level) == ("Night Nurse", None)
    assert "[Six to ten duties, the weightiest first]" in words(response, "sheet")
    assert "This is your template." in words(response)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"title": ""}, "This field is required."),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"family": "  "}, "This field is required."),
        ({"family": "x" * 101}, "at most 100 characters"),
        ({"level": "35"}, "Select a valid choice"),
        ({"summary": "x" * 301}, "at most 300 characters"),
        ({"summary": "nu\0ll"}, "Null characters are not allowed."),
    ],
)
@pytest.mark.parametrize("kind", ["empty", "role", "posting"])
def test_what_cannot_be_is_refused_and_given_back(
    browser: Client,
    posting: Posting,
    organization: Organization,
    kind: str,
    wrong: dict[str, str],
    problem: str,
) -> None:
    from_posting = address("template_from_posting", posting)
    where = {"empty": NEW, "role": COPY, "posting": from_posting}[kind]
    response = browser.post(where, TYPED | wrong)
    assert response.status_code == 422
    assert problem in words(response, "main")
    assert form(response)["title"] == (TYPED | wrong)["title"]
    assert not RoleTemplate.objects.in_organization(organization).exists()


def test_families_to_choose_from_are_those_in_use_and_the_major_groups(
    browser: Client,
    own: RoleTemplate,
    posting: Posting,
    organization: Organization,
    editor: User,
    stranger: User,
) -> None:
    elsewhere = stranger.memberships.get().organization
    classed = {"family": "Secret family", "level": None, "summary": "x"}
    RoleTemplate.objects.make(blank("Spy"), elsewhere, classed, by=stranger, why="")
    night = {"family": "Night work", "level": None}
    posting.save_classification(night, based_on=posting.version, by=editor)
    offered = tree(browser.get(NEW)).xpath("//datalist[@id='families']/option/@value")
    assert offered == sorted(["Care", "Night work", *FAMILIES.values()])
    browser.post(NEW, TYPED | {"title": "Aide", "family": " care "})
    assert newest(organization).family == "Care"


# Changing one


def test_a_section_of_a_template_is_edited_like_that_of_a_posting(
    browser: Client, own: RoleTemplate, editor: User
) -> None:
    part = own.present_sections()[0]
    where = address("section", own, part)
    typed = form(browser.get(where), where) | {"html": "We care at [Ward]."}
    with one_revision(own, editor):
        response = browser.post(where, typed, headers=HTMX)
    assert "We care at [Ward] ." in words(response, part.anchor)
    assert "Each posting started from this template asks for them" in words(response, "panel")
    assert own.present_sections()[0].html == "<p>We care at [Ward].</p>"


def test_a_template_is_downloaded_like_a_posting(browser: Client, own: RoleTemplate) -> None:
    for name, begin in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")):
        response = browser.get(address("download", own, name))
        assert response.content.startswith(begin)
    assert "NIGHT NURSE" in words(browser.get(address("copy", own)), "copy-plain").upper()


def test_family_level_and_summary_are_changed(
    browser: Client, own: RoleTemplate, editor: User
) -> None:
    where = address("classification", own)
    with one_revision(own, editor):
        response = browser.post(where, form(browser.get(where)) | {"level": "", "family": "Ward"})
    assert response["Location"] == reverse("role", args=[own.key])
    assert (own.family, own.level, own.summary) == ("Ward", None, "Cares at night.")
    history = browser.get(address("revision", own, 1))
    assert "Job family: Care · Level: Senior" in words(history, "main")
    comparison = words(browser.get(address("compare_revisions", own, 1, 2)), "main")
    assert "Job family Care Ward Level Senior None" in comparison
    browser.post(address("restore_revision", own, 1), {"version": own.version})
    own.refresh_from_db()
    assert (own.family, own.level) == ("Care", 30)


def test_a_stale_change_of_family_shows_both_and_saving_again_wins(
    browser: Client, own: RoleTemplate, owner: User, editor: User, log_in: LogIn
) -> None:
    where = address("classification", own)
    mine = form(browser.get(where)) | {"summary": "What I wrote."}
    colleague = log_in(owner)
    colleague.post(where, form(colleague.get(where)) | {"summary": "What she wrote."})
    with no_revision(own):
        response = browser.post(where, mine)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, "main")
    assert "What she wrote." in words(response, "main")
    assert form(response)["summary"].strip() == "What I wrote."
    with one_revision(own, editor):
        browser.post(where, form(response))
    assert own.summary == "What I wrote."


# Using one


def test_a_posting_starts_from_an_own_template(
    browser: Client, own: RoleTemplate, organization: Organization
) -> None:
    where = reverse("start_posting", args=[own.key])
    asked = form(browser.get(where))
    asked |= {"workplace": "onsite", "employment_type": "full_time", "city": "Ann Arbor"}
    response = browser.post(where, asked)
    posting = Posting.objects.in_organization(organization).get()
    assert response["Location"] == posting.get_absolute_url()
    assert (posting.role_template, posting.role_template_version) == (own, own.version)
    assert (posting.family, posting.level) == ("Care", Level.SENIOR)
    assert [part.heading for part in posting.present_sections()] == [
        part.heading for part in own.present_sections()
    ]


def test_all_places_of_a_template_go_into_the_posting_unless_another_is_typed(
    browser: Client, own: RoleTemplate, organization: Organization, editor: User
) -> None:
    places = [{"city": city, "region": "MI", "country": "US"} for city in ("Ann Arbor", "Flint")]
    own.save_facts({"locations": places}, based_on=own.facts_version, by=editor)
    where = reverse("start_posting", args=[own.key])
    asked = form(browser.get(where)) | {"workplace": "onsite", "employment_type": "full_time"}
    for city, count in (("Ann Arbor", 2), ("Detroit", 1)):
        browser.post(where, asked | {"city": city})
        started = Posting.objects.in_organization(organization).order_by("-created_at")[0]
        assert started.locations[0]["city"] == city
        assert len(started.locations) == count


def test_the_page_of_an_own_role_has_its_posting_and_no_guide(
    browser: Client, own: RoleTemplate, viewer: User, log_in: LogIn
) -> None:
    where = reverse("role", args=[own.key])
    page = words(browser.get(where), "main")
    for text in ("Your templates · Care · Senior", "Start a posting", "Six to ten duties"):
        assert text in page
    for text in ("What does a", "Questions people ask", "Pay"):
        assert text not in page
    page = words(log_in(viewer).get(where), "main")
    assert "Six to ten duties" in page
    assert "Start a posting" not in page
    assert "Retire" not in page


# Retiring


def test_a_template_is_retired_and_brought_back_by_undo(
    browser: Client, own: RoleTemplate, editor: User
) -> None:
    with one_revision(own, editor):
        response = browser.post(address("retire", own), follow=True)
    assert "Retired: Night Nurse" in words(response)
    assert "Night Nurse" not in words(response, "main")
    undo = address("bring_back", own)
    assert undo in tree(response).xpath("//form/@action")
    for where in (reverse("role", args=[own.key]), reverse("start_posting", args=[own.key])):
        assert browser.get(where).status_code == 404
    with one_revision(own, editor):
        response = browser.post(undo, follow=True)
    assert "In use again: Night Nurse" in words(response)
    assert "Night Nurse" in words(browser.get(LIST), "main")


def test_retired_templates_are_listed_apart_and_can_be_read_but_not_changed(
    browser: Client, own: RoleTemplate, editor: User
) -> None:
    assert "Retired templates" not in words(browser.get(LIST), "main")
    own.retire(editor)
    assert RETIRED in tree(browser.get(LIST)).xpath("//main//a/@href")
    page = browser.get(RETIRED)
    assert "Night Nurse" in words(page, "main")
    assert address("bring_back", own) in tree(page).xpath("//form/@action")
    page = browser.get(own.get_absolute_url())
    assert "This template is retired." in words(page, "main")
    assert not tree(page).xpath("//*[@id='sheet']//form | //*[@id='panel']//form")
    for name in ("facts", "add_section", "classification"):
        assert browser.get(address(name, own)).status_code == 404


def test_retiring_or_bringing_back_twice_changes_nothing(
    browser: Client, own: RoleTemplate, editor: User
) -> None:
    with no_revision(own):
        browser.post(address("bring_back", own))
    own.retire(editor)
    with no_revision(own):
        assert browser.post(address("retire", own)).status_code == 404
