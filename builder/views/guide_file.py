"""The guide to a role or an occupation as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from builder.exports import pdf
from builder.exports.html import data_address
from builder.typesetting.pool import NotSet
from builder.views.access import UserRequest, organization_of

_STYLES = ("fonts.css", "guide.css")


def guide_file(request: UserRequest, ctx: dict[str, Any]) -> HttpResponse:
    """Return the guide as a PDF, on the organization's paper.

    Args:
        request: whose organization it is for.
        ctx: `heading`, `lead`, `question`, `guide`, `page` and `pay`, as the page has them.

    """
    pay = ctx["pay"]
    if pay.wide:
        drawing = {"pay": pay, "chart": pay.wide}
        svg = render_to_string("builder/library/pay_chart.html", drawing).strip().encode()
        ctx |= {"drawing": data_address("image/svg+xml", svg)}
    html = render_to_string("exports/guide.html", ctx)
    try:
        content = pdf.write(html, _STYLES, organization_of(request).paper)
    except NotSet as reason:
        ctx = {"heading": ctx["heading"], "reason": reason}
        return render(request, "builder/library/guide_not_made.html", ctx, status=503)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"{slugify(ctx['heading']) or 'role'}-guide.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
