"""Pay by percentile in some areas, drawn: a bar for each area, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.models import Wage

# A drawing for wide columns and paper, and one whose letters stay readable on a phone.
WIDE, NARROW = 640, 340
_ROW, _TOP, _FOOT = 56, 34, 6
_LEFT, _RIGHT = 8, 24
_TICKS = {WIDE: 7, NARROW: 4}
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
PERCENTILES = (10, 25, 50, 75, 90)


@dataclass(frozen=True, slots=True)
class Bar:
    """One area's bar; all lengths are units of the drawing, percentiles left to right.

    `arrow` holds the corners of an arrowhead where the highest figures are not published.
    """

    name: str
    y: int
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    arrow: str

    @property
    def middle(self) -> float:
        """The width of the middle half."""
        return round(self.p75 - self.p25, 1)

    @property
    def whole(self) -> float:
        """The width from the 10th to the 90th percentile."""
        return round(self.p90 - self.p10, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale, in dollars."""

    x: float
    dollars: int


@dataclass(frozen=True, slots=True)
class PayChart:
    """The drawing of some areas' pay, in dollars a year or, where no such is known, an hour."""

    width: int
    height: int
    period: Literal["year", "hour"]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def pay_chart(wages: Sequence[Wage], width: int = WIDE) -> PayChart | None:
    """Return the drawing for wages of one occupation, or None where no figure is published."""
    period: Literal["year", "hour"] = "year"
    rows = [(wage, _yearly(wage)) for wage in wages if wage.annual_p10 or wage.annual_p50]
    if not rows:
        period = "hour"
        rows = [(one, [float(one.hourly_p50)] * 5) for one in wages if one.hourly_p50]
    if not rows:
        return None
    highest = max(figures[-1] for _, figures in rows)
    step = _step(highest, _TICKS[width])
    top = (highest // step + 1) * step

    def place(dollars: float) -> float:
        return float(round(_LEFT + (width - _LEFT - _RIGHT) * dollars / top, 1))

    bars = tuple(
        _bar(wage, _TOP + number * _ROW, [place(figure) for figure in figures])
        for number, (wage, figures) in enumerate(rows)
    )
    ticks = tuple(Tick(place(dollars), dollars) for dollars in range(0, int(top) + 1, step))
    return PayChart(width, _TOP + _ROW * len(bars) + _FOOT, period, bars, ticks)


def _bar(wage: Wage, y: int, places: list[float]) -> Bar:
    end = places[-1]
    is_open = bool(wage.annual_p10) and not wage.annual_p90
    arrow = f"{end + 3},24 {end + 13},32 {end + 3},40" if is_open else ""
    p10, p25, p50, p75, p90 = places
    return Bar(wage.area.title, y, p10, p25, p50, p75, p90, arrow)


def _yearly(wage: Wage) -> list[float]:
    """Return the percentiles; where the source leaves out the highest, the last one known."""
    known: list[float] = []
    for percentile in PERCENTILES:
        figure = getattr(wage, f"annual_p{percentile}")
        known.append(figure if figure is not None else (known[-1] if known else 0))
    return known


def _step(highest: float, ticks: int) -> int:
    """Return the distance of marks that makes at most so many of them, a round number."""
    scale = 1000 if highest >= 5000 else 1
    steps = [step * scale for step in _STEPS]
    return next((step for step in steps if highest / step <= ticks - 1), steps[-1])
