"""What a check finds: where, how grave, why, and what would be better."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["must_fix", "should_fix", "consider"]

SEVERITIES: Mapping[Severity, str] = {
    "must_fix": "Must fix",
    "should_fix": "Should fix",
    "consider": "Consider",
}

# Where a finding stands: the number of a section counted from 0, the name of a field such as
# "title", "2.heading" for the heading of the section numbered 2, or nothing: the whole posting.
Place = int | str | None

_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        message: what is wrong, in a sentence.
        reason: why it matters, with the source of the rule.
        severity: "must_fix", "should_fix" or "consider".
        place: where it stands; see `Place`.
        start: the first character, counted in the plain text of that place.
        end: the character after the last; the same as `start` where no passage is meant.
        text: what stands there.
        replacement: plain text to put in its place, where one is sure to be better.
        check: the name of the check that found it.

    """

    message: str
    reason: str
    severity: Severity
    place: Place = None
    start: int = 0
    end: int = 0
    text: str = ""
    replacement: str | None = None
    check: str = ""

    @property
    def key(self) -> str:
        """What stays the same while other words change: for findings that people ignore."""
        # A finding on no passage often names a count, which changes with every word.
        parts = (self.check, self.text.casefold() or _NUMBER.sub("", self.message))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """Return the public JSON form."""
        return {
            "check": self.check,
            "severity": self.severity,
            "section": self.place,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "message": self.message,
            "reason": self.reason,
            "replacement": self.replacement,
        }
