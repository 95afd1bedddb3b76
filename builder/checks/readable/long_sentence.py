"""Sentences that must be read twice."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours. Plain-language guides ask for 15 to 20 words on average.
LONGEST = Threshold("long_sentence.words", "Longest sentence", 35, 10, 100, "words")
# So many times the longest is grave: 50 words where 35 are too many.
_VERY_LONG = 10 / 7


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each sentence with more words than one reading takes in."""
    longest = context.rules.value(LONGEST)
    for text in job.bodies:
        # Its wording is mostly the law's, and is not for the writer to change.
        if text.kind == "equal_opportunity":
            continue
        for line in text.lines:
            for sentence in line.sentences:
                count = len(sentence.words)
                if count > longest:
                    yield text.found(
                        sentence.start,
                        sentence.start + len(sentence.text),
                        f"This sentence has {count} words. Make two of it, or a list.",
                        "Long sentences are read twice or not at all. The U.S. federal plain "
                        "language guidelines ask for short ones.",
                        "should_fix" if count > longest * _VERY_LONG else "consider",
                    )


CHECK = Check(
    name="long_sentence",
    area="readable",
    label="Long sentence",
    purpose="Sentences of more than 35 words.",
    basis="U.S. federal plain language guidelines, “Write short sentences”. The number is ours.",
    find=find,
    thresholds=(LONGEST,),
)
