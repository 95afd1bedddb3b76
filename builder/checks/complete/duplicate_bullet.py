"""List items that say the same twice."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process, utils

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

# Likeness (0 to 100) from which two items say the same in nearly the same words; ours.
_ALIKE = 92
# A few words may well be needed twice.
_FEWEST_WORDS = 4
_FIGURES = re.compile(r"\d+")


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on each item that nearly equals an earlier one with the same figures."""
    items = [
        (text, line)
        for text in job.bodies
        for line in text.items
        if len(line.words) >= _FEWEST_WORDS
    ]
    words = [utils.default_process(line.text) for _, line in items]
    for number, (text, line) in enumerate(items):
        earlier = process.extractOne(
            words[number], words[:number], scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
        )
        if earlier and _FIGURES.findall(earlier[0]) == _FIGURES.findall(words[number]):
            yield text.found(
                line.start,
                line.start + len(line.text),
                f"This says nearly the same as “{_short(items[earlier[2]][1].text)}”.",
                "Repetition makes a posting longer and the rest of it easier to overlook.",
                "should_fix",
                replacement="",
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + "…"


CHECK = Check(
    name="duplicate_bullet",
    area="complete",
    label="Said twice",
    purpose="List items that are nearly equal.",
    basis="Ours.",
    find=find,
)
