"""The posting as a tagged PDF, set by WeasyPrint from the same page as the HTML export."""

import atexit
import gc
import re
import threading
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.document import JobDocument
from builder.exports.format import Format, Look
from builder.exports.html import asset, markup, stylesheet

# WeasyPrint lets the whole process take half a picture for a whole one. Ours are whole, and a logo
# that arrives cut short must be refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False

VARIANT = "pdf/ua-1"
_FONT = re.compile(r"font:([a-z-]+\.woff2)")
_LIST_TAGS = re.compile(r"<(?:ul|ol|li|/ul|/ol)>")

# Pango keeps its state per process, not per thread.
_LOCK = threading.Lock()


class OwnAssetsOnly(URLFetcher):
    """Fetches our own fonts and what an address itself holds; refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at `url`.

        Raises:
            ValueError: it is neither a `data:` address nor a font's.
            FileNotFoundError: there is no such font of ours.

        """
        if font := _FONT.fullmatch(url):
            content = asset(f"fonts/{font[1]}")
            return URLFetcherResponse(url, content, {"Content-Type": "font/woff2"})
        return super().fetch(url, headers)


class _Page(HTML):
    """A page of ours, with browser.css in place of WeasyPrint's styles for all of HTML.

    Those prepare each element for footnotes and each page for sixteen margin boxes, which takes a
    tenth of the time even where there are none.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_engine().browser]


@dataclass(frozen=True, slots=True)
class _Engine:
    browser: CSS
    styles: list[CSS]
    fonts: FontConfiguration
    fetcher: OwnAssetsOnly


@cache
def _engine() -> _Engine:
    """Return stylesheets and fonts, read once for each process."""
    fonts, fetcher = FontConfiguration(), OwnAssetsOnly()
    # It unpacks fonts into a folder of its own, which would outlive the process.
    atexit.register(fonts.__del__)
    browser, *styles = (
        CSS(string=stylesheet(name), font_config=fonts, url_fetcher=fetcher)
        for name in ("browser.css", "fonts.css", "posting.css", "paper.css", "print.css")
    )
    return _Engine(browser, styles, fonts, fetcher)


@cache
def _paper(size: str) -> CSS:
    return CSS(string=f"@page {{ size: {size} }}")


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting as PDF/UA-1, with title, author, language and bookmarks."""
    page = _with_bullets(markup(document, look))
    with _LOCK:
        engine = _engine()
        pdf: bytes = _Page(string=page, url_fetcher=engine.fetcher, base_url="data:,").write_pdf(
            stylesheets=[*engine.styles, _paper(look.paper)],
            font_config=engine.fonts,
            pdf_variant=VARIANT,
            finisher=_say_what_headers_head,
        )
    return pdf


def _say_what_headers_head(_: Document, pdf: Any) -> None:
    """Mark the facts' labels as heads of their rows, for readers that look no further."""
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/TH":
            part["A"]["Scope"] = "/Row"


def _with_bullets(page: str) -> str:
    """Return the page with a bullet written at the start of each item of an unordered list."""
    lists: list[str] = []

    def bulleted(match: re.Match[str]) -> str:
        tag = match.group()
        if tag == "<li>":
            return "<li>•\u00a0\u00a0" if lists[-1] == "<ul>" else tag
        if tag in {"<ul>", "<ol>"}:
            lists.append(tag)
        else:
            lists.pop()
        return tag

    return _LIST_TAGS.sub(bulleted, page)


def warm_up() -> None:
    """Read fonts and styles now, so that the first person to download does not wait for them."""
    render(JobDocument(title="Ready"), Look())
    # What is here now stays: the collector need not look through it while a PDF is made.
    gc.collect()
    gc.freeze()


FORMAT = Format("pdf", "PDF", "application/pdf", "pdf", render)
