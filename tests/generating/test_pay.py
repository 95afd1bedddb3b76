from dataclasses import replace
from decimal import Decimal

import pytest

from builder.generating.choices import Choices, Level
from builder.generating.pay import suggested_pay
from tests.generating.examples import CHICAGO, NATION, NURSE, ROOFER


def test_the_usual_range_is_the_middle_half_and_the_note_names_source_year_and_area() -> None:
    pay = suggested_pay(NURSE, Choices())
    assert pay
    assert (pay.min, pay.max, pay.period) == (Decimal(72_500), Decimal(102_000), "year")
    assert pay.note == (
        "Suggested from U.S. Bureau of Labor Statistics wages, May 2025, United States: "
        "the middle half of what people earn; set your own range"
    )


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [
        ("entry", 60_000, 86_000),
        ("mid", 72_500, 102_000),
        ("senior", 86_000, 129_000),
        ("lead", 102_000, 129_000),
    ],
)
def test_the_range_rises_with_the_level(level: Level, low: int, high: int) -> None:
    pay = suggested_pay(NURSE, Choices(level=level))
    assert pay
    assert pay.min == low
    assert pay.max == high


def test_the_area_chosen_comes_before_the_others() -> None:
    facts = replace(NURSE, wages=(NATION, replace(CHICAGO, p75=110_000)))
    pay = suggested_pay(facts, Choices(area="0016980"))
    assert pay
    assert "Chicago" in pay.note
    assert pay.min == 80_500


def test_an_area_without_the_figures_gives_way_to_the_next_or_stays_open() -> None:
    silent = replace(CHICAGO, p25=None)
    pay = suggested_pay(replace(NURSE, wages=(silent, NATION)), Choices())
    assert pay
    assert "United States" in pay.note
    pay = suggested_pay(replace(NURSE, wages=(CHICAGO, NATION)), Choices())
    assert pay
    assert pay.min == 80_500
    assert pay.max is None
    assert "at least" in pay.note


def test_percentiles_that_do_not_differ_are_no_range() -> None:
    flat = replace(CHICAGO, p25=80_000, p75=80_100)
    pay = suggested_pay(replace(NURSE, wages=(flat, NATION)), Choices())
    assert pay
    assert "United States" in pay.note


def test_where_all_of_a_level_are_paid_alike_the_usual_range_is_suggested() -> None:
    postal = replace(NATION, p75=68_000, p90=68_000, p25=50_000)
    pay = suggested_pay(replace(NURSE, wages=(postal,)), Choices(level="lead"))
    assert pay
    assert pay.min == 50_000
    assert "middle half" in pay.note


def test_jobs_of_little_preparation_are_paid_by_the_hour_in_quarters_of_a_dollar() -> None:
    pay = suggested_pay(ROOFER, Choices())
    assert pay
    assert (pay.min, pay.max, pay.period) == (Decimal("19.25"), Decimal("30.00"), "hour")


def test_where_no_hourly_wage_is_published_pay_is_by_the_year() -> None:
    yearly = replace(NATION, hourly_p50=None)
    pay = suggested_pay(replace(ROOFER, wages=(yearly,)), Choices())
    assert pay
    assert pay.period == "year"


def test_managers_are_paid_by_the_year_whatever_their_preparation() -> None:
    pay = suggested_pay(replace(ROOFER, code="11-9051.00"), Choices())
    assert pay
    assert pay.period == "year"


def test_without_wages_or_outside_the_united_states_there_is_no_suggestion() -> None:
    assert suggested_pay(replace(NURSE, wages=()), Choices()) is None
    assert suggested_pay(NURSE, Choices(country="DE")) is None
    assert suggested_pay(NURSE, Choices(country="US"))
