"""A posting that is too short to tell of the job, or too long to be read."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours: room for the work, the needs and the offer, and no more.
_SHORT, _LONG, _VERY_LONG = 300, 800, 1200
_REASON = "Postings of 300 to 800 words are read to their end and still say what the job is."


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the sections have too few words or too many."""
    count = len(job.words)
    if 0 < count < _SHORT:
        yield Finding(
            message=f"The posting has {count} words. Tell more: what a day is like, whom the "
            "person works with, what you offer.",
            reason=_REASON,
            severity="consider",
        )
    elif count > _LONG:
        yield Finding(
            message=f"The posting has {count:,} words. Leave out what only matters once someone "
            "has the job.",
            reason=_REASON,
            severity="should_fix" if count > _VERY_LONG else "consider",
        )


CHECK = Check(
    name="length",
    area="readable",
    label="Length",
    purpose="Fewer than 300 words, or more than 800.",
    basis="Ours.",
    find=find,
)
