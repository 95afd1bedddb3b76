"""Rules of law as data: of which place, from which day, and what they say.

Each file in `data` has a row for each rule: `jurisdiction` is a country (US), a state (US-CA), a
city (US-OH-Cleveland), "US-NY-NYC" for New York City and the counties around it, or EU. `effective`
is the day from which the rule holds; a later row of the same place takes its place.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from builder.checks.context import Context
from builder.checks.job import Job
from builder.document import Location
from builder.us_states import STATES

DISCLAIMER = "This is a hint, not legal advice."

_DATA = Path(__file__).with_name("data")
Rule = Mapping[str, str]

_EU = frozenset(
    """AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK""".split()
)
_CODES = {name.casefold(): code for code, name in STATES.items()} | {
    code.casefold(): code for code in STATES
}
# Cities of the counties in which New York's higher rates hold; other places there are not told.
_AROUND_NEW_YORK = frozenset(
    {"new york", "new york city", "brooklyn", "queens", "bronx", "the bronx", "manhattan",
     "staten island", "yonkers", "white plains", "new rochelle", "hempstead", "huntington"}
)  # fmt: skip


def places_of(job: Job, context: Context) -> tuple[Location, ...]:
    """Return where the law counts: for remote work where the organization hires, if it says so."""
    if job.document.workplace == "remote" and context.rules.hires_in:
        return context.rules.hires_in
    return job.document.locations


def state_code(place: Location) -> str:
    """Return the postal code of a place's U.S. state, whether named or abbreviated, or nothing."""
    return _CODES.get(place.region.strip().casefold(), "")


def jurisdictions(place: Location) -> tuple[str, ...]:
    """Return the codes of a place's country, state and city, the widest first."""
    country = place.country.upper()
    state = state_code(place)
    if country in _EU:
        return (country, "EU")
    if country not in {"", "US", "USA"} or not (state or country):
        return (country,) if country else ()
    if not state:
        return ("US",)
    found = ["US", f"US-{state}"]
    if city := place.city.strip():
        found.append(f"US-{state}-{city}")
        if state == "NY" and city.casefold() in _AROUND_NEW_YORK:
            found.append("US-NY-NYC")
    return tuple(found)


def name_of(jurisdiction: str) -> str:
    """Return what people call a jurisdiction."""
    if jurisdiction in {"US", "EU"}:
        return "the United States" if jurisdiction == "US" else "the European Union"
    if jurisdiction == "US-NY-NYC":
        return "New York City and around"
    _, _, rest = jurisdiction.partition("-")
    state, _, city = rest.partition("-")
    return city or STATES.get(state, jurisdiction)


def in_force(name: str, places: Iterable[Location], today: date) -> list[Rule]:
    """Return the rules of a data file that hold for these places today, one for each jurisdiction.

    Args:
        name: the file, without its ending.
        places: where the work is.
        today: the day on which the posting is judged.

    """
    wanted = {code.casefold() for place in places for code in jurisdictions(place)}
    found: dict[str, Rule] = {}
    for rule in _rules(name):
        holds = date.fromisoformat(rule["effective"]) <= today
        if holds and rule["jurisdiction"].casefold() in wanted:
            found[rule["jurisdiction"]] = rule
    return list(found.values())


def applies(rule: Rule, employees: int | None) -> bool:
    """Say whether a rule is for employers of that size; where the size is unknown, it may be."""
    return employees is None or employees >= int(rule["min_employees"])


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _rules(name: str) -> list[Rule]:
    """Return a file's rules, the earliest first."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda rule: rule["effective"])
