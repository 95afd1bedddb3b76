"""Education and experience: what most people in the occupation have, as what a posting asks for."""

from collections.abc import Sequence

from builder.generating.choices import Level
from builder.generating.facts import OccupationFacts, Share

# From least to most, by how the category's name in O*NET begins.
_LADDER = (
    "Less than a High School", "High School Diploma", "Post-Secondary Certificate",
    "Some College", "Associate's", "Bachelor's", "Post-Baccalaureate", "Master's",
    "Post-Master's", "First Professional", "Doctoral", "Post-Doctoral",
)  # fmt: skip
_NONE, _SCHOOL, _CERTIFICATE, _COLLEGE, _ASSOCIATE, _BACHELOR = range(6)
_MASTER, _PROFESSIONAL, _DOCTOR = 7, 9, 10

EDUCATION: dict[int, tuple[str, ...]] = {
    _NONE: (
        "No diploma needed; what counts is that you can learn {field}",
        "No formal schooling required: we look for people who can learn {field} on the job",
        "Basic reading, writing, and arithmetic, enough for {records}",
        "Willingness to learn {field}; a diploma is welcome but not required",
    ),
    _SCHOOL: (
        "High school diploma or GED, or the same knowledge gained in {field}",
        "High school diploma, GED, or practical experience in {field} of equal worth",
        "High school diploma or equivalent, with enough reading and math for {records}",
        "Completed high school or GED, or proof that you have learned {field} another way",
        "Diploma or GED; courses in {study} are welcome",
    ),
    _CERTIFICATE: (
        "Certificate or other training after high school in {study}, or equal experience",
        "Training in {study} after high school, at a school or on the job",
        "High school diploma, and a certificate or solid experience in {study}",
        "Completed program in {study}, or the same skills learned in {field}",
    ),
    _COLLEGE: (
        "Some college courses, for example in {study}, or equal experience",
        "High school diploma, and some study after it in {study} or another subject of use here",
        "Some study beyond high school, such as in {study}, or experience that replaces it",
    ),
    _ASSOCIATE: (
        "Associate's degree in {study}, or equal training and experience",
        "Two-year degree in {study}, or experience in {field} of the same value",
        "Associate's degree or completed program in {study}",
    ),
    _BACHELOR: (
        "Bachelor's degree in {study}, or equal experience in {field}",
        "Four-year degree in {study}, or proof of the same knowledge",
        "Bachelor's degree, such as in {study}",
        "Degree in {study}, or in another subject with strong experience in {field}",
    ),
    _MASTER: (
        "Master's degree in {study}",
        "Graduate degree in {study}, or in a subject close to {field}",
        "Master's degree, such as in {study}, or a bachelor's with long experience in {field}",
    ),
    _PROFESSIONAL: (
        "Professional degree in {study}",
        "Professional degree that {field} requires",
    ),
    _DOCTOR: (
        "Doctoral degree in {study}",
        "Doctorate in {study}, or one close to completion",
        "PhD or equal doctorate in {study}",
    ),
}
# What each step is called within a sentence.
_NAMED = (
    "less than a high school diploma", "a high school diploma", "a certificate after high school",
    "some college courses", "an associate's degree", "a bachelor's degree",
    "a certificate after the bachelor's degree", "a master's degree",
    "a certificate after the master's degree", "a professional degree", "a doctoral degree",
    "training after the doctorate",
)  # fmt: skip
_STANDARD = {
    _NONE: _NONE, _SCHOOL: _SCHOOL, _CERTIFICATE: _CERTIFICATE, _COLLEGE: _COLLEGE,
    _ASSOCIATE: _ASSOCIATE, _BACHELOR: _BACHELOR, 6: _BACHELOR, _MASTER: _MASTER, 8: _MASTER,
    _PROFESSIONAL: _PROFESSIONAL, _DOCTOR: _DOCTOR, 11: _DOCTOR,
}  # fmt: skip
# Where nothing is known, by job zone.
_BY_ZONE = {1: _NONE, 2: _SCHOOL, 3: _CERTIFICATE, 4: _BACHELOR, 5: _MASTER}

# Percent of the people in the job who say that at least this is needed: to require, to prefer.
_MOST = 50.0
_MANY = 25.0

EXPERIENCE: tuple[str, ...] = (
    "{years} of experience in {field}, or in work close to it",
    "Experience in {field}: {years}, here or elsewhere",
    "{years} in {field} or a similar job",
    "Work experience of {years}, most of it in {field}",
    "{years} of practice in {field}, in any setting",
)
NO_EXPERIENCE: tuple[str, ...] = (
    "No experience in {field} needed; we will teach you",
    "{field} can be learned here; newcomers are welcome",
    "Experience in {field} is welcome but not required",
    "Earlier work of any kind, paid or not, that shows you can learn {field}",
)
AFTER_STUDY: tuple[str, ...] = (
    "New graduates in {field} are welcome; experience is a plus",
    "Experience in {field} is welcome but not required",
    "Internships and practical training count as experience in {field}",
)

_YEARS = {
    "None": 0.0, "Up to and including 1 month": 0.1, "Over 1 month": 0.2, "Over 3 months": 0.4,
    "Over 6 months": 0.8, "Over 1 year": 1.5, "Over 2 years": 3.0, "Over 4 years": 5.0,
    "Over 6 years": 7.0, "Over 8 years": 9.0, "Over 10 years": 10.0,
}  # fmt: skip
_TYPICAL_YEARS = {1: 0.1, 2: 1.0, 3: 2.0, 4: 3.0, 5: 3.0}
# By level and job zone.
_LEAST_YEARS = {
    "mid": {1: 0, 2: 0, 3: 0, 4: 1, 5: 1},
    "senior": {1: 1, 2: 2, 3: 3, 4: 4, 5: 4},
    "lead": {1: 2, 2: 3, 3: 4, 4: 5, 5: 5},
}
_MOST_YEARS = {
    "mid": {1: 1, 2: 2, 3: 3, 4: 5, 5: 5},
    "senior": {1: 2, 2: 4, 3: 5, 4: 7, 5: 8},
    "lead": {1: 3, 2: 5, 3: 7, 4: 8, 5: 10},
}
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_SPANS = (
    ("Anything beyond short", "a few weeks"),
    ("Over 1 month", "one to three months"),
    ("Over 3 months", "three to six months"),
    ("Over 6 months", "six months to a year"),
    ("Over 1 year", "one to two years"),
    ("Over 2 years", "two years or more"),
)


def required_education(facts: OccupationFacts) -> int:
    """Return the step of education that most people in the job say a new hire needs."""
    shares = _steps(facts.education)
    usual = _BY_ZONE[facts.job_zone or 2]
    if not shares:
        return usual
    above = 0.0
    for step in range(len(_LADDER) - 1, -1, -1):
        above += shares.get(step, 0.0)
        if above >= _MOST:
            # What other occupations lend says less than how much preparation this one takes.
            return max(_STANDARD[step], usual) if facts.borrowed_from else _STANDARD[step]
    return _NONE


def preferred_education(facts: OccupationFacts) -> int | None:
    """Return a further step that many people in the job say a new hire needs, or None."""
    shares = _steps(facts.education)
    required = required_education(facts)
    found = None
    for step in range(len(_LADDER)):
        above = sum(share for other, share in shares.items() if other >= step)
        if _STANDARD[step] > required and above >= _MANY:
            found = _STANDARD[step]
    return found


def years_of_experience(facts: OccupationFacts, level: Level) -> int:
    """Return how many years of experience to ask for at a level.

    Mid is what the middle person in the occupation has; entry a third of it and at most one year;
    senior and lead go by the person three quarters and nine tenths up. All stay within what is
    usual in jobs that take as much preparation.
    """
    zone = facts.job_zone or 2
    typical = _percentile(facts.experience, 50)
    usual = round(_TYPICAL_YEARS[zone] if typical is None else typical)
    mid = min(max(usual, _LEAST_YEARS["mid"][zone]), _MOST_YEARS["mid"][zone])
    if level == "entry":
        return min(mid // 3, 1)
    if level == "mid":
        return mid
    upper = round(_percentile(facts.experience, 75) or 0)
    senior = min(max(mid + 1, _LEAST_YEARS["senior"][zone], upper), _MOST_YEARS["senior"][zone])
    if level == "senior":
        return senior
    highest = round(_percentile(facts.experience, 90) or 0)
    lead = min(max(mid + 2, _LEAST_YEARS["lead"][zone], highest), _MOST_YEARS["lead"][zone])
    return max(lead, senior + 1)


def experience(years: int) -> tuple[str, ...]:
    """Return ways to ask for so many years of experience, up to ten; none for none."""
    if not years:
        return ()
    told = f"at least {in_years(years)}"
    return tuple(way.replace("{years}", told) for way in EXPERIENCE)


def in_years(years: int) -> str:
    """Return one to ten years in words, such as "two years"."""
    return f"{_NUMBERS[years]} year{'s' if years > 1 else ''}"


def education_named(facts: OccupationFacts) -> list[tuple[str, float]]:
    """Return kinds of education, with the percent that name each, most named first."""
    named = [(_NAMED[step], share) for step, share in _steps(facts.education).items()]
    return sorted(named, key=lambda pair: -pair[1])


def percent_without_experience(facts: OccupationFacts) -> float | None:
    """Return what percent say a new hire needs no related experience; None if nobody was asked."""
    total = sum(share.percent for share in facts.experience)
    if not total:
        return None
    return 100 * sum(one.percent for one in facts.experience if one.category == "None") / total


def time_to_learn(facts: OccupationFacts) -> str:
    """Return how long the middle person trained on the job, in words; empty if hardly at all."""
    shares = {share.category: share.percent for share in facts.training}
    total, below = sum(shares.values()), 0.0
    if not total:
        return ""
    below = sum(
        percent for category, percent in shares.items() if category.startswith("None or short")
    )
    if below >= total / 2:
        return ""
    for beginning, span in _SPANS:
        below += sum(
            percent for category, percent in shares.items() if category.startswith(beginning)
        )
        if below >= total / 2:
            return span
    return ""


def _steps(shares: Sequence[Share]) -> dict[int, float]:
    found: dict[int, float] = {}
    for share in shares:
        for step, beginning in enumerate(_LADDER):
            if share.category.startswith(beginning):
                found[step] = found.get(step, 0.0) + share.percent
    total = sum(found.values())
    return {step: 100 * percent / total for step, percent in found.items()} if total else {}


def _percentile(shares: Sequence[Share], percent: float) -> float | None:
    known = sorted((_years(share.category), share.percent) for share in shares)
    total, below = sum(part for _, part in known), 0.0
    for years, part in known:
        below += part
        if below >= total * percent / 100:
            return years
    return None


def _years(category: str) -> float:
    return next(years for beginning, years in _YEARS.items() if category.startswith(beginning))
