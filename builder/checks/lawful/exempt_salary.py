"""Exempt status for a salary that does not allow it."""

from collections.abc import Iterator
from decimal import Decimal

from builder.checks.amounts import money, yearly
from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.lawful.rules import DISCLAIMER, in_force, name_of, places_of


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if someone who is exempt from overtime may get less than the law asks."""
    pay = job.document.pay
    if job.document.flsa_status != "exempt" or not pay or pay.min is None or pay.currency != "USD":
        return
    if pay.period == "hour":
        yield Finding(
            message="Exempt employees get a salary. Pay by the hour, or nonexempt status?",
            reason=f"29 CFR 541.602; some work, such as with computers, is excepted. {DISCLAIMER}",
            severity="consider",
            place="flsa_status",
        )
        return
    salary = yearly(pay.min, pay.period)
    below = [
        rule
        for rule in in_force("exempt_salary", places_of(job, context), context.today)
        if salary < Decimal(rule["annual"])
    ]
    if below:
        rule = max(below, key=lambda one: Decimal(one["annual"]))
        note = f" {rule['note'].capitalize()}." if rule["note"] else ""
        yield Finding(
            message=f"The salary begins at {money(salary)} a year. In "
            f"{name_of(rule['jurisdiction'])}, exempt status asks for "
            f"{money(Decimal(rule['annual']))} at least.",
            reason=f"Since {rule['effective']} ({rule['source']}).{note} Teachers, doctors, "
            f"lawyers and outside sales are excepted. {DISCLAIMER}",
            severity="should_fix",
            place="flsa_status",
        )


CHECK = Check(
    name="exempt_salary",
    area="lawful",
    label="Salary too low for exempt status",
    purpose="An exempt job whose salary may be below the threshold in force.",
    basis="29 CFR 541.600, and the thresholds in builder/checks/lawful/data/exempt_salary.csv.",
    find=find,
)
