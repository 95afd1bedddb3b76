"""Reads the JobPosting data that web pages hold for search engines (schema.org, in JSON-LD)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from builder.importing.blocks import Block, Run

_SCRIPT = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_EMPLOYMENT = {"FULL_TIME": "Full-time", "PART_TIME": "Part-time", "CONTRACTOR": "Contract",
               "TEMPORARY": "Temporary", "INTERN": "Internship", "VOLUNTEER": "Volunteer",
               "PER_DIEM": "Per diem"}  # fmt: skip
# How deep the data is looked into, and how many scripts.
_DEEPEST = 4
_MOST = 20


def job_posting(page: str) -> dict[str, Any]:
    """Return the first JobPosting of a page; empty where it has none, or several."""
    found: list[dict[str, Any]] = []
    at = 0
    for _ in range(_MOST):
        start = _SCRIPT.search(page, at)
        end = _SCRIPT_END.search(page, start.end()) if start else None
        if start is None or end is None:
            break
        at = end.end()
        try:
            found += _postings(json.loads(page[start.end() : end.start()], strict=False))
        except (ValueError, RecursionError):
            continue
    return found[0] if len(found) == 1 else {}


def facts_of(posting: dict[str, Any]) -> Iterator[Block]:
    """Yield the facts that the data states as rows of a label and a value."""
    employer = posting.get("hiringOrganization")
    rows = (
        ("Employer", _text(employer, "name")),
        ("Location", "; ".join(filter(None, map(_place, _all(posting.get("jobLocation")))))),
        ("Workplace", "Remote" if posting.get("jobLocationType") == "TELECOMMUTE" else ""),
        ("Employment type", _EMPLOYMENT.get(_text((_all(posting.get("employmentType")))[:1]), "")),
        ("Pay", _pay(posting.get("baseSalary"))),
        ("Apply by", _text(posting.get("validThrough"))[:10]),
    )
    for label, value in rows:
        if value:
            yield Block("row", (Run(label), Run("\t"), Run(" ".join(value.split())[:200])))


def _postings(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:50]:
            yield from _postings(one, depth + 1)
    elif isinstance(data, dict):
        if "JobPosting" in _all(data.get("@type")):
            yield data
        else:
            yield from _postings(data.get("@graph"), depth + 1)


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object, name: str = "") -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        return _text(value.get(name or "name"))
    return str(value) if isinstance(value, str | int | float) else ""


def _place(place: object) -> str:
    address = place.get("address") if isinstance(place, dict) else None
    if not isinstance(address, dict):
        return _text(address)
    names = ("addressLocality", "addressRegion", "addressCountry")
    country_is_code = len(_text(address.get("addressCountry"))) == 2
    return ", ".join(
        text
        for name in names
        if (text := _text(address.get(name))) and not (name == names[2] and country_is_code)
    )


def _pay(salary: object) -> str:
    if not isinstance(salary, dict):
        return ""
    value = salary.get("value")
    if not isinstance(value, dict):
        value = {"value": value}
    ends = [_text(value.get(name)) for name in ("minValue", "maxValue")]
    said = " - ".join(dict.fromkeys(filter(None, ends))) or _text(value.get("value"))
    period = (_text(value.get("unitText")) or _text(salary.get("unitText"))).lower()
    return f"{_text(salary.get('currency'))} {said} per {period or 'year'}" if said else ""
