"""The role library: finding a role, reading about it, starting a posting from it."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from builder.exports.sheet import Sheet
from builder.forms.library import RoleSearchForm
from builder.forms.posting import StartPostingForm, written_amount
from builder.generating.titles import with_article
from builder.library.library_search import search_library
from builder.library.occupation_page import occupation_page
from builder.library.pay import areas_with_pay, pay_shown
from builder.library.role_search import Facets, Match
from builder.library.title_reading import folded
from builder.models import Occupation, Organization, Posting, RoleTemplate, Workplace
from builder.views.access import UserRequest, available_role, organization_of, require_writer
from builder.views.guide_file import guide_file

_MATCHES = 20
_PAGE_SIZE = 40
# So many own templates stand before the shipped roles; the list of them has the others.
_OWN_SHOWN = 12
# What is found with less likeness (0 to about 105) is a neighbour of the job: it keeps the title
# that was typed for it.
_SAME_JOB = 85.0


@require_safe
@vary_on_headers("HX-Request")
def library(request: UserRequest) -> HttpResponse:
    """Find a role: by whatever someone calls the job, or by leafing through the families.

    While someone types, the results alone are asked for.
    """
    form = RoleSearchForm(request.GET)
    organization = organization_of(request)
    facets, query = form.facets(), form.query()
    ctx = {"form": form, "query": query, "section": "library"}
    if query:
        found = search_library(query, organization, request.user, limit=_MATCHES, facets=facets)
        ctx["matches"] = [(match, _address(match, query)) for match in found.matches]
        ctx["meanings"] = found.meanings if len(found.meanings) > 1 else ()
    else:
        ctx |= _shelves(organization, facets, request.GET.get("page"))
    template = "results" if request.htmx else "library"
    return render(request, f"builder/library/{template}.html", ctx)


def _shelves(organization: Organization, facets: Facets, page: str | None) -> dict[str, Any]:
    """Return own templates, shipped roles and, within the limits set, further occupations."""
    roles = RoleTemplate.objects.available_to(organization)
    further = Occupation.objects.none()
    if facets.limited:
        roles = roles.filter(occupation__in=facets.occupations().values("soc_code"))
    if facets.kind == "generated":
        further = facets.occupations().order_by("title")
    elif facets.limited and not facets.kind:
        written = roles.values("occupation")
        further = facets.occupations().exclude(soc_code__in=written).order_by("title")
    roles = roles.by_family().only("key", "title", "family", "level", "summary")
    own, shipped = roles.in_organization(organization), roles.shipped()
    return {
        "own": own[:_OWN_SHOWN] if facets.kind in {None, "own"} else own.none(),
        "roles": shipped if facets.kind in {None, "written"} else shipped.none(),
        "page": Paginator(further, _PAGE_SIZE).get_page(page),
        "postings_only": facets.kind == "posting",
        "own_only": facets.kind == "own" and not facets.limited,
    }


def _address(match: Match, query: str) -> str:
    """Return where a match leads; to an occupation, with what a draft for it can start from."""
    if match.kind == "posting":
        return reverse("posting", args=[match.key])
    if match.kind == "family":
        return f"{reverse('library')}?{urlencode({'family': match.key})}"
    if match.kind != "generated":
        return reverse("role", args=[match.key])
    title, typed = match.found_as, query
    if match.score < _SAME_JOB:
        title, typed = typed, title
    start = {
        "title": title,
        "other_title": typed if folded(typed) != folded(title) else "",
        "level": match.asides.level,
        "workplace": match.asides.workplace,
        "employment_type": match.asides.employment_type,
    }
    known = urlencode({name: value for name, value in start.items() if value})
    return f"{reverse('occupation', args=[match.key])}?{known}"


@require_safe
def role(request: UserRequest, key: str) -> HttpResponse:
    """Show a role: its guide, and the posting that its template makes."""
    template = available_role(request, key)
    ctx = _about(request, template) | {
        "sheet": Sheet(template.document()),
        "areas": areas_with_pay(template.occupation),
    }
    return render(request, "builder/library/role.html", ctx)


@require_safe
def role_pdf(request: UserRequest, key: str) -> HttpResponse:
    """Send the guide to a role as a PDF."""
    template = available_role(request, key)
    if not template.guide:
        raise Http404
    ctx = _about(request, template) | {"heading": template.title, "lead": template.summary}
    return guide_file(request, ctx)


def _about(request: UserRequest, template: RoleTemplate) -> dict[str, Any]:
    """Return a role's guide, if it has one, and with it what is known of its occupation."""
    known = None
    if template.guide:
        known = Occupation.objects.filter(soc_code=template.occupation).order_by("pk").first()
    return {
        "role": template,
        "guide": template.guide,
        "question": f"What does {with_article(template.title)} do?",
        "page": known and occupation_page(known, organization_of(request), template.guide),
        "pay": pay_shown(template.occupation, request.GET.get("area", "")),
    }


@require_http_methods(["GET", "POST"])
def start(request: UserRequest, key: str) -> HttpResponse:
    """Ask for what must be decided, then start a posting from the role's template."""
    organization = require_writer(request)
    template = available_role(request, key)
    place = template.locations[0] if template.locations else {}
    initial = {
        **place,
        "country": place.get("country") or organization.country,
        "title": template.title,
        "workplace": template.workplace or Workplace.ONSITE,
        "employment_type": template.employment_type,
        "pay_minimum": written_amount(template.pay_minimum),
        "pay_maximum": written_amount(template.pay_maximum),
        "pay_currency": template.pay_currency,
        "pay_period": template.pay_period,
        "apply_to": template.apply_email or template.apply_url,
    }
    form = StartPostingForm(request.POST or None, initial=initial, places=template.locations)
    if request.method == "POST" and form.is_valid():
        posting = Posting.objects.start(template, organization, form.decided(), request.user)
        return redirect("posting", posting.pk)
    ctx = {"role": template, "form": form}
    return render(request, "builder/library/start.html", ctx, status=422 if form.is_bound else 200)
