"""A degree that most people who do the work do not have."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.complete.requirements import required
from builder.checks.context import Context, Preparation
from builder.checks.finding import Finding
from builder.checks.job import Job

# Names of degrees, and the words by which O*NET's category for each begins.
_DEGREES = tuple(
    (re.compile(pattern, re.IGNORECASE), level)
    for pattern, level in (
        (r"\b(?:doctora(?:te|l)|ph\.?\s?d\.?)(?!\w)", "Doctoral"),
        (r"\bmaster(?:['\u2019]?s)?\b(?=[^.]*\b(?:degree|in|of|level))", "Master"),
        (r"\b(?:bachelor(?:['\u2019]?s)?|four[- ]year degree)\b", "Bachelor"),
        (r"\bassociate(?:['\u2019]?s)? degree\b", "Associate"),
    )
)
# From the least to the most.
_LADDER = (
    "Less than", "High School", "Post-Secondary", "Some College", "Associate", "Bachelor",
    "Post-Baccalaureate", "Master", "Post-Master", "First Professional", "Doctoral",
    "Post-Doctoral",
)  # fmt: skip
_OR_LESS = re.compile(
    r"\bor (?:an? )?(?:equivalent|comparable|related) (?:work )?(?:experience|combination)"
    r"|\bin lieu\b|\bor (?:an )?equivalent\b|\bequivalent combination\b",
    re.IGNORECASE,
)
_HALF = 50


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on each required degree that fewer than half of the people have."""
    if not context.preparation:
        return
    for text, line in required(job):
        if _OR_LESS.search(line.text):
            continue
        named = [
            (match, level) for pattern, level in _DEGREES if (match := pattern.search(line.text))
        ]
        if not named:
            continue
        # "A bachelor's or master's degree" asks for the lower one.
        match, level = named[-1]
        share = _share(context.preparation, level)
        if share is not None and share < _HALF:
            yield text.found(
                line.start + match.start(),
                line.start + match.end(),
                f"{share} % of the people in this occupation have that degree or a higher one. "
                "Ask for it only if the work or a license needs it, or add “or equivalent "
                "experience”.",
                f"{context.preparation.occupation}: what people in the job have learned "
                f"({context.preparation.source}).",
                "should_fix",
            )


def _share(preparation: Preparation, level: str) -> int | None:
    """Return how many of a hundred have at least the level; nothing if the source lacks it."""
    ranked = [(_rank(category), percent) for category, percent in preparation.education]
    if all(rank != _LADDER.index(level) for rank, _ in ranked):
        return None
    return round(sum(percent for rank, percent in ranked if rank >= _LADDER.index(level)))


def _rank(category: str) -> int:
    return next((n for n, name in enumerate(_LADDER) if category.startswith(name)), 0)


CHECK = Check(
    name="education_above_usual",
    area="complete",
    label="Degree that most do not have",
    purpose="A required degree that fewer than half of the people in the occupation have.",
    basis="O*NET, Education, Training, and Experience. That half is the bound is ours.",
    find=find,
    languages=("en",),
)
