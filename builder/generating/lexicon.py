"""The vocabulary of occupations, from `words/*.toml`: what they work on, with whom, and where."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"

_DEFAULT = "default"
_LISTS = ("people", "partners", "records", "rules", "problems", "numbers", "equipment")
_CLAUSES = ("aim", "conditions", "place")
_THREE = re.compile(r"([^,]+), ([^,]+), and ([^,]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something done in a group of occupations, in one or more wordings.

    `element` is what it calls for, as O*NET names it, if that is known; `group` is how the codes
    of the group begin.
    """

    group: str
    element: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one occupation. `slots` holds what each slot of a phrase may be filled with.

    `main_duty` completes "You will …"; `duty` is one thing done in the job. `degree` and `licence`
    are empty where no particular one is needed.
    """

    slots: dict[str, tuple[str, ...]]
    main_duty: str
    duty: str
    duties: tuple[Duty, ...]
    study: str
    degree: str
    licence: str
    reports_to: str


@cache
def words_for(code: str, title: str = "") -> Words:
    """Return the words of an occupation, or those of the nearest group that has any.

    Args:
        code: an O*NET-SOC code such as 29-1141.00.
        title: names an occupation that the lexicon does not have.

    """
    groups, group_duties, occupations = _lexicon(code[:2])
    merged: dict[str, Any] = {}
    duties: list[Duty] = []
    for length in range(len(code), -1, -1):
        key = code[:length] or _DEFAULT
        duties += (_duty(code[:length], line) for line in group_duties.get(key, ()))
        for name, value in groups.get(key, {}).items():
            merged.setdefault(name, value)
    field, things, main_duty, duty = occupations.get(code) or _unknown(title)
    slots = {name: tuple(merged[name]) for name in _CLAUSES}
    slots |= {name: _spread(merged[name]) for name in _LISTS}
    # Those named first are the ones one works with every day.
    slots |= {"field": (field,), "things": _spread([things])}
    slots |= {"all_things": (things,), "colleagues": _spread(merged["partners"][:1])}
    return Words(
        slots=slots,
        main_duty=main_duty,
        duty=duty,
        duties=tuple(duties),
        study=merged["study"][0],
        degree=next(iter(merged["degree"]), ""),
        licence=merged["licence"],
        reports_to=merged["reports_to"][0],
    )


def variants(phrase: str) -> tuple[str, ...]:
    """Return `phrase` and shorter forms of it, if it lists three things.

    The last item stays, since what precedes it may depend on it: "voice, data, and video networks"
    gives "data and video networks" but never "voice and data".
    """
    listed = _THREE.fullmatch(phrase)
    if not listed:
        return (phrase,)
    first, second, last = listed.groups()
    return (phrase, f"{first} and {last}", f"{second} and {last}")


def _spread(phrases: list[str]) -> tuple[str, ...]:
    return tuple(form for phrase in phrases for form in variants(phrase))


def _duty(group: str, line: str) -> Duty:
    element, _, texts = line.rpartition(" | ")
    return Duty(group=group, element=element, texts=tuple(texts.split(" || ")))


def _unknown(title: str) -> list[str]:
    named = f"the tasks of {title.lower()}" if title else "the tasks of the position"
    return [
        "this line of work",
        "daily tasks and projects",
        f"carry out {named} with care",
        "carry out the tasks of the day in good order and on time",
    ]


@cache
def _lexicon(
    family: str,
) -> tuple[dict[str, dict[str, Any]], dict[str, list[str]], dict[str, list[str]]]:
    """Return the groups, their duties, and the occupations of a major group, all by code."""
    groups: dict[str, dict[str, Any]] = {}
    duties: dict[str, list[str]] = {}
    occupations: dict[str, list[str]] = {}
    # Reading all files takes a third of a second, reading those of one major group a twentieth.
    own = sorted(WORDS.glob(f"{family}*.toml")) if family.isdecimal() else []
    for path in (WORDS / "default.toml", *own):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        groups |= data.get("groups", {})
        duties |= data.get("duties", {})
        occupations |= data.get("occupations", {})
    return groups, duties, occupations
