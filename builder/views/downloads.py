"""Many postings in one file."""

import io
from typing import Any

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import FileResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder import background
from builder.background import download
from builder.background.kind import WorkFailed
from builder.exports.bulk import BUNDLES
from builder.forms.download import DownloadForm
from builder.models import Chosen, Organization
from builder.views.access import UserRequest, organization_of


@require_http_methods(["GET", "POST"])
def download_postings(request: UserRequest) -> HttpResponseBase:
    """Ask what to make of the chosen postings, and make it: at once, or else in the background."""
    organization = organization_of(request)
    chosen = chosen_in(request.POST if request.method == "POST" else request.GET)
    count = chosen.postings(organization).count()
    if not count:
        messages.warning(request, "First tick the postings that you want to download.")
        return redirect("postings")
    form = DownloadForm(request.POST or None, count=count)
    if request.method == "POST" and form.is_valid():
        arguments = form.cleaned_data | {"chosen": chosen.to_dict()}
        if form.is_small() and (response := _at_once(organization, arguments)):
            return response
        work = background.start(
            "download",
            f"Download of {counted(count)}",
            organization=organization,
            by=request.user,
            arguments=arguments,
        )
        return redirect("work", work.pk)
    ctx = {"form": form, "chosen": chosen, "counted": counted(count), "section": "postings"}
    status = 422 if form.is_bound else 200
    return render(request, "builder/postings/download.html", ctx, status=status)


def chosen_in(data: QueryDict, template: str = "") -> Chosen:
    """Return which postings were chosen in the list, or in that of one template."""
    return Chosen.of(
        data.getlist("posting"),
        "all" in data,
        query=data.get("q", ""),
        state=data.get("state", ""),
        sort=data.get("sort", ""),
        template=template,
        behind=bool(template and data.get("behind")),
    )


def _at_once(organization: Organization, arguments: dict[str, Any]) -> HttpResponseBase | None:
    """Return the file, or None where something is missing in it, of which people must be told."""
    file = io.BytesIO()
    try:
        failed = download.write(organization, arguments, file)
    except WorkFailed:
        return None
    if failed:
        return None
    file.seek(0)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=download.file_name(organization, arguments),
        content_type=BUNDLES[arguments["bundle"]].media_type,
    )
    response["Cache-Control"] = "private, no-store"
    return response


def counted(count: int) -> str:
    """Say how many postings."""
    return "one posting" if count == 1 else f"{intcomma(count)} postings"
