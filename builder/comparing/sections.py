"""Which section of one document is which of another."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

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


def differing_words(pairs: Iterable[tuple[Section | None, Section | None]]) -> float:
    """Return the share of all words that a section has and the other of its pair has not, 0 to 1.

    None is no section. Words count as the same in the same order only.
    """
    alphabet = Alphabet()
    apart = total = 0
    for pair in pairs:
        before, after = (_spelt(section, alphabet) if section else "" for section in pair)
        length = len(before) + len(after)
        total += length
        apart += round(length * (1 - likeness(before, after)))
    return apart / total if total else 0.0


def _spelt(section: Section, alphabet: Alphabet) -> str:
    return alphabet.spell(_folded_words(section.html))


# Of many postings from one template most sections are the same.
@lru_cache(maxsize=256)
def _folded_words(html: str) -> tuple[str, ...]:
    words = (word for text in texts(html) for word in words_of(text))
    return tuple(word.text.casefold() for word in words if word.is_word)
