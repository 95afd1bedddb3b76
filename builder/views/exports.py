"""Ways out of a posting or template: downloads, and text to copy into a job board's form."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from builder.exports import FORMATS, Look, file_name, kept, text
from builder.typesetting.pool import NotSet
from builder.views.access import UserRequest, organization_of, visible_record


@require_safe
def download(request: UserRequest, kind: str, pk: UUID, format_name: str) -> HttpResponse:
    """Send a posting or template as a file, unless the browser has it as it is."""
    record = visible_record(request, kind, pk)
    if format_name not in FORMATS:
        raise Http404
    chosen = FORMATS[format_name]
    document = record.document().shown()
    # What came with the product has no look of its own, and takes that of the reader.
    look = Look(**(record.look() or organization_of(request).look()))
    day = timezone.localdate() if chosen.dated else ""
    etag = f'"{kept.key(format_name, document, look)}{day}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = chosen.render(document, look)
        except NotSet as reason:
            ctx = {"record": record, "reason": reason, "label": chosen.label}
            return render(request, "builder/exports/not_made.html", ctx, status=503)
        response = HttpResponse(content, content_type=chosen.media_type)
        name = file_name(document, chosen.extension)
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["ETag"] = etag
    # Kept by the browser of who may see it, and asked for anew each time: it may have changed.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def copy(request: UserRequest, kind: str, pk: UUID) -> HttpResponse:
    """Show it as HTML and as text, each to copy."""
    record = visible_record(request, kind, pk)
    document = record.document().shown()
    ctx = {
        "record": record,
        "board_html": FORMATS["board"].render(document, Look()).decode(),
        "text": text.unwrapped(document),
    }
    return render(request, "builder/exports/copy.html", ctx)
