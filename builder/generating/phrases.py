"""What a piece of the grammar is: ways to say that a person does a thing, or brings it along.

A phrase has slots in braces, which `wording.Wording` fills: `{field}` names the work, `{things}`
what it turns on, the others are the lists of `lexicon.Words`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """How to say one element: as a duty (imperative), and as a qualification (a noun phrase)."""

    do: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
