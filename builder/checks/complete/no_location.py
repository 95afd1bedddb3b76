"""A posting that does not say where the work is."""

from collections.abc import Iterator

from builder import placeholders
from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_SOURCE = "Google, “Job posting (JobPosting) structured data”: jobLocation"


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if there is neither a place nor remote work."""
    if placeholders.lacks_location(job.document):
        yield Finding(
            message="Say where the work is: name a place, or choose remote.",
            reason=f"Job searches leave out postings without a place ({_SOURCE}).",
            severity="must_fix",
            place="locations",
        )


CHECK = Check(
    name="no_location",
    area="complete",
    label="No place of work",
    purpose="Neither a place nor remote work is named.",
    basis=_SOURCE,
    find=find,
)
