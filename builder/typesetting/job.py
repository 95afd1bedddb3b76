"""What a typesetter is given to do, and the answers it may give."""

from dataclasses import dataclass
from enum import Enum

READY = "ready"


@dataclass(frozen=True, slots=True)
class Attached:
    """A text file that a PDF carries: the source that it was made from."""

    name: str
    description: str
    text: str


@dataclass(frozen=True, slots=True)
class Job:
    """A whole HTML page as UTF-8, and the texts of its stylesheets.

    The first stylesheet stands in for what every browser knows about HTML.
    """

    html: bytes
    styles: tuple[str, ...]
    attached: Attached | None = None


class Refusal(Enum):
    """Why a process gave no PDF though it lives on to say so."""

    MEMORY = "memory"
    ERROR = "error"
