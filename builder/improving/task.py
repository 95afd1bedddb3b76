"""What is asked of the language model, and how a refusal is said."""

from dataclasses import dataclass
from typing import Literal

Aim = Literal["shorter", "inclusive", "verbs", "wish"]
# What a person can choose with one click; "wish" goes with words of their own.
AIMS: dict[Aim, str] = {
    "shorter": "Clearer and shorter",
    "inclusive": "More inclusive",
    "verbs": "Stronger verbs",
}
WISH_LENGTH = 300


class CannotImprove(Exception):
    """There is no suggestion; the message says why and what to do, for the person who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One text to improve. These fields are all that ever leaves for the language model.

    `title` is the job's, `heading` and `html` (sanitized) are the section's. `wish` counts only
    with the aim "wish", in plain words.
    """

    title: str
    heading: str
    html: str
    aim: Aim
    wish: str = ""
