"""A range that says little, or that is open."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours: pay grades mostly span half of their beginning.
WIDEST = Threshold(
    "wide_range.times", "Widest pay range", 1.5, 1.1, 5, "times its beginning", decimals=1
)
# So many times the widest is grave: an end at twice the beginning where one and a half is wide.
_VERY_WIDE = 4 / 3


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the end is more than one and a half times the beginning."""
    pay = job.document.pay
    if not pay or not pay.min or pay.max is None:
        return
    widest = context.rules.value(WIDEST)
    times = float(pay.max / pay.min)
    if times > widest:
        yield Finding(
            message=f"The range ends at {times:.1f} times its beginning. Narrow it to what you "
            "expect to pay, or say what decides.",
            reason="In a wide range everyone expects the upper end. Laws on pay transparency ask "
            "for the range that is offered in good faith.",
            severity="should_fix" if times > widest * _VERY_WIDE else "consider",
            place="pay",
        )


CHECK = Check(
    name="wide_range",
    area="fair_pay",
    label="Wide pay range",
    purpose="A range whose end is more than one and a half times its beginning.",
    basis="Ours.",
    find=find,
    thresholds=(WIDEST,),
)
