"""Warns of text that this machine has no fonts for, before it is printed as boxes."""

import unicodedata

from builder.document import JobDocument
from builder.typesetting.letters import without_font

# Up to the end of Cyrillic, and general punctuation, our own fonts have nearly everything.
_OWN = (range(0x0530), range(0x2000, 0x2070))
# The first words of the names of Unicode's characters, in the words of people.
_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


def unprintable(document: JobDocument) -> str:
    """Return whose letters the PDF would lack, such as "Japanese, Thai"; empty where none."""
    used = {
        char
        for char in set(document.shown().to_json())
        if not any(ord(char) in own for own in _OWN)
    }
    scripts = {_script(char) for char in without_font(used)}
    return ", ".join(sorted(scripts - {""}))


def _script(char: str) -> str:
    if unicodedata.category(char)[0] == "S":
        return "symbols"
    if unicodedata.category(char)[0] not in "LM":
        return ""
    word = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    return _SCRIPTS.get(word, word.title())
