"""What the law of a place asks, on a day, of an employer of a size."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builder import checks
from builder.checks import Rules
from builder.checks.lawful.rules import jurisdictions
from builder.document import Apply, JobDocument, Location, Organization, Pay
from tests.checks.examples import found, posting, section, texts

DATA = Path(checks.__file__).parent / "lawful" / "data"


def us(region: str, city: str = "") -> tuple[Location, ...]:
    return (Location(city=city, region=region, country="US"),)


def pay(low: str | None, high: str | None, period: Any = "year", **rest: Any) -> Pay:
    return Pay(min=low and Decimal(low), max=high and Decimal(high), period=period, **rest)  # type: ignore[arg-type]


def test_a_place_is_in_its_country_its_state_and_its_city() -> None:
    assert jurisdictions(us("Ohio", "Columbus")[0]) == ("US", "US-OH", "US-OH-Columbus")
    assert jurisdictions(us("NY", "Brooklyn")[0])[-1] == "US-NY-NYC"
    assert jurisdictions(Location(region="CA")) == ("US", "US-CA")
    assert jurisdictions(Location(city="Berlin", country="DE")) == ("DE", "EU")
    assert jurisdictions(Location(city="Leeds", country="GB")) == ("GB",)
    assert jurisdictions(Location(city="Somewhere")) == ()


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.stem)
def test_every_rule_has_a_day_and_a_source(file: Path) -> None:
    with file.open(newline="") as lines:
        rules = list(csv.DictReader(lines))
    assert rules
    for rule in rules:
        assert date.fromisoformat(rule["effective"])
        assert rule.get("source", "in the file's basis")


def test_a_minimum_wage_that_changes_has_two_sources() -> None:
    with (DATA / "minimum_wage.csv").open(newline="") as lines:
        assert all(";" in rule["source"] for rule in csv.DictReader(lines))


# Pay transparency


def asked(document: JobDocument, **context: Any) -> list[tuple[str, str]]:
    return [
        (one.message.split(":")[0], one.severity)
        for one in found("pay_transparency", document, **context)
    ]


def test_the_pay_range_is_asked_for_where_the_law_does() -> None:
    assert asked(posting(locations=us("MA")), employees=25) == [("Name the pay range", "must_fix")]
    assert not asked(posting(locations=us("MA")), employees=24)
    assert asked(posting(locations=us("MA"))) == [("Name the pay range", "should_fix")]
    assert not asked(posting(locations=us("TX")), employees=500)


def test_a_law_counts_from_its_day() -> None:
    document = posting(locations=us("MA"))
    assert not asked(document, employees=25, today=date(2025, 10, 28))
    assert asked(document, employees=25, today=date(2025, 10, 29))


def test_the_document_knows_its_employer_best() -> None:
    document = posting(locations=us("MA"), organization=Organization(name="A", employees=10))
    assert not asked(document, employees=500)


def test_a_range_has_two_ends() -> None:
    whole = posting(locations=us("MA"), pay=pay("50000", "60000"))
    assert not asked(whole, employees=100)
    open_ended = posting(locations=us("MA"), pay=pay("50000", None))
    assert asked(open_ended, employees=100) == [("Name both ends of the pay range", "must_fix")]


def test_some_laws_ask_for_benefits_other_pay_and_a_deadline() -> None:
    bare = posting(locations=us("CO"), pay=pay("50000", "60000"))
    assert [message.split(" ")[0] for message, _ in asked(bare, employees=5)] == [
        "Describe", "Say", "If",
    ]  # fmt: skip
    full = posting(
        section("Health insurance, and a bonus each year", "benefits"),
        locations=us("CO"),
        pay=pay("50000", "60000"),
        closes_on=date(2027, 1, 31),
    )
    assert not asked(full, employees=5)


def test_places_that_ask_for_the_same_are_named_together() -> None:
    document = posting(locations=us("MA") + us("CA"))
    (one,) = found("pay_transparency", document, employees=100)
    assert "California and Massachusetts ask for it" in one.message
    assert "not legal advice" in one.reason


def test_remote_work_counts_where_the_organization_hires() -> None:
    document = posting(workplace="remote", locations=us("TX"))
    assert not asked(document, employees=100)
    assert asked(document, employees=100, rules=Rules(hires_in=us("TX") + us("WA")))


def test_a_city_may_have_a_law_of_its_own() -> None:
    document = posting(locations=us("OH", "Cleveland"))
    assert asked(document, employees=20)
    assert not asked(posting(locations=us("OH", "Dayton")), employees=20)


# Pay


@pytest.mark.parametrize(
    ("region", "offered", "told"),
    [
        ("TX", pay("7.25", "9", "hour"), ""),
        ("TX", pay("7.00", "9", "hour"), "the United States is $7.25"),
        ("CA", pay("16.50", "18", "hour"), "California is $16.90"),
        ("CA", pay("16.90", "18", "hour"), ""),
        ("CA", pay("30000", "40000"), "California is $16.90"),
        ("CA", pay("36000", "40000"), ""),
    ],
)
def test_pay_is_not_below_the_minimum_wage(region: str, offered: Pay, told: str) -> None:
    messages = [
        one.message for one in found("minimum_wage", posting(locations=us(region), pay=offered))
    ]
    assert len(messages) == bool(told)
    assert told in "".join(messages)


def test_the_minimum_wage_is_that_of_the_day() -> None:
    document = posting(locations=us("CA"), pay=pay("16.50", "18", "hour"))
    assert not found("minimum_wage", document, today=date(2025, 12, 31))
    assert found("minimum_wage", document, today=date(2026, 1, 1))


def test_a_yearly_sum_for_part_time_work_says_nothing_of_the_hour() -> None:
    document = posting(locations=us("CA"), pay=pay("20000", None), employment_type="part_time")
    assert not found("minimum_wage", document)


@pytest.mark.parametrize(
    ("status", "region", "low", "count"),
    [
        ("exempt", "TX", "35567", 1),
        ("exempt", "TX", "35568", 0),
        ("exempt", "CA", "70303", 1),
        ("exempt", "CA", "70304", 0),
        ("nonexempt", "CA", "40000", 0),
    ],
)
def test_exempt_status_asks_for_a_salary(status: Any, region: str, low: str, count: int) -> None:
    document = posting(locations=us(region), pay=pay(low, "99000"), flsa_status=status)
    assert len(found("exempt_salary", document)) == count


def test_exempt_work_is_seldom_paid_by_the_hour() -> None:
    document = posting(pay=pay("40", "50", "hour"), flsa_status="exempt")
    assert [one.severity for one in found("exempt_salary", document)] == ["consider"]


# Words


def test_a_word_on_equal_opportunity_is_asked_for() -> None:
    assert found("equal_opportunity", posting(section("Plan care")))
    said = posting(section("We are an equal opportunity employer.", "about"))
    assert not found("equal_opportunity", said)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Send your salary history", ["salary history"]),
        ("State your current salary", ["current salary"]),
        ("We do not ask for your salary history", []),
        ("Tell us what you expect to earn", []),
        ("The current salary range is posted", []),
    ],
)
def test_nobody_is_asked_what_they_earned(text: str, passages: list[str]) -> None:
    document = posting(apply=Apply(email="a@example.org", instructions=text))
    assert texts("salary_history", document) == passages


def test_asking_for_earlier_pay_is_gravest_where_it_is_forbidden() -> None:
    text = section("Send your salary history")
    severities = [
        found("salary_history", posting(text, locations=us(region)))[0].severity
        for region in ("MA", "TX")
    ]
    assert severities == ["must_fix", "consider"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Must have a clean criminal record", "must_fix"),
        ("No felony convictions", "must_fix"),
        ("No felony convictions, as required by state law for work with children", "consider"),
        ("We look at each criminal record for what it means for the job", ""),
        ("A background check follows after the offer", ""),
    ],
)
def test_nobody_is_shut_out_for_a_record(text: str, severity: str) -> None:
    document = posting(section(text), locations=us("CA"))
    severities = [one.severity for one in found("criminal_record", document, employees=50)]
    assert severities == ([severity] if severity else [])
