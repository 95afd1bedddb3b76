"""An organization's careers page and the jobs on it, as the public reads them."""

import hashlib
import re
from textwrap import shorten
from typing import Any, cast

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from builder import rich_text
from builder.document import JobDocument
from builder.exports import FORMATS, Look, card, jsonld
from builder.exports.file_name import file_name
from builder.exports.sheet import Sheet
from builder.fact_words import EMPLOYMENT_TYPES, WORKPLACES
from builder.forms.careers import JobSearchForm, PasswordForm
from builder.models import CareersAddress, Organization, Publication
from builder.models.publication import KEY_LENGTH
from builder.views.addresses import absolute
from builder.views.throttle import allows

PAGE_SIZE = 25
# Programs that look without being people. They are not counted.
_MACHINES = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|^$", re.IGNORECASE
)
_PASSWORD_HOURS = 12
# Characters; search engines cut longer descriptions off.
_PREVIEW_LENGTH = 155


@login_not_required
@require_safe
def careers(request: HttpRequest, name: str) -> HttpResponseBase:
    """List an organization's open jobs, found by words and by what they are."""
    organization = organization_at(name)
    if organization.careers_address != name:
        return redirect("careers", organization.careers_address, permanent=True)
    return _list(request, organization, "careers/list.html")


@login_not_required
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
def embed(request: HttpRequest, name: str) -> HttpResponseBase:
    """List the open jobs for a frame on the organization's own website."""
    return _list(request, organization_at(name), "careers/embed.html")


@login_not_required
@require_safe
def job(request: HttpRequest, name: str, job_name: str) -> HttpResponseBase:
    """Show a job; where it is closed, say so with status 410."""
    publication = _publication(name, job_name)
    if elsewhere := _canonical(publication, name, job_name):
        return elsewhere
    if not _may_read(request, publication):
        return redirect("job_password", name, job_name)
    if not publication.is_open:
        page = render_to_string("careers/closed.html", _about(publication))
        # Without this, browsers keep a 410 and would not see the job open again.
        return HttpResponse(page, status=410, headers={"Cache-Control": "no-cache"})
    if _is_person(request):
        publication.count("views")
    document = publication.document()
    data = jsonld.job_posting(document, posted_on=publication.published_on)
    data |= {"url": _address("job", publication), "directApply": False}
    ctx = _about(publication) | {
        "sheet": Sheet(document),
        "description": _beginning(document),
        "job_posting": mark_safe(jsonld.script(data)) if publication.is_listed else "",
    }
    response = HttpResponse(render_to_string("careers/job.html", ctx))
    return _kept(request, response, publication)


@login_not_required
@require_safe
def job_pdf(request: HttpRequest, name: str, job_name: str) -> HttpResponseBase:
    """Send a job as a PDF."""
    publication = _readable(request, name, job_name)
    document = publication.document()
    pdf = FORMATS["pdf"].render(document, Look(**publication.posting.look()))
    response = HttpResponse(pdf, content_type="application/pdf")
    disposition = content_disposition_header(False, file_name(document, "pdf"))
    response["Content-Disposition"] = disposition or "inline"
    return _kept(request, response, publication)


@login_not_required
@require_safe
def job_card(request: HttpRequest, name: str, job_name: str) -> HttpResponseBase:
    """Send the picture that social networks show beside a link to a job."""
    publication = _readable(request, name, job_name)
    picture = card.render(publication.document(), Look(**publication.posting.look()))
    response = HttpResponse(picture, content_type="image/png")
    return _kept(request, response, publication)


@login_not_required
@require_safe
def apply_for_job(request: HttpRequest, name: str, job_name: str) -> HttpResponseBase:
    """Lead to where the snapshot says that candidates apply, or say how they do."""
    publication = _readable(request, name, job_name)
    if _is_person(request):
        publication.count("clicks")
    document = publication.document()
    if document.apply.url:
        return HttpResponseRedirect(document.apply.url)
    ctx = _about(publication) | {"sheet": Sheet(document)}
    return HttpResponse(render_to_string("careers/apply.html", ctx))


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def job_password(request: HttpRequest, name: str, job_name: str) -> HttpResponseBase:
    """Ask for the password of a job that has one."""
    publication = _publication(name, job_name)
    if _may_read(request, publication):
        return redirect("job", name, job_name)
    form = PasswordForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        # Enough for a person who mistypes, useless for a machine.
        if not allows(f"job-password-{publication.key}", times=10, seconds=300):
            return render(request, "429.html", status=429)
        if publication.opens_with(form.cleaned_data["password"]):
            response = redirect("job", name, job_name)
            response.set_signed_cookie(
                _cookie(publication),
                "yes",
                salt=publication.password,
                max_age=_PASSWORD_HOURS * 3600,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
            return response
        form.add_error("password", "This is not the password. Check it and type it again.")
    if form.is_bound:
        status = 422
    ctx = {"site": publication.organization, "form": form}
    return render(request, "careers/password.html", ctx, status=status)


@login_not_required
@require_safe
def careers_logo(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """Send the organization's logo; its address changes with its content."""
    picture = organization_at(name).logo
    if picture is None or picture.digest != digest:
        raise Http404
    response = HttpResponse(bytes(picture.data), content_type="image/png")
    patch_cache_control(response, public=True, max_age=60 * 60 * 24 * 365, immutable=True)
    return response


def _list(request: HttpRequest, organization: Organization, template: str) -> HttpResponse:
    listed = Publication.objects.listed(organization)
    form = JobSearchForm(request.GET, listed=listed)
    page = Paginator(form.found(), PAGE_SIZE).get_page(request.GET.get("page"))
    for one in page:
        one.workplace = WORKPLACES.get(one.workplace, "")
        one.employment_type = EMPLOYMENT_TYPES.get(one.employment_type, "")
    ctx = {
        "site": organization,
        "form": form,
        "page": page,
        "address": _site_address(organization),
        "query": form.query_string(),
    }
    response = HttpResponse(render_to_string(template, ctx))
    patch_cache_control(response, public=True, max_age=60)
    return response


def organization_at(name: str) -> Organization:
    """Return the organization whose careers page has, or once had, this name; else answer 404."""
    addresses = CareersAddress.objects.select_related("organization__logo")
    return get_object_or_404(addresses, name=name).organization


def _publication(name: str, job_name: str) -> Publication:
    """Return what is published under this address, whatever its words are; else answer 404."""
    found = Publication.objects.select_related(
        "organization__logo", "posting__organization__logo", "snapshot"
    )
    key = job_name[-KEY_LENGTH:]
    publication: Publication = get_object_or_404(
        found, organization__careers_addresses__name=name, key=key
    )
    return publication


def _readable(request: HttpRequest, name: str, job_name: str) -> Publication:
    """Return an open job that the visitor may read; else answer 404."""
    publication = _publication(name, job_name)
    if not (publication.is_open and _may_read(request, publication)):
        raise Http404
    return publication


def _canonical(publication: Publication, name: str, job_name: str) -> HttpResponseBase | None:
    """Return a redirect to the job's present address, where that is not the one asked for."""
    site, now = publication.organization.careers_address, publication.name
    return None if (site, now) == (name, job_name) else redirect("job", site, now, permanent=True)


def _may_read(request: HttpRequest, publication: Publication) -> bool:
    if not publication.is_protected:
        return True
    return (
        request.get_signed_cookie(
            _cookie(publication),
            default=None,
            salt=publication.password,
            max_age=_PASSWORD_HOURS * 3600,
        )
        == "yes"
    )


def _cookie(publication: Publication) -> str:
    return f"job_{publication.key}"


def _is_person(request: HttpRequest) -> bool:
    headers = request.headers
    ahead = "prefetch" in headers.get("Sec-Purpose", headers.get("Purpose", ""))
    return (
        request.method == "GET"
        and not ahead
        and not _MACHINES.search(headers.get("User-Agent", ""))
    )


def _kept(request: HttpRequest, response: HttpResponse, publication: Publication) -> HttpResponse:
    """Let caches keep the response, and ask each time whether it has changed."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest())
    response["ETag"], private = etag, publication.is_protected
    patch_cache_control(response, private=private, public=not private, no_cache=True)
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer)


def _about(publication: Publication) -> dict[str, Any]:
    organization = publication.organization
    return {
        "site": organization,
        "publication": publication,
        "address": _address("job", publication),
        "card": _address("job_card", publication),
        "site_address": _site_address(organization),
    }


def _address(view: str, publication: Publication) -> str:
    names = [publication.organization.careers_address, publication.name]
    return absolute(view, *names)


def _site_address(organization: Organization) -> str:
    return absolute("careers", organization.careers_address)


def _beginning(document: JobDocument) -> str:
    """Return the first words of the first section, for previews of a link."""
    text = next((rich_text.to_text(part.html) for part in document.sections if part.html), "")
    return shorten(text, _PREVIEW_LENGTH, placeholder="…")
