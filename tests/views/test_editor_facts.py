from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from builder.document import Fact, Location
from builder.models import Posting, Revision, Section, User
from tests.views.editing import assert_fresh, assert_leads_to, form_of, headings, part_of
from tests.views.page import HTMX, address, form, words
from tests.views.revisions import no_revision, one_revision


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_all_facts_are_saved(
    browser: Client, posting: Posting, editor: User, headers: dict[str, str]
) -> None:
    where = address("facts", posting)
    typed = form_of(browser, where) | {
        "title": "Senior Case Manager",
        "workplace": "hybrid",
        "employment_type": "part_time",
        "place-TOTAL_FORMS": "3",
        "place-0-city": "Łódź",
        "place-0-country": "PL",
        "place-2-city": "Austin",
        "place-2-region": "TX",
        "place-2-country": "US",
        "department": "Care",
        "reports_to": "The director",
        "pay_minimum": "28.07",
        "pay_maximum": "30",
        "pay_currency": "EUR",
        "pay_period": "hour",
        "pay_note": "Depends on experience.",
        "closes_on": "2027-02-28",
        "openings": "2",
        "flsa_status": "nonexempt",
        "job_code": "CM-2",
        "language": "pl-PL",
        "fact-0-label": "Schedule",
        "fact-0-value": "Monday to Friday",
        "fact-1-label": "Shift",
    }
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=headers)
    document = posting.document()
    assert (document.title, document.workplace) == ("Senior Case Manager", "hybrid")
    assert document.locations == (
        Location(city="Łódź", country="PL"),
        Location(city="Austin", region="TX", country="US"),
    )
    assert document.pay is not None
    assert (document.pay.min, document.pay.max) == (Decimal("28.07"), Decimal(30))
    assert (document.pay.currency, document.pay.period) == ("EUR", "hour")
    assert document.pay.note == "Depends on experience."
    assert (document.department, document.reports_to) == ("Care", "The director")
    assert (document.closes_on, document.openings) == (date(2027, 2, 28), 2)
    assert (document.flsa_status, document.job_code) == ("nonexempt", "CM-2")
    assert (document.employment_type, document.language) == ("part_time", "pl-PL")
    assert document.facts == (
        Fact(label="Schedule", value="Monday to Friday"),
        Fact(label="Shift"),
    )
    if headers:
        assert_fresh(response)
        assert "Senior Case Manager" in words(response, "bar")
        assert "Łódź; Austin, TX" in words(response, "facts")
    else:
        assert response["Location"] == f"{address('posting', posting)}#facts"


def test_saving_untouched_facts_changes_nothing(browser: Client, posting: Posting) -> None:
    where = address("facts", posting)
    with no_revision(posting):
        assert browser.post(where, form_of(browser, where)).status_code == 302


def test_a_place_typed_into_the_facts_fills_its_placeholder(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    posting.save_section(
        benefits, heading="Life in [City, State]", html="", based_on=benefits.version, by=editor
    )
    where = address("facts", posting)
    browser.post(
        where, form_of(browser, where) | {"place-0-city": "Austin", "place-0-region": "TX"}
    )
    assert "Life in Austin, TX" in headings(posting)
    posting.refresh_from_db()
    typed = form_of(browser, where) | {"place-0-city": "", "place-0-region": ""}
    browser.post(where, typed)
    posting.refresh_from_db()
    assert posting.locations == []


WRONG_FACTS: list[tuple[dict[str, str], str]] = [
    ({"title": ""}, "This field is required."),
    ({"title": "x" * 201}, "at most 200 characters"),
    ({"reports_to": "nu\0ll"}, "Null characters are not allowed."),
    ({"pay_minimum": "90000", "pay_maximum": "80000"}, "must not be below the lowest pay"),
    ({"pay_minimum": "-1"}, "greater than or equal to 0"),
    ({"pay_minimum": "a lot"}, "Enter a number."),
    ({"pay_minimum": "NaN"}, "Enter a number."),
    ({"pay_maximum": "1234567890123"}, "digits"),
    ({"pay_currency": "XXX"}, "Select a valid choice"),
    ({"pay_period": "decade"}, "Select a valid choice"),
    ({"workplace": "moon"}, "Select a valid choice"),
    ({"language": "tlh"}, "Select a valid choice"),
    ({"closes_on": "tomorrow"}, "Enter a valid date."),
    ({"openings": "0"}, "greater than or equal to 1"),
    ({"openings": "10000001"}, "less than or equal to 10000000"),
    ({"place-0-city": "x" * 101}, "at most 100 characters"),
    ({"place-0-city": "Bonn", "place-0-country": "XX"}, "Select a valid choice"),
    ({"fact-0-value": "Mondays"}, "Give this fact a label"),
    ({"fact-TOTAL_FORMS": "41"}, "at most 40 forms"),
    ({"fact-TOTAL_FORMS": "many"}, "missing or has been tampered with"),
    ({"version": "x"}, "Enter a whole number."),
]


@pytest.mark.parametrize(
    ("wrong", "problem"), WRONG_FACTS, ids=[str(w)[:50] for w, _ in WRONG_FACTS]
)
def test_wrong_facts_are_refused_and_what_was_typed_given_back(
    browser: Client, posting: Posting, wrong: dict[str, str], problem: str
) -> None:
    where = address("facts", posting)
    typed = form_of(browser, where) | {"department": "What I typed"} | wrong
    with no_revision(posting):
        response = browser.post(where, typed, headers=HTMX)
    assert response.status_code == 422
    assert_leads_to(response, "facts")
    assert problem in words(response, "facts")
    given_back = form(response, where)
    assert given_back["department"] == "What I typed"
    for name, value in wrong.items():
        if name.endswith(("title", "minimum", "maximum", "closes_on", "openings", "city", "value")):
            assert given_back[name] == value


def test_wrong_facts_are_shown_on_the_whole_page_without_javascript(
    browser: Client, posting: Posting
) -> None:
    where = address("facts", posting)
    response = browser.post(where, form_of(browser, where) | {"title": ""})
    assert response.status_code == 422
    assert "Something here needs another look." in words(response, "facts")
    assert "Riverbend Health is hiring" in words(response, "sheet")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("name", "theirs", "mine"),
    [
        ("facts", {"department": "Her department"}, {"department": "My department"}),
        ("apply", {"apply_instructions": "Her words"}, {"apply_instructions": "My words"}),
    ],
)
def test_stale_facts_show_both_and_saving_again_wins(
    browser: Client,
    colleague: Client,
    posting: Posting,
    editor: User,
    name: str,
    theirs: dict[str, str],
    mine: dict[str, str],
    headers: dict[str, str],
) -> None:
    where = address(name, posting)
    sent = form_of(browser, where) | mine
    colleague.post(where, form_of(colleague, where) | theirs)
    with no_revision(posting):
        response = browser.post(where, sent, headers=headers)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, name)
    (field,) = mine
    assert theirs[field] in words(response, name)
    assert form(response, where)[field] == mine[field]
    if headers:
        assert_leads_to(response, name)
    with one_revision(posting, editor):
        browser.post(where, form(response, where), headers=headers)
    assert getattr(posting, field) == mine[field]
    newest, before = Revision.objects.of(posting)[:2]
    assert mine[field] in str(newest.content)
    assert theirs[field] in str(before.content)


def test_facts_and_a_section_changed_on_the_same_page_both_count(
    browser: Client, colleague: Client, posting: Posting, benefits: Section
) -> None:
    facts, section = address("facts", posting), address("section", posting, benefits)
    mine, theirs = form_of(browser, facts), form_of(colleague, section)
    assert colleague.post(section, theirs | {"html": "Theirs"}).status_code == 302
    assert browser.post(facts, mine | {"department": "Mine"}).status_code == 302
    posting.refresh_from_db()
    assert posting.department == "Mine"
    assert part_of(posting, "benefits").html == "<p>Theirs</p>"


def test_facts_and_how_to_apply_open_side_by_side_both_save(
    browser: Client, posting: Posting
) -> None:
    facts, apply = address("facts", posting), address("apply", posting)
    first, second = form_of(browser, facts), form_of(browser, apply)
    assert browser.post(facts, first | {"department": "Care"}).status_code == 302
    assert (
        browser.post(apply, second | {"apply_email": "jobs@riverbend.example"}).status_code == 302
    )
    posting.refresh_from_db()
    assert (posting.department, posting.apply_email) == ("Care", "jobs@riverbend.example")


# How to apply


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_how_to_apply_is_saved(
    browser: Client, posting: Posting, editor: User, headers: dict[str, str]
) -> None:
    where = address("apply", posting)
    typed = form_of(browser, where) | {
        "apply_instructions": "A résumé,\nplease.",
        "apply_email": "jobs@riverbend.example",
        "apply_url": "riverbend.example/jobs",
    }
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=headers)
    apply = posting.document().apply
    assert apply.instructions.split() == ["A", "résumé,", "please."]
    assert (apply.email, apply.url) == ("jobs@riverbend.example", "https://riverbend.example/jobs")
    if headers:
        assert_fresh(response)
        assert "jobs@riverbend.example" in words(response, "apply")
        assert "email address or application portal" not in words(response, "panel")
    else:
        assert response["Location"] == f"{address('posting', posting)}#apply"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"apply_email": "jobs at riverbend"}, "Enter a valid email address."),
        ({"apply_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"apply_url": "not an address"}, "Enter a valid URL."),
        ({"apply_instructions": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_wrong_way_to_apply_is_refused_and_given_back(
    browser: Client, posting: Posting, wrong: dict[str, str], problem: str, headers: dict[str, str]
) -> None:
    where = address("apply", posting)
    with no_revision(posting):
        response = browser.post(where, form_of(browser, where) | wrong, headers=headers)
    assert response.status_code == 422
    assert problem in words(response, "apply")
    assert form(response, where) | wrong == form(response, where)
    if headers:
        assert_leads_to(response, "apply")
