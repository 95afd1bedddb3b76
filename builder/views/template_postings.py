"""The postings made from a template: how far each has drifted, and updating many at once."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from builder import background
from builder.comparing import SectionChange, compare
from builder.following import FactsOffer, Following, Offer
from builder.models import Chosen, Organization, Posting, RoleTemplate
from builder.models.improvement import followings_of
from builder.models.posting import TEMPLATE_SORTS, PostingQuerySet, PostingState
from builder.views.access import UserRequest, organization_of, require_writer, visible_record
from builder.views.downloads import chosen_in, counted
from builder.views.editor_page import number_sent

PAGE_SIZE = 25
# Each of these shows all that would change in it.
PREVIEWS_A_PAGE = 10


@require_safe
def template_postings(request: UserRequest, pk: UUID) -> HttpResponse:
    """List the organization's postings made from a template, with how far each has drifted."""
    template = _template(request, pk)
    organization = organization_of(request)
    asked = chosen_in(request.GET, str(template.pk))
    listed = Chosen(
        everything=True,
        query=asked.query,
        state=asked.state if asked.state in PostingState else "",
        sort=asked.sort if asked.sort in TEMPLATE_SORTS else "changed",
        template=asked.template,
        behind=asked.behind,
    )
    page = _page(request, listed.postings(organization), PAGE_SIZE)
    beside = _beside(template, page, organization)
    ctx = {
        "template": template,
        "page": page,
        "rows": [(posting, following and following.drift) for posting, following in beside],
        "chosen": listed,
        "states": PostingState.choices,
        "sorts": TEMPLATE_SORTS,
        "section": "library",
    }
    return render(request, "builder/role_templates/postings.html", ctx)


@require_http_methods(["GET", "POST"])
def update_postings(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what the chosen postings would take from their template; take it in the background."""
    template = _template(request, pk)
    organization = require_writer(request)
    data = request.POST if request.method == "POST" else request.GET
    chosen = chosen_in(data, str(template.pk))
    postings = chosen.postings(organization).behind()
    count = postings.count()
    if not count:
        messages.warning(request, "First tick postings that are behind the template.")
        return redirect("template_postings", template.pk)
    if request.method == "POST":
        upto = number_sent(request, "upto")
        if not 0 < upto <= template.version:
            return redirect("template_postings", template.pk)
        work = background.start(
            "update_postings",
            f"Update {counted(count)} from {template.title}",
            organization=organization,
            by=request.user,
            arguments={"chosen": chosen.to_dict(), "upto": upto},
        )
        return redirect("work", work.pk)
    page = _page(request, postings, PREVIEWS_A_PAGE)
    ctx = {
        "template": template,
        "chosen": chosen,
        "counted": counted(count),
        "page": page,
        "previews": [_preview(*pair) for pair in _beside(template, page, organization)],
        "section": "library",
    }
    return render(request, "builder/role_templates/update.html", ctx)


def _template(request: UserRequest, pk: UUID) -> RoleTemplate:
    return cast(RoleTemplate, visible_record(request, RoleTemplate.kind, pk))


def _page(request: UserRequest, postings: PostingQuerySet, size: int) -> "Page[Posting]":
    shown = postings.select_related("publication")
    return Paginator(shown, size).get_page(request.GET.get("page"))


def _beside(
    template: RoleTemplate, page: "Page[Posting]", organization: Organization
) -> list[tuple[Posting, Following | None]]:
    """Return the postings of the page beside the template as it is now."""
    postings = list(page)
    for posting in postings:
        posting.organization = organization
    followings = followings_of(template, postings)
    return [(posting, followings[posting.pk]) for posting in postings]


def _preview(posting: Posting, following: Following | None) -> dict[str, Any]:
    """Return what a posting would take, marked word by word, and what it would leave."""
    offers = following.offers if following else ()
    return {
        "posting": posting,
        "taken": [_change(offer) for offer in offers if offer.is_clean],
        "left": [offer.name for offer in offers if not offer.is_clean],
    }


def _change(offer: Offer) -> dict[str, Any]:
    if isinstance(offer, FactsOffer):
        return {"name": offer.name, "facts": compare(offer.mine, offer.merged)}
    return {"name": offer.name, "section": SectionChange(offer.merge.mine, offer.merge.merged)}
