"""More required qualifications than a person has."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.complete.requirements import required
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours. The library's own roles, written for real jobs, need no more.
MOST = Threshold(
    "too_many_requirements.most", "Most required qualifications", 10, 1, 50, "qualifications"
)
_SOURCE = (
    "T. S. Mohr, “Why Women Don't Apply for Jobs Unless They're 100% Qualified”, "
    "Harvard Business Review, 25 August 2014"
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on the first requirement too many."""
    found = list(required(job))
    most = int(context.rules.value(MOST))
    if len(found) > most:
        text, line = found[most]
        yield text.found(
            line.start,
            line.start + len(line.text),
            f"{len(found)} qualifications are required. Mark those as preferred that can be "
            "learned on the job, or leave them out.",
            "People who lack one of many requirements often do not apply, though they could do "
            f"the work ({_SOURCE}).",
            "should_fix",
        )


CHECK = Check(
    name="too_many_requirements",
    area="complete",
    label="Many required qualifications",
    purpose="More than ten qualifications that all are required.",
    basis=f"{_SOURCE}. The number is ours.",
    find=find,
    thresholds=(MOST,),
)
