"""All postings as one PDF: contents, bookmarks, each posting on new pages and in its own look."""

from collections.abc import Iterable
from typing import IO

from django.template.loader import render_to_string

from builder.document import JobDocument
from builder.exports import pdf
from builder.exports.bulk.bundle import Bundle, Entry, Wishes
from builder.exports.bulk.pdf_writer import PdfWriter
from builder.exports.color import readable
from builder.exports.html import PAPER, markup
from builder.exports.sheet import Sheet
from builder.exports.themes import stylesheets
from builder.fact_words import locale_of, place_words
from builder.typesetting.pool import NotSet

_ADDRESS = "https://posting.invalid/"


def write(entries: Iterable[Entry], file: IO[bytes], wishes: Wishes) -> list[str]:
    """Write the PDF. It is tagged, as each posting's own is (PDF/UA-1)."""
    failed: list[str] = []
    writer = PdfWriter(file)
    lines: list[dict[str, object]] = []
    pages = 0
    for entry in entries:
        document, look = entry.document, entry.look
        start = f"@page :first {{ counter-reset: page {pages + 1} }}"
        page = markup(document, look, start)
        try:
            styles = (*pdf.STYLES, *stylesheets(look.theme, Sheet(document).direction), "book.css")
            content = pdf.write(page, styles, look.paper)
        except NotSet:
            failed.append(document.title)
            continue
        part = writer.join(content, document.title)
        lines.append(
            {
                "address": f"{_ADDRESS}{len(lines)}",
                "title": document.title,
                "places": _places(document),
                "page": pages + 1,
                "draft": bool(Sheet(document).draft_note),
            }
        )
        pages += part.count
    contents = _contents(wishes, lines)
    starts = [part.first_page for part in writer.parts]

    def target(address: str) -> int | None:
        number = address.removeprefix(_ADDRESS)
        return starts[int(number)] if number != address else None

    writer.join(contents, "Contents", front=True, targets=target)
    writer.close(contents)
    return failed


def _contents(wishes: Wishes, lines: list[dict[str, object]]) -> bytes:
    look = wishes.look
    page = render_to_string(
        "exports/contents.html",
        {"title": wishes.title, "lines": lines, "brand": readable(look.color, PAPER)},
    )
    styles = (*pdf.STYLES, *stylesheets(look.theme, "ltr"), "contents.css")
    return pdf.write(page, styles, look.paper)


def _places(document: JobDocument) -> str:
    locale = locale_of(document.language)
    return "; ".join(filter(None, (place_words(place, locale) for place in document.locations)))


BUNDLE = Bundle(
    "book",
    "One PDF with all",
    "With a list of contents, and page numbers through all postings",
    "application/pdf",
    "pdf",
    write,
    at_once=12,
    most=1000,
)
