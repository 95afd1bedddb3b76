"""Occupations: a page of public facts about each, for whoever hires for it or wants to do it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from builder.generating.titles import in_text, plural
from builder.library.occupation_page import occupation_page
from builder.library.pay import areas_with_pay, pay_shown
from builder.models import Occupation, RoleTemplate
from builder.views.access import UserRequest, organization_of
from builder.views.guide_file import guide_file


@require_safe
def occupation(request: UserRequest, onet_code: str) -> HttpResponse:
    """Show what is known of an occupation, with its pay in the nation and the area asked for."""
    shown = get_object_or_404(Occupation, pk=onet_code)
    roles = RoleTemplate.objects.available_to(organization_of(request))
    ctx = _about(request, shown) | {
        "roles": roles.filter(occupation=shown.soc_code).only("key", "title", "summary"),
        "areas": areas_with_pay(shown.soc_code),
    }
    return render(request, "builder/library/occupation.html", ctx)


@require_safe
def occupation_pdf(request: UserRequest, onet_code: str) -> HttpResponse:
    """Send the guide to an occupation as a PDF."""
    shown = get_object_or_404(Occupation, pk=onet_code)
    ctx = _about(request, shown) | {
        "heading": shown.title,
        "lead": shown.description,
    }
    return guide_file(request, ctx)


def _about(request: UserRequest, shown: Occupation) -> dict[str, Any]:
    page = occupation_page(shown, organization_of(request))
    area = request.GET.get("area", "")
    part = not shown.pk.endswith(".00")
    return {
        "occupation": shown,
        "question": f"What do {in_text(plural(shown.title))} do?",
        "page": page,
        "guide": page.guide,
        "pay": pay_shown(shown.soc_code, area, within_group=part),
    }
