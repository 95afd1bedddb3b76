"""A job document laid out for reading: the lines, headings and words that every export shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency
from django.utils.safestring import SafeString

from builder import placeholders
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


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled fact, as plain text."""

    label: str
    text: str

    @property
    def html(self) -> SafeString:
        """The text as HTML, its placeholders marked."""
        return placeholders.mark(self.text)

    @property
    def label_html(self) -> SafeString:
        """The label as HTML, its placeholders marked."""
        return placeholders.mark(self.label)


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is shown."""

    heading: SafeString
    html: SafeString


@dataclass(frozen=True)
class Sheet:
    """What a reader of the posting sees, in reading order."""

    document: JobDocument

    @property
    def title(self) -> SafeString:
        """The job title as HTML."""
        return placeholders.mark(self.document.title)

    @cached_property
    def facts(self) -> list[Line]:
        """The facts at a glance: those with a field of their own, then the further ones."""
        return [Line(label, text) for label, text in self._facts() if text]

    @cached_property
    def parts(self) -> list[Part]:
        """The sections that are shown and have something to say."""
        return [
            Part(placeholders.mark(section.heading), placeholders.mark_html(section.html))
            for section in self.document.sections
            if section.html and not section.hidden
        ]

    @property
    def instructions(self) -> SafeString:
        """What candidates are asked to send, as HTML."""
        return placeholders.mark(self.document.apply.instructions)

    @property
    def missing_address(self) -> Line | None:
        """The placeholder for where to apply, where nothing says so yet."""
        if placeholders.lacks_application(self.document):
            return Line("Send your application to", placeholders.APPLICATION)
        return None

    @cached_property
    def fill_ins(self) -> tuple[placeholders.FillIn, ...]:
        """What is left to fill in."""
        return placeholders.fill_ins(self.document)

    @property
    def draft_note(self) -> str:
        """Why the posting is unfinished, as one sentence; empty where it is finished."""
        if not self.fill_ins:
            return ""
        count = len(self.fill_ins)
        things = "thing" if count == 1 else "things"
        named = "; ".join(fill_in.phrase for fill_in in self.fill_ins)
        return f"Draft, not ready to publish. {count} {things} to fill in: {named}."

    def _facts(self) -> Iterator[tuple[str, str]]:
        document = self.document
        yield "Location", location_line(document)
        yield "Workplace", WORKPLACES.get(document.workplace, "")
        yield "Employment type", EMPLOYMENT_TYPES.get(document.employment_type, "")
        yield "Department", document.department
        yield "Reports to", document.reports_to
        if document.pay:
            yield "Pay", pay_line(document.pay, document.language)
            yield "About the pay", document.pay.note
        yield "FLSA status", FLSA_STATUSES.get(document.flsa_status, "")
        yield "Job code", document.job_code
        yield "Openings", str(document.openings or "")
        if document.closes_on:
            yield (
                "Apply by",
                format_date(document.closes_on, "long", locale=locale_of(document.language)),
            )
        for fact in document.facts:
            yield fact.label, fact.value


def locale_of(language: str) -> Locale:
    """Return the locale for a language tag, or U.S. English where there is none such."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def location_line(document: JobDocument) -> str:
    """Return the places of work, or a placeholder where candidates need one."""
    if placeholders.lacks_location(document):
        return placeholders.LOCATION
    locale = locale_of(document.language)
    return "; ".join(filter(None, (_place(place, locale) for place in document.locations)))


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


def _place(place: Location, locale: Locale) -> str:
    country = ""
    if place.country and place.country != locale.territory:
        country = locale.territories.get(place.country, place.country)
    return ", ".join(part for part in (place.city, place.region, country) if part)
