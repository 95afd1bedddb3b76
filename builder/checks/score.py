"""How good a posting is, as a number whose arithmetic anyone can follow."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.checks.check import AREAS, Area
from builder.checks.finding import Finding, Severity

# Points that each finding takes from its area's hundred. Ours: one thing that must be fixed shows
# at once, and it takes a dozen small ones to weigh as much as two.
COSTS: Mapping[Severity, int] = {"must_fix": 20, "should_fix": 8, "consider": 2}
FULL = 100


@dataclass(frozen=True, slots=True)
class AreaScore:
    """An area's points, out of a hundred, and how many findings took some."""

    area: Area
    points: int
    count: int

    @property
    def label(self) -> str:
        """What people read."""
        return AREAS[self.area]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of each area, and on average."""

    areas: tuple[AreaScore, ...]

    @property
    def overall(self) -> int:
        """The average of all areas, out of a hundred."""
        return round(sum(area.points for area in self.areas) / len(self.areas))


def score(findings: Iterable[tuple[Finding, Area]]) -> Score:
    """Return the points that findings leave; each comes with the area of its check."""
    lost, count = Counter[Area](), Counter[Area]()
    for finding, area in findings:
        lost[area] += COSTS[finding.severity]
        count[area] += 1
    return Score(tuple(AreaScore(area, max(0, FULL - lost[area]), count[area]) for area in AREAS))
