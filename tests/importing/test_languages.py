"""What differs by country: months, countries, currencies, how amounts and dates are written."""

from datetime import date
from decimal import Decimal

import pytest

from builder.document import JobDocument, Location
from builder.importing import read
from builder.importing.understanding.dates import dates_in


def document(line: str) -> JobDocument:
    return read(f"Job title: Welder\n{line}\n".encode()).document


@pytest.mark.parametrize(
    ("line", "low", "high", "currency", "period"),
    [
        ("Gehalt: 45.000,00 – 52.500,00 € pro Jahr", "45000", "52500", "EUR", "year"),
        ("Gehalt: 3.234,56 € im Monat", "3234.56", "3234.56", "EUR", "month"),
        ("Salaire : 38 000 € à 45 000 € par an", "38000", "45000", "EUR", "year"),
        ("Salario: 1.450,50 € al mes", "1450.50", "1450.50", "EUR", "month"),
        ("Lohn: CHF 85'000 bis 95'000 pro Jahr", "85000", "95000", "CHF", "year"),
        ("Lohn: Fr. 32.50 pro Stunde", "32.50", "32.50", "CHF", "hour"),
        ("Pay: £14.75 an hour", "14.75", "14.75", "GBP", "hour"),
        ("Lön: 32 000 kr i månad", "32000", "32000", "SEK", "month"),
        ("Salary: ¥6,000,000 a year", "6000000", "6000000", "JPY", "year"),
        ("Wynagrodzenie: 28,10 zł / godzinę", "28.10", "28.10", "PLN", "hour"),
        ("Salary: NZ$72,000 to NZ$80,000 per annum", "72000", "80000", "NZD", "year"),
    ],
)
def test_pay_is_read_as_other_countries_write_it(
    line: str, low: str, high: str, currency: str, period: str
) -> None:
    pay = document(line).pay

    assert pay is not None
    assert (pay.min, pay.max) == (Decimal(low), Decimal(high))
    assert (pay.currency, pay.period) == (currency, period)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("3/4/2026", "en-US", date(2026, 3, 4)),
        ("3/4/2026", "en-GB", date(2026, 4, 3)),
        ("3. April 2026", "de", date(2026, 4, 3)),
        ("1er août 2026", "fr-FR", date(2026, 8, 1)),
        ("11 de marzo de 2027", "es-MX", date(2027, 3, 11)),
        ("22 czerwca 2027", "pl-PL", date(2027, 6, 22)),
        ("2027年3月11日", "ja-JP", date(2027, 3, 11)),
        ("١١ مارس ٢٠٢٧", "ar-EG", date(2027, 3, 11)),
        ("May 5th, 2026", "de", date(2026, 5, 5)),
    ],
)
def test_dates_are_read_in_the_order_and_words_of_their_language(
    text: str, language: str, day: date
) -> None:
    assert [found for found, _, _ in dates_in(text, language)] == [day]


def test_a_country_is_known_by_its_name_in_the_language_of_the_text() -> None:
    text = (
        "Titel: Welder\nStandort: München, Deutschland; Wien, Österreich\n\n"
        "Wir suchen dich für das Team, und die Arbeit ist mit Menschen und für eine Sache.\n"
    )
    found = read(text.encode()).document

    assert found.language == "de"
    assert found.locations == (
        Location(city="München", country="DE"),
        Location(city="Wien", country="AT"),
    )
