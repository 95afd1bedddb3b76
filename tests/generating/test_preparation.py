from dataclasses import replace

import pytest

from builder.generating.choices import LEVELS
from builder.generating.facts import Share
from builder.generating.preparation import (
    EDUCATION,
    experience,
    preferred_education,
    required_education,
    time_to_learn,
    years_of_experience,
)
from tests.generating.examples import NURSE, ROOFER, UNKNOWN

ASSOCIATE, BACHELOR = 4, 5


def shares(**percents: float) -> tuple[Share, ...]:
    names = {
        "none": "Less than a High School Diploma",
        "school": "High School Diploma - or the equivalent (for example, GED)",
        "associate": "Associate's Degree (or other 2-year degree)",
        "bachelor": "Bachelor's Degree",
        "master": "Master's Degree",
    }
    return tuple(Share(category=names[name], percent=value) for name, value in percents.items())


def test_what_most_people_have_is_required_and_what_many_have_is_preferred() -> None:
    facts = replace(NURSE, education=shares(school=10, associate=45, bachelor=30, master=15))
    assert required_education(facts) == ASSOCIATE
    assert preferred_education(facts) == BACHELOR


def test_nothing_further_is_preferred_where_few_have_it() -> None:
    facts = replace(NURSE, education=shares(bachelor=90, master=10))
    assert required_education(facts) == BACHELOR
    assert preferred_education(facts) is None


def test_where_nothing_is_known_the_usual_preparation_is_asked_for() -> None:
    assert required_education(replace(NURSE, education=(), job_zone=4)) == BACHELOR
    assert required_education(UNKNOWN) in EDUCATION


def test_lent_figures_do_not_lower_what_the_job_zone_says() -> None:
    facts = replace(NURSE, education=shares(none=60, bachelor=40), borrowed_from=("Others",))
    assert required_education(facts) == BACHELOR


@pytest.mark.parametrize("zone", [None, 1, 2, 3, 4, 5])
def test_experience_never_falls_with_the_level_and_stays_within_ten_years(
    zone: int | None,
) -> None:
    for known in (NURSE.experience, (), (Share(category="Over 10 years", percent=100),)):
        facts = replace(NURSE, job_zone=zone, experience=known)
        years = [years_of_experience(facts, level) for level in LEVELS]
        assert years == sorted(years)
        assert 0 <= years[0] <= 1
        assert years[3] > years[1]
        assert years[3] <= 10


def test_jobs_of_little_preparation_ask_for_little_experience() -> None:
    veterans = (Share(category="Over 10 years", percent=100),)
    assert years_of_experience(replace(ROOFER, experience=veterans), "lead") <= 5


def test_years_are_written_out() -> None:
    assert all("at least one year " in f"{way} ".replace(",", " ") for way in experience(1))
    assert all("at least ten years" in way for way in experience(10))


def test_the_time_to_learn_is_that_of_the_middle_person() -> None:
    assert time_to_learn(NURSE) == "three to six months"
    assert time_to_learn(UNKNOWN) == ""
    brief = (Share(category="None or short demonstration", percent=70), *NURSE.training)
    assert time_to_learn(replace(NURSE, training=(brief[0],))) == ""
