"""What programs read of the careers pages: feeds for job boards, sitemap, robots.txt."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from builder.feeds import FEEDS, Entry, Site
from builder.feeds.feed import element
from builder.models import Organization, Publication
from builder.views.addresses import absolute
from builder.views.careers import organization_at

# So many rows are fetched at a time: the feed of ten thousand jobs must not fill the memory.
_CHUNK = 200
# A sitemap holds at most so many addresses (sitemaps.org, protocol).
_SITEMAP_LENGTH = 50_000


@login_not_required
@require_safe
def feed(request: HttpRequest, name: str, file_name: str) -> HttpResponseBase:
    """Send an organization's open jobs in the shape that a job board reads."""
    if file_name not in FEEDS:
        raise Http404
    organization = organization_at(name)
    chosen, listed = FEEDS[file_name], Publication.objects.listed(organization)
    state = listed.order_by().aggregate(jobs=Count("pk"), changed_at=Max("changed_at"))
    changed_at = state["changed_at"] or organization.created_at
    etag = quote_etag(f"{organization.version}.{state['jobs']}.{changed_at.timestamp()}")
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    site = Site(
        name=organization.name,
        address=absolute("careers", organization.careers_address),
        feed_address=absolute("feed", organization.careers_address, file_name),
        changed_at=changed_at,
        jobs=state["jobs"],
        recruiting_email=organization.recruiting_email,
        linkedin_company_id=organization.linkedin_company_id,
    )
    response = StreamingHttpResponse(
        chosen.write(site, _entries(organization)), content_type=chosen.media_type
    )
    response["ETag"], response["Last-Modified"] = etag, http_date(changed_at.timestamp())
    response["Cache-Control"] = "public, no-cache"
    return response


@login_not_required
@require_safe
def sitemap(request: HttpRequest, name: str) -> HttpResponseBase:
    """List the addresses of an organization's open jobs for search engines."""
    organization = organization_at(name)
    return StreamingHttpResponse(_sitemap(organization), content_type="application/xml")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to read the careers pages, and nothing else."""
    names = Organization.objects.exclude(careers_address=None).order_by("careers_address")
    lines = ["User-agent: *", "Allow: /jobs/", "Allow: /static/", "Disallow: /"]
    lines += [
        f"Sitemap: {absolute('sitemap', name)}"
        for name in names.values_list("careers_address", flat=True)
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _entries(organization: Organization) -> Iterator[Entry]:
    listed = Publication.objects.listed(organization).select_related("snapshot")
    for publication in listed.iterator(_CHUNK):
        names = (organization.careers_address, publication.name)
        yield Entry(
            document=publication.document(),
            reference=publication.key,
            address=absolute("job", *names),
            apply_address=absolute("apply_for_job", *names),
            published_at=publication.published_at,
            changed_at=publication.changed_at,
        )


def _sitemap(organization: Organization) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield f"<url>{element('loc', absolute('careers', organization.careers_address))}</url>\n"
    listed = Publication.objects.listed(organization).only("title", "key", "changed_at")
    for publication in listed[: _SITEMAP_LENGTH - 1].iterator(_CHUNK):
        address = absolute("job", organization.careers_address, publication.name)
        changed = publication.changed_at.isoformat(timespec="seconds")
        yield f"<url>{element('loc', address)}{element('lastmod', changed)}</url>\n"
    yield "</urlset>\n"
