"""Words that the organization itself does not want, from its own list."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.inclusive.terms import Term, finder
from builder.checks.job import Job
from builder.checks.rules import HouseTerm


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield each place where words of the organization's list stand."""
    if context.rules.terms:
        yield from _finder(context.rules.terms)(job, context)


@lru_cache(maxsize=32)
def _finder(terms: tuple[HouseTerm, ...]) -> Callable[[Job, Context], Iterable[Finding]]:
    # The longest first, so that "sales ninja" is found where "ninja" is on the list too.
    ordered = sorted(terms, key=lambda term: -len(term.text))
    return finder([_term(term) for term in ordered], "Your organization's word list asks for it.")


def _term(term: HouseTerm) -> Term:
    return Term(
        pattern=r"\s+".join(re.escape(word) for word in term.text.split()),
        advice=f"Write “{term.instead}”." if term.instead else f"Do not write “{term.text}”.",
        instead=term.instead or None,
        severity=term.severity,
        reason=term.reason,
    )


CHECK = Check(
    name="house_terms",
    area="inclusive",
    label="Your own words",
    purpose="Words on the organization's own list, with what to write in their place.",
    basis="The organization's list, in its settings.",
    find=find,
)
