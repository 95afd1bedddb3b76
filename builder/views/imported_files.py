"""Reviewing one file that was brought in: the source beside what was understood of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder.forms.imported_file import ReviewForm
from builder.forms.said import MEANINGS, NOTES, SaidForm
from builder.importing import NotReadable
from builder.models import ImportedFile, NotAcceptable
from builder.views.access import UserRequest, editable_imported_file


@require_http_methods(["GET", "POST"])
def imported_file(request: UserRequest, pk: UUID, file_pk: UUID) -> HttpResponse:
    """Show the source beside the result, and save or accept what a person makes of it."""
    file = editable_imported_file(request, pk, file_pk)
    if file.state != ImportedFile.State.READ:
        return render(request, "builder/imports/decided.html", _context(file))
    form = ReviewForm(request.POST or None, file=file, accepting="accept" in request.POST)
    if request.method == "POST" and form.is_valid():
        file.correct(form.job(), form.changed())
        if "correct" in request.POST:
            return _corrected(request, file)
        if "accept" not in request.POST:
            messages.success(request, "Saved. Nothing is made of it yet.")
            return redirect(file)
        try:
            record = file.accept(request.user)
        except NotAcceptable as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Made from {file.name}: {record}")
            return redirect(record)
    status = 422 if form.is_bound else 200
    ctx = _context(file) | {"form": form}
    return render(request, "builder/imports/review.html", ctx, status=status)


def _corrected(request: UserRequest, file: ImportedFile) -> HttpResponse:
    """Take a person's word on a line of the source, and show what that made of the result."""
    said = SaidForm(request.POST)
    try:
        if not said.is_valid():
            raise NotReadable("Choose a line of the source first.")
        file.say(**said.said())
    except NotReadable as problem:
        form = ReviewForm(file=file)
        ctx = _context(file) | {"form": form, "refused": str(problem)}
        return render(request, "builder/imports/review.html", ctx, status=422)
    messages.success(request, "Corrected.")
    return redirect(f"{file.get_absolute_url()}#block-{said.cleaned_data['block']}")


def _context(file: ImportedFile) -> dict[str, Any]:
    return {
        "file": file,
        "batch": file.batch,
        "blocks": file.noted_blocks(NOTES),
        "meanings": MEANINGS,
        "section": "postings",
    }
