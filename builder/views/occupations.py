"""Occupations: a page of public facts about each, for whoever hires for it or wants to do it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from builder.library.pay_chart import pay_chart
from builder.models import Area, FactRelease, Occupation, RoleTemplate, Wage
from builder.models.wage import NATION
from builder.views.access import UserRequest, organization_of

_TITLES = 40
_TOOLS = 24


@require_safe
def occupation(request: UserRequest, onet_code: str) -> HttpResponse:
    """Show what is known of an occupation, with its pay in the nation and the area asked for."""
    shown = get_object_or_404(Occupation, pk=onet_code)
    roles = RoleTemplate.objects.available_to(organization_of(request))
    ctx = {
        "occupation": shown,
        "roles": roles.filter(occupation=shown.soc_code).only("key", "title", "summary"),
        "skills": shown.importances.kind("skill")[:8],
        "knowledge": shown.importances.kind("knowledge")[:6],
        "work_styles": shown.importances.kind("work_style")[:6],
        "tasks": shown.tasks.all()[:12],
        "tools": shown.technologies.order_by("-in_demand", "-hot", "technology")[:_TOOLS],
        "education": shown.preparations.filter(
            kind="education", percent_of_workers__gte=1
        ).order_by("-percent_of_workers"),
        "experience": shown.preparations.filter(
            kind="related_experience", percent_of_workers__gte=5
        ).order_by("-percent_of_workers"),
        "related": shown.related.select_related("other")[:8],
        "titles": shown.titles.exclude(source="occupation")
        .order_by("title")
        .values_list("title", flat=True)
        .distinct()[:_TITLES],
        **pay_context(shown.soc_code, request.GET.get("area", "")),
    }
    return render(request, "builder/library/occupation.html", ctx)


def pay_context(soc_code: str, area_code: str) -> dict[str, object]:
    """Return the pay of an occupation in the nation and one further area, as figures and chart."""
    wages = Wage.objects.of(soc_code).exclude(annual_p50=None)
    areas = Area.objects.filter(code__in=wages.values("area_id")).order_by("-type", "name")
    chosen = [NATION, area_code] if area_code and area_code != NATION else [NATION]
    shown = sorted(
        wages.filter(area_id__in=chosen).select_related("area"), key=lambda wage: wage.area_id
    )
    release = FactRelease.objects.filter(name="oews").values_list("release", flat=True).first()
    return {
        "areas": areas,
        "area": area_code,
        "wages": shown,
        "pay_chart": pay_chart(shown),
        "wage_release": release,
    }
