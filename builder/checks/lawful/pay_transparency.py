"""What pay-transparency laws ask a posting to carry, by place, size of the employer, and day."""

import re
from collections.abc import Iterator, Sequence

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding, Severity
from builder.checks.job import Job
from builder.checks.lawful.employer_size import employees_of
from builder.checks.lawful.rules import (
    DISCLAIMER,
    Rule,
    applies,
    in_force,
    listed,
    name_of,
    places_of,
)

_BENEFITS = re.compile(
    r"\bbenefit|\bperks\b|\bwe offer\b|health insurance|paid time off", re.IGNORECASE
)
_OTHER_PAY = re.compile(
    r"\bbonus|\bcommission|\bequity\b|\bincentive|stock option|profit[- ]sharing|differential|"
    r"no other (?:compensation|pay)|overtime pay",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"until (?:the position is )?filled|ongoing basis|rolling basis|accepted continuously|"
    r"open until|apply by|deadline|closing date|closes on",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\band up\b|\bor more\b|\bDOE\b|depend(?:s|ing) on experience|negotiable|\+$", re.IGNORECASE
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding for each thing that is missing, naming all places that ask for it."""
    employees = employees_of(job, context)
    rules = [
        rule
        for rule in in_force("pay_transparency", places_of(job, context), context.today)
        if applies(rule, employees)
    ]
    whole = "\n".join(text.text for text in job.texts)
    pay = job.document.pay
    if pay is None or (pay.min is None and pay.max is None):
        yield from _missing(
            _asking(rules, "pay_range"), employees, "pay",
            "Name the pay range: {places} {ask} for it in a posting.",
        )  # fmt: skip
    elif pay.min is None or pay.max is None:
        yield from _missing(
            _asking(rules, "pay_range"), employees, "pay",
            "Name both ends of the pay range: {places} {ask} for a range, and “up to” or “from” is "
            "none.",
        )  # fmt: skip
    elif pay.note and _OPEN.search(pay.note):
        yield from _missing(
            _asking(rules, "pay_range"), None, "pay",
            "Take care that the note on pay does not open the range: {places} {ask} for the range "
            "that you expect to pay.",
            "consider",
        )  # fmt: skip
    has_benefits = any(body.text.strip() for body in job.of_kind("benefits"))
    if not has_benefits and not _BENEFITS.search(whole):
        yield from _missing(
            _asking(rules, "benefits"), employees, None,
            "Describe the benefits: {places} {ask} for them in a posting.",
        )  # fmt: skip
    if not _OTHER_PAY.search(whole):
        yield from _missing(
            _asking(rules, "other_compensation"), employees, None,
            "If there is other pay, such as a bonus or commission, describe it: {places} {ask} for "
            "it in a posting.",
            "consider",
        )  # fmt: skip
    if not job.document.closes_on and not _ONGOING.search(whole):
        yield from _missing(
            _asking(rules, "deadline"), employees, "closes_on",
            "Say until when people can apply, or that applications are taken on an ongoing basis: "
            "{places} {ask} for it.",
        )  # fmt: skip


def _asking(rules: Sequence[Rule], column: str) -> list[Rule]:
    return [rule for rule in rules if rule[column] not in {"no", ""}]


def _missing(
    rules: Sequence[Rule],
    employees: int | None,
    place: str | None,
    message: str,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    if not rules:
        return
    # The European rule is kept as well by telling the pay before the interview.
    strict = [rule for rule in rules if rule["pay_range"] != "before interview"]
    small = [rule for rule in strict if employees is None and int(rule["min_employees"]) > 1]
    sure = len(small) < len(strict)
    names = [name_of(rule["jurisdiction"]) for rule in rules]
    details = "; ".join(_detail(rule) for rule in rules)
    yield Finding(
        message=message.format(places=listed(names), ask="ask" if len(names) > 1 else "asks"),
        reason=f"{details}. {DISCLAIMER}",
        severity=severity or ("must_fix" if sure else "should_fix"),
        place=place,
    )


def _detail(rule: Rule) -> str:
    size = int(rule["min_employees"])
    whom = f", employers of {size} or more people" if size > 1 else ""
    note = f" ({rule['note']})" if rule["note"] else ""
    return f"{rule['name']}, since {rule['effective']}{whom}{note}"


CHECK = Check(
    name="pay_transparency",
    area="lawful",
    label="Pay transparency",
    purpose="Pay range, benefits, other pay and deadline, where the law asks a posting for them.",
    basis="The pay-transparency laws in builder/checks/lawful/data/pay_transparency.csv, as known "
    "in November 2026 from public summaries.",
    find=find,
)
