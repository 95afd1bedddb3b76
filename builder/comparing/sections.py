"""Which section of one document is which of another."""

from collections.abc import Mapping, Sequence

from builder.comparing.alignment import (
    LIKENESS,
    Alignment,
    Alphabet,
    arranged,
    best_pairs,
    likeness,
)
from builder.comparing.blocks import words_of
from builder.document import Section
from builder.rich_text import texts

# Above any score that likeness can reach.
_CERTAIN = 5.0


def align_sections(
    before: Sequence[Section],
    after: Sequence[Section],
    known: Mapping[int, int] | None = None,
) -> Alignment:
    """Match sections by heading, kind and likeness of their texts, and tell which were moved.

    Two sections of the same kind match whatever they say, but for the kind "custom". `known` leads
    from places before to places after of those that are the same for certain.
    """
    alphabet = Alphabet()
    olds = [_spelt(section, alphabet) for section in before]
    news = [_spelt(section, alphabet) for section in after]
    scores = dict.fromkeys((known or {}).items(), _CERTAIN)
    for i, old in enumerate(before):
        for j, new in enumerate(after):
            alike = likeness(olds[i], news[j])
            same_heading = old.heading.casefold() == new.heading.casefold()
            same_kind = old.kind == new.kind
            named_kind = same_kind and old.kind != "custom"
            if (i, j) not in scores and (
                same_heading or named_kind or (alike >= LIKENESS and olds[i])
            ):
                scores[i, j] = 2 * same_heading + same_kind + alike
    return arranged(best_pairs(scores), weak=set())


def section_likeness(before: Section, after: Section) -> float:
    """Return how many of their words two sections share in order, 0 to 1."""
    alphabet = Alphabet()
    return likeness(_spelt(before, alphabet), _spelt(after, alphabet))


def _spelt(section: Section, alphabet: Alphabet) -> str:
    words = (word for text in texts(section.html) for word in words_of(text))
    return alphabet.spell([word.text.casefold() for word in words if word.is_word])
