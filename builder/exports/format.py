"""The shape that every export has."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.document import JobDocument


@dataclass(frozen=True, slots=True)
class Look:
    """How an export looks: the paper, the brand's colour (#rrggbb), and its logo as PNG."""

    paper: str = "Letter"
    color: str = "#1f5c57"
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One way out: `render` turns the shown document into a file's bytes."""

    name: str
    label: str
    media_type: str
    extension: str
    render: Callable[[JobDocument, Look], bytes]
