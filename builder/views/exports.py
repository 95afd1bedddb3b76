"""Ways out of a posting or template: downloads, and text to copy into a job board's form."""

from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from builder.exports import FORMATS, THEMES, Look, file_name, html, kept, text
from builder.exports.color import readable
from builder.exports.printable import unprintable
from builder.exports.sheet import Sheet
from builder.forms.look import LookForm
from builder.typesetting.pool import NotSet
from builder.views.access import UserRequest, editable_posting, organization_of, visible_record


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


@require_http_methods(["GET", "POST"])
def look(request: UserRequest, pk: UUID) -> HttpResponse:
    """Choose the posting's theme from pictures of the posting itself."""
    posting = editable_posting(request, pk)
    form = LookForm(request.POST or None, posting=posting)
    if request.method == "POST" and form.is_valid():
        posting.choose_theme(form.cleaned_data["theme"])
        label = THEMES[form.cleaned_data["theme"]].label
        messages.success(request, f"Look: {label}. PDF, Word and web page have it from now on.")
        return redirect("posting", posting.pk)
    ctx = {
        "posting": posting,
        "form": form,
        "themes": THEMES.values(),
        "usual": posting.organization.theme,
        "chosen": form["theme"].value(),
        "unprintable": unprintable(posting.document()),
    }
    return render(request, "builder/exports/look.html", ctx, status=422 if form.is_bound else 200)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def miniature(request: UserRequest, pk: UUID, theme: str) -> HttpResponse:
    """Show the posting in a theme as it is on paper, for a frame on the page to choose from."""
    posting = editable_posting(request, pk)
    if theme not in THEMES:
        raise Http404
    ctx = {
        "posting": posting,
        "sheet": Sheet(posting.document()),
        "theme": theme,
        "logo": posting.organization.logo
        and reverse("logo", args=[posting.organization.logo.digest]),
    }
    return render(request, "builder/exports/miniature.html", ctx)


@require_safe
@cache_control(private=True, max_age=60 * 60)
def miniature_styles(request: UserRequest, theme: str, color: str) -> HttpResponse:
    """Send the stylesheet of a theme on paper, with a brand's colour made readable there."""
    if theme not in THEMES:
        raise Http404
    css = html.miniature_styles(theme)
    brand = f".posting {{ --brand: {readable(f'#{color}', html.PAPER)}; }}\n"
    return HttpResponse(css + brand, content_type="text/css; charset=utf-8")
