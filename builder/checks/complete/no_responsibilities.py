"""A posting that does not say what the work is."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.complete.told import tells_of
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_HEADING = re.compile(
    r"responsib|dut(?:y|ies)|functions?\b|tasks|you.{0,6}ll (?:do|be doing)|you will (?:do|be)"
    r"|day.to.day|the (?:role|work|job|position)\b|position summary|job (?:summary|description)"
    r"|accountabilit|scope of (?:work|services)|examples of work",
    re.IGNORECASE,
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if no shown section says what the work is."""
    if not tells_of(job, "responsibilities", _HEADING):
        yield Finding(
            message="Say what the person will do: add a section with the responsibilities.",
            reason="The work itself is what candidates look for first, and what the law goes by "
            "when it asks for the essential functions of a job (29 CFR 1630.2(n)).",
            severity="must_fix",
        )


CHECK = Check(
    name="no_responsibilities",
    area="complete",
    label="No responsibilities",
    purpose="No section says what the work is.",
    basis="Ours; 29 CFR 1630.2(n) on essential functions.",
    find=find,
)
