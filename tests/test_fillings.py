"""What a posting has in the place of its template's placeholders."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Apply, JobDocument, Location, Organization, Section
from builder.fillings import fillings
from builder.placeholders import fill_all, key_of


def written(*paragraphs: str, heading: str = "Brief") -> JobDocument:
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return JobDocument(
        title="Nurse", sections=(Section(kind="job_brief", heading=heading, html=html),)
    )


value = st.text("abcdefghij KLMN,.'-", min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(value, value)
def test_what_was_filled_in_is_read_off_the_text(team: str, city: str) -> None:
    template = written("Work with [Team] every day.", "It is at [Town]; call [Team].")
    posting = fill_all(template, {"[Team]": team, "[Town]": city})
    found = fillings(template, posting)
    assert fill_all(template, found) == posting


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Join the [Team] at once.", "Join the Blue Team at once.", "Blue Team"),
        ("Join the [Team] at once, and stay.", "So join us: the [Team] at once.", None),
        (
            "Join the [Team] at once and stay.",
            "Join the Blue Team at once and go home.",
            "Blue Team",
        ),
        ("Now join the [Team]", "Now join the Blue Team", "Blue Team"),
        ("[Team] needs you to do this and more", "Blues needs you to do this and that", "Blues"),
        ("[A line on the team]", "A team of nurses", None),
        ("Join the [Team].", "Join the .", None),
        ("Join [Team] [Place] now.", "Join Blue Team Duluth now.", None),
    ],
)
def test_a_text_that_was_edited_around_it_still_tells(
    before: str, after: str, found: str | None
) -> None:
    values = fillings(written(before), written(after))
    assert list(values.values()) == ([found] if found else [])


def test_facts_answer_what_no_text_does_and_text_counts_for_more() -> None:
    template = written("Write to [email address or application portal] in [City, State].")
    posting = replace(
        written("Our office is where the lake begins."),
        organization=Organization(name="Riverbend"),
        locations=(Location(city="Saint Paul", region="MN"),),
        apply=Apply(email="jobs@example.org"),
    )
    assert fillings(template, posting)[key_of("[City, State]")] == "Saint Paul, MN"
    posting = replace(
        posting, sections=written("Write to jobs@example.org in Duluth, MN.").sections
    )
    assert fillings(template, posting)[key_of("[City, State]")] == "Duluth, MN"
    assert fillings(template, posting)[key_of("[Organization name]")] == "Riverbend"
    posting = replace(posting, sections=written("Write to us in Duluth, MN.").sections)
    assert "jobs@example.org" in fillings(template, posting).values()


def test_what_most_places_have_counts() -> None:
    template = written("The [Team] is here.", "See the [Team] now.", "Ask the [Team] soon.")
    posting = written("The Reds is here.", "See the Blues now.", "Ask the Blues soon.")
    assert fillings(template, posting) == {"team": "Blues"}


def test_headings_and_facts_tell_too() -> None:
    template = replace(written("Text.", heading="About [Team]"), reports_to="Head of [Unit]")
    posting = replace(written("Text.", heading="About Blues"), reports_to="Head of Nights")
    assert fillings(template, posting) == {"team": "Blues", "unit": "Nights"}
