"""Words in a title that nobody searches for."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_SOURCE = "O*NET, the titles that people in each occupation report"


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each word of the title that stands in no title in use."""
    title, words = job.texts[0], context.title
    for word in words.unknown if words else ():
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title.text)
        if match and words:
            usual = f" “{words.usual}” is a usual title." if words.usual else ""
            yield title.found(
                match.start(),
                match.end(),
                f"Few people search for “{word}”.{usual}",
                f"The word stands in none of 60,000 titles in use ({_SOURCE}).",
                "consider",
            )


CHECK = Check(
    name="known_title",
    area="found",
    label="Title that is searched for",
    purpose="Words in the title that stand in none of the titles people use.",
    basis=_SOURCE,
    find=find,
    languages=("en",),
)
