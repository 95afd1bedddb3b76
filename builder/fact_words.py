"""The facts of a job document in words, as people read them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency

from builder.document import JobDocument, Location, Pay

WORKPLACES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
EMPLOYMENT_TYPES = {
    "full_time": "Full-time",
    "part_time": "Part-time",
    "contract": "Contract",
    "temporary": "Temporary",
    "internship": "Internship",
    "per_diem": "Per diem",
    "volunteer": "Volunteer",
}
FLSA_STATUSES = {"exempt": "Exempt", "nonexempt": "Nonexempt"}


def locale_of(language: str) -> Locale:
    """Return the locale for a language tag, or U.S. English where there is none such."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def pay_line(pay: Pay, language: str) -> str:
    """Return a pay range in words, such as "$65,000 to $85,000 a year"."""
    locale = locale_of(language)

    def money(amount: Decimal) -> str:
        pattern = locale.currency_formats["standard"].pattern
        whole = amount == amount.to_integral_value()
        text = format_currency(
            amount,
            pay.currency,
            pattern.replace(".00", "") if whole else pattern,
            locale=locale,
            currency_digits=False,
        )
        # Letters stand apart: "CHF 65,000" beside "$65,000".
        return re.sub(r"(?<=[^\W\d_])(?=\d)", "\xa0", text)

    if pay.min is not None and pay.max is not None and pay.min != pay.max:
        amounts = f"{money(pay.min)} to {money(pay.max)}"
    elif pay.min is not None:
        amounts = money(pay.min) if pay.max is not None else f"From {money(pay.min)}"
    elif pay.max is not None:
        amounts = f"Up to {money(pay.max)}"
    else:
        return ""
    period = {"hour": "an hour"}.get(pay.period, f"a {pay.period}")
    return f"{amounts} {period}"


def place_words(place: Location, locale: Locale) -> str:
    """Return a place of work in words, its country only where `locale` is that of another."""
    country = ""
    if place.country and place.country != locale.territory:
        country = locale.territories.get(place.country, place.country)
    return ", ".join(part for part in (place.city, place.region, country) if part)


def fact_lines(document: JobDocument, language: str = "") -> Iterator[tuple[str, str]]:
    """Yield label and words of each fact but the places, in reading order; words may be empty.

    `language` is the one to write money and dates in, else the document's own.
    """
    language = language or document.language
    yield "Workplace", WORKPLACES.get(document.workplace, "")
    yield "Employment type", EMPLOYMENT_TYPES.get(document.employment_type, "")
    yield "Department", document.department
    yield "Reports to", document.reports_to
    if document.pay:
        yield "Pay", pay_line(document.pay, language)
        yield "About the pay", document.pay.note
    yield "FLSA status", FLSA_STATUSES.get(document.flsa_status, "")
    yield "Job code", document.job_code
    yield "Openings", str(document.openings or "")
    if document.closes_on:
        yield "Apply by", format_date(document.closes_on, "long", locale=locale_of(language))
    for fact in document.facts:
        yield fact.label, fact.value
