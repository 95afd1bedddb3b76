"""A posting without a word on equal opportunity."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_SAID = re.compile(
    r"equal(?:[- ]employment)?[- ]opportunit|\bEEOC?\b|without regard to|"
    r"regardless of (?:race|age|sex|gender)|do(?:es)? not discriminate|"
    r"prohibits? discrimination|affirmative action",
    re.IGNORECASE,
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if no section says that everyone has the same chance."""
    if any(body.text.strip() for body in job.of_kind("equal_opportunity")):
        return
    if not any(_SAID.search(body.text) for body in job.bodies):
        yield Finding(
            message="Say that you are an equal opportunity employer, and how to ask for an "
            "accommodation.",
            reason="Federal contractors have to (41 CFR 60-300.5 and 60-741.5), and candidates "
            "look for it with others too.",
            severity="should_fix",
        )


CHECK = Check(
    name="equal_opportunity",
    area="lawful",
    label="Equal opportunity",
    purpose="No statement on equal opportunity.",
    basis="41 CFR 60-300.5 and 60-741.5 for federal contractors; ours for others.",
    find=find,
    languages=("en",),
)
