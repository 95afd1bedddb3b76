"""The role library: finding a role, reading about it, starting a posting from it."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from builder.exports.sheet import Sheet
from builder.forms.posting import StartPostingForm, written_amount
from builder.models import Posting, RoleTemplate
from builder.views.access import UserRequest, organization_of, require_writer


@require_safe
def library(request: UserRequest) -> HttpResponse:
    """List the roles to start from, by family."""
    query = request.GET.get("q", "").strip()[:100]
    roles = RoleTemplate.objects.available_to(organization_of(request))
    for word in query.split():
        roles = roles.filter(
            Q(title__icontains=word) | Q(family__icontains=word) | Q(summary__icontains=word)
        )
    ctx = {
        "roles": roles.order_by("family", "title").only("key", "title", "family", "summary"),
        "query": query,
    }
    return render(request, "builder/library/library.html", ctx)


@require_safe
def role(request: UserRequest, key: str) -> HttpResponse:
    """Show a role: its guide, and the posting that its template makes."""
    template = _role(request, key)
    ctx = {"role": template, "guide": template.guide, "sheet": Sheet(template.document())}
    return render(request, "builder/library/role.html", ctx)


@require_http_methods(["GET", "POST"])
def start(request: UserRequest, key: str) -> HttpResponse:
    """Ask for what must be decided, then start a posting from the role's template."""
    organization = require_writer(request)
    template = _role(request, key)
    initial = {
        "title": template.title,
        "country": organization.country,
        "employment_type": template.employment_type,
        "pay_minimum": written_amount(template.pay_minimum),
        "pay_maximum": written_amount(template.pay_maximum),
        "pay_currency": template.pay_currency,
        "pay_period": template.pay_period,
        "apply_to": template.apply_email or template.apply_url,
    }
    form = StartPostingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        posting = Posting.objects.start(template, organization, form.decided(), request.user)
        return redirect("posting", posting.pk)
    ctx = {"role": template, "form": form}
    return render(request, "builder/library/start.html", ctx, status=422 if form.is_bound else 200)


def _role(request: UserRequest, key: str) -> RoleTemplate:
    roles = RoleTemplate.objects.available_to(organization_of(request))
    return get_object_or_404(roles.select_related("organization"), key=key)
