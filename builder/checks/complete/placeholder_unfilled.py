"""Placeholders that are still to fill in."""

from collections.abc import Iterator

from builder import placeholders
from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_REASON = "Candidates would read the square brackets. Whoever publishes fills them in first."


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each placeholder, wherever it stands."""
    for text in job.texts:
        for start, end in placeholders.ranges(text.text):
            yield text.found(start, end, f"Fill in {text.text[start:end]}.", _REASON, "must_fix")


CHECK = Check(
    name="placeholder_unfilled",
    area="complete",
    label="Still to fill in",
    purpose="Words in square brackets that stand for a fact of yours.",
    basis="Ours.",
    find=find,
)
