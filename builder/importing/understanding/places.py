"""Reads places of work: cities, states and countries, out of addresses and lists too."""

import re
from collections.abc import Iterator

from builder.document import Location
from builder.importing.understanding import languages
from builder.us_states import WITH_TERRITORIES

_BY_NAME = {name.casefold(): code for code, name in WITH_TERRITORIES.items()}
_MORE_COUNTRIES = {
    "usa": "US", "u.s.a.": "US", "us": "US", "u.s.": "US", "united states of america": "US",
    "uk": "GB", "u.k.": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "uae": "AE",
    "the netherlands": "NL", "holland": "NL", "czech republic": "CZ", "turkey": "TR",
}  # fmt: skip
_CODES = "|".join(WITH_TERRITORIES)
# "Burgaw NC 28425" at the end of an address.
_IN_ADDRESS = re.compile(
    rf"\b(?P<city>[A-Z][a-zA-Z.'’-]+(?:\s[A-Z][a-zA-Z.'’-]+){{0,2}}?)\s*,?\s+(?P<state>{_CODES})\b\.?,?(?:\s+\d{{5}}(?:-\d{{4}})?)?"
)
_STREET = re.compile(
    r"(?i:\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|hwy|highway|suite"
    r"|ste|floor|fl|room|unit|building|bldg|pkwy|parkway|court|ct|place|pl|circle|box|sw|nw|se|ne"
    r"|[nsew])\b\.?)"
)
_INSTITUTION = re.compile(
    r"\b(?:department|office|board|division|school|hospital|center|centre|building|headquarters|campus"
    r"|university|college|library|clinic|agency|various|multiple|statewide|nationwide|anywhere|varies)\b",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"\b(?:fully |100% )?(?:remote|hybrid|on-?site|in[- ]person|in[- ]office|work from home)\b"
    r"(?: work| role| position)?", re.IGNORECASE,
)  # fmt: skip
_ZIP = re.compile(r"\b\d{4,5}(?:-\d{4})?\b")
# A line that is a place and nothing else.
LINE = re.compile(
    rf"(?P<city>[A-Z][\w.'’ -]{{1,30}}),\s*"
    rf"(?P<state>{_CODES}|{'|'.join(WITH_TERRITORIES.values())})"
    r"(?:,?\s+\d{5}(?:-\d{4})?)?(?:,?\s*(?:USA|US|United States))?(?:\s*[(|–-]\s*(?:remote|hybrid"
    r"|on-?site)\s*\)?)?", re.IGNORECASE,
)  # fmt: skip


def places_in(text: str, language: str = "en-US") -> tuple[Location, ...]:
    """Return the places that a text beside a label such as "Location" names, each once."""
    text = re.sub(r"\[[^\]]*\]", " ", text)
    text = re.sub(r"\([^)]*\)", lambda match: _from_brackets(match.group()), text)
    text = _WORKING.sub(" ", text)
    found: list[Location] = []
    for part in re.split(r"\s*[;|\n•]\s*|\s+(?:or|and)\s+(?=[A-Z])|\s+[–—]\s+", text):
        for place in _places(part.strip(" ,.-–—:"), language):
            if place not in found:
                found.append(place)
    countries = {place.country for place in found if place.country}
    if len(countries) == 1 and len(found) > 1:
        # "Hamburg or Berlin, Germany" says the country once.
        only = countries.pop()
        found = [
            Location(city=one.city, region=one.region, country=one.country or only) for one in found
        ]
    return tuple(dict.fromkeys(found))[:20]


def _from_brackets(text: str) -> str:
    """Return what is in brackets where it is a list of places, else nothing."""
    inner = text[1:-1]
    match = re.fullmatch(r"(?:offices? in|in)\s+(.*)", inner.strip(), re.IGNORECASE)
    return f"; {match[1]}" if match else " "


def _places(text: str, language: str) -> Iterator[Location]:
    if not text or len(text) > 200:
        return
    parts = [part.strip(" .") for part in re.split("[,،、]", text)]
    parts = [part for part in parts if part]
    country, region = "", ""
    while (
        parts
        and (code := country_code(parts[-1], language))
        and parts[-1].upper() not in WITH_TERRITORIES
    ):
        country = country or code
        if len(parts) == 1:
            yield Location(country=country)
            return
        parts.pop()
    rest: list[str] = []
    for part in reversed(parts):
        bare = _ZIP.sub("", part).strip(" .-")
        if not bare:
            continue
        code = bare if bare in WITH_TERRITORIES else _BY_NAME.get(
            bare.casefold(), ""
        ) if rest or region or len(parts) > 1 or bare.casefold() != "new york" else ""  # fmt: skip
        if code and not rest and region in {"", code}:
            region = code
        elif bare.upper() != region:
            rest.insert(0, part)
    if not region:
        for number, part in enumerate(rest):
            ends = re.fullmatch(
                rf"(.*?)\s*\b({_CODES})\b(?:\s+\d{{5}}(?:-\d{{4}})?)?", part.strip()
            )
            if ends:
                region = ends[2]
                rest[number] = ends[1]
    if region and not country:
        country = "US"
    if region and country not in {"", "US"}:
        # Georgia and the like are both.
        region = ""
    rest = [part for part in map(str.strip, rest) if part]
    cities = _cities(rest, region)
    if not region and not country and not cities:
        return
    if country and not region and len(rest) > 1 and not re.search(r"\d", rest[-1]):
        cities, region = _cities(rest[:-1], ""), rest[-1]
    for city in cities or [""]:
        yield Location(city=city, region=region, country=country)


def _cities(parts: list[str], region: str) -> list[str]:
    """Return the cities among the parts of an address that stand before state and country."""
    for part in reversed(parts):
        part = part.strip(" .")
        if re.search(r"\d", part):
            street = list(_STREET.finditer(part))
            tail_text = part[street[-1].end() :] if street else part
            if address := _IN_ADDRESS.search(tail_text):
                return [_cased(address["city"].strip())]
            # A street and its number; the city may follow the last word of a street.
            words = re.split(r"\s+", part)
            tail: list[str] = []
            for word in reversed(words):
                if re.search(r"\d", word) or _STREET.fullmatch(word) or not word[:1].isupper():
                    break
                tail.insert(0, word)
            if tail and len(tail) < min(4, len(words)) and len(parts) == 1:
                return [_cased(" ".join(tail))]
            continue
        if (
            not re.match(r"[^\W\d_]", part)
            or part.upper() in WITH_TERRITORIES
            or len(part.split()) > 5
        ):
            continue
        if _INSTITUTION.search(part):
            continue
        names = re.split(r"\s*/\s*", part) if len(part) < 60 else [part]
        names = [name for name in names if name and len(name) > 1 and not name[:1].islower()]
        return [_cased(name) for name in names]
    return []


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def country_code(text: str, language: str = "en-US") -> str:
    """Return the ISO 3166 code of a country by its name in English or a language, or nothing."""
    name = text.casefold().strip()
    return _MORE_COUNTRIES.get(name) or languages.countries(language).get(name, "")
