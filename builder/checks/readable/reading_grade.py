"""A text that asks for more schooling than most candidates have."""

from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.readable.formulas import lix, reading_grade
from builder.checks.rules import Threshold

_SOURCE = (
    "Flesch-Kincaid grade level (Kincaid and others, 1975) for English, LIX (Björnsson, 1968) "
    "for other languages"
)
# A short text has too few sentences for an average.
_FEWEST_WORDS = 100
# Ours: the last grade of high school, and of college; and what LIX calls difficult and very hard.
GRADE = Threshold("reading_grade.grade", "Hardest text in English", 13, 6, 20, "years of school")
# So many years more are grave.
_HARDER = 3
_HARD_LIX, _VERY_HARD_LIX = 55, 65
_ALPHABETIC = {"da", "de", "en", "es", "fr", "it", "nl", "no", "nb", "pt", "sv", "pl", "cs", "ro"}


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on the whole text if it is hard to read."""
    if len(job.words) < _FEWEST_WORDS or job.language not in _ALPHABETIC:
        return
    sentences = [one for body in job.bodies for line in body.lines for one in line.sentences]
    if job.language == "en":
        value = reading_grade(sentences)
        grade = context.rules.value(GRADE)
        hard, very_hard = value >= grade, value >= grade + _HARDER
        said = f"It takes {value:.0f} years of school to read this with ease"
    else:
        value = lix(sentences)
        hard, very_hard = value >= _HARD_LIX, value >= _VERY_HARD_LIX
        said = f"This is hard to read: its LIX is {value:.0f}, and 45 is usual for newspapers"
    if hard:
        yield Finding(
            message=f"{said}. Shorten the long sentences and take shorter words.",
            reason=f"What is easy to read is read to its end, by experts too ({_SOURCE}).",
            severity="should_fix" if very_hard else "consider",
        )


CHECK = Check(
    name="reading_grade",
    area="readable",
    label="Hard to read",
    purpose="A text for which high school does not suffice.",
    basis=f"{_SOURCE}. The bounds are ours.",
    find=find,
    thresholds=(GRADE,),
)
