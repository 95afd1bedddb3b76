"""LinkedIn's XML feed of basic jobs.

After its public reference (Microsoft Learn, "XML Feeds: Development Guide"): mandatory fields, at
most 40 characters of job id, at least 100 of description.
"""

from collections.abc import Iterable, Iterator

from builder.exports.sheet import location_line
from builder.feeds.feed import Entry, Feed, Site, cdata, job

_WORKPLACES = {"onsite": "On-site", "hybrid": "Hybrid", "remote": "Remote"}
_JOB_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACT",
    "temporary": "TEMPORARY",
    "internship": "INTERNSHIP",
    "per_diem": "OTHER",
    "volunteer": "VOLUNTEER",
}
_REQUIRED = {"partnerJobId", "company", "title", "description", "applyUrl", "location"}


def write(site: Site, entries: Iterable[Entry]) -> Iterator[str]:
    """Write the feed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<source>\n'
    yield cdata("lastBuildDate", site.changed_at.isoformat(timespec="seconds"))
    yield cdata("publisherUrl", site.address)
    yield cdata("publisher", site.name)
    yield cdata("expectedJobCount", str(site.jobs))
    for entry in entries:
        yield _job(site, entry)
    yield "</source>\n"


def _job(site: Site, entry: Entry) -> str:
    document = entry.document
    place = document.locations[0] if document.locations else None
    parts = {
        "partnerJobId": entry.reference,
        "company": document.organization.name,
        "title": document.title,
        "description": entry.description,
        "applyUrl": entry.apply_address,
        "companyId": site.linkedin_company_id,
        "location": location_line(document) if document.locations else "",
        "city": place.city if place else "",
        "state": place.region if place else "",
        "country": place.country if place else "",
        "workplaceTypes": _WORKPLACES.get(document.workplace, ""),
        "jobtype": _JOB_TYPES.get(document.employment_type, ""),
        "posterEmail": document.apply.email or site.recruiting_email,
    }
    return job(parts, _REQUIRED)


FEED = Feed("linkedin.xml", "LinkedIn", "application/xml; charset=utf-8", write)
