"""How hard a text is to read, by counts of its words, sentences and syllables."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pyphen import Pyphen

from builder.checks.job import Line

_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_LONG = 6


def reading_grade(sentences: Sequence[Line]) -> float:
    """Return the school grade (of the U.S.) that English sentences ask for.

    Source of the formula: Kincaid, Fishburne, Rogers and Chissom, “Derivation of New Readability
    Formulas for Navy Enlisted Personnel”, 1975.
    """
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return 0.0
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def lix(sentences: Sequence[Line]) -> float:
    """Return the LIX of sentences in any language with an alphabet: 30 is easy, 60 is hard.

    Source: C. H. Björnsson, “Läsbarhet”, 1968.
    """
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return 0.0
    long = sum(len(word) > _LONG for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Return about how many syllables an English word has: where it may be hyphenated, and more.

    Hyphenation leaves single letters together, so groups of vowels are counted as well, and the
    larger number less silent endings counts.
    """
    if word.isupper() and len(word) <= 5:
        return len(word)
    lower = word.lower()
    hyphenated = len(_english().positions(lower)) + 1
    groups = len(_VOWELS.findall(lower))
    if lower.endswith(("e", "es", "ed")) and not lower.endswith(
        ("le", "ted", "ded", "ses", "zes", "ches", "shes", "ges", "ces", "ee")
    ):
        groups -= 1
    return max(hyphenated, groups, 1)


@lru_cache(maxsize=1)
def _english() -> Pyphen:
    return Pyphen(lang="en_US", left=2, right=2)
