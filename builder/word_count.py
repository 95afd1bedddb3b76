"""How much candidates read, and how long that takes them."""

import re
from dataclasses import dataclass

from builder import passages
from builder.document import JobDocument, Section
from builder.fact_words import fact_lines, locale_of, place_words

# Silent reading of English non-fiction: M. Brysbaert, "How many words do we read per minute?",
# Journal of Memory and Language 109 (2019), 104047.
WORDS_A_MINUTE = 238
# Chinese, in S. Trauzettel-Klosinski and K. Dietz, "Standardized assessment of reading
# performance: the new International Reading Speed Texts IReST", Investigative Ophthalmology &
# Visual Science 53 (2012), 5452-5461. Read aloud, so that it is rather slow.
CHARACTERS_A_MINUTE = 255

# Chinese characters and Japanese syllables, which are written without spaces between words.
_CHARACTER = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003ffff]"
)
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words between spaces, and apart from these, characters of writing that has no spaces."""

    words: int = 0
    characters: int = 0

    def __add__(self, other: "WordCount") -> "WordCount":
        return WordCount(self.words + other.words, self.characters + other.characters)

    @property
    def minutes(self) -> int:
        """How long reading takes, in whole minutes; what can be read at all takes one."""
        minutes = self.words / WORDS_A_MINUTE + self.characters / CHARACTERS_A_MINUTE
        return max(1, round(minutes)) if minutes else 0


def count(text: str) -> WordCount:
    """Return how much plain text holds. What has neither letter nor figure is no word."""
    characters = len(_CHARACTER.findall(text))
    apart = _CHARACTER.sub(" ", text) if characters else text
    return WordCount(sum(map(bool, map(_LETTER_OR_FIGURE.search, apart.split()))), characters)


def count_section(section: Section) -> WordCount:
    """Return how much of a section candidates read: nothing of one hidden or without text."""
    if section.hidden or not section.html:
        return WordCount()
    return count(f"{section.heading}\n{passages.plain(section.html)}")


def count_document(document: JobDocument) -> WordCount:
    """Return how much candidates read of the whole document."""
    locale = locale_of(document.language)
    facts = [f"{label} {words}" for label, words in fact_lines(document) if words]
    places = [place_words(place, locale) for place in document.locations]
    said = [document.title, *places, *facts, document.apply.instructions]
    return sum(map(count_section, document.sections), count("\n".join(said)))
