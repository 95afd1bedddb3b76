"""A page in one file: no script, no address to load anything from."""

import base64
from functools import cache

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from builder.document import JobDocument
from builder.exports.color import readable
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet


@cache
def stylesheet(name: str) -> str:
    """Return the text of one of our own stylesheets for exports."""
    path = finders.find(f"exports/{name}")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        return file.read()


def markup(document: JobDocument, look: Look, styles: str = "") -> str:
    """Return the posting as a whole HTML page, with `styles` inside it."""
    logo = base64.b64encode(look.logo).decode() if look.logo else ""
    return render_to_string(
        "exports/page.html",
        {
            "sheet": Sheet(document),
            "brand": readable(look.color, "#ffffff"),
            "logo": f"data:image/png;base64,{logo}" if logo else "",
            "styles": mark_safe(styles),
        },
    )


def render(document: JobDocument, look: Look) -> bytes:
    """Return the page as UTF-8."""
    styles = stylesheet("posting.css") + stylesheet("page.css")
    return markup(document, look, styles).encode()


FORMAT = Format("html", "HTML page", "text/html; charset=utf-8", "html", render)
