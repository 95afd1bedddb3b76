"""Checks a file against PDF/UA-1 (ISO 14289-1), as far as that can be done without a person.

After the rules that veraPDF checks for this profile, by the numbers of the standard's clauses:

- 5: the file says in its metadata that it is PDF/UA-1;
- 7.1: it is marked as tagged; all that is painted is either in the structure or an artifact; its
  title is in the metadata and shown as the window's title; elements are of standard types;
- 7.2: it says its language; lists, tables and their parts are nested as they must be;
- 7.3: figures have an alternative text;
- 7.4.2: headings begin with the first level and leave none out on the way down;
- 7.5: header cells say what they head;
- 7.18: pages with annotations are tabbed through in the order of the structure; links are in the
  structure and have a description;
- 7.21: fonts are in the file, tell what their glyphs mean, and no glyph that stands for a missing
  one is shown.

What only a person can say is not checked: whether the order makes sense and texts fit.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NumberObject

_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do"}
_PAINTS |= {b"INLINE IMAGE", b"Tj", b"TJ", b"'", b'"'}
_STANDARD = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot
    Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
    Figure Formula Form
"""
_TYPES = frozenset(_STANDARD.split())
_PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
}


def problems(reader: PdfReader) -> list[str]:
    """Return what is wrong with the file, each as one sentence; none where nothing is."""
    return [
        *_problems_of_file(reader),
        *_problems_of_structure(reader),
        *(problem for page in reader.pages for problem in _problems_of_page(reader, page)),
        *_problems_of_fonts(reader),
    ]


def _problems_of_file(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    metadata = root["/Metadata"].get_object().get_data().decode() if "/Metadata" in root else ""
    if not re.search(r"""pdfuaid:part(>1<|=["']1["'])""", metadata):
        yield "The metadata do not say that it is PDF/UA-1."
    if "<dc:title>" not in metadata:
        yield "The metadata have no title."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The title is not shown."
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "It is not marked as tagged."
    if not root.get("/Lang"):
        yield "It does not say its language."


def _elements(
    reader: PdfReader,
) -> Iterator[tuple[DictionaryObject, DictionaryObject | None]]:
    """Yield the elements of the structure in reading order, each with its parent."""

    def walk(
        thing: Any, parent: DictionaryObject | None
    ) -> Iterator[tuple[DictionaryObject, DictionaryObject | None]]:
        thing = thing.get_object()
        if isinstance(thing, ArrayObject):
            for kid in thing:
                yield from walk(kid, parent)
        elif isinstance(thing, DictionaryObject):
            if "/S" in thing:
                yield thing, parent
                parent = thing
            if "/K" in thing:
                yield from walk(thing["/K"], parent)

    yield from walk(reader.root_object["/StructTreeRoot"], None)


def _type(element: DictionaryObject) -> str:
    return str(element["/S"]).removeprefix("/")


def _kids(element: DictionaryObject) -> list[Any]:
    kids = element.get("/K", ArrayObject()).get_object()
    return [kid.get_object() for kid in kids] if isinstance(kids, ArrayObject) else [kids]


def _problems_of_structure(reader: PdfReader) -> Iterator[str]:
    level = 0
    for element, parent in _elements(reader):
        kind = _type(element)
        if kind not in _TYPES:
            yield f"{kind} is no standard type."
        if kind in _PARENTS and (parent is None or _type(parent) not in _PARENTS[kind]):
            yield f"{kind} stands where it must not."
        if kind == "L" and any("/S" in kid and _type(kid) != "LI" for kid in _kids(element)):
            yield "A list holds something other than items."
        if kind == "Figure" and not (element.get("/Alt") or element.get("/ActualText")):
            yield "A figure has no alternative text."
        if kind == "TH" and "/Scope" not in str(element.get("/A", "")):
            yield "A header cell does not say what it heads."
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > level + 1:
                yield f"{kind} follows a heading of level {level}."
            level = int(kind[1:])


def _problems_of_page(reader: PdfReader, page: PageObject) -> Iterator[str]:
    inside: list[tuple[str, int | None]] = []
    marked: set[int] = set()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if operator == b"BDC" else {}
            number = properties.get("/MCID") if isinstance(properties, dict) else None
            inside.append((str(operands[0]), number))
            if number is not None:
                marked.add(int(number))
        elif operator == b"EMC":
            inside.pop()
        elif operator in _PAINTS and not any(
            tag == "/Artifact" or number is not None for tag, number in inside
        ):
            yield f"Something is painted that is neither content nor artifact: {operands}."
    counted = Counter(
        _number(kid)
        for element, _ in _elements(reader)
        for kid in _kids(element)
        if isinstance(kid, NumberObject) or "/MCID" in kid
        if _page_of(kid, element) == page.indirect_reference
    )
    for number in marked ^ counted.keys():
        yield f"Content {number} is only in one of page and structure."
    for number, times in counted.items():
        if times > 1:
            yield f"Content {number} is in the structure {times} times."
    yield from _problems_of_annotations(reader, page)


def _number(kid: Any) -> int:
    number: Any = kid["/MCID"] if isinstance(kid, DictionaryObject) else kid
    return int(number)


def _page_of(kid: Any, element: DictionaryObject) -> Any:
    holder = kid if isinstance(kid, DictionaryObject) and "/Pg" in kid else element
    return holder.raw_get("/Pg")


def _problems_of_annotations(reader: PdfReader, page: PageObject) -> Iterator[str]:
    annotations = [annotation.get_object() for annotation in page.get("/Annots", [])]
    if annotations and page.get("/Tabs") != "/S":
        yield "A page is not tabbed through in the order of its structure."
    linked = [
        kid["/Obj"].get_object()
        for element, _ in _elements(reader)
        if _type(element) == "Link"
        for kid in _kids(element)
        if isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR"
    ]
    for annotation in annotations:
        if annotation.get("/Subtype") != "/Link":
            continue
        if not annotation.get("/Contents"):
            yield "A link has no description."
        if annotation not in linked or "/StructParent" not in annotation:
            yield "A link is not in the structure."


def _problems_of_fonts(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for name, font in resources.get("/Font", {}).items():
            font = font.get_object()
            if not font.get("/ToUnicode"):
                yield f"Font {name} does not tell what its glyphs mean."
            for descendant in font.get("/DescendantFonts", [font]):
                described = descendant.get_object().get("/FontDescriptor", {})
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & described.keys():
                    yield f"Font {name} is not in the file."
            if font.get("/Subtype") == "/Type0" and font.get("/Encoding") != "/Identity-H":
                yield f"Font {name} shows glyphs that it does not have."
