"""Pay below what the law lets an employer pay."""

from collections.abc import Iterator
from decimal import Decimal

from builder.checks.amounts import money, yearly
from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.lawful.rules import DISCLAIMER, in_force, name_of, places_of
from builder.full_time import PERIODS_A_YEAR


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on the highest minimum wage that the pay stays below."""
    document, pay = job.document, job.document.pay
    if not pay or pay.currency != "USD":
        return
    lowest = pay.max if pay.min is None else pay.min
    if lowest is None:
        return
    # What part of the time someone works is not known, so only pay by the hour tells.
    if document.employment_type in {"part_time", "per_diem"} and pay.period != "hour":
        return
    if document.employment_type == "volunteer":
        return
    hourly = yearly(lowest, pay.period) / PERIODS_A_YEAR["hour"]
    below = [
        rule
        for rule in in_force("minimum_wage", places_of(job, context), context.today)
        if hourly < Decimal(rule["hourly"])
    ]
    if not below:
        return
    rule = max(below, key=lambda one: Decimal(one["hourly"]))
    note = f" {rule['note'].capitalize()}." if rule["note"] else ""
    yield Finding(
        message=f"The pay begins at {money(hourly.quantize(Decimal('0.01')))} an hour. The minimum "
        f"wage in {name_of(rule['jurisdiction'])} is {money(Decimal(rule['hourly']))}.",
        reason=f"Since {rule['effective']} ({rule['source']}).{note} Cities may have a higher one. "
        f"{DISCLAIMER}",
        severity="must_fix",
        place="pay",
    )


CHECK = Check(
    name="minimum_wage",
    area="lawful",
    label="Below the minimum wage",
    purpose="Pay below the federal or the state's minimum wage.",
    basis="The rates in builder/checks/lawful/data/minimum_wage.csv, each with its sources. Rates "
    "of cities are not known here, nor those that two sources do not confirm.",
    find=find,
)
