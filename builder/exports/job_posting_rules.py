"""What a JobPosting lacks by the rules of Google's job search, in words for those who hire.

The source is "Job posting (JobPosting) structured data" in Google's Search documentation: its
required and recommended properties, and its content policies for titles and descriptions.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml.etree import ParserError
from lxml.html import document_fromstring

from builder import placeholders

TYPES = {
    *("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN"),
    *("VOLUNTEER", "PER_DIEM", "OTHER"),
}
PERIODS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
# Ours: titles that long are cut off in lists of results.
TITLE_LENGTH = 100
# Ours: fewer characters, facts included, cannot describe a job.
DESCRIPTION_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to change: in which property, what to do, and whether it keeps the posting out.

    What is not `required` is recommended: job searches show the posting without it, but worse.
    """

    name: str
    advice: str
    required: bool = True


def problems(posting: Mapping[str, Any], today: date) -> list[Problem]:
    """Return what `posting`, JobPosting data, lacks on the day `today`, the required first."""
    found = [
        *_title(posting),
        *_description(posting),
        *_employer(posting),
        *_places(posting),
        *_dates(posting, today),
        *_terms(posting),
        *_pay(posting),
    ]
    return sorted(found, key=lambda problem: not problem.required)


def _title(posting: Mapping[str, Any]) -> Iterator[Problem]:
    title = _text(posting.get("title"))
    if not title:
        yield Problem("title", "Give the posting a job title.")
        return
    if placeholders.holds_any(title):
        yield Problem("title", "Fill in what stands in brackets in the title.")
    if re.search(r"[$€£¥]\s?\d|\d\s?[$€£¥]", title):
        yield Problem("title", "Take the pay out of the title. It has a place of its own.")
    if re.search(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b20\d\d\b", title):
        yield Problem("title", "Take the date out of the title.")
    name = _text(_part(posting, "hiringOrganization").get("name"))
    if name and name.casefold() in title.casefold():
        yield Problem("title", "Take your organization's name out of the title.")
    code = _text(_part(posting, "identifier").get("value"))
    if len(code) > 2 and code.casefold() in title.casefold():
        yield Problem("title", "Take the job code out of the title.")
    if re.search(r"[!*]|(?<![A-Za-z])#", title) or (len(title) > 10 and title.isupper()):
        yield Problem("title", "Write the title without capitals throughout, “!”, “*” or “#”.")
    if len(title) > TITLE_LENGTH:
        yield Problem("title", "Shorten the title to the job alone.", required=False)


def _description(posting: Mapping[str, Any]) -> Iterator[Problem]:
    html = _text(posting.get("description"))
    words = _words(html)
    if len(words) < DESCRIPTION_LENGTH:
        yield Problem("description", "Describe the job: duties, qualifications, working hours.")
    elif words.casefold() == _text(posting.get("title")).casefold():
        yield Problem("description", "Describe the job. The description only repeats the title.")
    if placeholders.holds_any(words):
        yield Problem("description", "Fill in what still stands in square brackets.")
    if words and not re.search(r"<(?:p|br|li)\b|\n", html):
        yield Problem("description", "Divide the text into paragraphs.")


def _employer(posting: Mapping[str, Any]) -> Iterator[Problem]:
    employer = _part(posting, "hiringOrganization")
    if not _text(employer.get("name")):
        yield Problem("hiringOrganization", "Say who hires: your organization's name.")
    elif not _text(employer.get("sameAs")):
        yield Problem(
            "hiringOrganization",
            "Add your website in the organization's settings, so that your logo can be found.",
            required=False,
        )


def _places(posting: Mapping[str, Any]) -> Iterator[Problem]:
    places = _list(posting.get("jobLocation"))
    if posting.get("jobLocationType") == "TELECOMMUTE":
        if not (_list(posting.get("applicantLocationRequirements")) or places):
            yield Problem(
                "applicantLocationRequirements",
                "Say in which country people may live who work from home: add it as a place.",
            )
        return
    if not places:
        yield Problem("jobLocation", "Say where the job is: add a place, or make the job remote.")
    for place in places:
        address = _part(place, "address")
        if not _text(address.get("addressCountry")):
            yield Problem("jobLocation", "Choose the country of each place.")
        if not (_text(address.get("addressLocality")) or _text(address.get("addressRegion"))):
            yield Problem("jobLocation", "Name the city or the state of each place.")


def _dates(posting: Mapping[str, Any], today: date) -> Iterator[Problem]:
    posted, closes = _date(posting.get("datePosted")), _date(posting.get("validThrough"))
    if posted is None:
        yield Problem("datePosted", "Publish the posting: the day it went out is not known.")
    elif posted > today:
        yield Problem("datePosted", "The day of publication lies ahead. Correct it.")
    if closes is not None and closes < today:
        yield Problem("validThrough", "The closing date is over. Choose a later one.")
    elif closes is None:
        yield Problem(
            "validThrough", "Set a closing date, if there is one: “Apply by”.", required=False
        )


def _terms(posting: Mapping[str, Any]) -> Iterator[Problem]:
    types = _list(posting.get("employmentType"))
    if not types:
        yield Problem(
            "employmentType", "Choose the employment type, such as full-time.", required=False
        )
    elif not TYPES.issuperset(map(str, types)):
        yield Problem("employmentType", "Choose an employment type from the list.")
    if not _text(_part(posting, "identifier").get("value")):
        yield Problem(
            "identifier", "Give the job a code of your own, to tell it apart.", required=False
        )
    if "directApply" in posting and not isinstance(posting["directApply"], bool):
        yield Problem("directApply", "Say with true or false whether people apply on the page.")


def _pay(posting: Mapping[str, Any]) -> Iterator[Problem]:
    salary = posting.get("baseSalary")
    if not salary:
        yield Problem("baseSalary", "State the pay. Postings with pay are found more often.", False)
        return
    pay = _part(posting, "baseSalary")
    value = _part(pay, "value")
    if not re.fullmatch(r"[A-Z]{3}", _text(pay.get("currency"))):
        yield Problem("baseSalary", "Choose the currency of the pay.")
    if value.get("unitText") not in PERIODS:
        yield Problem("baseSalary", "Say for what time the pay is: an hour, a year.")
    amounts = [value[name] for name in ("minValue", "value", "maxValue") if name in value]
    if not amounts or not all(isinstance(amount, int | float) for amount in amounts):
        yield Problem("baseSalary", "Write the pay as figures.")
    elif any(amount <= 0 for amount in amounts) or amounts != sorted(amounts):
        yield Problem("baseSalary", "Check the pay: the lowest must be above 0 and not the higher.")


def _part(value: object, name: str) -> Mapping[str, Any]:
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _list(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _date(value: object) -> date | None:
    try:
        return datetime.fromisoformat(_text(value)).date()
    except ValueError:
        return None


def _words(html: str) -> str:
    try:
        return " ".join(document_fromstring(html).text_content().split())
    except ParserError:
        return ""
