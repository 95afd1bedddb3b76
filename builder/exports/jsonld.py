"""The posting as schema.org JobPosting in JSON-LD, as Google's job search reads it.

The rules are those of "Job posting (JobPosting) structured data" in Google's Search documentation.
`job_posting_rules` says what a posting still lacks by them.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from builder.document import JobDocument, Location, Pay
from builder.exports import board_html
from builder.exports.format import Format, Look
from builder.exports.sheet import is_web_address
from builder.fact_words import WORKPLACES, locale_of

EMPLOYMENT_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "per_diem": "PER_DIEM",
    "volunteer": "VOLUNTEER",
}
_MONEY = r"(?:[$€£¥]\s?\d|\d[\d.,]*\s?(?:k\b|[$€£¥]|USD|EUR|GBP|CHF)|(?:USD|EUR|GBP|CHF)\s?\d)"
_MODES = "|".join([*WORKPLACES.values(), "onsite", "on-site", "work from home", "telecommute"])
_CALL = r"(?:urgent(?:ly)?|now|immediately)\s+hiring|hiring\s+now|apply\s+(?:now|today)"
_EXTRA = re.compile(rf"(?:{_MONEY}.*|.*{_MONEY}|{_MODES}|{_CALL})", re.IGNORECASE)
_JOINT = re.compile(r"\s+[-\u2013\u2014|·]\s+|\s*[|]\s*|:\s+|\s+@\s+|\s+at\s+(?=[A-Z])")


def job_posting(document: JobDocument, *, posted_on: date) -> dict[str, Any]:
    """Return the shown document as JobPosting data; what is not known is left out.

    `posted_on` is the day on which it was first published.
    """
    document = document.shown()
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": plain_title(document),
        "description": board_html.render(document, Look()).decode().replace("\n", ""),
        "datePosted": posted_on.isoformat(),
        "validThrough": document.closes_on and f"{document.closes_on.isoformat()}T23:59:59",
        "employmentType": EMPLOYMENT_TYPES.get(document.employment_type),
        "hiringOrganization": _employer(document),
        "identifier": _identifier(document),
        "baseSalary": document.pay and _salary(document.pay),
        "totalJobOpenings": document.openings,
        "inLanguage": document.language,
        **_places(document),
    }
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def plain_title(document: JobDocument) -> str:
    """Return the job's title alone: without code, employer, place, pay or a call to apply."""
    names = {document.job_code, document.organization.name, *_place_names(document)}
    extras = {_bare(name) for name in names if name}

    def is_extra(text: str) -> bool:
        return _bare(text) in extras or _EXTRA.fullmatch(text.strip()) is not None

    title = " ".join(re.sub(r"[!*]+", " ", document.title).split())
    title = re.sub(
        r"\s*[(\[]([^()\[\]]*)[)\]]", lambda found: "" if is_extra(found[1]) else found[0], title
    )
    pieces = _JOINT.split(title)
    kept = [piece for piece in pieces if not is_extra(piece)]
    if kept and len(kept) < len(pieces):
        title = ", ".join(kept)
    return title.strip(" -\u2013\u2014|,") or document.title


def render(document: JobDocument, look: Look) -> bytes:
    """Return the JobPosting as UTF-8, as published today; `look` does not matter to it."""
    return script(job_posting(document, posted_on=timezone.localdate())).encode()


def script(data: Mapping[str, Any]) -> str:
    """Return the data as JSON that can stand within `<script>`: nothing in it ends that."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _place_names(document: JobDocument) -> list[str]:
    names = []
    for place in document.locations:
        names += [place.city, f"{place.city} {place.region}" if place.region else ""]
    return names


def _employer(document: JobDocument) -> dict[str, Any] | None:
    employer = document.organization
    if not employer.name:
        return None
    data = {"@type": "Organization", "name": employer.name}
    if is_web_address(employer.website):
        data["sameAs"] = employer.website
    return data


def _identifier(document: JobDocument) -> dict[str, Any] | None:
    if not document.job_code:
        return None
    return {
        "@type": "PropertyValue",
        "name": document.organization.name,
        "value": document.job_code,
    }


def _salary(pay: Pay) -> dict[str, Any] | None:
    amounts = {"minValue": pay.min, "maxValue": pay.max}
    if pay.min is not None and pay.min == pay.max:
        amounts = {"value": pay.min}
    known = {name: float(amount) for name, amount in amounts.items() if amount is not None}
    if not known:
        return None
    value = {"@type": "QuantitativeValue", **known, "unitText": pay.period.upper()}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _places(document: JobDocument) -> dict[str, Any]:
    """Return where people work, or where they may live while they work from home."""
    named = [place for place in document.locations if place.city or place.region or place.country]
    if document.workplace != "remote":
        return {"jobLocation": [_address(place) for place in named]}
    territory = locale_of(document.language).territory or ""
    homes = {place.country for place in named if place.country} or {territory} - {""}
    return {
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": [
            {"@type": "Country", "name": country} for country in sorted(homes)
        ],
    }


def _address(place: Location) -> dict[str, Any]:
    parts = {
        "addressLocality": place.city,
        "addressRegion": place.region,
        "addressCountry": place.country,
    }
    known = {name: value for name, value in parts.items() if value}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **known}}


FORMAT = Format(
    "jsonld",
    "Data for search engines",
    "For your web site, so that job searches find the posting (JobPosting)",
    "application/ld+json",
    "jsonld",
    render,
    dated=True,
)
