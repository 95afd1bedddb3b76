"""What the checks say of a posting; mending it with one click, or leaving it as it is."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from builder.checks import AREAS, CHECKS, SEVERITIES, Finding
from builder.checks.score import COSTS, score
from builder.library.check_context import Judged, findings_of, judged
from builder.mending import Moved, can_mend
from builder.models import IgnoredFinding, Organization, Posting, StaleVersion
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
    if request.htmx:
        return _beside(request, posting)
    ctx = check_parts(request, posting, judged(posting))
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


@require_POST
def ignore_finding(request: UserRequest, pk: UUID) -> HttpResponse:
    """Leave a finding as it is: `for` this posting ("here"), for all, or its whole check.

    What counts for all postings is for owners to decide.
    """
    posting = editable_posting(request, pk)
    extent, wanted = request.POST.get("for", "here"), request.POST.get("finding", "")
    if extent != "here":
        _require_owner_of(request, posting)
    now = judged(posting)
    finding = next((one for one in now.standing if _token(one) == wanted), None)
    if finding is None:
        return _answer(request, posting, "This is no longer found in the posting.", status=409)
    if extent == "check":
        return _turn(request, posting, finding.check, on=False)
    if extent == "here" and not _may_ignore(finding, now):
        raise PermissionDenied("Your organization's rules do not let anyone ignore this.")
    everywhere = extent == "all"
    kept = IgnoredFinding.keep(finding, posting, everywhere=everywhere, by=request.user)
    said = "No posting of yours is asked about this any more." if everywhere else "Ignored here."
    return _answer(request, posting, said, undo={"ignored": kept.pk})


@require_POST
def look_again(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take back that a finding is `ignored`, or that a `check` was turned off."""
    posting = editable_posting(request, pk)
    if name := request.POST.get("check"):
        _require_owner_of(request, posting)
        return _turn(request, posting, name, on=True)
    wanted = request.POST.get("ignored", "")
    ignored = IgnoredFinding.objects.about(posting)
    found = get_object_or_404(ignored, pk=int(wanted) if wanted.isdecimal() else 0)
    if found.posting_id is None:
        _require_owner_of(request, posting)
    found.delete()
    return _answer(request, posting, "It is looked at again.")


def check_parts(request: UserRequest, posting: Posting, now: Judged) -> dict[str, Any]:
    """Return what pages that show findings need."""
    found = now.standing
    owner = _owns(request, posting)
    return {
        "posting": posting,
        "writes": may_change(request, posting),
        "owner": owner,
        "score": score((one, CHECKS[one.check].area) for one in found),
        "costs": COSTS,
        "count": len(found),
        "findings": [_shown(posting, one, now) for one in found],
        "blocking": [_shown(posting, one, now) for one in now.blocking],
        "may_ignore_blocking": now.may_ignore_blocking,
        "ignored": [
            {"finding": finding, "decision": decision, "again": owner or decision.posting_id}
            for finding, decision in now.ignored
        ],
    }


def _beside(request: UserRequest, posting: Posting, **further: Any) -> HttpResponse:
    ctx = check_parts(request, posting, judged(posting)) | further
    ctx |= {"findings": ctx["findings"][:_BESIDE], "beside": True}
    return render(request, "builder/checks/beside.html", ctx)


def _answer(
    request: UserRequest,
    posting: Posting,
    said: str,
    undo: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer a decision: the panel anew, saying what was done, or a way back to the page."""
    if request.htmx:
        return _beside(request, posting, said=said, undo=undo)
    (messages.success if status < 400 else messages.error)(request, said)
    back = "publication" if request.POST.get("back") == "publication" else "checks"
    return redirect(back, posting.pk)


def _turn(request: UserRequest, posting: Posting, name: str, *, on: bool) -> HttpResponse:
    """Turn a check on or off in the organization's rules."""
    organization = posting.organization
    off = {one for one in organization.rules.off if one != name}
    if not on:
        off.add(name)
    rules = replace(organization.rules, off=tuple(sorted(off)))
    try:
        organization.change(
            {"check_rules": rules.to_dict()}, based_on=organization.version, by=request.user
        )
    except StaleVersion:
        said = "Someone changed the settings at the same moment. Try again."
        return _answer(request, posting, said, status=409)
    if on:
        return _answer(request, posting, "This check is on again.")
    said = f"“{CHECKS[name].label}” is turned off for all postings. Settings turn it on again."
    return _answer(request, posting, said, undo={"check": name})


def _owns(request: UserRequest, posting: Posting) -> bool:
    own = Organization.objects.editable_by(request.user)
    return own.filter(pk=posting.organization_id).exists()


def _require_owner_of(request: UserRequest, posting: Posting) -> None:
    if not _owns(request, posting):
        raise PermissionDenied("Only an owner of the organization may change this.")


def _may_ignore(finding: Finding, now: Judged) -> bool:
    return now.may_ignore_blocking or finding not in now.blocking


def _shown(posting: Posting, finding: Finding, now: Judged) -> dict[str, Any]:
    chosen = CHECKS[finding.check]
    return {
        "finding": finding,
        "token": _token(finding),
        "severity": SEVERITIES[finding.severity],
        "label": chosen.label,
        "area": AREAS[chosen.area],
        "anchor": _anchor(posting, finding),
        "mends": can_mend(finding),
        "ignorable": _may_ignore(finding, now),
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
