"""The value in the waist of the hourglass: its JSON form, its hash, and what it refuses."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.document import (
    Apply,
    EmploymentType,
    Fact,
    FlsaStatus,
    InvalidDocument,
    JobDocument,
    Location,
    Organization,
    Pay,
    PayPeriod,
    Section,
    SectionKind,
    Workplace,
)

often = settings(max_examples=100, deadline=None)

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
amounts = st.decimals(0, Decimal("9999999999.99"), places=2) | st.none()
counts = st.integers(1, 10_000_000) | st.none()


@st.composite
def pays(draw: st.DrawFn) -> Pay:
    low, high = draw(amounts), draw(amounts)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    period = draw(st.sampled_from(get_args(PayPeriod)))
    return Pay(min=low, max=high, currency=draw(words), period=period, note=draw(words))


documents = st.builds(
    JobDocument,
    title=words,
    organization=st.builds(
        Organization,
        name=words,
        website=words,
        about=words,
        headquarters=words,
        employees=counts,
    ),
    occupation=st.from_regex(r"(\d\d-\d{4})?", fullmatch=True, alphabet="0123456789-"),
    locations=st.lists(
        st.builds(Location, city=words, region=words, country=words), max_size=3
    ).map(tuple),
    workplace=st.sampled_from(get_args(Workplace)),
    employment_type=st.sampled_from(get_args(EmploymentType)),
    pay=st.none() | pays(),
    apply=st.builds(Apply, url=words, email=words, instructions=words),
    closes_on=st.none() | st.dates(),
    department=words,
    reports_to=words,
    flsa_status=st.sampled_from(get_args(FlsaStatus)),
    job_code=words,
    openings=counts,
    language=st.sampled_from(["en", "en-US", "zh-Hans-CN", "de-CH-1996"]),
    facts=st.lists(st.builds(Fact, label=words, value=words), max_size=3).map(tuple),
    sections=st.lists(
        st.builds(
            Section,
            kind=st.sampled_from(get_args(SectionKind)),
            heading=words,
            html=words,
            hidden=st.booleans(),
        ),
        max_size=4,
    ).map(tuple),
)

FULL = JobDocument(
    title="Nurse",
    organization=Organization(
        name="Riverbend Health",
        website="https://riverbend.example.org",
        about="We care.",
        headquarters="Boston, MA",
        employees=420,
    ),
    occupation="29-1141",
    locations=(Location(city="Boston", region="MA", country="US"),),
    workplace="hybrid",
    employment_type="full_time",
    pay=Pay(min=Decimal("28.07"), max=Decimal("41.50"), currency="USD", period="hour", note="n"),
    apply=Apply(url="https://a.example.org", email="jobs@example.org", instructions="Write."),
    closes_on=date(2026, 12, 31),
    department="Care",
    reports_to="Head nurse",
    flsa_status="nonexempt",
    job_code="N-7",
    openings=2,
    language="en-US",
    facts=(Fact(label="Schedule", value="Nights"),),
    sections=(
        Section(kind="job_brief", heading="Job brief", html="<p>Help.</p>"),
        Section(kind="benefits", heading="Benefits", html="<p>Many.</p>", hidden=True),
    ),
)


@given(documents)
@often
def test_a_document_comes_back_from_its_json_form(document: JobDocument) -> None:
    assert JobDocument.from_dict(document.to_dict()) == document


@given(documents)
@often
def test_json_text_is_one_line_that_json_reads_back(document: JobDocument) -> None:
    text = document.to_json()

    assert "\n" not in text
    assert JobDocument.from_dict(json.loads(text)) == document
    assert JobDocument.from_dict(json.loads(text)).to_json() == text


@given(documents, documents)
@often
def test_hashes_agree_exactly_where_documents_do(one: JobDocument, other: JobDocument) -> None:
    assert JobDocument.from_dict(one.to_dict()).content_hash == one.content_hash
    assert (one == other) == (one.content_hash == other.content_hash)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: replace(d, title="Other"),
        lambda d: replace(d, organization=replace(d.organization, name="Other")),
        lambda d: replace(d, organization=replace(d.organization, website="")),
        lambda d: replace(d, organization=replace(d.organization, about="")),
        lambda d: replace(d, organization=replace(d.organization, headquarters="")),
        lambda d: replace(d, organization=replace(d.organization, employees=421)),
        lambda d: replace(d, occupation=""),
        lambda d: replace(d, locations=()),
        lambda d: replace(d, locations=(replace(d.locations[0], city="Salem"),)),
        lambda d: replace(d, locations=(replace(d.locations[0], region=""),)),
        lambda d: replace(d, locations=(replace(d.locations[0], country="CA"),)),
        lambda d: replace(d, workplace="remote"),
        lambda d: replace(d, employment_type="part_time"),
        lambda d: replace(d, pay=None),
        lambda d: replace(d, pay=replace(d.pay, min=Decimal("28.08"))),
        lambda d: replace(d, pay=replace(d.pay, max=None)),
        lambda d: replace(d, pay=replace(d.pay, currency="CAD")),
        lambda d: replace(d, pay=replace(d.pay, period="day")),
        lambda d: replace(d, pay=replace(d.pay, note="")),
        lambda d: replace(d, apply=replace(d.apply, url="")),
        lambda d: replace(d, apply=replace(d.apply, email="")),
        lambda d: replace(d, apply=replace(d.apply, instructions="")),
        lambda d: replace(d, closes_on=None),
        lambda d: replace(d, department=""),
        lambda d: replace(d, reports_to=""),
        lambda d: replace(d, flsa_status=""),
        lambda d: replace(d, job_code=""),
        lambda d: replace(d, openings=None),
        lambda d: replace(d, language="en-GB"),
        lambda d: replace(d, facts=(Fact(label="Schedule", value="Days"),)),
        lambda d: replace(d, facts=(Fact(label="Shift", value="Nights"),)),
        lambda d: replace(d, sections=d.sections[::-1]),
        lambda d: replace(d, sections=(replace(d.sections[0], kind="custom"), d.sections[1])),
        lambda d: replace(d, sections=(replace(d.sections[0], heading="?"), d.sections[1])),
        lambda d: replace(d, sections=(replace(d.sections[0], html=""), d.sections[1])),
        lambda d: replace(d, sections=(replace(d.sections[0], hidden=True), d.sections[1])),
    ],
)
def test_any_change_gives_another_hash(change: Callable[[Any], JobDocument]) -> None:
    assert change(FULL).content_hash != FULL.content_hash


def test_the_names_of_the_json_form_are_settled() -> None:
    assert FULL.to_dict() == {
        "title": "Nurse",
        "organization": {
            "name": "Riverbend Health",
            "website": "https://riverbend.example.org",
            "about": "We care.",
            "headquarters": "Boston, MA",
            "employees": 420,
        },
        "occupation": "29-1141",
        "locations": [{"city": "Boston", "region": "MA", "country": "US"}],
        "workplace": "hybrid",
        "employment_type": "full_time",
        "pay": {"min": 28.07, "max": 41.5, "currency": "USD", "period": "hour", "note": "n"},
        "apply": {
            "url": "https://a.example.org",
            "email": "jobs@example.org",
            "instructions": "Write.",
        },
        "closes_on": "2026-12-31",
        "department": "Care",
        "reports_to": "Head nurse",
        "flsa_status": "nonexempt",
        "job_code": "N-7",
        "openings": 2,
        "language": "en-US",
        "facts": [{"label": "Schedule", "value": "Nights"}],
        "sections": [
            {"kind": "job_brief", "heading": "Job brief", "html": "<p>Help.</p>"},
            {"kind": "benefits", "heading": "Benefits", "html": "<p>Many.</p>", "hidden": True},
        ],
    }


def test_a_title_is_enough_for_a_document() -> None:
    assert JobDocument.from_dict({"title": "Nurse"}) == JobDocument(title="Nurse")


@pytest.mark.parametrize("written", [28.07, "28.07", Decimal("28.07")])
def test_cents_are_those_that_were_written(written: object) -> None:
    document = JobDocument.from_dict({"title": "Nurse", "pay": {"min": written}})

    assert document.pay is not None
    assert document.pay.min == Decimal("28.07")
    assert '"min":28.07,' in document.to_json()


def test_whole_amounts_are_written_without_cents() -> None:
    document = JobDocument(title="Nurse", pay=Pay(min=Decimal("65000.00")))

    assert '"min":65000,"max":null,' in document.to_json()


def test_amounts_that_are_equal_but_written_differently_have_one_hash() -> None:
    one = replace(FULL, pay=Pay(min=Decimal("28.5")))
    other = replace(FULL, pay=Pay(min=Decimal("28.50")))

    assert one.content_hash == other.content_hash


@pytest.mark.parametrize(
    ("amount", "problem"),
    [
        (28.071, "no more than 2 decimal places"),
        (-1, "greater than or equal to 0"),
        (float("nan"), "finite number"),
        (float("inf"), "finite number"),
        (1e11, "no more than 10 digits"),
        ("much", "valid decimal"),
    ],
)
def test_an_amount_that_is_no_money_is_refused(amount: object, problem: str) -> None:
    with pytest.raises(InvalidDocument) as error:
        JobDocument.from_dict({"title": "Nurse", "pay": {"max": amount}})

    assert [line.startswith("pay.max: ") for line in error.value.problems] == [True]
    assert problem in error.value.problems[0]


def test_misspelt_names_are_reported_with_their_places() -> None:
    with pytest.raises(InvalidDocument) as error:
        JobDocument.from_dict(
            {
                "title": "Nurse",
                "titel": "Nurse",
                "organization": {"nmae": "Riverbend"},
                "locations": [{"city": "Boston"}, {"town": "Salem"}],
                "sections": [{"kind": "custom", "heading": "x", "text": "y"}],
            }
        )

    places = {problem.partition(":")[0] for problem in error.value.problems}
    assert places == {"titel", "organization.nmae", "locations.1.town", "sections.0.text"}
    assert str(error.value) == "; ".join(error.value.problems)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({}, "title"),
        ({"title": None}, "title"),
        ({"title": 7}, "title"),
        ({"title": "Nurse", "occupation": "29-114"}, "occupation"),
        ({"title": "Nurse", "occupation": "29-1141\n"}, "occupation"),
        ({"title": "Nurse", "workplace": "moon"}, "workplace"),
        ({"title": "Nurse", "employment_type": "forever"}, "employment_type"),
        ({"title": "Nurse", "openings": 0}, "openings"),
        ({"title": "Nurse", "organization": {"employees": -4}}, "organization.employees"),
        ({"title": "Nurse", "pay": {"period": "decade"}}, "pay.period"),
        ({"title": "Nurse", "apply": None}, "apply"),
        ({"title": "Nurse", "facts": [{"value": "x"}]}, "facts.0.label"),
        ({"title": "Nurse", "sections": [{"kind": "poem", "heading": "x"}]}, "sections.0.kind"),
        ({"title": "Nurse", "closes_on": "31.12.2026"}, "closes_on"),
        ({"title": "Nurse", "closes_on": "2026-02-30"}, "closes_on"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(wrong: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidDocument) as error:
        JobDocument.from_dict(wrong)

    assert [problem.partition(":")[0] for problem in error.value.problems] == [place]


@pytest.mark.parametrize("wrong", [None, "Nurse", ["Nurse"], 7])
def test_what_is_no_document_at_all_is_refused(wrong: Any) -> None:
    with pytest.raises(InvalidDocument, match=r"^document: "):
        JobDocument.from_dict(wrong)


def test_a_minimum_above_the_maximum_is_refused() -> None:
    with pytest.raises(InvalidDocument, match=r"^pay: .*minimum is above its maximum"):
        JobDocument.from_dict({"title": "Nurse", "pay": {"min": 85000, "max": 65000}})
    with pytest.raises(ValueError, match="minimum is above its maximum"):
        Pay(min=Decimal(2), max=Decimal(1))


def test_a_range_may_be_one_amount_or_open() -> None:
    assert Pay(min=Decimal(5), max=Decimal(5)).min == 5
    assert Pay(min=Decimal(5)).max is None
    assert Pay(max=Decimal(0)).min is None


@pytest.mark.parametrize("text", ["half \ud83d a smile", "a null \0 character"])
@pytest.mark.parametrize(
    ("make", "place"),
    [
        (lambda text: {"title": text}, "title"),
        (lambda text: {"title": "x", "organization": {"about": text}}, "organization.about"),
        (lambda text: {"title": "x", "facts": [{"label": text}]}, "facts.0.label"),
        (
            lambda text: {
                "title": "x",
                "sections": [{"kind": "custom", "heading": "x", "html": text}],
            },
            "sections.0.html",
        ),
    ],
)
def test_text_that_nothing_can_store_is_refused(
    text: str, make: Callable[[str], dict[str, Any]], place: str
) -> None:
    with pytest.raises(InvalidDocument) as error:
        JobDocument.from_dict(json.loads(json.dumps(make(text))))

    assert [problem.partition(":")[0] for problem in error.value.problems] == [place]


@pytest.mark.parametrize("tag", ["en", "en-US", "zh-Hans-CN", "sl-rozaj-biske", "es-419"])
def test_language_tags_are_taken(tag: str) -> None:
    assert JobDocument.from_dict({"title": "Nurse", "language": tag}).language == tag


@pytest.mark.parametrize(
    "tag", ["", "en_US", "en-", "-en", "en US", "日本", 'en" onload="x', "a" * 36, "en--US", "en\n"]
)
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(InvalidDocument, match=r"^language: .* language tag such as en-US"):
        JobDocument.from_dict({"title": "Nurse", "language": tag})


def test_hidden_sections_are_kept_but_not_shown() -> None:
    shown = FULL.shown()

    assert [section.heading for section in shown.sections] == ["Job brief"]
    assert replace(shown, sections=FULL.sections) == FULL
    assert [section.hidden for section in FULL.sections] == [False, True]
    assert JobDocument.from_dict(FULL.to_dict()).sections[1].hidden


def test_the_closing_date_is_a_date_and_may_be_absent() -> None:
    data = {"title": "Nurse", "closes_on": "2026-12-31"}

    assert JobDocument.from_dict(data).closes_on == date(2026, 12, 31)
    assert JobDocument.from_dict(data | {"closes_on": None}).closes_on is None
    assert JobDocument.from_dict(data).to_dict()["closes_on"] == "2026-12-31"


def test_a_document_never_changes() -> None:
    with pytest.raises(AttributeError):
        FULL.title = "Doctor"  # type: ignore[misc]
    assert len({FULL, JobDocument.from_dict(FULL.to_dict())}) == 1
