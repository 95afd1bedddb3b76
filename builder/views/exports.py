"""Ways out of a posting: downloads, and text to copy into a job board's form."""

import re
import unicodedata
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from builder.exports import FORMATS, Look, kept
from builder.models import Organization, Posting
from builder.typesetting.pool import NotSet
from builder.views.access import UserRequest, visible_posting

NAME_LENGTH = 80


@require_safe
def download(request: UserRequest, pk: UUID, format_name: str) -> HttpResponse:
    """Send the posting as a file, unless the browser has it as it is."""
    posting = visible_posting(request, pk)
    if format_name not in FORMATS:
        raise Http404
    chosen = FORMATS[format_name]
    document, look = posting.document().shown(), look_of(posting.organization)
    etag = f'"{kept.key(format_name, document, look)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = chosen.render(document, look)
        except NotSet as reason:
            ctx = {"posting": posting, "reason": reason, "label": chosen.label}
            return render(request, "builder/exports/not_made.html", ctx, status=503)
        response = HttpResponse(content, content_type=chosen.media_type)
        name = file_name(posting, chosen.extension)
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["ETag"] = etag
    # Kept by the browser of who may see it, and asked for anew each time: it may have changed.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def copy(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show the posting as HTML and as text, each to copy."""
    posting = visible_posting(request, pk)
    document, look = posting.document().shown(), look_of(posting.organization)
    ctx = {
        "posting": posting,
        "board_html": FORMATS["board"].render(document, look).decode(),
        "text": FORMATS["text"].render(document, look).decode(),
    }
    return render(request, "builder/exports/copy.html", ctx)


def look_of(organization: Organization) -> Look:
    """Return how the organization's documents look."""
    logo = organization.logo
    return Look(
        paper=organization.paper,
        color=organization.brand_color,
        logo=bytes(logo.data) if logo else None,
    )


def file_name(posting: Posting, extension: str) -> str:
    """Return a name that every system takes: the title and the employer, of plain letters."""
    text = f"{posting.title} {posting.organization.name}"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:NAME_LENGTH].strip("-")
    return f"{words or 'job-posting'}.{extension}"
