"""Takes one tagged PDF over into another, object by object, under numbers of that one."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from builder.exports.bulk.pdf_objects import Reference, dictionary, numbered_values, siblings

if TYPE_CHECKING:
    from builder.exports.bulk.pdf_writer import PdfWriter

# Turns an address that a PDF links to into the number of the page to go to instead, if any.
Targets = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """What must be known of a PDF after it was taken over: numbers of its objects in the whole.

    `pages`, `tags`, `bookmark` and `keys` hold its pages, its tags, its bookmarks and what its tags
    are found by. `inner` are the bookmarks within it. `count` is the number of its pages.
    """

    title: str
    count: int
    first_page: int
    pages: int
    tags: int
    keys: int
    bookmark: int
    inner: tuple[int, ...]
    front: bool


class Copy:
    """The objects of one PDF on their way into the whole."""

    def __init__(self, writer: "PdfWriter", pdf: bytes, targets: Targets | None = None) -> None:
        self._writer = writer
        self._reader = PdfReader(io.BytesIO(pdf))
        self._targets = targets
        self._numbers: dict[int, int] = {}
        self._waiting: list[int] = []
        self._first_key = 0
        self.catalog: Any = self._reader.root_object
        self.info: Any = self._reader.trailer.raw_get("/Info")

    def write(self, title: str, front: bool) -> Part:
        """Write everything but the bookmark that leads to the part."""
        values = list(numbered_values(self.catalog["/StructTreeRoot"]["/ParentTree"]))
        self._first_key = self._writer.reserve_keys(max((key for key, _ in values), default=-1) + 1)
        bookmark, inner = self._number_bookmarks()
        pages, numbers = self._write_pages()
        part = Part(
            title=title,
            count=len(numbers),
            first_page=numbers[0],
            pages=pages,
            tags=self._write_tags(),
            keys=self._write_keys(values),
            bookmark=bookmark,
            inner=tuple(self._numbered(number) for number in inner),
            front=front,
        )
        self.finish()
        return part

    def finish(self) -> None:
        """Write all that was referred to."""
        while self._waiting:
            old = self._waiting.pop()
            value = IndirectObject(old, 0, self._reader).get_object()
            self._writer.put(self._numbers[old], self.mapped(value))

    def mapped(self, value: Any) -> Any:
        """Return the object with its references leading to objects of the whole."""
        if isinstance(value, IndirectObject):
            return Reference(self._numbered(value.idnum))
        if isinstance(value, ArrayObject):
            return ArrayObject(self.mapped(item) for item in value)
        if isinstance(value, DictionaryObject):
            return self._mapped_dictionary(value)
        return value

    def _numbered(self, old: int) -> int:
        """Return the number of an object in the whole, and have it written."""
        if old not in self._numbers:
            self._numbers[old] = self._writer.number()
            self._waiting.append(old)
        return self._numbers[old]

    def _write_pages(self) -> tuple[int, list[int]]:
        pages = self._writer.number()
        self._numbers[self.catalog.raw_get("/Pages").idnum] = pages
        kids = self.catalog["/Pages"]["/Kids"]
        numbers = [
            self._numbered(list.__getitem__(kids, place).idnum) for place in range(len(kids))
        ]
        node = dictionary(
            Type=NameObject("/Pages"),
            Parent=Reference(self._writer.pages),
            Kids=ArrayObject(map(Reference, numbers)),
            Count=NumberObject(len(numbers)),
        )
        self._writer.put(pages, node)
        return pages, numbers

    def _write_tags(self) -> int:
        """Write the tag that holds the part, in the place of the document's own."""
        number = self._writer.number()
        top = list.__getitem__(self.catalog["/StructTreeRoot"]["/K"], 0)
        self._numbers[top.idnum] = number
        element = dictionary(
            Type=NameObject("/StructElem"),
            S=NameObject("/Part"),
            P=Reference(self._writer.document),
            K=self.mapped(top.get_object().raw_get("/K")),
            Lang=TextStringObject(self.catalog.get("/Lang", "")),
        )
        self._writer.put(number, element)
        return number

    def _write_keys(self, values: list[tuple[int, Any]]) -> int:
        nums = ArrayObject()
        for key, value in values:
            nums += [NumberObject(self._first_key + key), self.mapped(value)]
        limits = ArrayObject([nums[0], nums[-2]])
        return self._writer.add(dictionary(Limits=limits, Nums=nums))

    def _number_bookmarks(self) -> tuple[int, list[int]]:
        """Have the part's own bookmark take the place of its title's, and return those below."""
        own = self._writer.number()
        inner = []
        for item in siblings(self.catalog.get("/Outlines", {})):
            self._numbers[item.indirect_reference.idnum] = own
            inner += [below.indirect_reference.idnum for below in siblings(item)]
        return own, inner

    def _mapped_dictionary(self, value: DictionaryObject) -> Any:
        copy: Any = DictionaryObject()
        if isinstance(value, StreamObject):
            copy = StreamObject()
            copy._data = value._data
        for name in value:
            copy[NameObject(name)] = self.mapped(value.raw_get(name))
        for name in ("/StructParents", "/StructParent"):
            if name in copy:
                copy[NameObject(name)] = NumberObject(copy[name] + self._first_key)
        # Names that tags find each other by must be those of one part only.
        if copy.get("/Type") == "/StructElem" and "/ID" in copy:
            copy[NameObject("/ID")] = self._own(copy["/ID"])
        if "/Headers" in copy:
            copy[NameObject("/Headers")] = ArrayObject(map(self._own, copy["/Headers"]))
        if self._targets and copy.get("/Subtype") == "/Link":
            self._lead_inside(copy, self._targets)
        return copy

    def _own(self, name: Any) -> TextStringObject:
        return TextStringObject(f"{self._first_key}/{name}")

    def _lead_inside(self, link: Any, targets: Targets) -> None:
        page = targets(str(link["/A"].get("/URI", "")))
        if page is not None:
            del link["/A"]
            link[NameObject("/Dest")] = ArrayObject([Reference(page), NameObject("/Fit")])
            link[NameObject("/Contents")] = TextStringObject("To the posting")
