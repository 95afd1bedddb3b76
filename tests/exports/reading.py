"""Reads what the exports wrote."""

from lxml.html import HtmlElement


def words(element: HtmlElement) -> str:
    """Return the text of an element with its white space settled."""
    return " ".join(element.text_content().split())


def first(root: HtmlElement, tag: str) -> HtmlElement:
    """Return the first element of a name."""
    return next(root.iter(tag))
