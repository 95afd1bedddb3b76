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
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.typesetting.job import Attached, Job
from builder.typesetting.tags import finish_tags
from builder.typesetting.weasyprint_70 import keep_styles

# WeasyPrint lets the whole process take half a picture for a whole one. Ours are whole, and a logo
# that arrives cut short must be refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False

VARIANT = "pdf/ua-1"
MISSING = "☐"
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
        keep_styles()
        fonts = FontConfiguration()
        # It unpacks fonts into a folder of its own, which would outlive the process.
        atexit.register(fonts.__del__)
        return cls(OwnAssetsOnly(folder), fonts)

    def pdf(self, job: Job) -> bytes:
        """Return the page as PDF/UA-1, with title, author, language and bookmarks.

        A character that no font has is shown as an empty box, and is that box in the text too:
        WeasyPrint's own way of showing it makes the other text of its font unreadable to many
        programs, and PDF/UA does not allow it.
        """
        pdf, missing = self._set(_parsed(job.html), job)
        if missing:
            root = _parsed(job.html)
            _replace(root, dict.fromkeys(missing, MISSING))
            pdf, _ = self._set(root, job)
        return pdf

    def _set(self, root: HtmlElement, job: Job) -> tuple[bytes, set[int]]:
        """Return a page as PDF, and the characters that no font has."""
        missing: set[int] = set()

        def finish(document: Document, pdf: Any) -> None:
            missing.update(*(font.missing for font in document.fonts.values()))
            finish_tags(pdf)

        _write_markers(root)
        # As a stylesheet it is kept parsed; as an attribute it would be parsed for each page.
        own = f"body {{ {_body(root).attrib.pop('style', '')} }}"
        texts = (*job.styles, own)
        browser, *sheets = (_stylesheet(text, self.fonts, self.fetcher) for text in texts)
        pdf = _Page(root, browser, self.fetcher).write_pdf(
            stylesheets=sheets,
            font_config=self.fonts,
            pdf_variant=VARIANT,
            attachments=[_attachment(job.attached)] if job.attached else None,
            finisher=finish,
        )
        return pdf, missing


@lru_cache(maxsize=_STYLESHEETS)
def _stylesheet(text: str, fonts: FontConfiguration, fetcher: OwnAssetsOnly) -> CSS:
    return CSS(string=text, font_config=fonts, url_fetcher=fetcher)


def _parsed(html: bytes) -> HtmlElement:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    return lxml.html.document_fromstring(html, parser=parser)


def _body(root: HtmlElement) -> HtmlElement:
    return next(root.iter("body"))


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


def _replace(root: HtmlElement, characters: dict[int, str]) -> None:
    """Replace characters in all that is shown; the document's title is not."""
    for element in _body(root).iter():
        element.text = element.text and element.text.translate(characters)
        element.tail = element.tail and element.tail.translate(characters)
        for name, value in element.attrib.items():
            element.set(name, value.translate(characters))
