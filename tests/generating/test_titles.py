import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.generating.choices import LEVELS, Level
from builder.generating.titles import LONGEST_TITLE, at_level, singular, tidy, with_article


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("registered nurse", "Registered Nurse"),
        ("  rn ", "RN"),
        ("head of hr", "Head of HR"),
        ("registered nurse (icu)", "Registered Nurse (ICU)"),
        ("DevOps engineer", "DevOps engineer"),
        ("night\tshift\nlead", "Night Shift Lead"),
        ("", ""),
    ],
)
def test_titles_typed_in_small_letters_get_capitals_and_others_stay(typed: str, title: str) -> None:
    assert tidy(typed) == title


@pytest.mark.parametrize(
    ("title", "level", "shown"),
    [
        ("Welder", "entry", "Entry-Level Welder"),
        ("Welder", "mid", "Welder"),
        ("Welder", "senior", "Senior Welder"),
        ("Welder", "lead", "Lead Welder"),
        ("Senior Welder", "lead", "Senior Welder"),
        ("Welder II", "senior", "Welder II"),
        ("Sales Associate", "senior", "Senior Sales Associate"),
        ("Store Manager", "senior", "Senior Store Manager"),
        ("Store Manager", "lead", "Store Manager"),
        ("Chief Executive", "senior", "Chief Executive"),
    ],
)
def test_the_level_stands_in_front_unless_the_title_says_one(
    title: str, level: Level, shown: str
) -> None:
    assert at_level(title, level) == shown


@pytest.mark.parametrize(
    "spoken",
    [
        *("a Welder", "an Actuary", "an RN", "a CPA", "an EMT", "an HR Assistant"),
        *("a University Teacher", "an Hourly Worker", "a Utility Meter Reader", "an Usher"),
        *("an Entry-Level Welder", "a European Buyer", "an Urban Planner", "a Union Steward"),
    ],
)
def test_the_article_goes_by_how_the_title_is_spoken(spoken: str) -> None:
    assert with_article(spoken.split(" ", 1)[1]) == spoken


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("Registered Nurses", "Registered Nurse"),
        ("Teaching Assistants, All Other", "Teaching Assistant"),
        ("Cooks, Restaurant", "Restaurant Cook"),
        ("Bus Drivers, School", "School Bus Driver"),
        ("Derrick Operators, Oil and Gas", "Oil and Gas Derrick Operator"),
        ("Nurse Midwives", "Nurse Midwife"),
        ("Mechanics and Installers", "Mechanic and Installer"),
        ("Secretaries, Except Legal", "Secretary"),
        ("First-Line Supervisors of Retail Workers", "First-Line Supervisor of Retail Workers"),
        ("Parts Salespersons", "Parts Salesperson"),
        ("Helpers--Roofers", "Helper for Roofers"),
        ("Waiters and Waitresses", "Server"),
        ("Robotics Technicians", "Robotics Technician"),
        ("Computer Occupations, All Other", "Computer Specialist"),
        ("Social Scientists and Related Workers, All Other", "Social Scientist"),
    ],
)
def test_the_title_of_an_occupation_becomes_that_of_one_person(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.text(max_size=500), st.sampled_from(LEVELS))
def test_odd_titles_stay_on_one_line_and_end_somewhere(typed: str, level: Level) -> None:
    title = tidy(typed)
    assert title.isprintable()
    assert len(title) <= LONGEST_TITLE
    assert tidy(title) == title
    assert title in at_level(title, level)
    assert with_article(title).endswith(title)
    singular(typed)
