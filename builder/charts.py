"""Figures by day, laid out as a drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

# Units of the drawing.
WIDTH, HEIGHT = 600, 120
_GAP = 2


@dataclass(frozen=True, slots=True)
class DayBar:
    """One day: where its bar stands in the drawing, and the figure."""

    day: date
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DayChart:
    """Bars of some days in a row. `most` is the highest figure, `total` their sum."""

    bars: tuple[DayBar, ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT


def day_chart(counts: Mapping[date, int], first: date, last: date) -> DayChart:
    """Return a bar for each day from `first` to `last`; days without a count have none."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    most = max((counts.get(day, 0) for day in days), default=0)
    step = WIDTH / len(days)
    bars = []
    for number, day in enumerate(days):
        count = counts.get(day, 0)
        height = round(HEIGHT * count / most, 1) if most else 0.0
        x = round(number * step, 1)
        bars.append(DayBar(day, count, x, HEIGHT - height, round(step - _GAP, 1), height))
    return DayChart(tuple(bars), most, sum(bar.count for bar in bars))
