"""The pay range a draft suggests, from what people in the occupation earn."""

from decimal import ROUND_HALF_UP, Decimal

from builder.document import Pay, PayPeriod
from builder.full_time import PERIODS_A_YEAR
from builder.generating.choices import Choices, Level
from builder.generating.facts import OccupationFacts, Wages

# Who is new starts in the lower half; who is senior earns what the upper half does.
_PERCENTILES: dict[Level, tuple[str, str, str]] = {
    "entry": ("p10", "p50", "the 10th percentile to the median"),
    "mid": ("p25", "p75", "the middle half"),
    "senior": ("p50", "p90", "the median to the 90th percentile"),
    "lead": ("p75", "p90", "the 75th to the 90th percentile"),
}
# Percentiles closer than this are no range.
_NARROWEST = 1.03
# Managers, specialists, and performers are paid by the year or by contract, whatever their zone.
_NOT_HOURLY = ("11-", "13-", "27-2", "55-")


def suggested_pay(facts: OccupationFacts, choices: Choices) -> Pay | None:
    """Return the range for the level in the narrowest area with data, or None without any.

    Mid: 25th to 75th percentile; entry: 10th to 50th; senior: 50th to 90th; lead: 75th to 90th.
    Where the source gives no figure for the upper end (it names none above a limit), the range is
    open. Wages are those of the United States; for a job elsewhere there is no suggestion.
    """
    if choices.country not in {"", "US"}:
        return None
    # Where everyone of a level is paid alike, the usual range says more.
    for level in dict.fromkeys((choices.level, "mid")):
        for wages in _narrowest_first(facts, choices.area):
            if found := _range(wages, level, _period(facts, wages)):
                return found
    return None


def _range(wages: Wages, level: Level, period: PayPeriod) -> Pay | None:
    low, high, part = _PERCENTILES[level]
    minimum: int | None = getattr(wages, low)
    maximum: int | None = getattr(wages, high)
    if minimum is None or (maximum and maximum < minimum * _NARROWEST):
        return None
    return Pay(
        min=_rounded(minimum, period),
        max=None if maximum is None else _rounded(maximum, period),
        currency="USD",
        period=period,
        note=_note(wages, part if maximum else "at least this part"),
    )


def _narrowest_first(facts: OccupationFacts, area: str) -> list[Wages]:
    return sorted(facts.wages, key=lambda wages: wages.area_code != area)


def _period(facts: OccupationFacts, wages: Wages) -> PayPeriod:
    """Return "hour" for jobs of little preparation of which the source gives an hourly wage."""
    little = facts.job_zone in {1, 2} and not facts.code.startswith(_NOT_HOURLY)
    return "hour" if little and wages.hourly_p50 is not None else "year"


def _rounded(yearly: int, period: PayPeriod) -> Decimal:
    if period == "hour":
        step, amount = Decimal("0.25"), Decimal(yearly) / PERIODS_A_YEAR["hour"]
    else:
        step, amount = Decimal(500 if yearly < 100_000 else 1000), Decimal(yearly)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _note(wages: Wages, part: str) -> str:
    source = f"{wages.source} wages"
    told = ", ".join(piece for piece in (source, wages.release, wages.area_name) if piece)
    return f"Suggested from {told}: {part} of what people earn; set your own range"
