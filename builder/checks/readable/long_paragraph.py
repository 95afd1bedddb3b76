"""Paragraphs that look like work."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

# Ours. On a phone, 120 words fill the screen.
LONGEST = Threshold("long_paragraph.words", "Longest paragraph", 120, 20, 500, "words")
LONGEST_ITEM = Threshold("long_paragraph.item", "Longest list item", 60, 10, 300, "words")


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each paragraph and list item with too many words."""
    value = context.rules.value
    for text in job.bodies:
        if text.kind == "equal_opportunity":
            continue
        for line in text.lines:
            count = len(line.words)
            if count > value(LONGEST_ITEM if line.tag == "li" else LONGEST):
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
    thresholds=(LONGEST, LONGEST_ITEM),
)
