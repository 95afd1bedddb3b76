"""Objects of a PDF that is written anew from objects of others."""

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject


class Reference(PdfObject):
    """A reference to an object of the whole, by its number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write_to_stream(self, stream: Any, encryption_key: Any = None) -> None:
        """Write the reference as a PDF spells it."""
        stream.write(f"{self.number} 0 R".encode())


def dictionary(**values: Any) -> DictionaryObject:
    """Return a dictionary; its names are written without their slash."""
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def numbered_values(node: Any) -> Iterator[tuple[int, Any]]:
    """Yield the keys of a number tree with their values, references as such."""
    for kid in node.get("/Kids", ()):
        yield from numbered_values(kid.get_object())
    nums = node.get("/Nums", ArrayObject())
    for place in range(0, len(nums), 2):
        yield int(nums[place]), list.__getitem__(nums, place + 1)


def siblings(parent: Any) -> Iterator[Any]:
    """Yield the bookmarks right below another, in their order."""
    item = parent.get("/First")
    while item is not None:
        yield item
        item = item.get("/Next")
