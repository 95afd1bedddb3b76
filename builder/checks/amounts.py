"""Pay of any period as pay of a year, and how people write it."""

from decimal import Decimal

from builder.document import PayPeriod
from builder.full_time import PERIODS_A_YEAR


def yearly(amount: Decimal, period: PayPeriod) -> Decimal:
    """Return what `amount` for each `period` comes to in a year of full-time work."""
    return amount * PERIODS_A_YEAR[period]


def money(amount: Decimal) -> str:
    """Return dollars as people write them, without cents where there are none."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"
