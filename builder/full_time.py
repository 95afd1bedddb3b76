"""A year of full-time work, as the U.S. Bureau of Labor Statistics reckons."""

from collections.abc import Mapping

# 2,080 hours, 260 days, 52 weeks, 12 months; the keys are a document's pay periods.
PERIODS_A_YEAR: Mapping[str, int] = {
    "hour": 2080,
    "day": 260,
    "week": 52,
    "month": 12,
    "year": 1,
}
