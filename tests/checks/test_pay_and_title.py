"""Pay on the market, and whether a posting is found."""

from decimal import Decimal

import pytest

from builder.checks.context import Peer, PostingProblem, TitleWords, WageBand
from builder.checks.fair_pay.market_position import position
from builder.document import Pay
from tests.checks.examples import found, posting, texts

BAND = WageBand(
    area="Massachusetts",
    size="state",
    release="May 2025",
    percentiles=tuple(
        zip((10, 25, 50, 75, 90), map(Decimal, (30000, 40000, 50000, 60000, 80000)), strict=True)
    ),
)


def pay(low: str, high: str, period: str = "year") -> Pay:
    return Pay(min=Decimal(low), max=Decimal(high), period=period)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "percentile"),
    [(29999, 9), (30000, 10), (35000, 17.5), (50000, 50), (70000, 82.5), (80000, 90), (99999, 90)],
)
def test_between_percentiles_the_place_is_interpolated(amount: int, percentile: float) -> None:
    assert position(Decimal(amount), BAND) == percentile


@pytest.mark.parametrize(
    ("offered", "told"),
    [
        (pay("45000", "60000"), ""),
        (pay("28000", "35000"), "82 of 100 people"),
        (pay("20000", "25000"), "more than 90 of 100 people"),
        (pay("12.50", "14.50", "hour"), "90 of 100 people"),
        (pay("90000", "95000"), "more than nine tenths"),
    ],
)
def test_a_range_at_the_end_of_the_market_is_told(offered: Pay, told: str) -> None:
    messages = [one.message for one in found("market_position", posting(pay=offered), wages=BAND)]
    assert len(messages) == bool(told)
    assert told in "".join(messages)


def test_without_wages_the_market_is_not_judged() -> None:
    assert not found("market_position", posting(pay=pay("1", "2")))


@pytest.mark.parametrize(
    ("high", "severity"), [("60000", ""), ("61000", "consider"), ("81000", "should_fix")]
)
def test_a_wide_range_says_little(high: str, severity: str) -> None:
    found_ones = found("wide_range", posting(pay=pay("40000", high)))
    assert [one.severity for one in found_ones] == ([severity] if severity else [])


def test_equal_work_is_paid_equally() -> None:
    peers = (
        Peer("Case Manager, Salem", Decimal(48000), Decimal(52000)),
        Peer("Case Manager, Lynn", Decimal(49000), Decimal(51000)),
    )
    assert not found("peer_pay", posting(pay=pay("50000", "60000")), peers=peers)
    (one,) = found("peer_pay", posting(pay=pay("60000", "70000")), peers=peers)
    assert "30 % above" in one.message
    assert not found("peer_pay", posting(pay=pay("60000", "70000")))


def test_words_that_stand_in_no_title_are_told_with_a_usual_title() -> None:
    document = posting(title="Customer Happiness Hero")
    known = TitleWords(("Happiness", "Hero"), "Customer Service Representative")
    assert texts("known_title", document, title=known) == ["Happiness", "Hero"]
    assert not found("known_title", document)


def test_what_job_searches_ask_for_is_told() -> None:
    problem = PostingProblem("employmentType", "Choose the employment type.", False)
    (one,) = found("posting_rules", posting(), posting_problems=(problem,))
    assert (one.message, one.severity) == ("Choose the employment type.", "consider")
