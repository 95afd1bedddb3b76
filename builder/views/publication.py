"""Publishing a posting: what stands in the way, who may find it, how often it is read."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from builder.charts import day_chart
from builder.exports import job_posting_rules, jsonld
from builder.exports.sheet import Sheet
from builder.feeds import FEEDS
from builder.forms.careers import CareersForm, PublishForm
from builder.forms.conflict import based_on_now
from builder.library.check_context import judged
from builder.models import Posting, Publication, StaleVersion, Visibility
from builder.models.organization import usual_time_zone
from builder.views.access import UserRequest, editable_posting, require_owner
from builder.views.addresses import absolute
from builder.views.checks import check_parts

_DAYS_SHOWN = 30


@require_http_methods(["GET", "POST"])
def publication(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what becomes public and what is still missing; publish it."""
    posting = editable_posting(request, pk)
    published = Publication.objects.filter(posting=posting).select_related("snapshot").first()
    initial = {
        "version": posting.version,
        "visibility": published.visibility if published else Visibility.LISTED,
    }
    form = PublishForm(request.POST or None, initial=initial, publication=published)
    ctx = _context(request, posting, published) | {"form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if ctx["blocked"]:
            return render(request, "builder/publication/publish.html", ctx, status=422)
        posting.organization.open_careers_page(request.user)
        try:
            Publication.objects.publish(
                posting,
                based_on=data["version"],
                by=request.user,
                visibility=data["visibility"],
                password=data["password"],
            )
        except StaleVersion as stale:
            posting.refresh_from_db()
            ctx = _context(request, posting, published) | {
                "form": based_on_now(form, posting.version),
                "stale": stale,
            }
            return render(request, "builder/publication/publish.html", ctx, status=409)
        messages.success(
            request,
            "Published. What you change from now on stays with you until you publish it too.",
        )
        return redirect("publication", posting.pk)
    status = 422 if form.is_bound else 200
    return render(request, "builder/publication/publish.html", ctx, status=status)


@require_POST
def close_publication(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take a published posting down."""
    published = _published(request, pk)
    published.close()
    messages.success(request, "Closed. The page now says that the job is no longer open.")
    return redirect("publication", pk)


@require_POST
def reopen_publication(request: UserRequest, pk: UUID) -> HttpResponse:
    """Bring a closed posting back as it was."""
    published = _published(request, pk)
    published.reopen()
    messages.success(request, "Open again, as it was when you closed it.")
    return redirect("publication", pk)


@require_http_methods(["GET", "POST"])
def careers_settings(request: UserRequest) -> HttpResponse:
    """Change what the careers page says; show the addresses that job boards ask for."""
    organization = require_owner(request)
    name = organization.careers_address
    initial = {
        "version": organization.version,
        "careers_address": name or organization.free_careers_address(),
        "time_zone": organization.time_zone or usual_time_zone(organization.country),
    }
    form = CareersForm(request.POST or None, instance=organization, initial=initial)
    ctx: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            organization.change(
                form.values(), based_on=form.cleaned_data["version"], by=request.user
            )
        except StaleVersion as stale:
            ctx |= {"form": based_on_now(form, organization.version), "stale": stale}
            status = 409
        else:
            messages.success(request, "Saved. Your careers page shows it from now on.")
            return redirect("careers_settings")
    elif form.is_bound:
        organization.refresh_from_db()
        status = 422
    if name:
        ctx |= {
            "address": absolute("careers", name),
            "embed": absolute("embed", name),
            "feeds": [
                (feed.label, absolute("feed", name, feed.file_name)) for feed in FEEDS.values()
            ],
        }
    return render(request, "builder/publication/careers_settings.html", ctx, status=status)


def _published(request: UserRequest, pk: UUID) -> Publication:
    posting = editable_posting(request, pk)
    published: Publication = get_object_or_404(Publication, posting=posting)
    return published


def _context(
    request: UserRequest, posting: Posting, published: Publication | None
) -> dict[str, Any]:
    sheet = Sheet(posting.document().shown())
    today = timezone.localdate(timezone=posting.organization.zone)
    posted_on = published.published_on if published else today
    data = jsonld.job_posting(sheet.document, posted_on=posted_on)
    problems = job_posting_rules.problems(data, today)
    address = ""
    if published:
        names = [posting.organization.careers_address, published.name]
        address = absolute("job", *names)
    found = check_parts(request, posting, judged(posting))
    return found | {
        "published": published,
        "sheet": sheet,
        "address": address,
        "missing": [problem for problem in problems if problem.required],
        "advice": [problem for problem in problems if not problem.required],
        "blocked": bool(sheet.fill_ins or found["blocking"]),
        "changes": posting.version - published.snapshot.posting_version
        if published and published.snapshot
        else 0,
        "hidden": posting.present_sections().filter(hidden=True),
        "readers": published and _readers(published, today),
    }


def _readers(published: Publication, today: date) -> dict[str, Any]:
    """Return the views of the last days as a drawing, and all days on which something happened."""
    since = today - timedelta(days=_DAYS_SHOWN - 1)
    days = list(published.days.filter(day__gte=since).order_by("-day"))
    views = day_chart({day.day: day.views for day in days}, since, today)
    return {"views": views, "days": days, "clicks": sum(day.clicks for day in days)}
