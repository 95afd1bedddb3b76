"""Asking what someone earned before."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.lawful.rules import DISCLAIMER, in_force, listed, name_of, places_of

_ASKED = re.compile(
    r"\b(?:salary|pay|wage|compensation) history\b|\b(?:current|previous|prior|past|last|present) "
    r"(?:salary|salaries|pay|wages?|compensation|earnings)\b",
    re.IGNORECASE,
)
# Saying that one does not ask is fine, and so is another sense of the words.
_NOT_ASKED = re.compile(
    r"\b(?:not|never|without|no) (?:\w+ ){0,6}(?:ask|request|require|consider|inquir|base|seek)|"
    r"\bwill not\b|\bdo(?:es)? not\b|current pay (?:scale|period|rate|plan|range)|"
    r"current (?:salary|compensation) (?:range|schedule|scale|plan)|employees?['’]? current",
    re.IGNORECASE,
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each place that asks for earlier pay, gravest where a law forbids it."""
    rules = in_force("salary_history", places_of(job, context), context.today)
    names = listed([name_of(rule["jurisdiction"]) for rule in rules])
    for text in job.texts:
        for line in text.lines:
            if not _ASKED.search(line.text):
                continue
            for sentence in line.sentences:
                match = _ASKED.search(sentence.text)
                if match and not _NOT_ASKED.search(sentence.text):
                    yield text.found(
                        sentence.start + match.start(),
                        sentence.start + match.end(),
                        "Do not ask what someone earned before. You may ask what they expect.",
                        f"{names} {'forbid' if len(rules) > 1 else 'forbids'} it. {DISCLAIMER}"
                        if rules
                        else "About twenty states forbid it, since it carries unequal pay from job "
                        "to job.",
                        "must_fix" if rules else "consider",
                    )


CHECK = Check(
    name="salary_history",
    area="lawful",
    label="Salary history",
    purpose="A question for earlier pay, which many places forbid.",
    basis="The laws in builder/checks/lawful/data/salary_history.csv.",
    find=find,
    languages=("en",),
)
