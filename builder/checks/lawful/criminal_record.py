"""Shutting people out for a criminal record before they are known."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.lawful.employer_size import employees_of
from builder.checks.lawful.rules import (
    DISCLAIMER,
    applies,
    in_force,
    listed,
    name_of,
    places_of,
)

_SHUT_OUT = re.compile(
    r"\b(?:no|without(?: an?y?)?|free (?:of|from)(?: an?y?)?|clean|clear) (?:prior |past )?"
    r"(?:felon(?:y|ies|s)(?: convictions?)?|criminal (?:record|history|background|convictions?)|"
    r"convictions?|misdemeanors?)\b|\bfelons (?:need|may|can|should)(?: not|not)?\b"
    r"|\b(?:must|may|can)(?:not| not) have "
    r"(?:been convicted|(?:any |a )?(?:felony|criminal))[\w ]{0,20}"
    r"|\bnever (?:been )?convicted\b|\bclean background\b",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    r"peace officer|law enforcement|required by (?:\w+ ){0,3}law|statut|regulation|chil(?:d|dren)|"
    r"vulnerable|firearm|driving record|FDIC|section \d",
    re.IGNORECASE,
)
_SOURCE = "EEOC Enforcement Guidance on arrest and conviction records (2012)"


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each place that shuts out people with a record, gravest where a law forbids it."""
    employees = employees_of(job, context)
    rules = [
        rule
        for rule in in_force("fair_chance", places_of(job, context), context.today)
        if applies(rule, employees)
    ]
    names = listed([name_of(rule["jurisdiction"]) for rule in rules])
    for text in job.texts:
        for match in _SHUT_OUT.finditer(text.text):
            around = text.text[max(0, match.start() - 150) : match.end() + 150]
            yield text.found(
                match.start(),
                match.end(),
                "Leave this out. Say instead that you look at each record for what it means for "
                "this job, after an offer.",
                f"{names} {'have' if len(rules) > 1 else 'has'} a fair-chance law. {DISCLAIMER}"
                if rules
                else f"A record alone may not decide ({_SOURCE}).",
                "consider" if _BY_LAW.search(around) else "must_fix" if rules else "should_fix",
            )


CHECK = Check(
    name="criminal_record",
    area="lawful",
    label="Criminal record",
    purpose="Words that shut out everyone with a criminal record.",
    basis=f"{_SOURCE}; the fair-chance laws in builder/checks/lawful/data/fair_chance.csv.",
    find=find,
    languages=("en",),
)
