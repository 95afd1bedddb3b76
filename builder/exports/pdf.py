"""The posting as a tagged PDF, set by WeasyPrint from the same page as the HTML export."""

import threading
from functools import cache

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.document import JobDocument
from builder.exports.format import Format, Look
from builder.exports.html import markup, stylesheet

VARIANT = "pdf/ua-1"
_FONTS = "font:"

# Pango keeps its state per process, not per thread.
_ENGINE = threading.Lock()


class OwnAssetsOnly(URLFetcher):
    """Fetches our own fonts and what an address itself holds; refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at `url`.

        Raises:
            ValueError: it is neither a `data:` address nor one of our fonts.

        """
        if url.startswith(_FONTS):
            path = finders.find(f"fonts/{url.removeprefix(_FONTS)}")
            if not isinstance(path, str) or not path.endswith(".woff2"):
                raise ValueError(f"no such font: {url}")
            with open(path, "rb") as file:
                return URLFetcherResponse(url, file.read(), {"Content-Type": "font/woff2"})
        return super().fetch(url, headers)


@cache
def _engine(paper: str) -> tuple[list[CSS], FontConfiguration, OwnAssetsOnly]:
    """Return stylesheets and fonts, read once for each paper and process."""
    fonts = FontConfiguration()
    fetcher = OwnAssetsOnly()
    styles = [
        CSS(string=text, font_config=fonts, url_fetcher=fetcher)
        for text in (
            stylesheet("posting.css"),
            stylesheet("print.css"),
            f"@page {{ size: {paper} }}",
        )
    ]
    return styles, fonts, fetcher


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting as PDF/UA-1, with title, author, language and bookmarks."""
    page = markup(document, look)
    with _ENGINE:
        styles, fonts, fetcher = _engine(look.paper)
        html = HTML(string=page, url_fetcher=fetcher, base_url="data:,")
        pdf: bytes = html.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant=VARIANT)
    return pdf


def warm_up() -> None:
    """Read fonts and styles now, so that the first person to download does not wait for them."""
    render(JobDocument(title="Ready"), Look())


FORMAT = Format("pdf", "PDF", "application/pdf", "pdf", render)
