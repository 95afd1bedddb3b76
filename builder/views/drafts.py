"""Drafts: from an occupation's public facts to a posting, picked from a menu of suggestions."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from builder.forms.draft import DraftForm
from builder.generating.draft import draft
from builder.generating.menu import menu
from builder.models import Area, Occupation, Posting, Wage
from builder.models.wage import NATION
from builder.views.access import UserRequest, require_writer

_MOST_TICKS = 300


@require_http_methods(["GET", "POST"])
def draft_posting(request: UserRequest, onet_code: str) -> HttpResponse:
    """Ask what the job is like, offer suggestions to tick, and make a posting of them.

    Asked anew with other choices (GET), it offers the suggestions that go with these.
    """
    organization = require_writer(request)
    occupation = get_object_or_404(Occupation, pk=onet_code)
    initial = {"title": request.GET.get("title", "")[:150], "country": organization.country}
    asked = request.POST or (request.GET if "level" in request.GET else None)
    form = DraftForm(asked, initial=initial, areas=_areas(occupation))
    making = request.method == "POST"
    ticks = request.POST.getlist("tick")[:_MOST_TICKS] if making else None
    choices = form.choices(ticks)
    facts = occupation.facts(choices.area)
    if making and form.is_valid():
        document = draft(facts, choices)
        if document.pay:
            # Where the range comes from is for who writes the posting, not for candidates.
            messages.info(request, f"Pay: {document.pay.note}.")
            document = replace(document, pay=replace(document.pay, note=""))
        posting = Posting.objects.draft(document, organization, request.user)
        return redirect("posting", posting.pk)
    groups = menu(facts, choices)
    ticked = {item.id for group in groups for item in group.chosen(choices.ticks)}
    ctx = {"form": form, "occupation": occupation, "groups": groups, "ticked": ticked}
    template = "menu" if request.htmx else "draft"
    status = 422 if making else 200
    return render(request, f"builder/library/{template}.html", ctx, status=status)


def _areas(occupation: Occupation) -> list[Area]:
    wages = Wage.objects.of(occupation.soc_code).exclude(annual_p50=None).exclude(area_id=NATION)
    return list(Area.objects.filter(code__in=wages.values("area_id")).order_by("-type", "name"))
