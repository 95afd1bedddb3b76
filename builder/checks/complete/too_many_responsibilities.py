"""A list of responsibilities that nobody reads to its end."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours: a job has so many duties that matter at most, and a list twice as long is read by nobody.
_MANY = 15
_TOO_MANY = 20


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on the first item too many of all responsibilities."""
    items = [(text, line) for text in job.of_kind("responsibilities") for line in text.items]
    if len(items) > _MANY:
        text, line = items[_MANY]
        yield text.found(
            line.start,
            line.start + len(line.text),
            f"{len(items)} responsibilities. Join those that belong together, and drop what is "
            "seldom done.",
            "In a long list the duties that matter get lost among those that do not.",
            "should_fix" if len(items) >= _TOO_MANY else "consider",
        )


CHECK = Check(
    name="too_many_responsibilities",
    area="complete",
    label="Many responsibilities",
    purpose="More than fifteen responsibilities.",
    basis="Ours.",
    find=find,
)
