"""The shape that every check has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job
from builder.checks.rules import Threshold

Area = Literal["complete", "inclusive", "readable", "lawful", "fair_pay", "found"]

AREAS: dict[Area, str] = {
    "complete": "Complete",
    "inclusive": "Inclusive",
    "readable": "Readable",
    "lawful": "Lawful",
    "fair_pay": "Fair pay",
    "found": "Found",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `find` yields what it finds, from the document and the context alone.

    Attributes:
        name: what it is called in data, in snake case.
        area: what it belongs to.
        label: what people read.
        purpose: what it looks for, in a sentence.
        basis: what it stands on: a law, a study, or a choice of ours, and where to read it.
        find: the function.
        languages: those whose texts it can read (such as "en"); empty for all.
        thresholds: numbers that an organization can set for it.

    """

    name: str
    area: Area
    label: str
    purpose: str
    basis: str
    find: Callable[[Job, Context], Iterable[Finding]]
    languages: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
