"""What was understood, with where it was found and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from builder.document import JobDocument
from builder.importing.blocks import Source
from builder.importing.understanding.kept import Kept
from builder.importing.understanding.pieces import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A value of the document.

    Attributes:
        field: the name that the document's JSON form has for it, such as "pay" or "sections.2".
        value: the value in that form; of a section, its heading.
        places: where in the source it was found, in reading order.
        doubt: why it may be wrong, as a sentence; empty where that is not to be expected.

    """

    field: str
    value: Any
    places: tuple[Span, ...] = ()
    doubt: str = ""

    @property
    def sure(self) -> bool:
        """Whether there is nothing to doubt."""
        return not self.doubt


@dataclass(frozen=True, slots=True)
class Understanding:
    """A document, what in it was found where, and how many of the source's words it has.

    `source` is nothing where the file held the document itself.
    """

    document: JobDocument
    found: tuple[Found, ...]
    kept: Kept
    source: Source | None

    @classmethod
    def exact(cls, document: JobDocument) -> Self:
        """Return a document that the file held itself: there was nothing to understand."""
        return cls(document, (), Kept(0, 0, ()), None)

    @property
    def unsure(self) -> tuple[Found, ...]:
        """What a person should look at."""
        return tuple(one for one in self.found if not one.sure)


def joined(places: Iterable[Span]) -> tuple[Span, ...]:
    """Return places in reading order, each once."""
    return tuple(sorted(set(places), key=lambda one: (one.block, one.start)))
