"""Pay unlike that of the organization's other postings for the same work."""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from builder.checks.amounts import money, yearly
from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours: a fifth is more than places and seniority within a level explain.
_FAR = Decimal("0.2")


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the middle of the range is far from that of the others."""
    pay = job.document.pay
    if not pay or pay.min is None or pay.max is None or not context.peers:
        return
    own = yearly((pay.min + pay.max) / 2, pay.period)
    usual = median((peer.minimum + peer.maximum) / 2 for peer in context.peers)
    if not usual or abs(own - usual) <= _FAR * usual:
        return
    share = round(abs(own - usual) / usual * 100)
    count = len(context.peers)
    yield Finding(
        message=f"The middle of the range is {share} % {'above' if own > usual else 'below'} that "
        f"of your {count} other {'posting' if count == 1 else 'postings'} for this occupation and "
        "level.",
        reason=f"Theirs is {money(Decimal(usual).quantize(Decimal(1)))} a year, for example in "
        f"“{context.peers[0].title}”. Equal work should be paid equally.",
        severity="consider",
        place="pay",
    )


CHECK = Check(
    name="peer_pay",
    area="fair_pay",
    label="Pay beside your other postings",
    purpose="A range a fifth away from your other postings of the same occupation and level.",
    basis="Ours; the Equal Pay Act, 29 U.S.C. 206(d), asks for equal pay for equal work.",
    find=find,
)
