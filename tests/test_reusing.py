from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Apply, JobDocument, Location, Pay, Section
from builder.placeholders import fill_ins
from builder.reusing import blank, for_reuse

HIRING = JobDocument(
    title="Night Nurse",
    locations=(Location(city="Ann Arbor", region="MI", country="US"), Location(city="Reading")),
    pay=Pay(min=Decimal(40), max=Decimal(50), period="hour", note="By experience."),
    apply=Apply(email="jobs@riverbend.example", instructions="Write to jobs@riverbend.example."),
    closes_on=date(2027, 2, 28),
    openings=2,
    job_code="RN-42",
    department="Care",
    sections=(
        Section(
            kind="job_brief",
            heading="Work in Ann Arbor, MI",
            html="<p>Reading in <strong>Ann Arbor, MI</strong>, not Ann Arbor, MIxed.</p>",
        ),
    ),
)
NOTHING = {"open_places": False, "open_pay": False, "open_application": False}


def test_what_belongs_to_one_opening_is_left_out_and_all_else_stays() -> None:
    kept = for_reuse(HIRING, title="Nurse", **NOTHING)
    assert kept == replace(HIRING, title="Nurse", closes_on=None, openings=None, job_code="")


def test_places_become_a_question_again_in_the_text_too() -> None:
    opened = for_reuse(HIRING, title="Nurse", **NOTHING | {"open_places": True})
    assert opened.locations == ()
    (brief,) = opened.sections
    assert brief.heading == "Work in [City, State]"
    assert brief.html == ("<p>Reading in <strong>[City, State]</strong>, not Ann Arbor, MIxed.</p>")


def test_a_pay_range_becomes_a_question_again_and_keeps_its_period() -> None:
    opened = for_reuse(HIRING, title="Nurse", **NOTHING | {"open_pay": True})
    assert opened.pay == Pay(period="hour")


def test_the_address_becomes_a_question_again_in_the_text_too() -> None:
    opened = for_reuse(HIRING, title="Nurse", **NOTHING | {"open_application": True})
    assert opened.apply == Apply(instructions="Write to [email address or application portal].")


@given(city=st.text(min_size=1, max_size=30), region=st.text(min_size=1, max_size=30))
def test_no_name_of_a_place_breaks_the_text(city: str, region: str) -> None:
    try:
        place = Location(city=city, region=region)
        document = replace(HIRING, locations=(place,), title=f"Nurse ({city}, {region})")
    except ValueError:
        return
    opened = for_reuse(document, title="Nurse", **NOTHING | {"open_places": True})
    assert opened.locations == ()
    assert opened.sections == HIRING.sections


@pytest.mark.parametrize("title", ["Nurse", "Łódź [Team name] nurse"])
def test_an_empty_template_says_in_each_section_what_to_write(title: str) -> None:
    document = blank(title)
    assert document.title == title
    asked = {item.first for item in fill_ins(document)}
    assert asked >= set(range(len(document.sections)))
    assert [section.heading for section in document.sections][:3] == [
        "Job brief",
        "Responsibilities",
        "Qualifications",
    ]
