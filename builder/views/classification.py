"""Where a posting or template stands among the organization's roles: its family and level."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder.forms.classification import ClassificationForm, TemplateClassificationForm
from builder.forms.conflict import based_on_now
from builder.models import RoleTemplate, StaleVersion
from builder.models.classified import families_known_to
from builder.views.access import UserRequest, editable_record, organization_of


@require_http_methods(["GET", "POST"])
def classification(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Change the family and level, and a template's summary."""
    record = editable_record(request, kind, pk)
    is_template = isinstance(record, RoleTemplate)
    form_class = TemplateClassificationForm if is_template else ClassificationForm
    form = form_class(
        request.POST or None,
        initial={"version": record.version, **record.classification()},
        families=families_known_to(organization_of(request)),
    )
    back = redirect("role", record.key) if isinstance(record, RoleTemplate) else redirect(record)
    ctx: dict[str, Any] = {"record": record, "form": form, "back": back.url}
    status = 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            record.save_classification(form.classification(), based_on=version, by=request.user)
        except StaleVersion as stale:
            record.refresh_from_db()
            ctx |= {"form": based_on_now(form, record.version), "stale": stale}
            status = 409
        else:
            messages.success(request, "Saved.")
            return back
    elif form.is_bound:
        status = 422
    return render(request, "builder/classification/form.html", ctx, status=status)
