"""The shape that every export has."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.document import JobDocument


@dataclass(frozen=True, slots=True)
class Look:
    """How an export looks: paper, the brand's colour (#rrggbb), its logo as PNG, and the theme.

    `theme` is a name in `builder.exports.themes.THEMES`.
    """

    paper: str = "Letter"
    color: str = "#1f5c57"
    logo: bytes | None = None
    theme: str = "classic"


@dataclass(frozen=True, slots=True)
class Format:
    """One way out: `render` turns the shown document into a file's bytes.

    `purpose` says in a few words what people use the file for. What is `dated` holds the day on
    which it was made, so that the same document makes another file tomorrow.
    """

    name: str
    label: str
    purpose: str
    media_type: str
    extension: str
    render: Callable[[JobDocument, Look], bytes]
    dated: bool = False
