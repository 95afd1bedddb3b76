"""What an organization decides about the checks: a value that is handed to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from builder.checks.finding import Severity
from builder.document import Location


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a check compares with, and that an organization can set.

    Attributes:
        name: what it is called in data: the check's name, a dot, and a word.
        label: what people read.
        default: what holds unless the organization says otherwise.
        least: the smallest number that makes sense.
        most: the largest.
        unit: what is counted, such as "words".
        decimals: how many digits after the point it has.

    """

    name: str
    label: str
    default: float
    least: float
    most: float
    unit: str
    decimals: int = 0

    def written(self, value: float) -> str:
        """Return a value as people read it."""
        return f"{value:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class HouseTerm:
    """Words of an organization's own list: what not to write, what instead, and why."""

    text: str
    instead: str = ""
    reason: str = ""
    severity: Severity = "should_fix"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the organization decided; empty, everything is as it comes.

    Attributes:
        off: names of checks that are turned off.
        severities: how grave the findings of a check are, by its name, where that is changed.
        thresholds: numbers by the names of their `Threshold`, where they are changed.
        terms: the organization's own words.
        blocking: a posting with findings of these severities is not published.
        may_ignore_blocking: whether findings that block can be ignored in a posting.
        hires_in: where the organization hires, which is where a remote posting counts.

    """

    off: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    terms: tuple[HouseTerm, ...] = ()
    blocking: tuple[Severity, ...] = ()
    may_ignore_blocking: bool = True
    hires_in: tuple[Location, ...] = ()

    def value(self, threshold: Threshold) -> float:
        """Return the number that holds."""
        return self.thresholds.get(threshold.name, threshold.default)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Rules":
        """Return the rules that `to_dict` wrote.

        Raises:
            pydantic.ValidationError: the data is of another form.

        """
        return _ADAPTER.validate_python(data)

    def to_dict(self) -> dict[str, Any]:
        """Return the form in which the rules are stored."""
        written: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return written


_ADAPTER = TypeAdapter(Rules)
