"""Where a snippet is used: the postings that follow it, and bringing them up to its text."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder import background
from builder.document import Section as SectionValue
from builder.models import Posting, Snippet
from builder.models.followed_snippets import says
from builder.models.posting import PostingQuerySet
from builder.views.access import UserRequest, editable_snippet, visible_snippet
from builder.views.downloads import chosen_in

PAGE_SIZE = 20


@require_http_methods(["GET", "POST"])
def snippet_uses(request: UserRequest, pk: UUID) -> HttpResponse:
    """List the postings that follow a snippet, with what an update would change; update them."""
    if request.method == "GET":
        return _uses(request, visible_snippet(request, pk), 200)
    snippet = editable_snippet(request, pk)
    if request.POST.get("text_version") != str(snippet.text_version):
        problem = "The snippet was changed meanwhile. Look at what an update would change now."
        return _uses(request, snippet, 409, problem)
    chosen = chosen_in(request.POST)
    if not chosen.postings(snippet.organization).lagging(snippet).exists():
        return _uses(request, snippet, 422, "First tick the postings that you want to update.")
    work = background.start(
        "snippet_update",
        f"Update postings from {snippet}",
        organization=snippet.organization,
        by=request.user,
        arguments={
            "snippet": str(snippet.pk),
            "text_version": snippet.text_version,
            "chosen": chosen.to_dict(),
        },
    )
    return redirect("work", work.pk)


def _uses(request: UserRequest, snippet: Snippet, status: int, problem: str = "") -> HttpResponse:
    kept: PostingQuerySet = Posting.objects.in_organization(snippet.organization).kept()
    lagging = kept.lagging(snippet)
    found = kept.following(snippet).lagging_first(snippet).with_sections()
    page = Paginator(found.select_related("organization", "publication"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    ctx = {
        "snippet": snippet,
        "page": page,
        "uses": [(posting, _differences(posting, snippet)) for posting in page],
        "lagging": lagging.count(),
        "published": lagging.in_state("published").count(),
        "problem": problem,
        "section": "snippets",
    }
    return render(request, "builder/snippets/uses.html", ctx, status=status)


def _differences(posting: Posting, snippet: Snippet) -> list[tuple[SectionValue, SectionValue]]:
    """Return what sections of the posting say, and what they would say after an update."""
    answering = posting.document()
    return [
        (row.value(), says(row, snippet.value(), answering))
        for row in posting.read_present_sections()
        if row.snippet_id == snippet.pk and row.lags
    ]
