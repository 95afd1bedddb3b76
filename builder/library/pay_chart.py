"""Pay by percentile, drawn: a bar from the 10th to the 90th percentile for each area."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.models import Wage

WIDTH, ROW, TOP = 640, 60, 28
_LEFT, _RIGHT = 8, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One area's bar; all lengths are units of the drawing, percentiles left to right."""

    name: str
    y: int
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float

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
    """A mark on the scale, in dollars a year."""

    x: float
    dollars: int


@dataclass(frozen=True, slots=True)
class PayChart:
    """The drawing of some areas' pay."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def pay_chart(wages: Sequence[Wage]) -> PayChart | None:
    """Return the drawing for wages of one occupation, or None where no figure is published."""
    rows = [
        (wage.area.name, [getattr(wage, f"annual_p{share}") for share in (10, 25, 50, 75, 90)])
        for wage in wages
    ]
    # The source leaves a percentile out where it is above its highest published figure.
    rows = [(name, _carried_on(figures)) for name, figures in rows if figures[2]]
    if not rows:
        return None
    step = _step(max(figures[-1] for _, figures in rows))
    top = (max(figures[-1] for _, figures in rows) // step + 1) * step

    def place(dollars: float) -> float:
        return float(round(_LEFT + (WIDTH - _LEFT - _RIGHT) * dollars / top, 1))

    bars = tuple(
        Bar(name, TOP + number * ROW, *(place(figure) for figure in figures))
        for number, (name, figures) in enumerate(rows)
    )
    ticks = tuple(Tick(place(dollars), dollars) for dollars in range(0, top, step))
    return PayChart(WIDTH, TOP + ROW * len(bars), bars, ticks)


def _carried_on(figures: list[int | None]) -> list[int]:
    known: list[int] = []
    for figure in figures:
        known.append(figure if figure is not None else (known[-1] if known else 0))
    return known


def _step(highest: int) -> int:
    for step in (10_000, 20_000, 25_000, 50_000, 100_000):
        if highest / step <= 8:
            return step
    return 200_000
