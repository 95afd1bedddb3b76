"""Joins tagged PDFs into one, writing each to the file before the next is there.

Libraries that join PDFs hold all of them in memory and lose their tags, without which a screen
reader cannot follow them.
"""

from array import array
from typing import IO, Any

from pypdf.generic import ArrayObject, NameObject, NumberObject, PdfObject, TextStringObject

from builder.exports.bulk.pdf_objects import Reference, dictionary
from builder.exports.bulk.pdf_part import Copy, Part, Targets

# The second line tells whoever passes the file on that it is not text.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# What the whole takes from the PDF that describes it.
_DESCRIPTION = ("Lang", "ViewerPreferences", "MarkInfo", "Metadata")


class PdfWriter:
    """Writes a PDF of parts. `pages` and `document` number what holds all pages and all tags."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        # Where each object begins in the file; there is no object 0.
        self._offsets = array("Q", [0])
        self._next_key = 0
        self.parts: list[Part] = []
        file.write(_HEADER)
        self.pages, self.document = self.number(), self.number()
        self._tags, self._bookmarks = self.number(), self.number()

    def join(
        self, pdf: bytes, title: str, *, front: bool = False, targets: Targets | None = None
    ) -> Part:
        """Write a tagged PDF of ours as the next part.

        Args:
            pdf: the PDF.
            title: what the bookmark says that leads to it.
            front: whether its pages come before those of all other parts.
            targets: which of its links lead to pages of the whole.

        """
        part = Copy(self, pdf, targets).write(title, front)
        self.parts.append(part)
        return part

    def close(self, description: bytes) -> None:
        """Write what holds the parts together; title, language and metadata are `description`'s."""
        parts = sorted(self.parts, key=lambda part: not part.front)
        self._write_pages(parts)
        self._write_tags(parts)
        self._write_bookmarks(parts)
        copy = Copy(self, description)
        catalog = dictionary(
            Type=NameObject("/Catalog"),
            Pages=Reference(self.pages),
            StructTreeRoot=Reference(self._tags),
            Outlines=Reference(self._bookmarks),
            PageMode=NameObject("/UseOutlines"),
            PageLabels=_page_labels(sum(part.count for part in parts if part.front)),
            **{name: copy.mapped(copy.catalog.raw_get(f"/{name}")) for name in _DESCRIPTION},
        )
        root, info = self.add(catalog), copy.mapped(copy.info)
        copy.finish()
        self._write_end(root, info.number)

    def number(self) -> int:
        """Return the number of an object that is yet to be written."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, value: PdfObject) -> None:
        """Write an object under its number."""
        self._offsets[number] = self._file.tell()
        self._file.write(f"{number} 0 obj\n".encode())
        value.write_to_stream(self._file)
        self._file.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> int:
        """Write an object, and return its number."""
        number = self.number()
        self.put(number, value)
        return number

    def reserve_keys(self, count: int) -> int:
        """Return the first of `count` keys that nothing else is found by."""
        first = self._next_key
        self._next_key += count
        return first

    def _write_pages(self, parts: list[Part]) -> None:
        node = dictionary(
            Type=NameObject("/Pages"),
            Kids=ArrayObject(Reference(part.pages) for part in parts),
            Count=NumberObject(sum(part.count for part in parts)),
        )
        self.put(self.pages, node)

    def _write_tags(self, parts: list[Part]) -> None:
        # In the order of joining, which is that of the keys.
        tree = dictionary(Kids=ArrayObject(Reference(part.keys) for part in self.parts))
        document = dictionary(
            Type=NameObject("/StructElem"),
            S=NameObject("/Document"),
            P=Reference(self._tags),
            K=ArrayObject(Reference(part.tags) for part in parts),
        )
        root = dictionary(
            Type=NameObject("/StructTreeRoot"),
            K=ArrayObject([Reference(self.document)]),
            ParentTree=Reference(self.add(tree)),
            ParentTreeNextKey=NumberObject(self._next_key),
        )
        self.put(self.document, document)
        self.put(self._tags, root)

    def _write_bookmarks(self, parts: list[Part]) -> None:
        for place, part in enumerate(parts):
            item: dict[str, Any] = {
                "Title": TextStringObject(part.title),
                "Parent": Reference(self._bookmarks),
                "Dest": ArrayObject([Reference(part.first_page), NameObject("/Fit")]),
            }
            if place:
                item["Prev"] = Reference(parts[place - 1].bookmark)
            if place + 1 < len(parts):
                item["Next"] = Reference(parts[place + 1].bookmark)
            if part.inner:
                item["First"], item["Last"] = map(Reference, (part.inner[0], part.inner[-1]))
                # Below zero: folded until someone opens it.
                item["Count"] = NumberObject(-len(part.inner))
            self.put(part.bookmark, dictionary(**item))
        root = dictionary(
            Type=NameObject("/Outlines"),
            First=Reference(parts[0].bookmark),
            Last=Reference(parts[-1].bookmark),
            Count=NumberObject(len(parts)),
        )
        self.put(self._bookmarks, root)

    def _write_end(self, root: int, info: int) -> None:
        start = self._file.tell()
        self._file.write(f"xref\n0 {len(self._offsets)}\n0000000000 65535 f \n".encode())
        for offset in self._offsets[1:]:
            self._file.write(f"{offset:010} 00000 n \n".encode())
        trailer = f"<< /Size {len(self._offsets)} /Root {root} 0 R /Info {info} 0 R >>"
        self._file.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())


def _page_labels(front: int) -> PdfObject:
    """Return how viewers name the pages: those of the front i, ii, iii, then 1, 2, 3."""
    roman, decimal = (dictionary(S=NameObject(style)) for style in ("/r", "/D"))
    nums = [NumberObject(0), roman] if front else []
    return dictionary(Nums=ArrayObject([*nums, NumberObject(front), decimal]))
