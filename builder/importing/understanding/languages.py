"""What differs by language: month names, the order of day and month, countries, dollars."""

import re
from collections import Counter
from contextlib import suppress
from functools import cache

from babel import Locale, UnknownLocaleError

# Small words that stand in every text of a language and seldom in one of another.
_SMALL_WORDS = {
    "en": "the and of to with for you our will are",
    "de": "und der die das mit für sie wir ist eine",
    "fr": "et les des vous nous pour dans une est avec",
    "es": "y los las para con una del por que como",
    "it": "e di il per con della che sono una nel",
    "pt": "e os para com uma do da que em você",
    "nl": "en het een van voor met wij jij je zijn",
    "pl": "i w na do z oraz się dla jest praca",
    "sv": "och att en för med som är vi du av",
    "da": "og at en til med som er vi du af",
    "nb": "og å en til med som er vi deg av",
}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫", "01234567890123456789,.")
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN"}
_CROWNS = {"nb": "NOK", "nn": "NOK", "no": "NOK", "da": "DKK", "sv": "SEK"}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_of(said: str, text: str) -> str:
    """Return the language of a text: what the source says of itself, else what its words tell."""
    if _TAG.fullmatch(said):
        return said
    words = Counter(re.findall(r"[^\W\d_]+", text[:20_000].casefold()))
    shares = {
        language: sum(words[word] for word in small.split())
        for language, small in _SMALL_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    sure = shares[best] > 1.5 * shares["en"] and shares[best] > 0.06 * words.total()
    return best if sure else "en-US"


def western(text: str) -> str:
    """Return a text of the same length with the digits 0 to 9 in the place of all others."""
    return text.translate(_DIGITS)


def currency(sign: str, language: str) -> str:
    """Return the ISO 4217 code that a sign means which several countries share."""
    _, _, territory = language.partition("-")
    if sign == "$":
        return _DOLLARS.get(territory, "USD")
    if sign == "¥":
        return "CNY" if language.startswith("zh") else "JPY"
    return _CROWNS.get(_base(language), "SEK") if sign == "kr" else sign


@cache
def months(language: str) -> dict[str, int]:
    """Return the months by their names, long and short, in a language and in English."""
    names: dict[str, int] = {}
    for locale in _locales(language):
        for use in ("format", "stand-alone"):
            for length in ("wide", "abbreviated"):
                for number, name in locale.months[use][length].items():
                    name = name.casefold().strip(".")
                    if re.search(r"[^\W\d_]{3}", name):
                        names.setdefault(name, number)
    return names | {"sept": 9}


@cache
def countries(language: str) -> dict[str, str]:
    """Return the ISO 3166 codes of countries by their names, in a language and in English."""
    return {
        name.casefold(): code
        for locale in reversed(_locales(language))
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha()
    }


@cache
def day_first(language: str) -> bool:
    """Say whether the day stands before the month where both are numbers."""
    pattern = str(_locales(language)[-1].date_formats["short"].pattern)
    return pattern.find("d") < pattern.find("M")


def _locales(language: str) -> list[Locale]:
    """Return English, and the locale of a language if it is another that is known."""
    found = [Locale("en", "US")]
    with suppress(ValueError, UnknownLocaleError):
        found.append(Locale.parse(language.replace("-", "_")))
    return found


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
