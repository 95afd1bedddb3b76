"""Sentences that must be read twice."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours. Plain-language guides ask for 15 to 20 words on average.
_LONG, _VERY_LONG = 35, 50


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each sentence with more words than one reading takes in."""
    for text in job.bodies:
        # Its wording is mostly the law's, and is not for the writer to change.
        if text.kind == "equal_opportunity":
            continue
        for line in text.lines:
            for sentence in line.sentences:
                count = len(sentence.words)
                if count > _LONG:
                    yield text.found(
                        sentence.start,
                        sentence.start + len(sentence.text),
                        f"This sentence has {count} words. Make two of it, or a list.",
                        "Long sentences are read twice or not at all. The U.S. federal plain "
                        "language guidelines ask for short ones.",
                        "should_fix" if count > _VERY_LONG else "consider",
                    )


CHECK = Check(
    name="long_sentence",
    area="readable",
    label="Long sentence",
    purpose="Sentences of more than 35 words.",
    basis="U.S. federal plain language guidelines, “Write short sentences”. The number is ours.",
    find=find,
)
