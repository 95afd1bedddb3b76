"""The organization's own role templates: the list, making one, retiring one."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from builder.families import family_of
from builder.forms.role_template import (
    NewTemplateForm,
    TemplateFromPostingForm,
)
from builder.models import (
    RoleTemplate,
)
from builder.models.classified import families_known_to
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
    # The matrix of families and levels leads here from a place where nothing is yet.
    initial = {name: request.GET.get(name, "") for name in ("family", "level")}
    form = NewTemplateForm(
        request.POST or None, initial=initial, families=families_known_to(organization)
    )
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
        "family": posting.family or family_of(posting.occupation),
        "level": posting.level,
        "summary": origin.summary if origin else "",
    }
    form = TemplateFromPostingForm(
        request.POST or None,
        initial=initial,
        families=families_known_to(organization),
        posting=posting,
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
    form = NewTemplateForm(
        request.POST or None, initial=initial, families=families_known_to(organization)
    )
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
