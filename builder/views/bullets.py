"""Single bullets: moved within a list or into another section, marked, and removed."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from builder import bullets
from builder.forms.bullet import BulletForm
from builder.models import Section, StaleVersion
from builder.models.followed_snippets import FollowsSnippet
from builder.models.section_bullets import (
    hand_over_bullet,
    mark_bullet,
    move_bullet,
    remove_bullet,
    step_bullet,
)
from builder.views.access import Record, UserRequest, editable_record
from builder.views.editor_page import refused, saved

# Kinds of sections in which it makes sense to tell what is a must from what is welcome.
_MARKED_KINDS = ("qualifications", "physical_demands", "custom")
_STALE = "The list was changed meanwhile. Look at it as it is now, then try again."


@require_http_methods(["GET", "POST"])
def bullet(
    request: UserRequest, kind: str, pk: UUID, section_pk: UUID, number: int
) -> HttpResponse:
    """Offer what can be done with a bullet, counted from 0, or do it."""
    edited = editable_record(request, kind, pk)
    part = present_section(edited, section_pk)
    if request.method == "POST":
        return _change(request, edited, part, number)
    seen = request.GET.get("version", str(part.version))
    if seen != str(part.version):
        return refused(request, edited, _STALE)
    try:
        chosen = bullets.bullet(part.html, number)
    except bullets.NoBullet as error:
        raise Http404 from error
    ctx = {
        "record": edited,
        "part": part,
        "bullet": chosen,
        "others": [
            one for one in edited.read_present_sections() if one != part and not one.snippet_id
        ],
        "marks": _marks(part, chosen),
    }
    template = "bullet_menu" if request.htmx else "bullet"
    return render(request, f"builder/editor/{template}.html", ctx)


def _change(request: UserRequest, edited: Record, part: Section, number: int) -> HttpResponse:
    form = BulletForm(request.POST)
    if not form.is_valid():
        return refused(request, edited, "That cannot be done with a bullet.", status=422)
    try:
        return _do(request, edited, part, number, form)
    except StaleVersion:
        edited.refresh_from_db()
        return refused(request, edited, _STALE)
    except FollowsSnippet as problem:
        heading = problem.section.heading
        return refused(request, edited, f"“{heading}” follows a snippet. Detach it first.")
    except bullets.NoBullet:
        return refused(request, edited, "There is no such bullet in this list.", status=422)


def _do(
    request: UserRequest, edited: Record, part: Section, number: int, form: BulletForm
) -> HttpResponse:
    data = form.cleaned_data
    what, based_on, by = data["do"], data["version"], request.user
    if what == "remove":
        remove_bullet(edited, part, number, based_on=based_on, by=by)
        left = len(bullets.bullets(edited.section(part.pk).html))
        anchor = anchor_of(part, min(number, left - 1)) if left else part.anchor
        return saved(request, edited, anchor, f"Removed from {part.heading}", offer="undo")
    if what == "move":
        return _move(request, edited, part, number, form)
    if form.steps:
        to = step_bullet(edited, part, number, form.steps, based_on=based_on, by=by)
        return saved(request, edited, anchor_of(part, to), _where(edited, part, to, to != number))
    mark = None if what == "unmark" else what
    mark_bullet(edited, part, number, mark, based_on=based_on, by=by)
    said = f"Marked as {mark}" if mark else "No longer marked"
    return saved(request, edited, anchor_of(part, number), said)


def _move(
    request: UserRequest, edited: Record, part: Section, number: int, form: BulletForm
) -> HttpResponse:
    data = form.cleaned_data
    key, version = data["to"]
    target = present_section(edited, key)
    beside, after, by = data["beside"], data["after"], request.user
    if target != part:
        to = hand_over_bullet(
            edited,
            part,
            number,
            target,
            beside,
            after=after or beside is None,
            based_on=data["version"],
            target_based_on=version,
            by=by,
        )
        said = f"Moved to {target.heading}"
        return saved(request, edited, anchor_of(target, to), said, offer="undo")
    if beside is None:
        beside, after = len(bullets.bullets(part.html)) - 1, True
    to = move_bullet(edited, part, number, beside, after=after, based_on=data["version"], by=by)
    return saved(request, edited, anchor_of(part, to), _where(edited, part, to, to != number))


def present_section(edited: Record, key: UUID) -> Section:
    """Return a section that is not deleted, or else answer 404."""
    try:
        part = edited.section(key)
    except Section.DoesNotExist as error:
        raise Http404 from error
    if not part.is_present:
        raise Http404
    return part


def _marks(part: Section, chosen: bullets.Bullet) -> list[bullets.Mark]:
    """Return the marks to offer: none that the bullet has or that its section's heading says."""
    if part.kind not in _MARKED_KINDS:
        return []
    heading = part.heading.casefold()
    return [mark for mark in bullets.MARKS if mark != chosen.mark and mark not in heading]


def _where(edited: Record, part: Section, number: int, moved: bool) -> str:
    """Say where a bullet stands now."""
    now = bullets.bullet(edited.section(part.pk).html, number)
    return f"{'Moved' if moved else 'Stays'}: {now.place + 1} of {now.places}"


def anchor_of(part: Section, number: int) -> str:
    """Return the name of a bullet within a page."""
    return f"bullet-{part.pk}-{number}"
