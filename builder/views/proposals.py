"""Proposals of people who write postings to the template: making, listing and deciding them."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from builder.forms.proposal import DeclineForm, ProposeForm
from builder.models import Posting, Proposal, RoleTemplate, StaleVersion
from builder.models.proposal import AlreadyDecided, clash_of, proposable
from builder.views.access import (
    UserRequest,
    editable_posting,
    editable_template,
    may_change,
    visible_record,
)
from builder.views.editor_page import number_sent

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
def propose(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what of a posting its template could learn from; propose a section of it."""
    posting = editable_posting(request, pk)
    template = posting.role_template
    if template is None or not template.is_kept:
        messages.info(request, "There is no template in use that this posting came from.")
        return redirect(posting)
    found = proposable(posting) if template.organization_id else []
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in found if one.section_key == form.cleaned_data["section"]]
        if chosen:
            note = form.cleaned_data["note"]
            Proposal.make(posting, chosen[0], note=note, by=request.user)
            said = f"Proposed: {chosen[0].after.heading}. Whoever edits the template sees it there."
            messages.success(request, said)
        else:
            messages.info(request, "There is nothing to propose: the template has it like that.")
        return redirect("propose", posting.pk)
    ctx = {
        "posting": posting,
        "template": template,
        "form": form,
        "found": [(one, _form_for(one.section_key, form)) for one in found],
        "made": posting.proposals.select_related("decided_by", "author").open_first()[:PAGE_SIZE],
    }
    status = 422 if form.is_bound else 200
    return render(request, "builder/proposals/propose.html", ctx, status=status)


@require_safe
def proposals(request: UserRequest, pk: UUID) -> HttpResponse:
    """List what was proposed to a template, what waits for a decision first."""
    template = cast(RoleTemplate, visible_record(request, RoleTemplate.kind, pk))
    shown = template.proposals.filter(posting__in=Posting.objects.visible_to(request.user))
    shown = shown.select_related("author", "decided_by", "posting").open_first()
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    ctx = {"template": template, "page": page, "section": "library"}
    return render(request, "builder/proposals/list.html", ctx)


@require_http_methods(["GET", "POST"])
def proposal(request: UserRequest, pk: UUID, number: int) -> HttpResponse:
    """Show what a proposal would change, or what became of it; accept or decline it."""
    template = cast(RoleTemplate, visible_record(request, RoleTemplate.kind, pk))
    if request.method == "POST":
        template = editable_template(request, pk)
    found = get_object_or_404(template.proposals.select_related("author", "posting"), pk=number)
    found.template = template
    if request.method != "POST":
        return _show(request, found, DeclineForm())
    if "decline" in request.POST:
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return _show(request, found, form, status=422)
        return _decide(request, found, reason=form.cleaned_data["reason"])
    return _decide(request, found)


def _decide(request: UserRequest, found: Proposal, reason: str = "") -> HttpResponse:
    seen = number_sent(request, "version")
    try:
        if reason:
            found.decline(reason=reason, by=request.user)
        else:
            found.accept(by=request.user, based_on=seen if seen > 0 else None)
    except AlreadyDecided:
        found.refresh_from_db()
        messages.info(request, f"That was decided before: {found.get_state_display().lower()}.")
        return redirect(found)
    except StaleVersion as stale:
        again = get_object_or_404(Proposal.objects.select_related("author"), pk=found.pk)
        clashed = clash_of(stale.clash) if stale.clash else {}
        return _show(request, again, DeclineForm(), clashed=clashed, status=409)
    if reason:
        messages.success(request, "Declined. Whoever proposed it sees why.")
    else:
        messages.success(request, "Accepted. It is in the template, and postings hear of it.")
    return redirect("proposals", found.template_id)


def _show(
    request: UserRequest,
    found: Proposal,
    form: DeclineForm,
    *,
    clashed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    ctx = {
        "proposal": found,
        "template": found.template,
        "change": found.change() if found.is_open else None,
        "clashed": clashed,
        "form": form,
        "writes": may_change(request, found.template),
        "section": "library",
    }
    return render(request, "builder/proposals/proposal.html", ctx, status=status)


def _form_for(section_key: UUID, sent: ProposeForm) -> ProposeForm:
    """Return the form that proposes one section, with what was typed if it is the one sent."""
    mine = sent.is_bound and sent["section"].value() == str(section_key)
    form = sent if mine else ProposeForm(initial={"section": section_key})
    form.auto_id = f"{section_key}-%s"
    return form
