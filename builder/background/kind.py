"""The shape that every kind of long work has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.background.in_hand import InHand


class WorkFailed(Exception):
    """The work cannot be done. The message tells the person who started it what helps."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work. `run` does it and returns what to say of the outcome, in a sentence.

    It may be stopped between two items and run again from the start, so each item must bear being
    done twice.
    """

    name: str
    run: Callable[["InHand"], str]
