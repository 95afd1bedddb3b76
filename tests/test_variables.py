import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import placeholders, rich_text
from builder.document import JobDocument, Location, Organization, Section
from builder.variables import VARIABLES, resolved

KNOWN = JobDocument(
    title="Night Nurse",
    organization=Organization(name="Riverbend & Sons"),
    locations=(
        Location(city="Duluth", region="MN", country="US"),
        Location(city="Bonn", country="DE"),
    ),
)
UNKNOWN = JobDocument(title=" ")


def said(text: str, document: JobDocument) -> str:
    """Return what a plain text becomes."""
    section = Section(kind="custom", heading="x", html=f"<p>{escape(text, quote=False)}</p>")
    return "".join(rich_text.texts(resolved(section, document).html))


@pytest.mark.parametrize(
    ("written", "known", "unknown"),
    [
        ("Work at {organization}.", "Work at Riverbend & Sons.", "Work at [Organization name]."),
        ("In {location}", "In Duluth, MN", "In [City, State]"),
        ("A {Title} or { title }", "A Night Nurse or Night Nurse", "A [Job title] or [Job title]"),
        ("In [City, State]", "In Duluth, MN", "In [City, State]"),
        ("{salary} {} {{title}} {organi", "{salary} {} {Night Nurse} {organi", None),
    ],
)
def test_a_variable_is_answered_or_becomes_a_placeholder(
    written: str, known: str, unknown: str | None
) -> None:
    assert said(written, KNOWN) == known
    if unknown is not None:
        assert said(written, UNKNOWN) == unknown


def test_what_nothing_answers_is_listed_as_to_fill_in() -> None:
    section = Section(kind="custom", heading="{title}", html="<p>{location}, {organization}</p>")
    document = replace(UNKNOWN, sections=(resolved(section, UNKNOWN),))
    asked = {item.text for item in placeholders.fill_ins(document)}
    assert asked >= set(VARIABLES.values())


def test_the_heading_has_variables_too() -> None:
    section = Section(kind="about", heading="About {organization}", hidden=True)
    assert resolved(section, KNOWN) == replace(section, heading="About Riverbend & Sons")


plain = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60)


@given(plain)
def test_text_without_variables_stays_as_it_is(text: str) -> None:
    section = Section(kind="custom", heading="x", html=rich_text.from_markdown(text))
    unchanged = not re.search(r"\{ ?(organization|location|title) ?\}|\[", text, re.IGNORECASE)
    assert resolved(section, KNOWN) == section or not unchanged


@given(plain, plain, plain)
def test_an_answer_is_plain_text_whatever_it_holds(name: str, before: str, after: str) -> None:
    document = JobDocument(title="x", organization=Organization(name=f"<b>{{title}}</b>{name}"))
    found = said(f"{before.replace('{', '')}|{{organization}}|{after.replace('}', '')}", document)
    assert "|" + " ".join(f"<b>{{title}}</b>{name}".split()) + "|" in found
