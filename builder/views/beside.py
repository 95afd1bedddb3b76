"""Two postings or templates next to each other, and copying from the one into the other."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from builder.comparing.copying import NothingToCopy
from builder.comparing.sides import FactPair, Pair, Side, apart, beside
from builder.forms.fields import RICH_TEXT_LENGTH
from builder.models import Posting, RoleTemplate, StaleVersion
from builder.models.copying import TooLong, copy_across
from builder.models.undoing import AlreadyDone, ChangedSince, reverse_step
from builder.views.access import (
    Record,
    UserRequest,
    editable_record,
    may_change,
    organization_of,
    visible_record,
)
from builder.views.editor_page import number_sent


@dataclass(frozen=True, slots=True)
class Cell:
    """A section on one side of the page. `copies` says whether it can be copied to the other."""

    name: str
    record: Record
    other: Record
    side: Side
    anchor: str
    copies: bool
    is_alone: bool


# So many of each kind are offered; words of the title narrow them down.
_OFFERED = 20
# Characters of a bullet that name it.
_NAMED_BY = 60


@require_safe
def choose_other(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Offer the postings and templates to compare one with, found by the words of their titles."""
    record = visible_record(request, kind, pk)
    organization = organization_of(request)
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:200]
    own = Posting.objects.in_organization(organization).kept().exclude(pk=pk)
    postings = own.titled_like(query) if query else own.order_by("-updated_at")
    available = RoleTemplate.objects.available_to(organization).exclude(pk=pk)
    templates = available.titled(query).own_first().defer("guide")
    origin = record.role_template if isinstance(record, Posting) and not query else None
    ctx = {
        "record": record,
        "query": query,
        "origin": origin,
        "postings": postings[:_OFFERED],
        "templates": templates[:_OFFERED],
        "offered": _OFFERED,
    }
    return render(request, "builder/beside/choose.html", ctx)


@require_http_methods(["GET", "POST"])
def compare_beside(
    request: UserRequest, kind: str, pk: UUID, other_kind: str, other_pk: UUID
) -> HttpResponse:
    """Show two next to each other; copy a section or bullet across, or take that back."""
    sides = visible_record(request, kind, pk), visible_record(request, other_kind, other_pk)
    if sides[0] == sides[1]:
        messages.info(request, "Choose another one to compare it with.")
        return redirect("choose_other", kind, pk)
    if request.method != "POST":
        return _show(request, *sides)
    to_left = request.POST.get("into", request.GET.get("into")) == "left"
    target, source = sides if to_left else reversed(sides)
    target = editable_record(request, target.kind, target.pk)
    if "undo" in request.GET:
        return _undo(request, target)
    return _copy(request, target, source, to_left=to_left)


def _copy(request: UserRequest, target: Record, source: Record, *, to_left: bool) -> HttpResponse:
    sides = (target, source) if to_left else (source, target)
    before = target.version
    try:
        section, words = copy_across(
            target,
            source,
            number_sent(request, "pair"),
            number_sent(request, "bullet") if "bullet" in request.POST else None,
            to_left=to_left,
            based_on=number_sent(request, "version"),
            source_at=number_sent(request, "source_version"),
            longest=RICH_TEXT_LENGTH,
            by=request.user,
        )
    except StaleVersion as stale:
        target.refresh_from_db()
        who = stale.latest.author if stale.latest and stale.latest.author else "Someone"
        problem = f"{who} saved since you opened the page. This is how both are now. Copy again."
        return _show(request, *sides, problem, status=409)
    except NothingToCopy:
        target.refresh_from_db()
        problem = "There is nothing to copy there. This is how both are now."
        return _show(request, *sides, problem, status=422)
    except TooLong:
        target.refresh_from_db()
        problem = "The section would become too long. Shorten it first, or split it into several."
        return _show(request, *sides, problem, status=422)
    here = request.path
    if target.version == before:
        messages.info(request, f"{target.title} says that already. Nothing was changed.")
    else:
        named = words if len(words) <= _NAMED_BY else f"{words[:_NAMED_BY].rstrip()}…"
        undo = urlencode({"undo": target.version, "into": "left" if to_left else "right"})
        messages.success(
            request, f"Copied into {target.title}: “{named}”", extra_tags=f"undo {here}?{undo}"
        )
    return redirect(f"{here}#{section.anchor}")


def _undo(request: UserRequest, target: Record) -> HttpResponse:
    sent = request.GET["undo"]
    try:
        done = reverse_step(target, int(sent) if sent.isdecimal() else -1, by=request.user)
    except AlreadyDone:
        messages.info(request, "Nothing to undo here any more. This is how it is now.")
    except ChangedSince as since:
        messages.error(request, f"Not undone: {since.part} was changed again since.")
    else:
        messages.success(request, f"Undone: {done.what}")
    return redirect(request.path)


def _show(
    request: UserRequest, left: Record, right: Record, problem: str = "", status: int = 200
) -> HttpResponse:
    shown = beside(left.document(), right.document())
    writes = may_change(request, left), may_change(request, right)
    ctx = {
        "left": left,
        "right": right,
        "problem": problem,
        "facts": [*_classed(left, right), *shown.facts],
        "is_same": shown.is_same,
        "pairs": [(pair, _cells(pair, (left, right), writes)) for pair in shown.sections],
        "editable": any(writes),
    }
    return render(request, "builder/beside/beside.html", ctx, status=status)


def _cells(
    pair: Pair, records: tuple[Record, Record], writes: tuple[bool, bool]
) -> list[Cell | None]:
    """Return a section as each side has it, the left one first."""
    left, right = records
    sides = (
        ("left", pair.left, left, right, writes[1]),
        ("right", pair.right, right, left, writes[0]),
    )
    is_alone = pair.left is None or pair.right is None
    cells: list[Cell | None] = []
    for name, side, record, other, may_copy in sides:
        if side is None:
            cells.append(None)
            continue
        anchor = record.read_present_sections()[side.place].anchor
        copies = may_copy and not pair.is_same
        cells.append(Cell(name, record, other, side, anchor, copies, is_alone))
    return cells


def _classed(left: Record, right: Record) -> list[FactPair]:
    """Return family and level, where the two differ in these."""
    words = (
        ("Job family", left.family, right.family),
        (
            "Level",
            left.get_level_display() if left.level else "",
            right.get_level_display() if right.level else "",
        ),
    )
    return [
        FactPair(label, *apart(mine, theirs)) for label, mine, theirs in words if mine != theirs
    ]
