"""A posting that is too short to tell of the job, or too long to be read."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours: room for the work, the needs and the offer, and no more.
SHORTEST = Threshold("length.shortest", "Shortest posting", 300, 0, 2000, "words")
LONGEST = Threshold("length.longest", "Longest posting", 800, 100, 5000, "words")
# So many times the longest is grave.
_VERY_LONG = 1.5
_REASON = (
    "Postings of {shortest:.0f} to {longest:.0f} words are read to their end and still say what "
    "the job is."
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if the sections have too few words or too many."""
    count = len(job.words)
    shortest, longest = context.rules.value(SHORTEST), context.rules.value(LONGEST)
    reason = _REASON.format(shortest=shortest, longest=longest)
    if 0 < count < shortest:
        yield Finding(
            message=f"The posting has {count} words. Tell more: what a day is like, whom the "
            "person works with, what you offer.",
            reason=reason,
            severity="consider",
        )
    elif count > longest:
        yield Finding(
            message=f"The posting has {count:,} words. Leave out what only matters once someone "
            "has the job.",
            reason=reason,
            severity="should_fix" if count > longest * _VERY_LONG else "consider",
        )


CHECK = Check(
    name="length",
    area="readable",
    label="Length",
    purpose="Fewer than 300 words, or more than 800.",
    basis="Ours.",
    find=find,
    thresholds=(SHORTEST, LONGEST),
)
