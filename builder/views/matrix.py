"""All roles of the organization at a glance: families by levels, and what stands at one place."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from builder.models import Level, Posting, RoleTemplate
from builder.models.classified import Place, matrix_of
from builder.views.access import UserRequest, organization_of

FAMILIES_A_PAGE = 40
POSTINGS_A_PAGE = 25
# More templates than this at one place are in the list of all templates.
_TEMPLATES = 100


@require_safe
def matrix(request: UserRequest) -> HttpResponse:
    """Show the templates and postings by family and level, and where there are none."""
    shown = matrix_of(organization_of(request))
    page: Any = Paginator(shown.families, FAMILIES_A_PAGE).get_page(request.GET.get("page"))
    ctx = {
        "matrix": shown,
        "page": page,
        "rows": [(family, shown.row(family)) for family in page],
        "section": "library",
    }
    return render(request, "builder/matrix/matrix.html", ctx)


@require_safe
def place(request: UserRequest) -> HttpResponse:
    """List what stands at one place: templates by title, postings by when they were changed."""
    organization = organization_of(request)
    asked = _asked(request)
    templates = asked.of(RoleTemplate.objects.in_organization(organization).kept())
    postings = asked.of(Posting.objects.in_organization(organization).kept())
    page: Any = Paginator(
        postings.only(
            *("title", "department", "locations", "workplace", "updated_at", "organization_id")
        ).order_by("-updated_at", "pk"),
        POSTINGS_A_PAGE,
    ).get_page(request.GET.get("page"))
    ctx = {
        "place": asked,
        "templates": templates.order_by("title", "pk").defer("guide")[:_TEMPLATES],
        "page": page,
        "section": "library",
    }
    return render(request, "builder/matrix/place.html", ctx)


def _asked(request: UserRequest) -> Place:
    """Return the place that the address names; a level that there is not counts as none."""
    family = request.GET.get("family", "").replace("\0", "")[:100]
    level = request.GET.get("level", "")
    levels = {str(value): value for value in Level.values}
    return Place(family, levels.get(level))
