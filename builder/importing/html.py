"""Reads web pages: any, and exactly what our own export wrote."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from html import unescape

import nh3
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from builder import rich_text
from builder.document import InvalidDocument, JobDocument
from builder.importing.blocks import Block, Run, Source, trimmed
from builder.importing.job_data import facts_of, job_posting
from builder.importing.json import LARGEST, checked
from builder.importing.limits import check_length
from builder.importing.text import decoded


def _strong(run: Run) -> Run:
    return replace(run, strong=True)


def _em(run: Run) -> Run:
    return replace(run, em=True)


def _underlined(run: Run) -> Run:
    return replace(run, underlined=True)


_LOOKS = {
    "b": _strong, "strong": _strong, "i": _em, "em": _em, "u": _underlined, "ins": _underlined
}  # fmt: skip
_INLINE = {
    *("span", "font", "small", "big", "sub", "sup", "code", "label", "mark", "abbr", "time"),
    *("cite", "q", "kbd", "samp", "var", "data", "tt", "s", "button", "tbody", "thead", "tfoot"),
}
_KEPT = {
    *_LOOKS, *_INLINE, "a", "br", "p", "div", "ul", "ol", "li", "table", "tr", "td", "th",
    "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "dt", "dd", "section",
    "article", "header", "footer", "figure", "figcaption", "address", "main", "nav", "aside", "hr",
    "center", "details", "summary", "fieldset", "legend", "form",
}  # fmt: skip
_NOT_SHOWN = {
    *("script", "style", "title", "iframe", "noembed", "noframes", "template", "noscript"),
    *("select", "textarea", "svg", "math", "object", "head"),
}
_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)
_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_HIDING = re.compile(r"display:none|visibility:hidden")
_TAG = re.compile(r"<[^>]*>")


def read(content: bytes) -> JobDocument | None:
    """Return the document: its fields from what the page carries, its sections from the text.

    Nothing comes back where the page is not ours.
    """
    if len(content) > LARGEST:
        return None
    try:
        parser = HTMLParser(encoding="utf-8")
        page: HtmlElement = document_fromstring(content, parser=parser)
        carried = page.xpath("string(//article[@data-document]/@data-document)")
        data = json.loads(carried)
        data["sections"] = [_section(part) for part in page.xpath("//section[@data-kind]")]
        return checked(data)
    except (ValueError, TypeError, RecursionError, ParserError, InvalidDocument):
        return None


def _section(part: HtmlElement) -> dict[str, str]:
    heading, text = part.find("h2"), part.find("div")
    return {
        "kind": part.get("data-kind", ""),
        "heading": "" if heading is None else heading.text_content(),
        "html": "" if text is None else tostring(text, encoding="unicode", with_tail=False),
    }


def source(content: bytes) -> Source:
    """Return the blocks of a web page, or of a piece of one that was pasted.

    Raises:
        NotReadable: it is too long, or holds no text.

    """
    text = decoded(_in_utf8(content))
    page = rich_text.shallow(_shown(text))
    clean = nh3.clean(
        page,
        tags=_KEPT,
        clean_content_tags=_NOT_SHOWN,
        attributes={"*": {"style", "hidden", "lang"}, "a": {"href"}},
        url_schemes=rich_text.LINK_SCHEMES,
        url_relative="deny",
        link_rel=None,
    )
    check_length(_TAG.sub("", clean))
    root = document_fromstring(f"<div>{clean}</div>", parser=HTMLParser(encoding="utf-8"))
    walk = _Walk()
    walk.into(root, Run(""))
    walk.close()
    posting = job_posting(text)
    blocks = [*facts_of(posting), *walk.blocks] if walk.blocks else []
    name = re.search(r"<title[^<>]{0,200}>([^<]*)</title>", text, re.IGNORECASE)
    language = re.search(r"<html[^<>]{0,500}\blang=[\"']?([A-Za-z-]+)", text, re.IGNORECASE)
    return Source(
        tuple(blocks),
        "\n".join(walk.seen),
        str(posting.get("title") or "") or (unescape(name[1]).strip() if name else ""),
        language[1] if language else "",
    )


def _shown(page: str) -> str:
    """Return a page without its comments and its head."""
    parts = []
    at = 0
    while (start := page.find("<!--", at)) >= 0 and (end := page.find("-->", start)) >= 0:
        parts.append(page[at:start])
        at = end + 3
    page = " ".join([*parts, page[at:]])
    head = _HEAD.search(page)
    end_of_head = _HEAD_END.search(page, head.end()) if head else None
    if head and end_of_head:
        page = f"{page[: head.start()]} {page[end_of_head.end() :]}"
    return page


def _in_utf8(content: bytes) -> bytes:
    """Return a page in UTF-8, whichever encoding it says it has."""
    said = re.search(rb"<meta[^>]*charset=[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
    if said and said[1].lower() not in {b"utf-8", b"utf8"}:
        with suppress(LookupError, UnicodeDecodeError):
            return content.decode(said[1].decode("ascii")).encode()
    return content


class _Walk:
    """Goes through a page as a reader does, and notes blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.seen: list[str] = []
        self.runs: list[Run] = []
        self.shape = Block("paragraph", ())
        self.lists: list[bool] = []
        self.cell = False

    def into(self, element: HtmlElement, look: Run) -> None:
        self.add(element.text, look)
        for child in element:
            if isinstance(child.tag, str) and not _is_hidden(child):
                self.element(child, look)
            self.add(child.tail, look)

    def element(self, child: HtmlElement, look: Run) -> None:
        tag = str(child.tag)
        if tag == "br":
            self.add_run(replace(look, text="\n"))
        elif tag in _LOOKS:
            self.into(child, _LOOKS[tag](look))
        elif tag == "a":
            self.into(child, replace(look, href=child.get("href", "")))
        elif tag in {"td", "th"} and self.shape.kind == "row":
            if self.runs:
                self.add_run(Run("\t"))
            self.cell = True
            self.into(child, look)
            self.cell = False
        elif tag == "tr" and _is_row(child):
            self.begin(Block("row", ()))
            self.into(child, look)
            self.begin(Block("paragraph", ()))
        elif tag in {"ul", "ol"} and not self.cell:
            self.close()
            before, self.lists = self.shape, [*self.lists, tag == "ol"]
            self.begin(Block("item", (), len(self.lists) - 1, ordered=tag == "ol"))
            self.into(child, look)
            self.begin(before)
            self.lists = self.lists[:-1]
        elif tag == "li" and not self.cell:
            ordered = bool(self.lists and self.lists[-1])
            self.begin(Block("item", (), max(len(self.lists) - 1, 0), ordered=ordered))
            self.into(child, look)
            self.close()
        elif re.fullmatch(r"h[1-6]", tag) and not self.cell:
            self.begin(Block("heading", (), int(tag[1])))
            self.into(child, look)
            self.begin(Block("paragraph", ()))
        elif tag in _INLINE:
            self.into(child, look)
        elif self.shape.kind != "paragraph":
            # A paragraph in an item or a cell goes on in it.
            self.add_run(Run(" " if self.cell else "\n"))
            self.into(child, look)
            self.add_run(Run(" " if self.cell else "\n"))
        else:
            self.close()
            self.into(child, look)
            self.close()

    def add(self, text: str | None, look: Run) -> None:
        if text:
            self.seen.append(text)
            self.add_run(replace(look, text=re.sub(r"\s+", " ", text)))

    def add_run(self, run: Run) -> None:
        self.runs.append(run)

    def begin(self, shape: Block) -> None:
        self.close()
        self.shape = shape

    def close(self) -> None:
        runs = trimmed(self.runs)
        self.runs = []
        if runs and "".join(run.text for run in runs).strip():
            self.blocks.append(replace(self.shape, runs=runs))


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or bool(_HIDING.search(style))


def _is_row(element: HtmlElement) -> bool:
    """Say whether a table's row is one of short cells; others only set the page out."""
    cells = element.xpath("./td|./th")
    return len(cells) > 1 and all(
        len(cell.text_content()) < 500 and not cell.xpath(".//table|.//h1|.//h2|.//h3|.//li")
        for cell in cells
    )
