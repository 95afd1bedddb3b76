"""Sections with a heading and next to nothing below it."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours: what has fewer words says nothing that its heading does not.
_FEWEST_WORDS = 4


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding for each shown section that is empty or nearly so."""
    for (_, section), body in zip(job.sections, job.bodies, strict=True):
        count = sum(len(line.words) for line in body.lines)
        if not count:
            yield body.found(
                0,
                0,
                f"“{section.heading}” is empty. Write it, hide it, or delete it.",
                "Candidates do not see a section without text, though it may be meant to be there.",
                "should_fix",
            )
        elif count < _FEWEST_WORDS and section.kind != "custom":
            yield body.found(
                0,
                len(body.text),
                f"“{section.heading}” has {count} {'word' if count == 1 else 'words'}. Say more.",
                "A section this short leaves candidates to guess.",
                "should_fix",
            )


CHECK = Check(
    name="thin_section",
    area="complete",
    label="Empty or thin section",
    purpose="A section without text, or with fewer than four words.",
    basis="Ours.",
    find=find,
)
