"""Goes through the parts of a Word file (WordprocessingML, ECMA-376) and notes blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from builder.importing.blocks import Block, Run, trimmed
from builder.importing.limits import DEEPEST

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NAME = "{http://purl.org/dc/elements/1.1/}title"
# Text that was deleted or moved away, codes of fields, and a second copy for old programs.
_NOT_SHOWN = {
    *(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPrChange")),
    *(f"{_W}{name}" for name in ("pPrChange", "sectPrChange", "fldData", "annotationRef")),
    _FALLBACK,
}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


class Word:
    """The parts of a Word file, parsed, by name; `body` is the name of the main one."""

    def __init__(self, parts: Mapping[str, Any], body: str) -> None:
        self.parts = parts
        self.folder = body.rpartition("/")[0]
        self.body = body
        self.styles = self._styles()
        self.ordered = self._numbering()

    @property
    def name(self) -> str:
        """What the file's properties call the document."""
        root = self.parts.get("docProps/core.xml")
        return "" if root is None else (root.findtext(_NAME) or "").strip()

    @property
    def language(self) -> str:
        """The language of the text, as the styles say it."""
        root = self.parts.get(f"{self.folder}/styles.xml")
        found = None if root is None else next(root.iter(f"{_W}lang"), None)
        return "" if found is None else found.get(f"{_W}val", "")

    def texts(self) -> Iterator[Any]:
        """Yield the roots of the parts that are read, in reading order."""
        names = sorted(self.parts)
        for kind in ("header", "document", "footnotes", "endnotes", "footer"):
            for name in names:
                found = re.fullmatch(rf"{re.escape(self.folder)}/(\D+)\d*\.xml", name)
                if name == self.body if kind == "document" else found and found[1] == kind:
                    yield self.parts[name]

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks: what headers and footers repeat of the body stays out."""
        body = _words_of_all([self.parts[self.body]])
        for root in self.texts():
            links = self._links(root)
            blocks = list(self._inside(root, links))
            if root is not self.parts[self.body]:
                blocks = [
                    block for block in blocks if not set(_tokens(block.text)) <= body | _PAGE_WORDS
                ]
            yield from blocks

    def _inside(self, element: Any, links: Mapping[str, str], depth: int = 0) -> Iterator[Block]:
        if depth > DEEPEST:
            return
        for child in element:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, links, depth)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child, links, depth)
            elif child.tag not in _NOT_SHOWN:
                yield from self._inside(child, links, depth + 1)

    def _paragraph(self, paragraph: Any, links: Mapping[str, str], depth: int) -> Iterator[Block]:
        style = self.styles.get(_value(paragraph, "pPr/pStyle"), {})
        runs = trimmed(_runs(paragraph, links))
        if runs:
            yield replace(self._shape(paragraph, style), runs=runs)
        # Text in boxes lies within the paragraph that the box is fixed to.
        for box in paragraph.iter(f"{_W}txbxContent"):
            if next(box.iterancestors(f"{_W}p")) is paragraph and not any(
                above.tag in _NOT_SHOWN for above in box.iterancestors()
            ):
                yield from self._inside(box, links, depth + 1)

    def _shape(self, paragraph: Any, style: Mapping[str, Any]) -> Block:
        level = _value(paragraph, "pPr/outlineLvl")
        if level.isdecimal() and int(level) < 9:
            return Block("heading", (), int(level) + 1)
        if "heading" in style:
            return Block("heading", (), style["heading"])
        number = _value(paragraph, "pPr/numPr/numId") or style.get("number", "")
        if number and number != "0":
            depth = _value(paragraph, "pPr/numPr/ilvl") or style.get("depth", "")
            at = min(int(depth), 8) if depth.isdecimal() else 0
            return Block("item", (), at, ordered=self.ordered.get(number, {}).get(at, False))
        return Block("paragraph", ())

    def _table(self, table: Any, links: Mapping[str, str], depth: int) -> Iterator[Block]:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            # A table in a cell has rows and cells of its own.
            own = [
                cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row
            ]
            cells = [list(self._inside(cell, links, depth + 1)) for cell in own]
            cells = [cell for cell in cells if cell]
            simple = len(cells) > 1 and all(
                len(cell) < 4
                and all(block.kind == "paragraph" and len(block.text) < 500 for block in cell)
                for cell in cells
            )
            if simple:
                runs: list[Run] = []
                for number, cell in enumerate(cells):
                    runs += [Run("\t")] * (number > 0)
                    for place, block in enumerate(cell):
                        runs += [Run(" ")] * (place > 0)
                        runs += block.runs
                yield Block("row", trimmed(runs))
            else:
                for cell in cells:
                    yield from cell

    def _styles(self) -> dict[str, dict[str, Any]]:
        """Return, for each style that says so, its heading level or its list."""
        root = self.parts.get(f"{self.folder}/styles.xml")
        made: dict[str, dict[str, Any]] = {}
        for style in () if root is None else root.iter(f"{_W}style"):
            above = _value(style, "basedOn")
            found = dict(made.get(above, {}))
            name = _value(style, "name").lower()
            level = _value(style, "pPr/outlineLvl")
            if heading := re.fullmatch(r"heading (\d)", name):
                found["heading"] = int(heading[1])
            elif name == "title":
                found["heading"] = 1
            elif level.isdecimal() and int(level) < 9:
                found["heading"] = int(level) + 1
            if number := _value(style, "pPr/numPr/numId"):
                found |= {"number": number, "depth": _value(style, "pPr/numPr/ilvl")}
            elif re.match(r"list bullet|list number", name):
                found.setdefault("number", "style")
            made[style.get(f"{_W}styleId", "")] = found
        return made

    def _numbering(self) -> dict[str, dict[int, bool]]:
        """Return, for each list, which of its levels are numbered; the others have bullets."""
        root = self.parts.get(f"{self.folder}/numbering.xml")
        if root is None:
            return {}
        kinds = {
            one.get(f"{_W}abstractNumId"): {
                int(level.get(f"{_W}ilvl", "0")): _value(level, "numFmt") not in {"bullet", "none"}
                for level in one.iterchildren(f"{_W}lvl")
                if level.get(f"{_W}ilvl", "0").isdecimal()
            }
            for one in root.iterchildren(f"{_W}abstractNum")
        }
        return {
            one.get(f"{_W}numId", ""): kinds.get(_value(one, "abstractNumId"), {})
            for one in root.iterchildren(f"{_W}num")
        }

    def _links(self, root: Any) -> dict[str, str]:
        """Return the addresses that a part links to, by their keys."""
        name = next(name for name, one in self.parts.items() if one is root)
        folder, _, last = name.rpartition("/")
        relations = self.parts.get(f"{folder}/_rels/{last}.rels")
        return {
            one.get("Id", ""): one.get("Target", "")
            for one in (() if relations is None else relations.iter(_RELATION))
            if one.get("Type", "").endswith("/hyperlink")
        }


def words_of(root: Any) -> str:
    """Return all the text that a part shows, paragraph by paragraph."""
    return "\n".join(
        "".join(run.text for run in _runs(paragraph, {})) for paragraph in root.iter(f"{_W}p")
    )


def _runs(element: Any, links: Mapping[str, str], href: str = "", depth: int = 0) -> Iterator[Run]:
    """Yield the runs of a paragraph, without those of boxes in it."""
    if depth > DEEPEST:
        return
    for child in element:
        if child.tag in _NOT_SHOWN or child.tag in {f"{_W}txbxContent", f"{_W}pPr"}:
            continue
        if child.tag == f"{_W}r":
            yield from _run(child, href)
            yield from _runs(child, links, href, depth + 1)
        elif child.tag == f"{_W}hyperlink":
            yield from _runs(child, links, links.get(child.get(f"{_R}id", ""), href), depth + 1)
        elif child.tag not in {f"{_W}p", f"{_W}tbl"}:
            yield from _runs(child, links, href, depth + 1)


def _run(run: Any, href: str) -> Iterator[Run]:
    look = run.find(f"{_W}rPr")
    if look is not None and _is_on(look, "vanish"):
        return
    text = "".join(
        child.text or "" if child.tag == f"{_W}t" else _BREAKS.get(child.tag, "") for child in run
    )
    if text:
        underline = "" if look is None or href else _value(look, "u")
        yield Run(
            text,
            strong=look is not None and _is_on(look, "b"),
            em=look is not None and _is_on(look, "i"),
            underlined=underline not in {"", "none"},
            href=href,
        )


def _is_on(look: Any, name: str) -> bool:
    found = look.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "off", "none"}


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val") or ""


# What a running line has beside the words of the body.
_PAGE_WORDS = {"page", "of", *map(str, range(1, 100))}


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _words_of_all(roots: Iterable[Any]) -> set[str]:
    return {token for root in roots for token in _tokens(words_of(root))}
