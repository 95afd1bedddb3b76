"""Indeed's XML feed of jobs.

After its public reference (Indeed, "XML Job Feed"): which elements are required, everything in
CDATA without entities, one job for each place, remote jobs with the city "Remote".
"""

import html
import re
from collections.abc import Iterable, Iterator

from babel.numbers import get_currency_symbol
from django.utils.text import slugify

from builder.document import JobDocument, Location, Pay
from builder.feeds.feed import Entry, Feed, Site, cdata, job

_JOB_TYPES = {
    "full_time": "fulltime",
    "part_time": "parttime",
    "contract": "contract",
    "temporary": "temporary",
    "internship": "internship",
    "per_diem": "per diem",
    "volunteer": "volunteer",
}
_REQUIRED = {
    *("title", "date", "referencenumber", "url", "company", "sourcename", "description"),
    *("city", "state", "country"),
}
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_TAG_OR_TEXT = re.compile(r"<[^>]*>|[^<]+")
_TAG_LIKE = re.compile(r"<(?=[a-zA-Z/!?])")


def write(site: Site, entries: Iterable[Entry]) -> Iterator[str]:
    """Write the feed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<source>\n'
    yield cdata("publisher", site.name)
    yield cdata("publisherurl", site.address)
    yield cdata("lastBuildDate", site.changed_at.isoformat(timespec="seconds"))
    for entry in entries:
        yield from _jobs(site, entry)
    yield "</source>\n"


def _jobs(site: Site, entry: Entry) -> Iterator[str]:
    """Write one job for each of its places, each with a reference of its own."""
    document = entry.document
    if document.workplace == "remote" or not document.locations:
        countries = dict.fromkeys(place.country for place in document.locations)
        places = [Location(city="Remote", country=country) for country in countries] or [
            Location(city="Remote" if document.workplace == "remote" else "")
        ]
    else:
        places = list(document.locations)
    for number, place in enumerate(places):
        suffix = slugify(f"{place.city} {place.region} {place.country}") if number else ""
        yield _job(site, entry, place, "-".join(filter(None, (entry.reference, suffix))))


def _job(site: Site, entry: Entry, place: Location, reference: str) -> str:
    document = entry.document
    joined = "&" if "?" in entry.address else "?"
    parts = {
        "title": document.title,
        "date": entry.published_at.isoformat(timespec="seconds"),
        "referencenumber": reference,
        "requisitionid": document.job_code,
        "url": f"{entry.address}{joined}source=Indeed",
        "company": document.organization.name,
        "sourcename": document.organization.name,
        "city": place.city,
        "state": place.region,
        "country": place.country,
        "email": document.apply.email or site.recruiting_email,
        "description": without_entities(entry.description),
        "salary": _salary(document),
        "jobtype": _JOB_TYPES.get(document.employment_type, ""),
        "category": document.department,
        "expirationdate": document.closes_on.isoformat() if document.closes_on else "",
        "remotetype": "Fully remote" if document.workplace == "remote" else "",
        "lastactivitydate": entry.changed_at.isoformat(timespec="seconds"),
    }
    return job(parts, _REQUIRED)


def without_entities(markup: str) -> str:
    """Return sanitized HTML whose texts are written without entities, which Indeed refuses.

    A "<" that would now begin a tag, and a "&" that would begin an entity, give way to characters
    that look alike.
    """
    return "".join(
        piece if piece.startswith("<") else _plain(piece) for piece in _TAG_OR_TEXT.findall(markup)
    )


def _plain(text: str) -> str:
    return _ENTITY.sub("\uff06", _TAG_LIKE.sub("\u2039", html.unescape(text)))


def _salary(document: JobDocument) -> str:
    pay = document.pay
    if pay is None or (pay.min is None and pay.max is None):
        return ""
    amounts = dict.fromkeys(
        f"{get_currency_symbol(pay.currency, locale='en_US')}{amount.normalize():f}"
        for amount in (pay.min, pay.max)
        if amount is not None
    )
    return f"{_bound(pay)}{' - '.join(amounts)} per {pay.period}"


def _bound(pay: Pay) -> str:
    if pay.max is None:
        return "From "
    return "Up to " if pay.min is None else ""


FEED = Feed("indeed.xml", "Indeed", "application/xml; charset=utf-8", write)
