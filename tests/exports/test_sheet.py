from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from builder.document import Apply, Fact, JobDocument, Location, Pay, PayPeriod, Section, Workplace
from builder.exports.sheet import Sheet, location_line
from builder.fact_words import locale_of, pay_line
from tests.exports.samples import DRAFT, FINISHED


def pay(
    low: str | None, high: str | None, currency: str = "USD", period: PayPeriod = "year"
) -> Pay:
    return Pay(
        min=None if low is None else Decimal(low),
        max=None if high is None else Decimal(high),
        currency=currency,
        period=period,
    )


@pytest.mark.parametrize(
    ("low", "high", "line"),
    [
        ("65000", "85000", "$65,000 to $85,000 a year"),
        ("65000.00", "85000.50", "$65,000 to $85,000.50 a year"),
        ("70000", "70000", "$70,000 a year"),
        ("70000", "70000.00", "$70,000 a year"),
        ("65000", None, "From $65,000 a year"),
        (None, "85000", "Up to $85,000 a year"),
        ("0", "9999999999.99", "$0 to $9,999,999,999.99 a year"),
        (None, None, ""),
    ],
)
def test_a_pay_range_reads_as_a_person_would_write_it(
    low: str | None, high: str | None, line: str
) -> None:
    assert pay_line(pay(low, high), "en-US") == line


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("hour", "an hour"),
        ("day", "a day"),
        ("week", "a week"),
        ("month", "a month"),
        ("year", "a year"),
    ],
)
def test_pay_is_stated_for_its_period(period: PayPeriod, end: str) -> None:
    assert pay_line(pay("28.07", "41.5", period=period), "en-US") == f"$28.07 to $41.50 {end}"


@pytest.mark.parametrize(
    ("language", "currency", "amounts"),
    [
        ("en-US", "EUR", "€65,000 to €85,000.50"),
        ("en-US", "CHF", "CHF\xa065,000 to CHF\xa085,000.50"),
        ("en-GB", "GBP", "£65,000 to £85,000.50"),
        ("en-CA", "USD", "US$65,000 to US$85,000.50"),
        ("en-IN", "INR", "₹65,000 to ₹85,000.50"),
        ("de-DE", "EUR", "65.000\xa0€ to 85.000,50\xa0€"),
        ("fr-FR", "EUR", "65\u202f000\xa0€ to 85\u202f000,50\xa0€"),
        ("de-CH", "CHF", "CHF\xa065\u2019000 to CHF\xa085\u2019000.50"),
        ("pt-BR", "BRL", "R$\xa065.000 to R$\xa085.000,50"),
        ("en-US", "JPY", "¥65,000 to ¥85,000.50"),
        ("en-US", "XTS", "XTS\xa065,000 to XTS\xa085,000.50"),
        ("tlh", "USD", "$65,000 to $85,000.50"),
        ("not a language", "USD", "$65,000 to $85,000.50"),
    ],
)
def test_money_is_written_as_the_postings_language_writes_it(
    language: str, currency: str, amounts: str
) -> None:
    assert pay_line(pay("65000", "85000.50", currency), language) == f"{amounts} a year"


def test_millions_in_india_are_grouped_as_there() -> None:
    assert pay_line(pay("1250000", None, "INR"), "en-IN") == "From ₹12,50,000 a year"


@pytest.mark.parametrize("language", ["", "xx-YY", "en_US", "a-b-c-d", "🙂"])
def test_an_unknown_language_is_written_like_american_english(language: str) -> None:
    assert str(locale_of(language)) == "en_US"


@pytest.mark.parametrize(
    ("places", "line"),
    [
        ([("Boston", "MA", "US")], "Boston, MA"),
        ([("Boston", "MA", "")], "Boston, MA"),
        ([("Boston", "", "US")], "Boston"),
        ([("", "MA", "US")], "MA"),
        ([("Toronto", "Ontario", "CA")], "Toronto, Ontario, Canada"),
        ([("Berlin", "", "DE"), ("Boston", "MA", "US")], "Berlin, Germany; Boston, MA"),
        ([("Boston", "MA", "US"), ("", "", "US")], "Boston, MA"),
        ([("Nowhere", "", "ZX")], "Nowhere, ZX"),
    ],
)
def test_places_are_named_with_their_country_where_it_is_another(
    places: list[tuple[str, str, str]], line: str
) -> None:
    locations = tuple(
        Location(city=city, region=region, country=country) for city, region, country in places
    )

    assert location_line(JobDocument(title="Nurse", locations=locations)) == line


def test_countries_are_named_in_the_postings_language() -> None:
    place = Location(city="Boston", region="MA", country="US")
    document = JobDocument(title="Pflege", locations=(place,), language="de-DE")

    assert location_line(document) == "Boston, MA, Vereinigte Staaten"
    assert location_line(replace(document, language="en")) == "Boston, MA, United States"


@pytest.mark.parametrize(
    ("workplace", "line"),
    [
        ("", "[City, State]"),
        ("onsite", "[City, State]"),
        ("hybrid", "[City, State]"),
        ("remote", ""),
    ],
)
def test_a_missing_place_is_a_placeholder_where_one_is_needed(
    workplace: Workplace, line: str
) -> None:
    assert location_line(JobDocument(title="Nurse", workplace=workplace)) == line


def test_the_facts_come_in_order_and_only_those_that_are_stated() -> None:
    assert [(line.label, line.text) for line in Sheet(FINISHED).facts] == [
        ("Location", "Boston, MA"),
        ("Workplace", "Hybrid"),
        ("Employment type", "Full-time"),
        ("Department", "Care"),
        ("Reports to", "Clinical director"),
        ("Pay", "$65,000 to $85,000 a year"),
        ("About the pay", "Depends on experience."),
        ("FLSA status", "Exempt"),
        ("Job code", "C-7"),
        ("Openings", "2"),
        ("Apply by", "December 31, 2026"),
        ("Schedule", "Days & nights"),
    ]
    assert Sheet(JobDocument(title="Nurse", workplace="remote")).facts[1:] == []


def test_a_fact_without_a_value_is_not_shown() -> None:
    document = replace(FINISHED, facts=(Fact(label="Schedule"),))

    assert "Schedule" not in [line.label for line in Sheet(document).facts]


def test_the_closing_date_is_written_as_in_the_postings_language() -> None:
    document = JobDocument(title="Pflege", closes_on=date(2026, 12, 31), language="de-DE")

    assert Sheet(document).facts[-1].text == "31. Dezember 2026"


def test_placeholders_glow_in_every_text_of_the_sheet() -> None:
    document = JobDocument(
        title="[A] <b>",
        facts=(Fact(label="[B]", value="[C] & co"),),
        sections=(Section(kind="custom", heading="[D]", html="<p>[E] &amp; <em>co</em></p>"),),
        apply=Apply(email="jobs@example.org", instructions="[F] <i>"),
    )
    sheet = Sheet(document)

    def glow(text: str) -> str:
        return f'<mark class="fill-in">{text}</mark>'

    assert sheet.title == f"{glow('[A]')} &lt;b&gt;"
    assert sheet.facts[-1].label_html == glow("[B]")
    assert sheet.facts[-1].html == f"{glow('[C]')} &amp; co"
    assert sheet.parts[0].heading == glow("[D]")
    assert sheet.parts[0].html == f"<p>{glow('[E]')} &amp; <em>co</em></p>"
    assert sheet.instructions == f"{glow('[F]')} &lt;i&gt;"


def test_hidden_and_empty_sections_are_not_shown() -> None:
    assert [part.heading for part in Sheet(FINISHED).parts] == [
        "Job brief &amp; more",
        "Responsibilities",
    ]


def test_a_finished_posting_has_no_draft_note() -> None:
    assert Sheet(FINISHED).fill_ins == ()
    assert Sheet(FINISHED).draft_note == ""
    assert Sheet(FINISHED).missing_address is None


def test_the_draft_note_names_all_that_is_left_to_fill_in() -> None:
    assert Sheet(DRAFT).draft_note == (
        "Draft, not ready to publish. 3 things to fill in: "
        "City, State; Team; email address or application portal."
    )
    assert Sheet(replace(FINISHED, title="[Level] nurse")).draft_note == (
        "Draft, not ready to publish. 1 thing to fill in: Level."
    )


def test_a_posting_without_an_address_says_where_it_would_stand() -> None:
    missing = Sheet(DRAFT).missing_address

    assert missing is not None
    assert missing.html == '<mark class="fill-in">[email address or application portal]</mark>'
