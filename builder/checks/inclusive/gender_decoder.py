"""Words that men or women are thought of with, counted as the public Gender Decoder counts them.

The stems come from Gaucher, Friesen and Kay, “Evidence That Gendered Wording in Job Advertisements
Exists and Sustains Gender Inequality”, Journal of Personality and Social Psychology 101 (2011),
appendix A, with those that Kat Matfield's Gender Decoder for Job Ads added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Side = Literal["masculine", "feminine"]
Verdict = Literal[
    "strongly feminine-coded", "feminine-coded", "neutral", "masculine-coded",
    "strongly masculine-coded",
]  # fmt: skip

STEMS: dict[Side, tuple[str, ...]] = {
    "masculine": (
        "active", "adventurous", "aggress", "ambitio", "analy", "assert", "athlet", "autonom",
        "battle", "boast", "challeng", "champion", "compet", "confident", "courag", "decid",
        "decision", "decisive", "defend", "determin", "domina", "dominant", "driven", "fearless",
        "fight", "force", "greedy", "head-strong", "headstrong", "hierarch", "hostil", "impulsive",
        "independen", "individual", "intellect", "lead", "logic", "objective", "opinion",
        "outspoken", "persist", "principle", "reckless", "self-confiden", "self-relian",
        "self-sufficien", "selfconfiden", "selfrelian", "selfsufficien", "stubborn", "superior",
        "unreasonab",
    ),
    "feminine": (
        "affectionate", "agree", "cheer", "child", "co-operat", "collab", "commit", "communal",
        "compassion", "connect", "considerate", "cooperat", "depend", "emotiona", "empath",
        "enthusias", "feel", "flatterable", "gentle", "honest", "inclusive", "inter-dependen",
        "inter-persona", "inter-personal", "interdependen", "interpersona", "interpersonal",
        "kind", "kinship", "loyal", "modesty", "nag", "nurtur", "pleasant", "polite", "quiet",
        "respon", "sensitiv", "share", "sharin", "submissive", "support", "sympath", "tender",
        "together", "trust", "understand", "warm", "whin", "yield",
    ),
}  # fmt: skip

# The decoder parts words at white space and at what is not ASCII, and drops these signs.
_CHUNK = re.compile(r"[\x21-\x7e]+")
_DROPPED = str.maketrans("", "", ".,:;()")
_STEMS_BY_BEGINNING = {
    beginning: [
        (side, tuple(stem for stem in stems if stem.startswith(beginning)))
        for side, stems in STEMS.items()
    ]
    for beginning in {stem[:3] for stems in STEMS.values() for stem in stems}
}


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded word, and how often it counts: once for each stem that it begins with."""

    start: int
    end: int
    side: Side
    count: int


def coded_words(text: str) -> Iterator[Coded]:
    """Yield the coded words of plain text in reading order."""
    for chunk in _CHUNK.finditer(text):
        written = chunk.group()
        word = written.translate(_DROPPED).lower()
        for side, stems in _STEMS_BY_BEGINNING.get(word[:3], ()):
            if word.startswith(stems):
                count = sum(map(word.startswith, stems))
                lead = len(written) - len(written.lstrip(".,:;()"))
                tail = len(written) - len(written.rstrip(".,:;()"))
                yield Coded(chunk.start() + lead, chunk.end() - tail, side, count)


def verdict(masculine: int, feminine: int) -> Verdict:
    """Return what the decoder says of a text with so many words of each kind.

    It has "strongly" only for texts in which one kind is missing altogether.
    """
    if masculine == feminine:
        return "neutral"
    if not masculine:
        return "strongly feminine-coded"
    if not feminine:
        return "strongly masculine-coded"
    return "feminine-coded" if feminine > masculine else "masculine-coded"
