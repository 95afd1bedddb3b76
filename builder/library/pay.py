"""What an occupation pays: in the nation, in a state, and in a metropolitan area side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.library.pay_chart import NARROW, PERCENTILES, WIDE, PayChart, pay_chart
from builder.models import Area, FactRelease, Wage
from builder.models.wage import NATION

SOURCE = "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics"
_LABELS = {
    10: "Lowest tenth, up to",
    25: "Lowest quarter, up to",
    50: "Median",
    75: "Three quarters, up to",
    90: "Nine tenths, up to",
}
_UNPUBLISHED = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a label, and a figure for each area."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PayShown:
    """Pay as a page shows it: `wages` from the nation to the narrowest area, and drawings of them.

    `notes` say what is not in the figures, and why.
    """

    area: str
    wages: tuple[Wage, ...]
    wide: PayChart | None
    narrow: PayChart | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    release: str

    @property
    def source(self) -> str:
        """Who published the figures, and of when they are."""
        return f"{SOURCE}, {self.release}" if self.release else SOURCE

    @property
    def spoken(self) -> str:
        """What the drawing shows, in words."""
        return "; ".join(_told(wage) for wage in self.wages)


def pay_shown(soc_code: str, area_code: str = "", *, within_group: bool = False) -> PayShown:
    """Return the pay of an occupation in the nation, and in an area (a code) and its state.

    Args:
        soc_code: of the occupation.
        area_code: of a state or metropolitan area; others count as none chosen.
        within_group: whether the occupation is but a part of what has this code.

    """
    asked = _around(area_code)
    found: dict[str, Wage] = {}
    for wage in Wage.objects.of(soc_code).filter(area__in=asked).select_related("area"):
        if _is_published(wage):
            found.setdefault(wage.area_id, wage)
    wages = tuple(found[area.code] for area in asked if area.code in found)
    release = FactRelease.objects.filter(name="oews").values_list("release", flat=True).first()
    notes = [
        f"For {area.title}, the Bureau publishes no wages for this occupation."
        for area in asked
        if area.code not in found and found
    ]
    notes += _notes(wages, soc_code, within_group=within_group)
    return PayShown(
        area=asked[-1].code if len(asked) > 1 else "",
        wages=wages,
        wide=pay_chart(wages, WIDE),
        narrow=pay_chart(wages, NARROW),
        lines=tuple(_lines(wages)),
        notes=tuple(notes),
        release=release or "",
    )


def areas_with_pay(soc_code: str) -> list[Area]:
    """Return the states and metropolitan areas for which wages are published, states first."""
    wages = Wage.objects.of(soc_code).exclude(annual_p50=None, hourly_p50=None)
    within = Area.objects.filter(code__in=wages.values("area_id")).exclude(pk=NATION)
    return list(within.order_by("-type", "name"))


def _around(area_code: str) -> list[Area]:
    """Return the nation, then the state an area lies in, then the area."""
    nation = list(Area.objects.filter(pk=NATION))
    known = Area.objects.exclude(pk=NATION).filter(pk=area_code)
    area = known.first() if re.fullmatch(r"\d{7}", area_code) else None
    if not area:
        return nation
    state = Area.objects.filter(type=Area.Type.STATE, state_code=area.state_code)
    return [*nation, *state.exclude(pk=area.pk), area]


def _is_published(wage: Wage) -> bool:
    return any(getattr(wage, f"annual_p{one}") for one in PERCENTILES) or bool(wage.hourly_p50)


def _lines(wages: Sequence[Wage]) -> Iterator[Line]:
    for percentile in PERCENTILES:
        figures = [getattr(wage, f"annual_p{percentile}") for wage in wages]
        if any(wage.annual_p10 or wage.annual_p50 for wage in wages):
            yield Line(_LABELS[percentile], tuple(_dollars(figure) for figure in figures))
    if any(wage.hourly_p50 for wage in wages):
        hourly = tuple(_dollars(wage.hourly_p50) for wage in wages)
        yield Line("Median an hour", hourly)
    people = [wage.employment for wage in wages]
    if any(people):
        cells = tuple(f"{count:,}" if count else _UNPUBLISHED for count in people)
        yield Line("People in the job", cells)


def _notes(wages: Sequence[Wage], soc_code: str, *, within_group: bool) -> Iterator[str]:
    if wages and not any(wage.annual_p10 or wage.annual_p50 for wage in wages):
        yield (
            "Few people do this work full-time all year, so the Bureau publishes what they earn "
            "in an hour, and no yearly figures."
        )
    cells = [cell for line in _lines(wages) for cell in line.cells]
    if _UNPUBLISHED in cells:
        yield (
            f"“{_UNPUBLISHED}” stands for a figure that the Bureau does not publish: too few "
            "people were asked, or pay is above the highest figure it gives. A bar with an arrow "
            "goes on."
        )
    if within_group or any(wage.soc_code != soc_code for wage in wages):
        code = wages[0].soc_code if wages else soc_code
        yield f"The figures are those of a wider group that the Bureau counts together ({code})."


def _told(wage: Wage) -> str:
    if not wage.annual_p50:
        return f"{wage.area.title}: median {_dollars(wage.hourly_p50)} an hour"
    lowest, highest = _dollars(wage.annual_p10), _dollars(wage.annual_p90)
    ends = f", from {lowest} to {highest}" if _UNPUBLISHED not in {lowest, highest} else ""
    return f"{wage.area.title}: median {_dollars(wage.annual_p50)} a year{ends}"


def _dollars(amount: int | Decimal | None) -> str:
    if amount is None:
        return _UNPUBLISHED
    return f"${amount:,.2f}" if isinstance(amount, Decimal) else f"${amount:,}"
