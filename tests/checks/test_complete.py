"""What a posting lacks, has too much of, or says twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builder.checks.context import Preparation
from builder.document import Apply, Organization
from tests.checks.examples import TODAY, found, posting, section, texts

MANY = "\n".join(f"- Does the thing that is number {number}" for number in range(16))
DEGREES = Preparation(
    occupation="Case Managers",
    education=(
        ("High School Diploma", 40.0),
        ("Bachelor's Degree", 35.0),
        ("Master's Degree", 25.0),
    ),
    source="O*NET 29.3",
)


def test_each_placeholder_is_found_where_it_stands() -> None:
    document = posting(section("Work with [Team] in **[City, State]**"), title="Nurse [Level]")
    passages = found("placeholder_unfilled", document)
    assert [(one.place, one.text) for one in passages] == [
        ("title", "[Level]"),
        (0, "[Team]"),
        (0, "[City, State]"),
    ]
    assert {one.severity for one in passages} == {"must_fix"}


def test_what_is_hidden_is_not_looked_at() -> None:
    hidden = replace(section("Ask [Name]"), hidden=True)
    document = posting(hidden, section("Ask [Other]"))
    assert [(one.place, one.text) for one in found("placeholder_unfilled", document)] == [
        (1, "[Other]")
    ]


def test_a_posting_says_where_the_work_is() -> None:
    assert not found("no_location", posting())
    assert found("no_location", posting(locations=()))
    assert not found("no_location", posting(locations=(), workplace="remote"))


@pytest.mark.parametrize(
    ("apply", "text", "severity"),
    [
        (Apply(email="jobs@example.org"), "", None),
        (Apply(url="https://example.org/jobs"), "", None),
        (Apply(instructions="Send us a letter."), "", "should_fix"),
        (Apply(), "To apply, write to jobs@example.org.", "consider"),
        (Apply(), "Our patients find us at www.example.org.", "must_fix"),
        (Apply(), "", "must_fix"),
    ],
)
def test_a_posting_says_how_to_apply(apply: Apply, text: str, severity: str | None) -> None:
    document = posting(section(text), apply=apply)
    severities = [one.severity for one in found("no_way_to_apply", document)]
    assert severities == ([severity] if severity else [])


def test_a_closing_date_may_be_today_but_not_before() -> None:
    assert not found("closing_date_past", posting())
    assert not found("closing_date_past", posting(closes_on=TODAY))
    assert found("closing_date_past", posting(closes_on=TODAY - timedelta(days=1)))


def test_a_section_without_text_or_with_next_to_none_is_found() -> None:
    document = posting(
        section("Plan care for people."), section("", "benefits"), section("Ask us.", "about")
    )
    assert [one.place for one in found("thin_section", document)] == [1, 2]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Responsibilities", True),
        ("What you'll do", True),
        ("Essential Functions", True),
        ("Perks", False),
    ],
)
def test_the_work_may_be_told_under_any_heading_that_says_so(heading: str, told: bool) -> None:
    document = posting(section("Plan care for people.", "custom", heading))
    assert bool(found("no_responsibilities", document)) is not told


def test_the_work_may_be_told_under_a_heading_within_a_section() -> None:
    document = posting(section("### Your duties\n\n- Plan care", "custom", "The job at a glance"))
    assert not found("no_responsibilities", document)


def test_a_posting_says_what_a_candidate_needs() -> None:
    assert found("no_qualifications", posting(section("Plan care for people.")))
    assert not found("no_qualifications", posting(section("A license", "qualifications")))


@pytest.mark.parametrize(
    ("title", "passages"),
    [
        ("Case Manager", []),
        ("Case Manager II (RN)", []),
        ("Senior C# Developer", []),
        ("#1 Case Manager", ["#"]),
        ("Case Manager!!", ["!!"]),
        ("Case Manager - $28/hour", ["- $28/hour"]),
        ("Case Manager $60k-70k", [" $60k-70k"]),
        ("Case Manager, Boston, MA", [", Boston, MA"]),
        ("URGENT: Case Manager", ["URGENT: "]),
        ("Case Manager at Riverbend", [" at Riverbend"]),
        ("Case Manager 2026", [" 2026"]),
        ("CASE MANAGER NIGHTS", ["CASE MANAGER NIGHTS"]),
    ],
)
def test_a_title_names_the_job_and_nothing_else(title: str, passages: list[str]) -> None:
    document = posting(title=title, organization=Organization(name="Riverbend"))
    assert texts("title_extras", document) == passages


def test_items_that_say_the_same_are_found_the_second_time() -> None:
    twice = "- Write care plans with clients\n- Write care plans with the clients\n- Visit people"
    (one,) = found("duplicate_bullet", posting(section(twice)))
    assert one.text == "Write care plans with the clients"
    assert one.replacement == ""


def test_items_that_differ_in_a_figure_say_different_things() -> None:
    items = (
        "- After one year of service 15 days of leave\n- After one year of service 20 days of leave"
    )
    assert not found("duplicate_bullet", posting(section(items)))


def test_long_lists_of_responsibilities_are_found() -> None:
    assert not found("too_many_responsibilities", posting(section(MANY.rsplit("\n", 1)[0])))
    (one,) = found("too_many_responsibilities", posting(section(MANY)))
    assert (one.text, one.severity) == ("Does the thing that is number 15", "consider")


def test_long_lists_of_requirements_are_found_but_not_what_is_only_wished_for() -> None:
    assert found("too_many_requirements", posting(section(MANY, "qualifications")))
    wished = section(f"### Required\n\n- Tact\n\n### Preferred\n\n{MANY}", "qualifications")
    assert not found("too_many_requirements", posting(wished))
    named = section(MANY, "qualifications", "Preferred qualifications")
    assert not found("too_many_requirements", posting(named))


@pytest.mark.parametrize(
    ("asked", "passages"),
    [
        ("Bachelor's degree in social work", []),
        ("Master's degree in social work", ["Master's"]),
        ("Master's degree preferred", []),
        ("Master's degree or equivalent experience", []),
        ("Bachelor's or master's degree", []),
        ("Master the spreadsheet", []),
        ("Ph.D. in psychology", []),
    ],
)
def test_a_degree_that_most_in_the_job_do_not_have_is_found(
    asked: str, passages: list[str]
) -> None:
    document = posting(section(f"- {asked}", "qualifications"))
    assert texts("education_above_usual", document, preparation=DEGREES) == passages


def test_without_facts_on_the_occupation_no_degree_is_judged() -> None:
    document = posting(section("- Master's degree", "qualifications"))
    assert not found("education_above_usual", document)
