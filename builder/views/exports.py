"""Ways out of a posting: downloads, and text to copy into a job board's form."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from builder.exports import FORMATS, Look, file_name, kept, text
from builder.typesetting.pool import NotSet
from builder.views.access import UserRequest, visible_posting


@require_safe
def download(request: UserRequest, pk: UUID, format_name: str) -> HttpResponse:
    """Send the posting as a file, unless the browser has it as it is."""
    posting = visible_posting(request, pk)
    if format_name not in FORMATS:
        raise Http404
    chosen = FORMATS[format_name]
    document, look = posting.document().shown(), Look(**posting.look())
    day = timezone.localdate() if chosen.dated else ""
    etag = f'"{kept.key(format_name, document, look)}{day}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = chosen.render(document, look)
        except NotSet as reason:
            ctx = {"posting": posting, "reason": reason, "label": chosen.label}
            return render(request, "builder/exports/not_made.html", ctx, status=503)
        response = HttpResponse(content, content_type=chosen.media_type)
        name = file_name(document, chosen.extension)
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["ETag"] = etag
    # Kept by the browser of who may see it, and asked for anew each time: it may have changed.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def copy(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show the posting as HTML and as text, each to copy."""
    posting = visible_posting(request, pk)
    document = posting.document().shown()
    ctx = {
        "posting": posting,
        "board_html": FORMATS["board"].render(document, Look()).decode(),
        "text": text.unwrapped(document),
    }
    return render(request, "builder/exports/copy.html", ctx)
