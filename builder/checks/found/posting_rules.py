"""What job searches ask of a posting and other checks do not look at."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_SOURCE = "Google, “Job posting (JobPosting) structured data”"


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding for each rule that is not met."""
    for problem in context.posting_problems:
        yield Finding(
            message=problem.advice,
            reason=f"Job searches go by it ({_SOURCE}: {problem.name}).",
            severity="should_fix" if problem.required else "consider",
        )


CHECK = Check(
    name="posting_rules",
    area="found",
    label="Rules of job searches",
    purpose="What Google asks of a posting's data beyond the other checks.",
    basis=_SOURCE,
    find=find,
)
