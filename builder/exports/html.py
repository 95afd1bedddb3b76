"""A page in one file: no script, no address to load anything from."""

import base64
import json
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from builder.document import JobDocument
from builder.exports.color import readable
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet
from builder.exports.themes import THEMES, stylesheets

PAPER = "#ffffff"
PAPER_IN_DARK = "#1d1a17"

_FONT_ADDRESS = re.compile(r"font:([\w.-]+)")
# What is set in italics. Without any, half of the fonts can stay out of the file.
_ITALICS = re.compile(r"<(em|h4)>")


@cache
def asset(name: str) -> bytes:
    """Return one of our own static files, such as exports/posting.css.

    Raises:
        FileNotFoundError: there is none of this name.

    """
    path = finders.find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(name)
    return Path(path).read_bytes()


def stylesheet(name: str) -> str:
    """Return the text of one of our own stylesheets for exports."""
    return asset(f"exports/{name}").decode()


def markup(document: JobDocument, look: Look, styles: str = "", fields: str = "") -> str:
    """Return the posting as a whole HTML page, with `styles` inside it.

    `fields` is the JSON form of all but the sections, where the page is to be read back.
    """
    names = (document.title, document.organization.name)
    return render_to_string(
        "exports/page.html",
        {
            "sheet": Sheet(document),
            "title": ", ".join(filter(None, names)),
            "brand": readable(look.color, PAPER),
            "brand_in_dark": readable(look.color, PAPER_IN_DARK),
            "logo": data_address("image/png", look.logo) if look.logo else "",
            "styles": mark_safe(styles),
            "fields": fields,
        },
    )


def render(document: JobDocument, look: Look) -> bytes:
    """Return the page as UTF-8, for `builder.importing.html` too."""
    italics = any(_ITALICS.search(section.html) for section in document.sections)
    fonts = _fonts(THEMES[look.theme].typeface, italics)
    styles = fonts + page_styles(look.theme, Sheet(document).direction)
    fields = json.dumps(document.to_dict() | {"sections": []}, separators=(",", ":"))
    return markup(document, look, styles, fields).encode()


@cache
def page_styles(theme: str, direction: str) -> str:
    """Return the stylesheet of the page, all but its fonts and colours."""
    names = ("posting.css", "paper.css", "page.css", *stylesheets(theme, direction))
    return "".join(map(stylesheet, names))


@cache
def miniature_styles(theme: str) -> str:
    """Return a theme's stylesheet for showing on screen what a page looks like on paper."""
    names = ("posting.css", "paper.css", *THEMES[theme].stylesheets)
    css = "".join(map(stylesheet, names))
    margins = re.findall(r"@page \{\s*margin: ([^;]+);", css)
    for query, answer in {"print": "all", "(prefers-color-scheme: dark)": "not all"}.items():
        css = css.replace(f"@media {query} {{", f"@media {answer} {{")
    return f"{css}body {{ background: #fff; margin: 0; padding: {margins[-1]}; }}\n"


@cache
def _fonts(typeface: str, italics: bool) -> str:
    """Return the fonts of a typeface as a stylesheet that holds them."""
    faces = stylesheet("fonts.css").splitlines()
    return "\n".join(
        _FONT_ADDRESS.sub(
            lambda match: data_address("font/woff2", asset(f"fonts/{match[1]}")), face
        )
        for face in faces
        if f'@font-face {{ font-family: "{typeface}"' in face and (italics or "italic" not in face)
    )


def data_address(media_type: str, content: bytes) -> str:
    """Return an address that holds the content itself."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


FORMAT = Format(
    "html",
    "Web page",
    "A web page in one file, to send or to put on a site",
    "text/html; charset=utf-8",
    "html",
    render,
)
