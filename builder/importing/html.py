"""Reads back the page that our own HTML export wrote."""

import json

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from builder.document import InvalidDocument, JobDocument
from builder.importing.json import LARGEST, checked


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
