"""Drafts: from an occupation's public facts to a posting, picked from a menu of suggestions."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from builder.forms.draft import DraftForm, offered_start
from builder.forms.draft_menu import picked
from builder.generating.draft import draft
from builder.generating.menu import menu
from builder.generating.presence import is_bound_to_a_place
from builder.models import Area, Occupation, Posting, Wage
from builder.models.wage import NATION
from builder.views.access import UserRequest, require_writer


@require_http_methods(["GET", "POST"])
def draft_posting(request: UserRequest, onet_code: str) -> HttpResponse:
    """Ask what the job is like, offer suggestions to tick, and make a posting of them.

    Where the form says what to `do`, the suggestions are offered anew, with what was picked.
    """
    organization = require_writer(request)
    occupation = get_object_or_404(Occupation, pk=onet_code)
    initial = {"country": organization.country} | offered_start(request.GET)
    typed = _with_titles_exchanged(request.POST)
    form = DraftForm(typed or None, initial=initial, areas=_areas(occupation))
    choices = form.choices()
    facts = occupation.facts(choices.area)
    if form.is_bound:
        choices = picked(typed, facts, choices)
    making = form.is_bound and not typed.get("do")
    if making and form.is_valid():
        document = draft(facts, choices)
        if document.pay:
            # Where the range comes from is for who writes the posting, not for candidates.
            messages.info(request, f"Pay: {document.pay.note}.")
            document = replace(document, pay=replace(document.pay, note=""))
        posting = Posting.objects.draft(document, organization, request.user)
        return redirect("posting", posting.pk)
    groups = menu(facts, choices)
    ctx = {
        "form": form,
        "occupation": occupation,
        "choices": choices,
        "groups": [(group, *group.parted(choices.ticks)) for group in groups],
        "far_away": choices.workplace == "remote" and is_bound_to_a_place(occupation.pk),
        "doing": typed.get("do", ""),
    }
    template = "menu" if request.htmx else "draft"
    status = 422 if making else 200
    return render(request, f"builder/library/{template}.html", ctx, status=status)


def _with_titles_exchanged(typed: QueryDict) -> QueryDict:
    """Return what was typed, the title exchanged with the other one where that is asked for."""
    if typed.get("do") != "other_title":
        return typed
    exchanged = typed.copy()
    exchanged["title"] = typed.get("other_title", "")
    exchanged["other_title"] = typed.get("title", "")
    return exchanged


def _areas(occupation: Occupation) -> list[Area]:
    wages = Wage.objects.of(occupation.soc_code).exclude(annual_p50=None).exclude(area_id=NATION)
    return list(Area.objects.filter(code__in=wages.values("area_id")).order_by("-type", "name"))
