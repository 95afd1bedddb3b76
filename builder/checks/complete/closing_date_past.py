"""A closing date that has passed."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_SOURCE = "Google, “Job posting (JobPosting) structured data”: validThrough"


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the closing date lies before today."""
    closes_on = job.document.closes_on
    if closes_on and closes_on < context.today:
        yield Finding(
            message=f"The closing date, {closes_on.isoformat()}, has passed. Choose a later one.",
            reason=f"Job searches drop postings whose closing date has passed ({_SOURCE}).",
            severity="must_fix",
            place="closes_on",
        )


CHECK = Check(
    name="closing_date_past",
    area="complete",
    label="Closing date has passed",
    purpose="A closing date before today.",
    basis=_SOURCE,
    find=find,
)
