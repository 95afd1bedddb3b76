"""What python-docx leaves to raw WordprocessingML: lists, links, fields, languages, own data.

The elements are those of ECMA-376, part 1; their order within a parent is part of the format.
"""

import json
import re
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import Element, tostring

from builder.document import CARRIED_NAMESPACE, JobDocument
from builder.importing.docx import fingerprint

_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Word knows nine levels of a list.
_LEVELS = 9
_BULLETS = "•◦▪"
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
_INDENT = 360  # in twentieths of a point

# Every style that a posting has; python-docx's template brings two hundred more.
_STYLES = {
    *("Normal", "Header", "Footer", "Title", "Heading1", "Heading2", "Heading3", "TitleChar"),
    *("Heading1Char", "Heading2Char", "Heading3Char", "HeaderChar", "FooterChar", "ListBullet"),
    *("ListNumber", "Hyperlink", "DefaultParagraphFont", "TableNormal", "TableGrid", "NoList"),
}
_UNUSED_PARTS = ("stylesWithEffects", "customXml", "thumbnail", "webSettings")
_STORE_ID = "{6A0B8F0E-3C1D-4E57-9C5E-0D8B52A7F311}"


def printable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


class Lists:
    """The numbering of a document: one definition for bullets, one for numbers."""

    def __init__(self, word: Document) -> None:
        self.numbering: Any = word.part.numbering_part.element
        for child in list(self.numbering):
            self.numbering.remove(child)
        for number, ordered in enumerate((False, True)):
            self.numbering.append(_definition(number, ordered))
        self.count = 0
        for name, ordered in (("List Bullet", False), ("List Number", True)):
            numbering = word.styles[name].element.pPr.numPr
            numbering.numId.val = self.start(ordered=ordered)

    def start(self, *, ordered: bool) -> int:
        """Return the number of a new list, which counts from one."""
        if not ordered and self.count:
            return 1
        self.count += 1
        num = self.numbering.add_num(int(ordered))
        if ordered:
            for level in range(_LEVELS):
                num.add_lvlOverride(ilvl=level).add_startOverride(1)
        number: int = num.numId
        return number

    def put(self, paragraph: Paragraph, number: int, level: int) -> None:
        """Make a paragraph an item of list `number`, at `level` counted from 0."""
        properties: Any = paragraph._p.get_or_add_pPr()
        numbering = properties.get_or_add_numPr()
        numbering.get_or_add_ilvl().val = min(level, _LEVELS - 1)
        numbering.get_or_add_numId().val = number


def _definition(number: int, ordered: bool) -> Any:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{_NUMBERS[level % 3] if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{level + 1}." if ordered else _BULLETS[level % 3]}"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word works out, such as PAGE."""
    instruction = _element("w:instrText")
    instruction.text = code
    begin, end = (_element("w:fldChar", fldCharType=kind) for kind in ("begin", "end"))
    for part in (begin, instruction, end):
        paragraph.add_run()._r.append(part)


def link(paragraph: Paragraph, first: int, address: str) -> None:
    """Make the runs from the one at place `first` to the last a link."""
    element: Any = paragraph._p
    runs = list(element)[first:]
    hyperlink: Any = OxmlElement("w:hyperlink")
    key = paragraph.part.relate_to(
        printable(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    hyperlink.set(qn("r:id"), key)
    hyperlink.extend(runs)
    element.append(hyperlink)


def set_font(style: Any, font: str) -> None:
    """Set a style in `font`, for every script."""
    style.font.name = font
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def underline(style: Any, color: str) -> None:
    """Draw a line in `color` (rrggbb) below a style's paragraphs."""
    line = style.element.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}")
    line.attrib.pop(qn("w:themeColor"), None)
    line.set(qn("w:color"), color)


def shade(properties: Any, color: str) -> None:
    """Set a paragraph on a ground of `color` (rrggbb)."""
    shading = _element("w:shd", val="clear", color="auto", fill=color)
    properties.insert_element_before(
        shading, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr", "w:pPrChange"
    )


def set_out_facts(table: Table, rule: str) -> None:
    """Give the table of facts its rules (colour rrggbb), and its name for screen readers."""
    properties: Any = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color=rule))
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/></w:tblCellMar>'
    )
    look = properties.find(qn("w:tblLook"))
    for name in ("firstRow", "noHBand", "noVBand", "lastRow", "lastColumn"):
        look.set(qn(f"w:{name}"), "0")
    look.set(qn("w:firstColumn"), "1")
    look.set(qn("w:val"), "0080")
    look.addprevious(borders)
    look.addprevious(margins)
    look.addnext(_element("w:tblCaption", val="At a glance"))


def size_facts(table: Table, page: Section) -> None:
    """Share the page's width out between labels and facts."""
    assert page.page_width
    assert page.left_margin is not None
    assert page.right_margin is not None
    width = page.page_width - page.left_margin - page.right_margin
    table.autofit = False
    for column, share in zip(table.columns, (0.3, 0.7), strict=True):
        column.width = int(width * share)
        for cell in column.cells:
            cell.width = int(width * share)


def set_language(word: Document, language: str, *, right_to_left: bool) -> None:
    """Say in which language the text is, and turn the page for one written from the right."""
    styles = word.styles.element
    spoken = next(styles.iter(qn("w:lang")))
    for script in ("val", "eastAsia", "bidi"):
        spoken.set(qn(f"w:{script}"), language)
    if not right_to_left:
        return
    properties = word.styles["Normal"].element
    properties.get_or_add_pPr().insert_element_before(
        OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    word.element.body.sectPr.append(OxmlElement("w:bidi"))
    for run in word.element.iter(qn("w:r")):
        run.get_or_add_rPr().append(OxmlElement("w:rtl"))
    for table in word.tables:
        set_out: Any = table._tbl.tblPr
        set_out.find(qn("w:tblW")).addprevious(OxmlElement("w:bidiVisual"))


def leave_out_what_is_unused(word: Document) -> None:
    """Drop the styles and parts that python-docx's template brings and no posting needs."""
    styles = word.styles.element
    for style in list(styles.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _STYLES:
            styles.remove(style)
    for owner in (word.part, word.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNUSED_PARTS):
                del owner.rels[key]


def carry(word: Document, document: JobDocument) -> None:
    """Put the document's JSON form into the file, with a fingerprint of the text it was set from.

    The fingerprint tells a reader whether someone has gone on writing since.
    """
    package = word.part.package
    root = Element(f"{{{CARRIED_NAMESPACE}}}document", text=fingerprint(word.element.body))
    # In ASCII: JSON may hold characters that XML may not.
    root.text = json.dumps(document.to_dict(), separators=(",", ":"))
    data = Part(PackURI("/customXml/item1.xml"), "application/xml", tostring(root), package)
    store = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
        f' ds:itemID="{_STORE_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{CARRIED_NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    )
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        store.encode(),
        package,
    )
    data.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
