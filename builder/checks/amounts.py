"""Pay of any period as pay of a year, as the U.S. Bureau of Labor Statistics reckons."""

from decimal import Decimal

from builder.document import PayPeriod

# A year of full-time work: 2,080 hours, 260 days, 52 weeks, 12 months.
PERIODS: dict[PayPeriod, int] = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}


def yearly(amount: Decimal, period: PayPeriod) -> Decimal:
    """Return what `amount` for each `period` comes to in a year of full-time work."""
    return amount * PERIODS[period]


def money(amount: Decimal) -> str:
    """Return dollars as people write them, without cents where there are none."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"
