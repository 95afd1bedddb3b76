"""The pay range on the market of its occupation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from builder.checks.amounts import money, yearly
from builder.checks.check import Check
from builder.checks.context import Context, WageBand
from builder.checks.finding import Finding
from builder.checks.job import Job

_SOURCE = "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics"
_SIZES = {"metro": "the area of", "state": "", "nation": "the"}
# Ours: below what a quarter earn at most, most offers are better; above nine tenths, look again.
_LOW, _HIGH = 25, 90
_TOLD = {10: "a tenth earn up to", 50: "half up to", 90: "nine tenths up to"}


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the range lies at an end of what people in the occupation earn."""
    pay, band = job.document.pay, context.wages
    if not pay or not band or pay.currency != "USD":
        return
    ends = [yearly(end, pay.period) for end in (pay.min, pay.max) if end is not None]
    if not ends:
        return
    low, high = position(min(ends), band), position(max(ends), band)
    where = f"{_SIZES[band.size]} {band.area}".strip()
    reason = f"{_told(band.percentiles)} a year in {where} ({_SOURCE}, {band.release})."
    if high is not None and high < _LOW:
        yield Finding(
            message=f"The range ends at {money(max(ends))} a year. In {where}, "
            f"{_more(high, band)} in this occupation earn more.",
            reason=reason,
            severity="should_fix",
            place="pay",
        )
    elif low is not None and low >= _HIGH:
        yield Finding(
            message=f"The range begins at {money(min(ends))} a year, more than nine tenths earn in "
            f"{where}. Is the period right?",
            reason=reason,
            severity="consider",
            place="pay",
        )


def position(amount: Decimal, band: WageBand) -> float | None:
    """Return how many of 100 people in the occupation earn less than `amount` a year.

    Between published percentiles it is interpolated. Below the lowest it is that less one, above
    the highest that itself: more is not known. Nothing if fewer than two are published.
    """
    points = sorted(band.percentiles)
    if len(points) < 2:
        return None
    if amount < points[0][1]:
        return float(points[0][0] - 1)
    for (below, lower), (above, upper) in pairwise(points):
        if lower <= amount < upper:
            return below + (above - below) * float((amount - lower) / (upper - lower))
    return float(points[-1][0])


def _more(position: float, band: WageBand) -> str:
    lowest = min(percentile for percentile, _ in band.percentiles)
    if position < lowest:
        return f"more than {100 - lowest} of 100 people"
    return f"{100 - round(position)} of 100 people"


def _told(percentiles: Sequence[tuple[int, Decimal]]) -> str:
    known = dict(percentiles)
    said = [
        f"{words} {money(known[percentile])}"
        for percentile, words in _TOLD.items()
        if percentile in known
    ]
    return ", ".join(said).capitalize()


CHECK = Check(
    name="market_position",
    area="fair_pay",
    label="Pay on the market",
    purpose="A range below a quarter of the market, or above nine tenths of it.",
    basis=f"{_SOURCE}. The bounds are ours.",
    find=find,
)
