"""The picture that social networks show beside a link to a job: title, employer, place, pay."""

from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from builder.document import JobDocument
from builder.exports.color import readable
from builder.exports.format import Look
from builder.exports.html import asset
from builder.exports.sheet import location_line
from builder.fact_words import WORKPLACES, pay_line

# In pixels, as the Open Graph protocol's readers show it without cutting.
WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
_INK, _QUIET, _PAPER = "#211d18", "#5f584e", "#ffffff"
_TITLE_SIZES = (84, 72, 60, 50, 42)
_TITLE_LINES = 3
_LOGO = (360, 110)
_KEPT = 64


@lru_cache(maxsize=_KEPT)
def render(document: JobDocument, look: Look) -> bytes:
    """Return the picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    brand = readable(look.color, _PAPER)
    draw.rectangle((0, 0, WIDTH, 18), fill=brand)
    top = _MARGIN
    if look.logo:
        logo = Image.open(BytesIO(look.logo)).convert("RGBA")
        logo.thumbnail(_LOGO)
        image.paste(logo, (_MARGIN, top), logo)
    else:
        name = _cut(document.organization.name, _font("regular", 40))
        draw.text((_MARGIN, top), name, font=_font("regular", 40), fill=_QUIET)
    lines, font = _title(document.title)
    below = HEIGHT - _MARGIN - 130 - len(lines) * int(font.size * 1.15)
    for number, line in enumerate(lines):
        place = (_MARGIN, below + number * int(font.size * 1.15))
        draw.text(place, line, font=font, fill=brand)
    for number, line in enumerate(_facts(document)):
        place = (_MARGIN, HEIGHT - _MARGIN - 88 + number * 48)
        draw.text(place, _cut(line, _font("regular", 36)), font=_font("regular", 36), fill=_INK)
    file = BytesIO()
    image.quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def _title(text: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the title's lines in the largest type in which it has room."""
    for size in _TITLE_SIZES:
        font = _font("semibold", size)
        lines = _lines(text, font)
        if len(lines) <= _TITLE_LINES:
            return lines, font
    kept = lines[:_TITLE_LINES]
    return [*kept[:-1], _cut(f"{kept[-1]} {lines[_TITLE_LINES]}…", font)], font


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, font):
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return lines


def _facts(document: JobDocument) -> list[str]:
    pay = pay_line(document.pay, document.language) if document.pay else ""
    place = location_line(document) if document.locations else ""
    where = " · ".join(filter(None, (place, WORKPLACES.get(document.workplace, ""))))
    return [line for line in (where, pay) if line]


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= WIDTH - 2 * _MARGIN


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    text = text[:200]
    if _fits(text, font):
        return text
    while text and not _fits(f"{text}…", font):
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(asset(f"fonts/posting-serif-{weight}.woff2")), size)
