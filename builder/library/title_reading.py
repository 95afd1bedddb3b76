"""Reads what someone typed for a job: other spellings of it, and what it says besides the job."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.document import EmploymentType, Workplace
from builder.generating.choices import Level
from builder.library.abbreviations import ABBREVIATIONS, WITHIN
from builder.library.spellings import BRITISH_WORDS, OTHER_TITLES, translated


@dataclass(frozen=True, slots=True)
class Asides:
    """What a title says besides the job, such as the "remote" and "senior" of an accountant."""

    level: Level | None = None
    workplace: Workplace = ""
    employment_type: EmploymentType = ""

    def and_also(self, other: "Asides") -> "Asides":
        """Return what is said here or in `other`."""
        return Asides(
            level=self.level or other.level,
            workplace=self.workplace or other.workplace,
            employment_type=self.employment_type or other.employment_type,
        )


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to spell what was typed.

    `doubt` is taken off the score (0 to 100) of whatever is found by it; `note` says how it came
    about where that is not plain to see.
    """

    text: str
    doubt: float = 0.0
    note: str = ""
    asides: Asides = Asides()


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return `text` without capitals, accents, punctuation, and what stands in parentheses."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in text if not unicodedata.combining(character))
    text = re.sub(r"\([^)]*\)", " ", text)
    # "R.N." and "A/P" are one word.
    text = re.sub(r"\b(\w)[./](?=\w\b)", r"\1", text)
    return " ".join(re.findall(r"[\w+#]+", text))


def meanings(text: str) -> tuple[str, ...]:
    """Return the titles that a folded short form can mean, the likeliest first, or nothing."""
    return ABBREVIATIONS.get(text) or ABBREVIATIONS.get(_aside(text)[0], ())


def spelled_out(text: str) -> list[Spelling]:
    """Return the spelling of each meaning of a folded short form; nothing for other texts."""
    form, asides = (text, Asides()) if text in ABBREVIATIONS else _aside(text)
    shown = form.upper() if len(form) < _LONG_FORM else form.capitalize()
    known = meanings(text)
    says = "is short for" if len(known) == 1 else "can mean"
    return [Spelling(_listed(title), 0, f"“{shown}” {says} {title}", asides) for title in known]


def spellings(text: str) -> Iterator[Spelling]:
    """Yield the ways to spell a folded text, the nearest to what was typed first."""
    yield Spelling(text)
    if foreign := translated(text):
        title, language = foreign
        yield Spelling(folded(title), 0, f"“{text.capitalize()}” is {language} for {title}")
    if text in OTHER_TITLES:
        yield Spelling(_listed(text), 1)
    expanded = _replaced(_replaced(text, BRITISH_WORDS), WITHIN)
    if expanded != text:
        yield Spelling(expanded, 1)
    bare, asides = _aside(text)
    if bare != text:
        spelled = _replaced(_replaced(bare, BRITISH_WORDS), WITHIN)
        for form in dict.fromkeys((bare, spelled)):
            yield Spelling(form, 2, asides=asides)
    for title in _managed(text):
        yield Spelling(title, 4, asides=replace(asides, level="lead"))


def _aside(text: str) -> tuple[str, Asides]:
    """Split a folded text into the job and what else is said; the job is never left empty."""
    asides = Asides()
    for pattern, said in _ASIDES:
        without = " ".join(pattern.sub(" ", text).split())
        if without != text and without:
            text, asides = without, asides.and_also(said)
    return text, asides


def _listed(title: str) -> str:
    """Return the folded title by which the public facts know what is called `title`."""
    return folded(OTHER_TITLES.get(folded(title), title))


def _replaced(text: str, words: dict[str, str]) -> str:
    return " ".join(words.get(word, word) for word in text.split())


def _managed(text: str) -> Iterator[str]:
    """Yield what else those are called who head something: "head of people" and the like."""
    if found := _HEADS.fullmatch(text):
        what = _replaced(_replaced(found["what"], _DEPARTMENTS), WITHIN)
        yield f"{what} manager"
        yield f"{what} director"


# What has so many letters is a word, and not written in capitals.
_LONG_FORM = 6
_DEPARTMENTS = {
    "culture": "human resources",
    "growth": "marketing",
    "people": "human resources",
    "revenue": "sales",
    "talent": "recruiting",
}
_HEADS = re.compile(
    r"(?:(?:head|director|chief|lead) of|(?:(?:s|e|a)?vp|(?:senior |executive |assistant )?"
    r"vice president)(?: of)?) (?P<what>.+)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


_ASIDES: tuple[tuple[re.Pattern[str], Asides], ...] = (
    (_words("internship|intern"), Asides(employment_type="internship", level="entry")),
    (_words("part time"), Asides(employment_type="part_time")),
    (_words("full time"), Asides(employment_type="full_time")),
    (_words("seasonal|temporary|temp|summer"), Asides(employment_type="temporary")),
    (_words("freelance|contractor|contract"), Asides(employment_type="contract")),
    (_words("per diem|prn|as needed"), Asides(employment_type="per_diem")),
    (_words("work from home|home based|wfh|remote|remotely"), Asides(workplace="remote")),
    (_words("hybrid"), Asides(workplace="hybrid")),
    (_words("onsite|on site|in office|in person"), Asides(workplace="onsite")),
    (
        _words("entry level|entry|junior|jr|jnr|trainee|apprentice|new grad|graduate|beginner|i|1"),
        Asides(level="entry"),
    ),
    (_words("mid level|ii|2"), Asides(level="mid")),
    (_words("senior|sr|snr|principal|experienced|iii|iv|3"), Asides(level="senior")),
    (_words("team lead|lead"), Asides(level="lead")),
    (
        _words(
            r"(?:night|day|evening|weekend|swing|graveyard|overnight|1st|2nd|3rd|first|second|third"
            r") shift|nights?|evenings?|weekends?|overnight|bilingual|jobs?|position|wanted|needed"
        ),
        Asides(),
    ),
)
