"""Sets one page after another as tagged PDF, with WeasyPrint."""

import atexit
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import lxml.html
from cssselect2 import ElementWrapper
from lxml.html import HtmlElement
from PIL import ImageFile
from pydyf import Array
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.typesetting.job import Attached, Job

# WeasyPrint lets the whole process take half a picture for a whole one. Ours are whole, and a logo
# that arrives cut short must be refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False

VARIANT = "pdf/ua-1"
_FONT = re.compile(r"font:([a-z-]+\.woff2)")
# Stylesheets kept parsed: those of all themes and papers, and of the brands of late.
_STYLESHEETS = 200


class OwnAssetsOnly(URLFetcher):
    """Fetches our own fonts and what an address itself holds; refuses every other address."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=("data",))
        self._fonts = fonts

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at `url`.

        Raises:
            ValueError: it is neither a `data:` address nor a font's.
            FileNotFoundError: there is no such font of ours.

        """
        if font := _FONT.fullmatch(url):
            content = (self._fonts / font[1]).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "font/woff2"})
        return super().fetch(url, headers)


class _Page(HTML):
    """A page parsed by lxml, ten times as fast, with a stylesheet of ours for all of HTML.

    WeasyPrint's own prepares each element for footnotes and each page for sixteen margin boxes,
    which takes a tenth of the time even where there are none.
    """

    def __init__(self, root: HtmlElement, browser: CSS, fetcher: URLFetcher) -> None:
        self.base_url = "data:,"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self._browser = browser

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [self._browser]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Keeps fonts and parsed stylesheets from page to page.

    Not for several threads at once: Pango keeps its state per process.
    """

    fetcher: OwnAssetsOnly
    fonts: FontConfiguration

    @classmethod
    def with_fonts(cls, folder: Path) -> "Typesetter":
        """Return one that finds the fonts of `font:` addresses in `folder`."""
        fonts = FontConfiguration()
        # It unpacks fonts into a folder of its own, which would outlive the process.
        atexit.register(fonts.__del__)
        return cls(OwnAssetsOnly(folder), fonts)

    def pdf(self, job: Job) -> bytes:
        """Return the page as PDF/UA-1, with title, author, language and bookmarks."""
        root = _parsed(job.html)
        _write_markers(root)
        browser, *styles = (_stylesheet(text, self.fonts, self.fetcher) for text in job.styles)
        pdf: bytes = _Page(root, browser, self.fetcher).write_pdf(
            stylesheets=styles,
            font_config=self.fonts,
            pdf_variant=VARIANT,
            attachments=[_attachment(job.attached)] if job.attached else None,
            finisher=_finish,
        )
        return pdf


@lru_cache(maxsize=_STYLESHEETS)
def _stylesheet(text: str, fonts: FontConfiguration, fetcher: OwnAssetsOnly) -> CSS:
    return CSS(string=text, font_config=fonts, url_fetcher=fetcher)


def _parsed(html: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    return lxml.html.document_fromstring(html.encode(), parser=parser)


def _write_markers(root: HtmlElement) -> None:
    """Write a bullet or a number at the start of each item of the lists in prose.

    In boxes of their own they take WeasyPrint a fifth of its time, and a reader that follows the
    order of drawing hears a number after what it counts.
    """
    for prose in root.find_class("prose"):
        for item, number in _items(prose):
            if number is None:
                item.text = "•\u00a0\u00a0" + (item.text or "")
            else:
                marker = item.makeelement("span", {"class": "number"})
                marker.text = f"{number}."
                marker.tail, item.text = item.text, None
                item.insert(0, marker)


def _items(prose: HtmlElement) -> Iterator[tuple[HtmlElement, int | None]]:
    """Yield the items of all lists, each with its number, or with None where it has a bullet."""
    for found in list(prose.iter("ul", "ol")):
        numbered = found.tag == "ol"
        for number, item in enumerate(found.findall("li"), start=1):
            yield item, number if numbered else None


def _attachment(attached: Attached) -> Attachment:
    # With the date of the day, equal pages would make unequal files.
    undated = datetime(2000, 1, 1)  # noqa: DTZ001
    return Attachment(
        string=attached.text,
        name=attached.name,
        description=attached.description,
        created=undated,
        modified=undated,
    )


def _finish(_: Document, pdf: Any) -> None:
    """Say what WeasyPrint leaves open: what headers head, and what an attached file is."""
    objects: list[Any] = [part for part in pdf.objects if isinstance(part, dict)]
    parts = {part.reference: part for part in objects}
    for part in parts.values():
        if part.get("S") == "/TR":
            _say_what_headers_head([parts[kid] for kid in part["K"] if kid in parts])
        elif part.get("Type") == "/Filespec":
            part["AFRelationship"] = "/Source"
            pdf.catalog["AF"] = Array([part.reference])


def _say_what_headers_head(row: list[Any]) -> None:
    """Mark the headers of a row of nothing else as those of columns, others as its own."""
    heads = [cell for cell in row if cell.get("S") == "/TH"]
    scope = "/Column" if len(heads) == len(row) > 1 else "/Row"
    for head in heads:
        head["A"]["Scope"] = scope
