"""History: who changed what and when, from what to what, and going back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from builder.comparing import compare
from builder.exports import file_name
from builder.exports.history import HistoryLine, history_csv, history_pdf
from builder.exports.sheet import Sheet
from builder.forms.history import NamingForm
from builder.models import Level, Revision, StaleVersion
from builder.models.restoring import restore, restore_section
from builder.models.revision import RevisionQuerySet
from builder.models.sitting import Sitting, sittings
from builder.typesetting.pool import NotSet
from builder.views.access import (
    Record,
    UserRequest,
    editable_record,
    may_change,
    organization_of,
    visible_record,
)

SITTINGS_A_PAGE = 20
SAVES_A_PAGE = 50


@require_safe
def history(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """List the saves, the newest first: by sitting, each alone, or only those with a name."""
    record = visible_record(request, kind, pk)
    shows = request.GET.get("show", "")
    revisions = Revision.objects.of(record).select_related("author", "naming").defer("content")
    page: Any
    if shows in {"each", "named"}:
        shown = revisions.named() if shows == "named" else revisions
        page = Paginator(shown, SAVES_A_PAGE).get_page(request.GET.get("page"))
        entries = [Sitting((revision,)) for revision in page]
    else:
        firsts = Revision.objects.of(record).first_of_sittings().values_list("number", flat=True)
        page = Paginator(firsts, SITTINGS_A_PAGE).get_page(request.GET.get("page"))
        entries = _sittings(revisions, list(page), firsts)
    ctx = {
        "record": record,
        "page": page,
        "entries": entries,
        "shows": shows,
        "writes": may_change(request, record),
    }
    return render(request, "builder/history/history.html", ctx)


@require_safe
def revision(request: UserRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """Show it as it was after one save."""
    record = visible_record(request, kind, pk)
    shown = _revision(record, number)
    ctx = {
        "record": record,
        "revision": shown,
        "naming": NamingForm(initial={"name": shown.name}),
        "classification": _classification(shown),
        "writes": may_change(request, record),
        "sheet": Sheet(shown.document()),
    }
    return render(request, "builder/history/revision.html", ctx)


@require_safe
def choose_revisions(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Lead to the comparison of the two versions that were ticked."""
    record = visible_record(request, kind, pk)
    ticked = request.GET.getlist("version")
    numbers = sorted({int(number) for number in ticked if number.isdecimal()})
    if len(numbers) != 2:
        messages.error(request, "Tick two versions to compare them.")
        return redirect("history", kind, record.pk)
    return redirect("compare_revisions", kind, record.pk, *numbers)


@require_safe
def compare_revisions(
    request: UserRequest, kind: str, pk: UUID, earlier: int, later: int
) -> HttpResponse:
    """Show what differs between two versions, word by word and section by section."""
    record = visible_record(request, kind, pk)
    return _comparison(request, record, _revision(record, earlier), _revision(record, later))


@require_POST
def name_revision(request: UserRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """Give a version a name, or take it away."""
    record = editable_record(request, kind, pk)
    named = _revision(record, number)
    form = NamingForm(request.POST)
    if not form.is_valid():
        ctx = {
            "record": record,
            "revision": named,
            "naming": form,
            "writes": True,
            "sheet": Sheet(named.document()),
        }
        return render(request, "builder/history/revision.html", ctx, status=422)
    named.call(form.cleaned_data["name"], request.user)
    said = f"Version {number} is now called “{form.cleaned_data['name']}”."
    messages.success(request, said if form.cleaned_data["name"] else "The name is gone.")
    return redirect("revision", kind, record.pk, number)


@require_POST
def restore_revision(request: UserRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """Make it again what it was after one save; what it is now stays in the history."""
    record = editable_record(request, kind, pk)
    wanted = _revision(record, number)
    before = record.version
    try:
        restore(record, wanted, based_on=_version(request), by=request.user)
    except StaleVersion as stale:
        return _refused(request, record, wanted, stale)
    return _went_back(request, record, before, f"This is version {number} again.")


@require_POST
def put_back(request: UserRequest, kind: str, pk: UUID, number: int, place: int) -> HttpResponse:
    """Make one section again what it was after one save; `place` counts from 0."""
    record = editable_record(request, kind, pk)
    wanted = _revision(record, number)
    if place >= len(wanted.document().sections):
        raise Http404
    before = record.version
    try:
        section = restore_section(
            record, wanted, place, based_on=_version(request), by=request.user
        )
    except StaleVersion as stale:
        return _refused(request, record, wanted, stale)
    said = f"“{section.heading}” is as it was in version {number} again."
    return _went_back(request, record, before, said)


@require_safe
def download_history(request: UserRequest, kind: str, pk: UUID, form: str) -> HttpResponse:
    """Send who changed what and when: as a table for a spreadsheet (csv), or to print (pdf)."""
    record = visible_record(request, kind, pk)
    if form not in {"csv", "pdf"}:
        raise Http404
    lines = _lines(record)
    if form == "csv":
        response = HttpResponse(history_csv(lines), content_type="text/csv; charset=utf-8")
    else:
        try:
            content = history_pdf(record.title, lines, organization_of(request).paper)
        except NotSet as reason:
            ctx = {"record": record, "reason": reason, "label": "PDF"}
            return render(request, "builder/exports/not_made.html", ctx, status=503)
        response = HttpResponse(content, content_type="application/pdf")
    name = f"history-{file_name(record.document(), form)}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


def _sittings(revisions: RevisionQuerySet, firsts: list[int], all_firsts: Any) -> list[Sitting]:
    if not firsts:
        return []
    wanted = revisions.filter(number__gte=firsts[-1])
    later = all_firsts.filter(number__gt=firsts[0]).order_by("number").first()
    return sittings(wanted.filter(number__lt=later) if later else wanted, firsts)


def _revision(record: Record, number: int) -> Revision:
    revisions = Revision.objects.of(record).select_related("author", "naming")
    found: Revision = get_object_or_404(revisions, number=number)
    return found


def _version(request: UserRequest) -> int:
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        return -1


def _comparison(
    request: UserRequest,
    record: Record,
    earlier: Revision,
    later: Revision,
    problem: str = "",
) -> HttpResponse:
    before = earlier.document()
    comparison = compare(before, later.document(), earlier.same_sections(later))
    places = {id(section): place for place, section in enumerate(before.sections)}
    ctx = {
        "record": record,
        "earlier": earlier,
        "later": later,
        "versions": (earlier, later),
        "comparison": comparison,
        "sections": [
            (change, places.get(id(change.before))) for change in comparison.differing_sections
        ],
        "classified": _classified(earlier, later),
        "same": [change.section for change in comparison.sections if not change.differs],
        "writes": may_change(request, record),
        "problem": problem,
    }
    part = "changes" if request.htmx else "compare"
    status = 409 if problem else 200
    return render(request, f"builder/history/{part}.html", ctx, status=status)


def _classification(revision: Revision) -> dict[str, str]:
    """Return what it was classed as, by what people call it."""
    stored = revision.classification
    if "family" not in stored:
        return {}
    level = stored["level"]
    words = {
        "Job family": stored["family"] or "None",
        "Level": Level(level).label if level else "None",
    }
    return words | ({"The role in one sentence": stored["summary"]} if "summary" in stored else {})


def _classified(earlier: Revision, later: Revision) -> list[tuple[str, str, str]]:
    """Return what its classification changed in: the name, before, after."""
    before, after = _classification(earlier), _classification(later)
    changed = [name for name in after if name in before and before[name] != after[name]]
    return [(name, before[name], after[name]) for name in changed]


def _refused(
    request: UserRequest, record: Record, wanted: Revision, stale: StaleVersion
) -> HttpResponse:
    """Show what going back would change now that someone else has saved."""
    record.refresh_from_db()
    who = stale.latest.author if stale.latest and stale.latest.author else "Someone"
    problem = f"{who} saved since you opened the page. Look at what going back would undo."
    return _comparison(request, record, wanted, _revision(record, record.version), problem)


def _went_back(request: UserRequest, record: Record, before: int, said: str) -> HttpResponse:
    """Lead to what going back changed, where one click undoes it."""
    record.refresh_from_db()
    if record.version == before:
        messages.info(request, "It already is like that. Nothing was changed.")
        return redirect("history", record.kind, record.pk)
    messages.success(request, f"{said} What it was stays in the history, and you can undo this.")
    return redirect("compare_revisions", record.kind, record.pk, before, record.version)


def _lines(record: Record) -> list[HistoryLine]:
    revisions = Revision.objects.of(record).select_related("author", "naming").defer("content")
    return [
        HistoryLine(
            version=revision.number,
            saved_at=revision.created_at,
            author=str(revision.author or "The product itself"),
            what=revision.summary,
            name=revision.name,
        )
        for revision in revisions
    ]
