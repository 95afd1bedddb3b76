"""The organization's own pages: its settings, its look, its people."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from builder.exports.color import readable
from builder.forms.conflict import based_on_now
from builder.forms.organization import InvitationForm, OrganizationForm
from builder.models import Invitation, Logo, StaleVersion
from builder.views.access import UserRequest, organization_of, require_owner
from builder.views.addresses import absolute

# The grounds that a posting stands on in the light and in the dark: --paper in static/builder.
PAPER_LIGHT, PAPER_DARK = "#ffffff", "#23201c"
_YEAR = 60 * 60 * 24 * 365


@require_http_methods(["GET", "POST"])
def settings(request: UserRequest) -> HttpResponse:
    """Change what the organization is, how it looks, and what its postings say."""
    organization = require_owner(request)
    form = OrganizationForm(
        request.POST or None,
        request.FILES or None,
        instance=organization,
        initial={"version": organization.version},
    )
    ctx: dict[str, Any] = {"form": form, "logo": organization.logo}
    if request.method == "POST" and form.is_valid():
        values = form.values()
        if png := form.cleaned_data["logo_file"]:
            values["logo"] = Logo.keep(organization, png)
        elif form.cleaned_data["remove_logo"]:
            values["logo"] = None
        try:
            organization.change(values, based_on=form.cleaned_data["version"], by=request.user)
        except StaleVersion as stale:
            form.ask_for_logo_again()
            ctx |= {"form": based_on_now(form, organization.version), "stale": stale}
            return render(request, "builder/organization/settings.html", ctx, status=409)
        messages.success(request, "Saved. New postings and downloads use it from now on.")
        return redirect("organization")
    status = 422 if form.is_bound else 200
    if form.is_bound:
        form.ask_for_logo_again()
        organization.refresh_from_db()
    return render(request, "builder/organization/settings.html", ctx, status=status)


@require_http_methods(["GET", "POST"])
def people(request: UserRequest) -> HttpResponse:
    """List who works here, and make the link by which a colleague joins."""
    organization = require_owner(request)
    form = InvitationForm(request.POST or None)
    ctx: dict[str, Any] = {
        "form": form,
        "memberships": organization.memberships.select_related("user").order_by("created_at"),
    }
    if request.method == "POST" and form.is_valid():
        token = Invitation.issue(organization=organization, **form.cleaned_data)
        ctx |= {
            "link": absolute("welcome", token),
            "invited": form.cleaned_data["email"],
            "form": InvitationForm(),
        }
        return render(request, "builder/organization/people.html", ctx, status=201)
    status = 422 if form.is_bound else 200
    return render(request, "builder/organization/people.html", ctx, status=status)


@require_safe
@cache_control(private=True, max_age=_YEAR, immutable=True)
def logo(request: UserRequest, digest: str) -> HttpResponse:
    """Send a logo of the person's organization; its address changes with its content."""
    picture = get_object_or_404(organization_of(request).logos, digest=digest)
    return HttpResponse(bytes(picture.data), content_type="image/png")


@login_not_required
@require_safe
@cache_control(public=True, max_age=_YEAR, immutable=True)
def brand(request: HttpRequest, color: str) -> HttpResponse:
    """Send a brand's colour as a stylesheet, made readable on light and dark paper."""
    light, dark = readable(f"#{color}", PAPER_LIGHT), readable(f"#{color}", PAPER_DARK)
    css = (
        f".posting {{ --brand: {light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ .posting {{ --brand: {dark}; }} }}\n"
    )
    return HttpResponse(css, content_type="text/css; charset=utf-8")
