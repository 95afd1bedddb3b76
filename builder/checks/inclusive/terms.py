"""Words and phrases that a check looks for, and what to write in their place."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.checks.context import Context
from builder.checks.finding import Finding, Severity
from builder.checks.job import Job, Line


@dataclass(frozen=True)
class Term:
    """One way of putting it.

    Attributes:
        pattern: a regular expression for the words; case does not count unless `exact`.
        advice: what to do, a sentence.
        instead: text that can stand in their place, where any text can.
        unless: a regular expression; where it is found in the same line, something else is meant.
        severity: how grave it is.
        exact: whether case counts.
        reason: why it matters, where that is another reason than for the rest.

    """

    pattern: str
    advice: str
    instead: str | None = None
    unless: str = ""
    severity: Severity = "should_fix"
    exact: bool = False
    reason: str = ""


def finder(terms: Sequence[Term], reason: str) -> Callable[[Job, Context], Iterator[Finding]]:
    """Return a check's function that finds these terms in all that candidates read."""
    compiled = [
        (
            re.compile(
                rf"(?<![\w-])(?:{term.pattern})(?![\w-])", 0 if term.exact else re.IGNORECASE
            ),
            re.compile(term.unless, re.IGNORECASE) if term.unless else None,
            term,
        )
        for term in terms
    ]
    # Most lines hold none of the terms, which one look at the start of each word tells.
    every = "|".join(f"(?:{term.pattern})" for term in terms)
    any_of = re.compile(rf"(?<![\w-])(?:{every})", re.IGNORECASE)

    def find(job: Job, context: Context) -> Iterator[Finding]:
        for text in job.texts:
            for line in text.lines:
                if not any_of.search(line.text):
                    continue
                for start, end, term in _in_line(line, compiled):
                    words = line.text[start:end]
                    yield text.found(
                        line.start + start,
                        line.start + end,
                        term.advice,
                        term.reason or reason,
                        term.severity,
                        None if term.instead is None else like(words, term.instead),
                    )

    return find


def like(words: str, instead: str) -> str:
    """Return `instead` with a capital at its start if `words` have one."""
    return instead[:1].upper() + instead[1:] if words[:1].isupper() else instead


_Compiled = tuple[re.Pattern[str], re.Pattern[str] | None, Term]


def _in_line(line: Line, terms: Sequence[_Compiled]) -> Iterator[tuple[int, int, Term]]:
    taken: list[tuple[int, int]] = []
    for pattern, unless, term in terms:
        for match in pattern.finditer(line.text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            if unless and unless.search(line.text):
                continue
            taken.append((start, end))
            yield start, end, term
