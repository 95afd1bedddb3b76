"""Paragraphs that look like work."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Ours. On a phone, 120 words fill the screen.
_LONGEST = 120
_LONGEST_ITEM = 60


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each paragraph and list item with too many words."""
    for text in job.bodies:
        if text.kind == "equal_opportunity":
            continue
        for line in text.lines:
            count = len(line.words)
            if count > (_LONGEST_ITEM if line.tag == "li" else _LONGEST):
                thing = "list item" if line.tag == "li" else "paragraph"
                yield text.found(
                    line.start,
                    line.start + len(line.text),
                    f"This {thing} has {count} words. Divide it, or make a list of it.",
                    "Most people read postings on a phone, where this fills the screen.",
                    "consider",
                )


CHECK = Check(
    name="long_paragraph",
    area="readable",
    label="Long paragraph",
    purpose="Paragraphs of more than 120 words, and list items of more than 60.",
    basis="Ours.",
    find=find,
)
