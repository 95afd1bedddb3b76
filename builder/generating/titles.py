"""Job titles: tidied, in the singular, with an article, with the level where it is not said."""

import re

from builder.generating.choices import Level

LONGEST_TITLE = 200

_SMALL = {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}
_SHORT_FORMS = {
    "ai", "cad", "cdl", "ceo", "cfo", "cio", "cna", "cnc", "coo", "cpa", "crna", "cto", "dba",
    "emt", "er", "gis", "hr", "hvac", "icu", "it", "lcsw", "lmft", "lpn", "lvn", "mri", "ot", "pa",
    "pr", "pt", "qa", "rn", "sap", "seo", "slp", "sql", "sre", "ui", "ux", "vp",
}  # fmt: skip

# Words of a title that say how far up it is; a title with one is left as it is.
_LEVEL_WORDS = re.compile(
    r"\b(senior|sr|lead|leader|principal|chief|head|junior|jr|entry|trainee|apprentice|intern|"
    r"director|supervisor|superintendent|president|vp|foreman|partner|i|ii|iii|iv)\b",
    re.IGNORECASE,
)
_LEADS_ALREADY = re.compile(r"\b(manager|coordinator|administrator|captain)\b", re.IGNORECASE)
_PREFIX = {"entry": "Entry-Level", "mid": "", "senior": "Senior", "lead": "Lead"}

# Plurals in the titles of occupations that are not the person.
_THINGS = {
    "activities", "animals", "appliances", "arts", "benefits", "commodities", "communications",
    "economics", "electronics", "elements", "events", "fibers", "forces", "gas", "informatics",
    "instruments", "logistics", "materials", "mathematics", "mechatronics", "metals", "news",
    "operations", "parts", "photonics", "physics", "plastics", "products", "programs", "robotics",
    "sales", "sciences", "securities", "services", "statistics", "structures", "studies",
    "surfaces", "systems", "utilities", "vehicles", "works",
}  # fmt: skip
_IRREGULAR = {
    "clergy": "clergy member", "infantry": "infantry soldier", "midwives": "midwife",
    "judges": "judge", "nurses": "nurse", "waitresses": "waitress", "hostesses": "hostess",
    "coaches": "coach", "athletes": "athlete",
}  # fmt: skip


_SPECIAL = {
    "Directors, Religious Activities and Education": "Director of Religious Education",
    "Meter Readers, Utilities": "Utility Meter Reader",
    "Pediatricians, General": "Pediatrician",
    "Physicians, Pathologists": "Pathologist",
    "Umpires, Referees, and Other Sports Officials": "Sports Official",
    "Waiters and Waitresses": "Server",
    "Hosts and Hostesses, Restaurant, Lounge, and Coffee Shop": "Restaurant Host",
    # What remains of titles that end in "All Other".
    "Artists and Related Workers": "Artist",
    "Computer Occupations": "Computer Specialist",
    "Construction and Related Workers": "Construction Worker",
    "Entertainers and Performers, Sports and Related Workers": "Entertainer",
    "Entertainment Attendants and Related Workers": "Entertainment Attendant",
    "First-Line Supervisors of All Other Tactical Operations Specialists": (
        "Tactical Operations Supervisor"
    ),
    "Food Preparation and Serving Related Workers": "Food Service Worker",
    "Healthcare Diagnosing or Treating Practitioners": "Healthcare Practitioner",
    "Healthcare Practitioners and Technical Workers": "Healthcare Technical Worker",
    "Helpers, Construction Trades": "Construction Helper",
    "Installation, Maintenance, and Repair Workers": "Maintenance and Repair Worker",
    "Life, Physical, and Social Science Technicians": "Science Technician",
    "Mathematical Science Occupations": "Mathematical Specialist",
    "Military Enlisted Tactical Operations and Air/Weapons Specialists and Crew Members": (
        "Tactical Operations Crew Member"
    ),
    "Military Officer Special and Tactical Operations Leaders": "Tactical Operations Officer",
    "Office and Administrative Support Workers": "Office Support Worker",
    "Sales and Related Workers": "Sales Worker",
    "Social Scientists and Related Workers": "Social Scientist",
    "Teachers and Instructors": "Instructor",
}
_SPECIAL_PLURALS = {
    "Clergy": "Clergy Members",
    "Directors, Religious Activities and Education": "Directors of Religious Education",
    "Infantry": "Infantry Soldiers",
    "Special Forces": "Special Operations Soldiers",
    "Transit and Railroad Police": "Transit and Railroad Police Officers",
}
# What keeps its capital within a sentence.
_NAMES = {"English"}


def tidy(title: str) -> str:
    """Return a title as typed, but on one line and with capitals if it was typed without any."""
    title = "".join(character if character.isprintable() else " " for character in title)
    title = " ".join(title.split())[:LONGEST_TITLE].strip()
    if title != title.lower():
        return title
    words = title.split(" ")
    return " ".join(_capital(word, first=not index) for index, word in enumerate(words))


def at_level(title: str, level: Level) -> str:
    """Return the title with the level in front, unless it says one or needs none."""
    prefix = _PREFIX[level]
    said = _LEVEL_WORDS.search(title) or (level == "lead" and _LEADS_ALREADY.search(title))
    return f"{prefix} {title}" if prefix and not said else title


def with_article(title: str) -> str:
    """Return the title with "a" or "an" before it, by how it is spoken."""
    first = re.split(r"[\s/-]", title, maxsplit=1)[0]
    letters = re.sub(r"[^\w]", "", first)
    if re.fullmatch(r"[A-Z]{2,4}", letters) and letters.lower() in _SHORT_FORMS:
        vowel = letters[0] in "AEFHILMNORSX"
    elif re.match(r"(uni|use|usa|util|eu|one|ur[aio]|ubi)", letters, re.IGNORECASE):
        vowel = False
    else:
        vowel = bool(re.match(r"([aeiou]|hour|honest|heir|8|11|18)", letters, re.IGNORECASE))
    return f"{'an' if vowel else 'a'} {title}"


def singular(title: str) -> str:
    """Return the plural title of an occupation as the title of one person in it."""
    title = _without_exceptions(title)
    if title in _SPECIAL:
        return _SPECIAL[title]
    helper = re.fullmatch(r"Helpers--(.*)", title)
    if helper:
        return f"Helper for {helper.group(1)}"
    first, comma, kind = title.partition(", ")
    if comma and "," not in kind and _singular(kind) == kind and not kind.startswith("and "):
        return f"{kind} {_singular(first)}"
    return _singular(title)


def plural(title: str) -> str:
    """Return the title of an occupation without its exceptions, as a name of the people in it."""
    if title in _SPECIAL_PLURALS:
        return _SPECIAL_PLURALS[title]
    title = _without_exceptions(title)
    if title in _SPECIAL:
        return f"{_SPECIAL[title]}s"
    if title.startswith("Helpers--"):
        return title.replace("Helpers--", "Helpers for ")
    first, comma, kind = title.partition(", ")
    if comma and "," not in kind and _singular(kind) == kind and not kind.startswith("and "):
        return f"{kind} {first}"
    return title


def in_text(title: str) -> str:
    """Return the title as it is written within a sentence, in small letters but for names."""
    return " ".join(
        word if word in _NAMES or re.search("[A-Z]{2}", word) else word.lower()
        for word in title.split(" ")
    )


def _without_exceptions(title: str) -> str:
    return re.split(r", (?:Except|All Other|Including)\b", title)[0]


def _singular(title: str) -> str:
    head, of, rest = title.partition(" of ")
    words = head.split(" ")
    # In "Parts Salespersons" only the last word is the person; in "Mechanics and Installers" two.
    ends = {
        index
        for index, word in enumerate(words)
        if index == len(words) - 1 or word.endswith(",") or words[index + 1] in {"and", "or"}
    }
    made = [_one(word) if index in ends else word for index, word in enumerate(words)]
    return " ".join(made) + of + rest


def _one(word: str) -> str:
    word, comma = (word[:-1], ",") if word.endswith(",") else (word, "")
    return "/".join(_one_word(part) for part in word.split("/")) + comma


def _one_word(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR:
        one = _IRREGULAR[low]
        return one.capitalize() if word[:1].isupper() else one
    if low in _THINGS or not low.endswith("s") or low.endswith(("ss", "us")):
        return word
    if low.endswith("persons"):
        return word[:-1]
    return f"{word[:-3]}y" if low.endswith("ies") else word[:-1]


def _capital(word: str, *, first: bool) -> str:
    if word.strip("()/,") in _SHORT_FORMS:
        return word.upper()
    if word in _SMALL and not first:
        return word
    return re.sub(r"(^|[-/(])(\w)", lambda part: part.group(1) + part.group(2).upper(), word)
