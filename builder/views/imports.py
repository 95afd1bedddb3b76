"""Bringing in what people already have: the upload, the files of an import, one file."""

import csv
from contextlib import closing
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from builder import background
from builder.background.importing import read_file, undone
from builder.exports.bulk.csv import plain
from builder.forms.import_uploads import ImportUploadHandler
from builder.forms.importing import ImportForm
from builder.models import Import, ImportedFile, NotAcceptable
from builder.views.access import (
    UserRequest,
    editable_import,
    editable_imported_file,
    require_writer,
)

PAGE_SIZE = 50
# So many files are done while the person waits.
FEW = 10
# A single file of so many bytes is read while the person waits.
READ_AT_ONCE = 200_000


@require_safe
def imports(request: UserRequest) -> HttpResponse:
    """List the imports, the last first."""
    found = Import.objects.in_organization(require_writer(request)).select_related("created_by")
    found = found.annotate(many=Count("files")).order_by("-created_at", "pk")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "builder/imports/list.html", {"page": page, "section": "postings"})


# Reading a form's data fixes what takes its files, and the check for forgery reads it.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def new_import(request: UserRequest) -> HttpResponse:
    """Ask for files or a text, and take them."""
    with closing(ImportUploadHandler(request)) as handler:
        request.upload_handlers = [handler]
        response: HttpResponse = _new_import(request)
    return response


@csrf_protect
def _new_import(request: UserRequest) -> HttpResponse:
    organization = require_writer(request)
    initial = {"kind": request.GET.get("kind") or Import.Kind.POSTING}
    form = ImportForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=initial,
        organization=organization,
    )
    if request.method == "POST" and form.is_valid():
        batch = Import.objects.begin(organization, form.cleaned_data["kind"], request.user)
        files = batch.add(form.contents())
        batch.add_failed(form.bad)
        if len(files) > 1 or form.bad or files[0].size > READ_AT_ONCE:
            start(batch, "read", f"Reading {counted(len(files))}", request)
            return redirect(batch)
        (only,) = files
        read_file(only)
        if only.state == ImportedFile.State.READ:
            return redirect(only)
        only.forget_content()
        batch.delete()
        form.add_error("pasted" if not request.FILES else "uploads", only.message)
    ctx = {"form": form, "section": "postings"}
    status = 422 if form.is_bound else 200
    return render(request, "builder/imports/new.html", ctx, status=status)


@never_cache
@require_safe
def import_batch(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show the files of an import with what became of each; the page asks again by itself."""
    batch = editable_import(request, pk)
    return render(request, _template(request), _batch_context(request, batch))


@require_POST
def read_on(request: UserRequest, pk: UUID) -> HttpResponse:
    """Read what was not read, because someone stopped it, or because it failed."""
    batch = editable_import(request, pk)
    failed = batch.files.filter(state=ImportedFile.State.FAILED).exclude(stored="")
    failed.update(state=ImportedFile.State.WAITING, tries=0, message="")
    waiting = batch.files.waiting().count()
    if waiting and not batch.is_busy:
        start(batch, "read", f"Reading {counted(waiting)}", request)
    return redirect(batch)


@require_POST
def discard_imported(request: UserRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """Decide against a file."""
    file = editable_imported_file(request, pk, file_pk)
    file.discard()
    messages.success(request, f"Discarded: {file.name}")
    return redirect(file.batch)


@require_POST
def accept_sure(request: UserRequest, pk: UUID) -> HttpResponse:
    """Make postings or templates of all files that leave nothing to doubt."""
    batch = editable_import(request, pk)
    many = batch.files.sure().count()
    if batch.is_busy or not many:
        messages.warning(request, "There is nothing to accept now.")
    elif many > FEW:
        start(batch, "accept", f"Accepting {counted(many)}", request)
    else:
        accepted = batch.accept_sure(request.user, list)
        messages.success(request, f"Accepted: {counted(accepted)}")
    return redirect(batch)


@require_POST
def undo_import(request: UserRequest, pk: UUID) -> HttpResponse:
    """Put aside all that was made of an import and that nobody touched since."""
    batch = editable_import(request, pk)
    many = batch.files.accepted().count()
    if batch.is_busy or not many:
        messages.warning(request, "There is nothing to undo now.")
    elif many > FEW:
        start(batch, "undo", f"Undoing {counted(many)}", request)
    else:
        messages.success(request, undone(*batch.undo(request.user, list)))
    return redirect(batch)


@require_POST
def accept_imported(request: UserRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """Make a posting or template of a file as it was understood."""
    file = editable_imported_file(request, pk, file_pk)
    try:
        record = file.accept(request.user)
    except NotAcceptable as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, f"Made from {file.name}: {record}")
    return redirect(file.batch)


@require_safe
def import_report(request: UserRequest, pk: UUID) -> HttpResponse:
    """Send what became of each file, as a table."""
    batch = editable_import(request, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="import.csv"'
    # Without a mark at its beginning Excel takes it for something else.
    response.write("\ufeff")
    lines = csv.writer(response)
    lines.writerow(["File", "State", "Title", "Words", "Words kept", "To check", "Remarks"])
    for file in batch.files.listed().iterator(chunk_size=500):
        remarks = ". ".join(filter(None, (file.message, file.alike)))
        cells = (file.name, file.get_state_display(), file.title, file.words, file.words_kept)
        lines.writerow([plain(cell) for cell in (*cells, file.doubts, remarks)])
    return response


def start(batch: Import, step: str, title: str, request: UserRequest) -> None:
    """Have something done with an import in the background."""
    batch.work = background.start(
        "import",
        title,
        organization=batch.organization,
        by=request.user,
        arguments={"import": str(batch.pk), "step": step},
    )
    batch.save(update_fields=["work"])


def counted(many: int) -> str:
    """Return how many files there are, in words."""
    return "one file" if many == 1 else f"{many} files"


def _template(request: UserRequest) -> str:
    return f"builder/imports/{'files' if request.htmx else 'import'}.html"


def _batch_context(request: UserRequest, batch: Import) -> dict[str, Any]:
    state = request.GET.get("state", "")
    state = state if state in ImportedFile.State.values else ""
    files = batch.files.listed()
    if state:
        files = files.filter(state=state)
    counts = batch.counts()
    return {
        "batch": batch,
        "work": batch.work,
        "page": Paginator(files, PAGE_SIZE).get_page(request.GET.get("page")),
        "state": state,
        "states": [
            (name, label, counts[name])
            for name, label in ImportedFile.State.choices
            if counts[name]
        ],
        "many": sum(counts.values()),
        "counts": counts,
        "again_failed": batch.files.filter(state=ImportedFile.State.FAILED)
        .exclude(stored="")
        .count(),
        "sure": batch.files.sure().count(),
        "section": "postings",
        "again": urlencode({"state": state, "page": request.GET.get("page", "")}),
    }
