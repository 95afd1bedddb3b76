"""The posting as a tagged PDF, set from the same page as the HTML export."""

import atexit
import logging
import os
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles import finders

from builder.document import CARRIED_NAME, JobDocument
from builder.exports.format import Format, Look
from builder.exports.html import markup, stylesheet
from builder.exports.kept import keep
from builder.exports.sheet import Sheet
from builder.exports.themes import stylesheets
from builder.typesetting.job import Attached, Job
from builder.typesetting.pool import CannotStart, Limits, Pool

if TYPE_CHECKING:
    from builder.typesetting.typesetter import Typesetter

STYLES = ("fonts.css", "posting.css", "paper.css", "print.css")

logger = logging.getLogger(__name__)
_in_place = threading.Lock()


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting as PDF/UA-1, with title, author, language and bookmarks.

    The shown document's JSON form is attached, for `builder.importing.pdf` to read.

    Raises:
        builder.typesetting.pool.NotSet: none was made; the message says why and what to do.

    """
    carried = Attached(CARRIED_NAME, "The job description as data", document.shown().to_json())
    styles = (*STYLES, *stylesheets(look.theme, Sheet(document).direction))
    return write(markup(document, look), styles, look.paper, carried)


def write(html: str, styles: Sequence[str], paper: str, attached: Attached | None = None) -> bytes:
    """Return a whole HTML page of ours as PDF/UA-1, with title, author, language and bookmarks.

    Args:
        html: the page. What it says of styles itself counts less than `styles`.
        styles: names of stylesheets in static/exports.
        paper: a size of paper as CSS names it, such as Letter.
        attached: a file to carry along, which the page was made from.

    Raises:
        builder.typesetting.pool.NotSet: none was made; the message says why and what to do.

    """
    texts = map(stylesheet, ("browser.css", *styles))
    job = Job(html.encode(), (*texts, f"@page {{ size: {paper} }}"), attached)
    if settings.PDF_PROCESSES:
        try:
            return _pool().pdf(job)
        except CannotStart:
            logger.exception("PDFs are made in this process: no other can be started for them")
    return _set_in_place(job)


def warm_up() -> None:
    """Read fonts and styles now, so that the first person to download does not wait for them."""
    try:
        if settings.PDF_PROCESSES:
            _pool().warm_up()
    except CannotStart:
        logger.exception("No process can be started for PDFs")


def close() -> None:
    """End the processes that PDFs are made in; the next PDF starts new ones."""
    if _pool.cache_info().currsize:
        _pool().close()
        _pool.cache_clear()


@cache
def _pool() -> Pool:
    limits = Limits(
        processes=settings.PDF_PROCESSES,
        seconds=settings.PDF_SECONDS,
        megabytes=settings.PDF_MEGABYTES,
    )
    return Pool(_fonts(), _trial(), limits)


def _forget() -> None:
    if _pool.cache_info().currsize:
        _pool().forget()
        _pool.cache_clear()


atexit.register(close)
os.register_at_fork(after_in_child=_forget)


def _trial() -> Job:
    """Return a page with which a new process reads what it needs."""
    page = markup(JobDocument(title="Ready"), Look())
    return Job(page.encode(), tuple(map(stylesheet, ("browser.css", *STYLES))))


def _fonts() -> Path:
    folder = finders.find("fonts")
    if not isinstance(folder, str):
        raise FileNotFoundError("fonts")
    return Path(folder)


@cache
def _typesetter() -> "Typesetter":
    # Here, so that a web process whose PDFs are made elsewhere need not hold the engine.
    from builder.typesetting.typesetter import Typesetter

    return Typesetter.with_fonts(_fonts())


def _set_in_place(job: Job) -> bytes:
    with _in_place:
        return _typesetter().pdf(job)


FORMAT = Format(
    "pdf", "PDF", "To send, print and attach", "application/pdf", "pdf", keep("pdf", render)
)
