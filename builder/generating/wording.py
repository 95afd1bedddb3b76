"""Chooses among ways to say a thing, and fills their slots, so that a draft does not repeat itself.

Choices depend on the occupation's code and on what was said before in the same draft, never on
chance: the same facts give the same words.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from builder.generating.lexicon import Words

_SLOT = re.compile(r"\{(\w+)\}")


def stable_number(*parts: object) -> int:
    """Return a number that depends on `parts` alone, on every machine and in every process."""
    told = "|".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:6], "big")


def sentence(text: str) -> str:
    """Return `text` with a capital letter and a full stop."""
    text = capitalized(text.strip())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def capitalized(text: str) -> str:
    """Return `text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


class Wording:
    """The words of one draft: knows what has been said, and says it otherwise the next time."""

    def __init__(self, code: str, words: Words) -> None:
        self.code = code
        self.slots = dict(words.slots)
        self._uses: Counter[str] = Counter()
        self._openings: Counter[tuple[str, str]] = Counter()

    def say(self, templates: Sequence[str], topic: str, section: str) -> str:
        """Return one of `templates`, filled.

        Args:
            templates: ways to say it.
            topic: what it says, for variety between occupations.
            section: where it stands; openings are not repeated within one.

        """
        start = stable_number(self.code, topic) % len(templates)
        options = [
            (self._filled(templates[(start + turn) % len(templates)], topic), turn)
            for turn in range(len(templates))
        ]
        (text, used), _ = min(
            options,
            key=lambda option: self._cost(option[0][0], option[0][1], section) + 0.5 * option[1],
        )
        self._uses.update(used)
        self._openings[section, _opening(text)] += 1
        return text

    def define(self, **slots: str) -> None:
        """Give further slots their one filling each."""
        self.slots |= {name: (value,) for name, value in slots.items()}

    def remember(self, text: str, section: str) -> None:
        """Take note of something said in words that were not chosen here."""
        self._openings[section, _opening(text)] += 1

    def _filled(self, template: str, topic: str) -> tuple[str, list[str]]:
        used: list[str] = []

        def fill(slot: re.Match[str]) -> str:
            name = slot.group(1)
            phrases = self.slots[name]
            start = stable_number(self.code, topic, name) % len(phrases)
            rotated = phrases[start:] + phrases[:start]
            phrase = min(rotated, key=lambda one: (one in used, self._uses[one]))
            used.extend((phrase, name))
            return phrase

        text = _SLOT.sub(fill, template)
        return capitalized(text), used

    def _cost(self, text: str, used: list[str], section: str) -> float:
        repeated = sum(self._uses[one] for one in used)
        # There is but one name for the work.
        repeated += used.count("field") * self._uses["field"]
        # Two lists in one sentence are hard to read.
        lists = sum(one.count(",") for one in used)
        long = max(0, len(text.split()) - 18)
        opening = self._openings[section, _opening(text)]
        # What holds of any job says little of this one.
        plain = 5 if not used else 0
        return 2 * repeated + 6 * opening + 2 * max(0, lists - 1) + long + plain


def _opening(text: str) -> str:
    return text.split(maxsplit=1)[0].strip(":,.").lower()
