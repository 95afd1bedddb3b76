"""Bullets that a section could have, each to add with one click or several by ticks."""

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from builder import bullets, suggesting
from builder.document import Section as SectionValue
from builder.document import Workplace
from builder.generating.choices import Choices, Level
from builder.generating.menu import menu
from builder.models import Level as RoleLevel
from builder.models import Occupation, Posting, Section, Snippet, StaleVersion
from builder.models.followed_snippets import FollowsSnippet
from builder.models.posting import with_own_texts
from builder.models.section_bullets import add_bullets
from builder.models.snippet import KINDS
from builder.suggesting import Suggestion
from builder.views.access import Record, UserRequest, editable_record, organization_of
from builder.views.bullets import anchor_of, present_section
from builder.views.editor_page import refused, saved

# One request adds so many, of so many characters each.
_MOST_AT_ONCE = 100
_LONGEST = 5_000
_SNIPPETS = 50
_LEVELS: dict[int | None, Level] = {
    RoleLevel.ENTRY: "entry",
    RoleLevel.SENIOR: "senior",
    RoleLevel.LEAD: "lead",
}


@require_http_methods(["GET", "POST"])
def suggestions(request: UserRequest, kind: str, pk: UUID, section_pk: UUID) -> HttpResponse:
    """Offer bullets that the section does not have, or add some."""
    edited = editable_record(request, kind, pk)
    part = present_section(edited, section_pk)
    if request.method == "POST":
        return _add(request, edited, part)
    ctx = {"record": edited, "part": part, "sources": list(_sources(request, edited, part))}
    name = "suggestions" if request.htmx else "suggestions_page"
    return render(request, f"builder/editor/{name}.html", ctx)


def _add(request: UserRequest, edited: Record, part: Section) -> HttpResponse:
    sent = request.POST.getlist("add") or request.POST.getlist("tick")
    items = [item for one in sent if (item := bullets.clean_item(one[:_LONGEST]))]
    if not items or len(items) > _MOST_AT_ONCE or max(map(len, sent)) > _LONGEST:
        return refused(request, edited, "Tick the bullets that you want first.", status=422)
    try:
        numbers = add_bullets(edited, part, items, by=request.user)
    except StaleVersion:
        return refused(request, edited, f"“{part.heading}” was deleted meanwhile.")
    except FollowsSnippet:
        problem = f"“{part.heading}” follows a snippet. Detach it first."
        return refused(request, edited, problem)
    return saved(
        request, edited, anchor_of(part, numbers[0]), f"Added to {part.heading}", offer="undo"
    )


def _sources(
    request: UserRequest, edited: Record, part: Section
) -> Iterator[tuple[str, list[Suggestion]]]:
    """Yield by where they come from, in words, the bullets that the document does not have."""
    document, value = edited.document(), part.value()
    template = edited.role_template if isinstance(edited, Posting) else None
    if template:
        organization = organization_of(request)
        own_texts = Snippet.objects.starting(organization)
        content = with_own_texts(template.document(), organization, own_texts)
        found = suggesting.of_template(content, document, value)
        yield "From the template", suggesting.new_to(document, found)
    if document.language.startswith("en"):
        known = suggesting.new_to(document, _known(edited, value))
        yield "What is known of such jobs", known
    own = Snippet.objects.in_organization(organization_of(request)).kept()
    kinds = [name for name, kind in KINDS.items() if kind.section == part.kind]
    found_in = own.filter(kind__in=kinds, html__contains="<li>").by_kind()[:_SNIPPETS]
    of_snippets = (
        one
        for snippet in found_in
        for one in suggesting.of_snippet(snippet.name, snippet.resolved(document))
    )
    yield "From your snippets", suggesting.new_to(document, of_snippets)


def _known(edited: Record, value: SectionValue) -> Iterator[Suggestion]:
    """Yield what public facts on the record's occupation suggest."""
    if not edited.occupation:
        return
    alike: Any = Occupation.objects.filter(soc_code=edited.occupation)
    occupation = alike.order_by("pk").first()
    if occupation is None:
        return
    choices = Choices(
        title=edited.title,
        level=_LEVELS.get(edited.level, "mid"),
        workplace=cast(Workplace, edited.workplace or "onsite"),
    )
    yield from suggesting.of_menu(menu(occupation.facts(), choices), value)
