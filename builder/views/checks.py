"""What the checks say of a posting, and mending it with one click."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from builder.checks import AREAS, CHECKS, SEVERITIES, Finding
from builder.checks.score import COSTS, score
from builder.library.check_context import findings_of
from builder.mending import Moved, can_mend
from builder.models import Posting
from builder.models.mending import mend
from builder.views.access import UserRequest, editable_posting, may_change, visible_record
from builder.views.editor_page import refused, saved

# So many are shown beside the editor; the page has all.
_BESIDE = 12


@require_safe
def checks(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what the checks say: beside the editor for HTMX, or as a page of its own."""
    posting = visible_record(request, Posting.kind, pk)
    assert isinstance(posting, Posting)
    ctx = _context(posting) | {"writes": may_change(request, posting)}
    if request.htmx:
        ctx |= {"findings": ctx["findings"][:_BESIDE], "beside": True}
        return render(request, "builder/checks/beside.html", ctx)
    return render(request, "builder/checks/checks.html", ctx)


@require_POST
def mend_finding(request: UserRequest, pk: UUID) -> HttpResponse:
    """Put the replacement of a finding in the place of its passage."""
    posting = editable_posting(request, pk)
    wanted = request.POST.get("finding", "")
    found = (one for one in findings_of(posting) if _token(one) == wanted and can_mend(one))
    finding = next(found, None)
    try:
        if finding is None:
            raise Moved
        mend(posting, finding, by=request.user)
    except Moved:
        posting.refresh_from_db()
        return refused(request, posting, "That passage was changed meanwhile.")
    return saved(request, posting, _anchor(posting, finding), "Replaced.", "undo")


def _context(posting: Posting) -> dict[str, Any]:
    found = findings_of(posting)
    return {
        "posting": posting,
        "score": score((one, CHECKS[one.check].area) for one in found),
        "costs": COSTS,
        "count": len(found),
        "findings": [_shown(posting, one) for one in found],
    }


def _shown(posting: Posting, finding: Finding) -> dict[str, Any]:
    chosen = CHECKS[finding.check]
    return {
        "finding": finding,
        "token": _token(finding),
        "severity": SEVERITIES[finding.severity],
        "label": chosen.label,
        "area": AREAS[chosen.area],
        "anchor": _anchor(posting, finding),
        "mends": can_mend(finding),
    }


def _token(finding: Finding) -> str:
    """Return what tells a finding from all others of the same posting, as long as it stands."""
    return f"{finding.key}-{finding.place}-{finding.start}"


def _anchor(posting: Posting, finding: Finding) -> str:
    """Return where on the page the finding is to be seen; nothing for the posting as a whole."""
    place = str(finding.place).split(".")[0]
    if finding.place is None:
        return ""
    if place.isdecimal():
        return posting.read_present_sections()[int(place)].anchor
    return "apply" if place == "apply" else "facts"
