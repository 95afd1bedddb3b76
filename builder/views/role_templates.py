"""The organization's own role templates: the list, making one, retiring one."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from builder.forms.conflict import based_on_now
from builder.forms.role_template import (
    ClassificationForm,
    NewTemplateForm,
    TemplateFromPostingForm,
)
from builder.models import (
    OccupationFamily,
    Organization,
    Posting,
    RoleTemplate,
    StaleVersion,
)
from builder.reusing import blank, for_reuse
from builder.views.access import (
    UserRequest,
    available_role,
    editable_posting,
    editable_template,
    organization_of,
    require_writer,
)

PAGE_SIZE = 40


@require_safe
def templates(request: UserRequest) -> HttpResponse:
    """List the templates in use, by family and level."""
    own = RoleTemplate.objects.in_organization(organization_of(request))
    page = Paginator(own.kept().by_family().defer("guide"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    ctx = {"page": page, "section": "library", "any_retired": own.retired().exists()}
    return render(request, "builder/role_templates/list.html", ctx)


@require_safe
def retired_templates(request: UserRequest) -> HttpResponse:
    """List the templates that were retired, the last one first."""
    found = RoleTemplate.objects.in_organization(organization_of(request)).retired()
    page = Paginator(found.order_by("-retired_at", "pk").defer("guide"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    ctx = {"page": page, "section": "library"}
    return render(request, "builder/role_templates/retired.html", ctx)


@require_http_methods(["GET", "POST"])
def new_template(request: UserRequest) -> HttpResponse:
    """Make a template with the usual sections, to be written."""
    organization = require_writer(request)
    form = NewTemplateForm(request.POST or None, families=_families(organization))
    if request.method == "POST" and form.is_valid():
        made = RoleTemplate.objects.make(
            blank(form.cleaned_data["title"]),
            organization,
            form.classification(),
            by=request.user,
            why="Made with the usual sections",
        )
        return _made(request, made)
    return _ask(request, form, {})


@require_http_methods(["GET", "POST"])
def template_from_posting(request: UserRequest, pk: UUID) -> HttpResponse:
    """Make a template of a posting, without what belongs to one opening."""
    posting = editable_posting(request, pk)
    organization = posting.organization
    origin = posting.role_template
    initial = {
        "title": posting.title,
        "family": posting.family or _family_of(posting),
        "level": posting.level,
        "summary": origin.summary if origin else "",
    }
    form = TemplateFromPostingForm(
        request.POST or None, initial=initial, families=_families(organization), posting=posting
    )
    if request.method == "POST" and form.is_valid():
        made = RoleTemplate.objects.make(
            for_reuse(posting.document(), title=form.cleaned_data["title"], **form.opened()),
            organization,
            form.classification(),
            by=request.user,
            why=f"Made from the posting {posting.title}",
        )
        return _made(request, made)
    return _ask(request, form, {"posting": posting})


@require_http_methods(["GET", "POST"])
def template_from_role(request: UserRequest, key: str) -> HttpResponse:
    """Make a template of a shipped role, or of another template of the organization."""
    organization = require_writer(request)
    role = available_role(request, key)
    initial = {"title": role.title, **role.classification()}
    form = NewTemplateForm(request.POST or None, initial=initial, families=_families(organization))
    if request.method == "POST" and form.is_valid():
        content = replace(role.document(), title=form.cleaned_data["title"])
        made = RoleTemplate.objects.make(
            content,
            organization,
            form.classification(),
            by=request.user,
            why=f"Made from the role {role.title}",
            guide=role.guide,
        )
        return _made(request, made)
    return _ask(request, form, {"role": role})


@require_http_methods(["GET", "POST"])
def template_about(request: UserRequest, pk: UUID) -> HttpResponse:
    """Change a template's family, level and summary."""
    template = editable_template(request, pk)
    initial = {"version": template.version, **template.classification()}
    form = ClassificationForm(
        request.POST or None, initial=initial, families=_families(organization_of(request))
    )
    ctx = {"record": template, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            template.save_classification(form.classification(), based_on=version, by=request.user)
        except StaleVersion as stale:
            template.refresh_from_db()
            ctx |= {"form": based_on_now(form, template.version), "stale": stale}
            status = 409
        else:
            messages.success(request, "Saved.")
            return redirect("role", template.key)
    elif form.is_bound:
        status = 422
    return render(request, "builder/role_templates/about.html", ctx, status=status)


@require_POST
def retire(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take a template out of use; it can be brought back."""
    template = editable_template(request, pk)
    template.retire(request.user)
    undo = reverse("bring_back", args=[pk])
    messages.success(request, f"Retired: {template.title}", extra_tags=f"undo {undo}")
    return redirect("templates")


@require_POST
def bring_back(request: UserRequest, pk: UUID) -> HttpResponse:
    """Put a retired template into use again."""
    require_writer(request)
    template = get_object_or_404(RoleTemplate.objects.editable_by(request.user), pk=pk)
    template.bring_back(request.user)
    messages.success(request, f"In use again: {template.title}")
    return redirect("role", template.key)


def _ask(request: UserRequest, form: NewTemplateForm, source: dict[str, object]) -> HttpResponse:
    ctx = {"form": form, "section": "library", **source}
    status = 422 if form.is_bound else 200
    return render(request, "builder/role_templates/new.html", ctx, status=status)


def _made(request: UserRequest, made: RoleTemplate) -> HttpResponse:
    messages.success(request, "This is your template. Make it say what every such posting should.")
    return redirect(made)


def _families(organization: Organization) -> list[str]:
    """Return the families in use, and the major groups of the SOC."""
    roles = RoleTemplate.objects.available_to(organization).exclude(family="")
    in_use = set(roles.values_list("family", flat=True))
    groups = OccupationFamily.objects.values_list("title", flat=True)
    return sorted(in_use.union(groups))


def _family_of(posting: Posting) -> str:
    """Return the major group of the posting's occupation, where that is known."""
    group = OccupationFamily.objects.filter(code=posting.occupation[:2]).first()
    return group.title if group else ""
