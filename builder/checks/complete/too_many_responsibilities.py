"""A list of responsibilities that nobody reads to its end."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours: a job has so many duties that matter at most, and a list twice as long is read by nobody.
MOST = Threshold(
    "too_many_responsibilities.most", "Most responsibilities", 15, 3, 60, "responsibilities"
)
# So many times the most is grave: 20 where 15 are many.
_FAR_TOO_MANY = 4 / 3


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on the first item too many of all responsibilities."""
    items = [(text, line) for text in job.of_kind("responsibilities") for line in text.items]
    most = int(context.rules.value(MOST))
    if len(items) > most:
        text, line = items[most]
        yield text.found(
            line.start,
            line.start + len(line.text),
            f"{len(items)} responsibilities. Join those that belong together, and drop what is "
            "seldom done.",
            "In a long list the duties that matter get lost among those that do not.",
            "should_fix" if len(items) >= most * _FAR_TOO_MANY else "consider",
        )


CHECK = Check(
    name="too_many_responsibilities",
    area="complete",
    label="Many responsibilities",
    purpose="More than fifteen responsibilities.",
    basis="Ours.",
    find=find,
    thresholds=(MOST,),
)
