"""A posting that does not say what a candidate needs."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.complete.told import tells_of
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_HEADING = re.compile(
    r"qualif|requirement|required|experience|education|skills|abilit|licens|credential"
    r"|who you are|you.{0,6}(?:ll need|have|bring)\b|looking for|about you|must.haves?|ksa",
    re.IGNORECASE,
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if no shown section says what a candidate needs."""
    if not tells_of(job, "qualifications", _HEADING):
        yield Finding(
            message="Say what the person needs: add a section with the qualifications.",
            reason="Without them anyone may apply, and who is chosen cannot be explained later.",
            severity="should_fix",
        )


CHECK = Check(
    name="no_qualifications",
    area="complete",
    label="No qualifications",
    purpose="No section says what a candidate needs.",
    basis="Ours.",
    find=find,
)
