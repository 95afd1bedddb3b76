"""What the organization decides about the checks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder.forms.check_rules import CheckRulesForm
from builder.forms.conflict import based_on_now
from builder.models import StaleVersion
from builder.views.access import UserRequest, require_owner


@require_http_methods(["GET", "POST"])
def check_settings(request: UserRequest) -> HttpResponse:
    """Turn checks on and off, set their numbers, keep the organization's own words."""
    organization = require_owner(request)
    form = CheckRulesForm(
        request.POST or None, rules=organization.rules, initial={"version": organization.version}
    )
    ctx: dict[str, Any] = {"form": form}
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            organization.change(
                {"check_rules": form.rules().to_dict()},
                based_on=form.cleaned_data["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            ctx |= {"form": based_on_now(form, organization.version), "stale": stale}
            status = 409
        else:
            messages.success(request, "Saved. Postings are judged by it from now on.")
            return redirect("check_settings")
    return render(request, "builder/organization/check_settings.html", ctx, status=status)
