"""The posting as a Word document that people can go on writing: styles, lists, a facts table."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement, fragment_fromstring

from builder.document import JobDocument
from builder.exports import docx_parts as parts
from builder.exports.color import readable
from builder.exports.format import Format, Look
from builder.exports.sheet import Sheet, is_web_address
from builder.exports.themes import THEMES, Theme

PAPERS = {"Letter": (Mm(215.9), Mm(279.4)), "A4": (Mm(210), Mm(297))}
LOGO_WIDTH, LOGO_HEIGHT = Pt(180), Pt(42)
# What the file format gives to each of a file's properties.
PROPERTY_LENGTH = 255
_QUIET, _RULE, _GLOW = RGBColor(0x5F, 0x58, 0x4E), "D9D2C6", "FBE9A9"


def render(document: JobDocument, look: Look) -> bytes:
    """Return the posting as .docx, with its JSON form inside for `builder.importing.docx`."""
    document = document.shown()
    sheet, theme = Sheet(document), THEMES[look.theme]
    word = docx.Document()
    _describe(word, document)
    _lay_out(word, document, look, theme)
    _style(word, look, theme)
    writer = _Writer(word)
    _head(word, writer, sheet, look)
    _facts(word, writer, sheet)
    for part in sheet.parts:
        writer.inline(word.add_paragraph(style="Heading 1"), part.heading)
        writer.blocks(part.html)
    _application(word, writer, sheet)
    parts.set_language(word, document.language, right_to_left=sheet.direction == "rtl")
    parts.leave_out_what_is_unused(word)
    parts.carry(word, document)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _describe(word: Document, document: JobDocument) -> None:
    about = word.core_properties
    about.title = parts.printable(document.title)[:PROPERTY_LENGTH]
    about.author = parts.printable(document.organization.name)[:PROPERTY_LENGTH]
    about.subject = "Job description"
    about.comments = about.keywords = about.last_modified_by = ""
    about.language = document.language
    about.created = about.modified = datetime.now(UTC)


def _lay_out(word: Document, document: JobDocument, look: Look, theme: Theme) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = PAPERS[look.paper]
    vertical, sides = theme.word_margins
    page.top_margin = page.bottom_margin = Mm(vertical)
    page.left_margin = page.right_margin = Mm(sides)
    page.header_distance = page.footer_distance = Mm(vertical / 2)
    footer = page.footer.paragraphs[0]
    footer.style = "Footer"
    footer.add_run(parts.printable(document.title)[:90] + " · Page ")
    parts.add_field(footer, "PAGE")
    footer.add_run(" of ")
    parts.add_field(footer, "NUMPAGES")
    if Sheet(document).draft_note:
        mark = page.header.paragraphs[0].add_run("Draft")
        mark.bold, mark.font.highlight_color = True, WD_COLOR_INDEX.YELLOW


def _style(word: Document, look: Look, theme: Theme) -> None:
    """Set the styles to the theme's font and the brand's colour, so that people can change them."""
    brand = RGBColor.from_string(readable(look.color, "#ffffff")[1:].upper())
    size = theme.word_size
    base = word.styles["Normal"]
    base.font.size = Pt(size)
    base.paragraph_format.space_after = Pt(size * 0.4)
    base.paragraph_format.line_spacing = 1.15
    headings = {"Title": 2.1, "Heading 1": 1.25, "Heading 2": 1.08, "Heading 3": 1.0}
    for name, factor in headings.items():
        style = word.styles[name]
        style.font.size, style.font.bold = Pt(size * factor), True
        style.font.italic = name == "Heading 3"
        style.font.color.rgb = (
            brand if name in {"Title", "Heading 1"} else RGBColor(0x21, 0x1D, 0x18)
        )
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(size * 0.3)
        style.paragraph_format.keep_with_next = True
    parts.underline(word.styles["Title"], str(brand))
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.space_after = Pt(size * 0.2)
    word.styles["Footer"].font.size = Pt(max(8, size * 0.8))
    word.styles["Footer"].font.color.rgb = _QUIET
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = brand, True
    for style in ("Normal", *headings, "Footer"):
        parts.set_font(word.styles[style], theme.word_font)


def _head(word: Document, writer: "_Writer", sheet: Sheet, look: Look) -> None:
    name = sheet.document.organization.name
    if sheet.draft_note:
        note = word.add_paragraph(parts.printable(sheet.draft_note))
        parts.shade(note._p.get_or_add_pPr(), _GLOW)
    if not (look.logo and _add_logo(word, look.logo, name)) and name:
        employer = word.add_paragraph().add_run(parts.printable(name))
        employer.font.color.rgb = _QUIET
    writer.inline(word.add_paragraph(style="Title"), sheet.title)


def _add_logo(word: Document, logo: bytes, name: str) -> bool:
    """Put the logo at the end; say whether it is a picture that Word can show."""
    paragraph = word.add_paragraph()
    with suppress(UnrecognizedImageError, ValueError, LookupError):
        picture = paragraph.add_run().add_picture(BytesIO(logo))
        share = min(LOGO_WIDTH / picture.width, LOGO_HEIGHT / picture.height, 1)
        picture.width = Emu(int(picture.width * share))
        picture.height = Emu(int(picture.height * share))
        picture._inline.docPr.set("descr", parts.printable(name))
        return True
    word.element.body.remove(paragraph._p)
    return False


def _facts(word: Document, writer: "_Writer", sheet: Sheet) -> None:
    if not sheet.facts:
        return
    table = word.add_table(rows=0, cols=2)
    parts.set_out_facts(table, _RULE)
    for line in sheet.facts:
        label, text = table.add_row().cells
        for cell, html in ((label, line.label_html), (text, line.html)):
            writer.inline(_only_paragraph(cell), html)
        for run in label.paragraphs[0].runs:
            run.font.color.rgb = _QUIET
    parts.size_facts(table, word.sections[0])
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _only_paragraph(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    return paragraph


def _application(word: Document, writer: "_Writer", sheet: Sheet) -> None:
    apply = sheet.document.apply
    word.add_paragraph("How to apply", style="Heading 1")
    if sheet.instructions:
        writer.inline(word.add_paragraph(), sheet.instructions.replace("\n", "<br>"))
    for words, html in (
        ("Apply at ", sheet.apply_link),
        (
            "Or send your application to " if apply.url else "Send your application to ",
            sheet.mail_link,
        ),
    ):
        if html:
            writer.inline(word.add_paragraph(words), html)
    if missing := sheet.missing_address:
        writer.inline(word.add_paragraph(f"{missing.label} "), missing.html)


class _Writer:
    """Writes sanitized HTML with marked placeholders into a Word document."""

    def __init__(self, word: Document) -> None:
        self.word = word
        self.lists = parts.Lists(word)

    def blocks(self, html: str) -> None:
        """Write paragraphs, headings and lists at the document's end."""
        for block in _parse(html):
            if block.tag in {"ul", "ol"}:
                self._list(block, 0)
            else:
                style = {"h3": "Heading 2", "h4": "Heading 3"}.get(str(block.tag), "Normal")
                self._run(self.word.add_paragraph(style=style), block, ())

    def inline(self, paragraph: Paragraph, html: str) -> None:
        """Write HTML without blocks into a paragraph."""
        self._run(paragraph, _parse(html), ())

    def _list(self, block: HtmlElement, level: int) -> None:
        number = self.lists.start(ordered=block.tag == "ol")
        for item in block:
            paragraph = self.word.add_paragraph(
                style="List Number" if block.tag == "ol" else "List Bullet"
            )
            self.lists.put(paragraph, number, level)
            self._run(paragraph, item, ())
            for inner in item.iterchildren("ul", "ol"):
                self._list(inner, level + 1)

    def _run(self, paragraph: Paragraph, element: HtmlElement, marks: tuple[str, ...]) -> None:
        self._text(paragraph, element.text, marks)
        for child in element:
            if child.tag == "br":
                paragraph.add_run().add_break()
            elif child.tag == "a" and is_safe(child.get("href", "")):
                first = len(paragraph._p)
                self._run(paragraph, child, (*marks, "a"))
                parts.link(paragraph, first, child.get("href", ""))
            elif child.tag not in {"ul", "ol"}:
                self._run(paragraph, child, (*marks, str(child.tag)))
            self._text(paragraph, child.tail, marks)

    def _text(self, paragraph: Paragraph, text: str | None, marks: Iterable[str]) -> None:
        if not (text := parts.printable(text or "")):
            return
        run = paragraph.add_run(text)
        for mark in marks:
            if mark == "strong":
                run.bold = True
            elif mark == "em":
                run.italic = True
            elif mark == "u":
                run.underline = True
            elif mark == "mark":
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            elif mark == "a":
                run.style = "Hyperlink"


def is_safe(address: str) -> bool:
    """Say whether a document may link to `address`."""
    return is_web_address(address) or address.startswith(("mailto:", "tel:"))


def _parse(html: str) -> HtmlElement:
    element: HtmlElement = fragment_fromstring(parts.printable(html), create_parent="div")
    return element


FORMAT = Format(
    "docx",
    "Word",
    "To go on writing in Word or Google Docs",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx",
    render,
)
