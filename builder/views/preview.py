"""The posting or template as candidates see it: as a web page, and as the pages of its PDF."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from builder.document import JobDocument
from builder.exports import FORMATS, THEMES, Look, html, pdf
from builder.exports.color import readable
from builder.exports.pictures import pictures
from builder.exports.sheet import Sheet
from builder.forms.typed import with_typed
from builder.typesetting.pool import NotSet
from builder.views.access import Record, UserRequest, organization_of, visible_record

# What is shown in the frame, by the name of the choice; a phone shows the page in less width.
_CHOICES = {"page": "Web page", "phone": "Phone", "pages": "PDF"}

# Of the frame, in which nothing runs and nothing is sent.
_POLICY = {
    "script-src": [NONE],
    "connect-src": [NONE],
    "frame-src": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
}


@require_safe
def preview(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Show it on a page of its own."""
    record = visible_record(request, kind, pk)
    chosen = request.GET.get("as", "")
    chosen = chosen if chosen in _CHOICES else "page"
    ctx = {"record": record, "choices": _CHOICES, "chosen": chosen}
    return render(request, "builder/preview/preview.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
@csp_replace(_POLICY)  # type: ignore[arg-type]
def preview_frame(request: UserRequest, kind: str, pk: UUID, shows: str) -> HttpResponse:
    """Send it as candidates see it, for a frame: as a web page, or as pictures of PDF pages.

    A `POST` brings forms of the editor as they stand. What is typed into them is shown and not
    saved.
    """
    record = visible_record(request, kind, pk)
    organization = organization_of(request)
    # What came with the product has no look of its own, and takes that of the reader.
    look = Look(**(record.look() or organization.look()))
    typed = list(_typed(request))
    document, anchors = with_typed(record, typed, country=organization.country)
    names = [
        anchor
        for anchor, section in zip(anchors, document.sections, strict=True)
        if section.html and not section.hidden
    ]
    names = ["facts", *names, "apply"]
    document = document.shown()
    ctx: dict[str, Any] = {"names": names, "sheet": Sheet(document)}
    if shows != "pages":
        ctx |= {"look": look, "logo": _logo(request, record)}
        return render(request, "builder/preview/page.html", ctx)
    try:
        ctx |= _pages(document, look, names, keep=not typed)
    except NotSet as reason:
        return render(request, "builder/preview/pages.html", ctx | {"reason": reason}, status=503)
    return render(request, "builder/preview/pages.html", ctx)


@require_safe
@cache_control(private=True, max_age=60 * 60)
def preview_styles(request: UserRequest, theme: str, direction: str, color: str) -> HttpResponse:
    """Send the stylesheet of the web page, with a brand's colour made readable on it."""
    if theme not in THEMES or direction not in {"ltr", "rtl"}:
        raise Http404
    light, dark = (readable(f"#{color}", paper) for paper in (html.PAPER, html.PAPER_IN_DARK))
    brand = f"body {{ --brand: {light}; --brand-in-dark: {dark}; }}\n"
    css = html.page_styles(theme, direction) + brand
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def _typed(request: UserRequest) -> Iterator[tuple[str, QueryDict]]:
    """Yield the forms that were sent along, by the blocks they stand in."""
    blocks, forms = request.POST.getlist("block"), request.POST.getlist("typed")
    for block, form in zip(blocks, forms, strict=False):
        yield block, QueryDict(form)


def _pages(document: JobDocument, look: Look, names: list[str], *, keep: bool) -> dict[str, Any]:
    """Return pictures of the pages, each with the blocks that begin on it.

    Without `keep` the PDF is made for this once: what is typed changes with each key.
    """
    render_pdf = FORMATS["pdf"].render if keep else pdf.render
    taken = pictures(render_pdf(document, look))
    # The job title, where the facts stand, is a bookmark of a higher level.
    begins = dict(zip(names[1:], taken.places, strict=False))
    return {
        "pages": [
            {
                "address": html.data_address("image/png", page.png),
                "width": page.width,
                "height": page.height,
                "begins": {
                    name: place.down for name, place in begins.items() if place.page == number
                },
            }
            for number, page in enumerate(taken.pages)
        ],
        "count": taken.count,
        "more": taken.count - len(taken.pages),
    }


def _logo(request: UserRequest, record: Record) -> str:
    logo = (record.organization or organization_of(request)).logo
    return reverse("logo", args=[logo.digest]) if logo else ""
