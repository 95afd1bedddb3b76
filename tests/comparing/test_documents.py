"""What differs between two documents, in words that a person knows from the posting."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from builder.comparing import FactChange, compare
from builder.document import Apply, Fact, JobDocument, Location, Pay, Section

DUTIES = Section(kind="responsibilities", heading="Duties", html="<ul><li>Plan care</li></ul>")
SKILLS = Section(kind="qualifications", heading="Skills", html="<p>Calm and kind</p>")
TEAM = Section(kind="custom", heading="Team", html="<p>We are nine people who like to laugh</p>")
ABOUT = Section(kind="about", heading="About", html="<p>We care.</p>")
NURSE = JobDocument(title="Nurse", sections=(DUTIES, SKILLS, ABOUT, TEAM))


def test_equal_documents_are_the_same() -> None:
    comparison = compare(NURSE, NURSE)
    assert comparison.is_same
    assert [section.state for section in comparison.sections] == ["same"] * 4


def test_title_and_facts_are_told_in_words() -> None:
    after = replace(
        NURSE,
        title="Night Nurse",
        workplace="onsite",
        locations=(Location(city="Duluth", region="MN", country="US"),),
        pay=Pay(min=Decimal(65000), max=Decimal("70000.50")),
        closes_on=date(2026, 12, 31),
        apply=Apply(email="jobs@example.org"),
        facts=(Fact(label="Shift", value="Nights"),),
        language="en-GB",
    )
    comparison = compare(replace(NURSE, facts=(Fact(label="Shift", value="Days"),)), after)
    assert comparison.title_html == "<ins>Night </ins>Nurse"
    assert comparison.facts == (
        FactChange("Location", "", "Duluth, MN, United States"),
        FactChange("Workplace", "", "On site"),
        FactChange("Pay", "", "US$65,000 to US$70,000.50 a year"),
        FactChange("Apply by", "", "31 December 2026"),
        FactChange("Shift", "Days", "Nights"),
        FactChange("Language", "English (United States)", "English (United Kingdom)"),
        FactChange("E-mail address to apply to", "", "jobs@example.org"),
    )
    assert comparison.facts[4].html == "<del>Days</del><ins>Nights</ins>"


def test_each_section_is_found_again_and_says_what_became_of_it() -> None:
    benefits = Section(kind="benefits", heading="Benefits", html="<p>A bicycle</p>")
    after = replace(
        NURSE,
        sections=(
            replace(TEAM, heading="Who we are"),
            benefits,
            replace(DUTIES, html="<ul><li>Plan home care</li></ul>", hidden=True),
            ABOUT,
        ),
    )
    sections = compare(NURSE, after).sections
    assert [(part.section.heading, part.state, part.moved) for part in sections] == [
        ("Who we are", "changed", "up"),
        ("Benefits", "added", ""),
        ("Duties", "changed", ""),
        ("Skills", "removed", ""),
        ("About", "same", ""),
    ]
    assert sections[0].heading_html == "<del>Team</del><ins>Who we are</ins>"
    assert sections[0].likeness == 1
    assert sections[2].html == '<ul><li class="is-changed">Plan <ins>home </ins>care</li></ul>'
    assert (sections[2].hidden, sections[2].shown, sections[0].hidden) == (True, False, False)
