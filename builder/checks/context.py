"""What checks need to know beside the document."""

from dataclasses import dataclass
from datetime import date

from builder.document import Location


@dataclass(frozen=True, slots=True)
class Preparation:
    """What people in an occupation have learned, from the public facts that `source` names.

    `education` says what percent of them have which highest education, in O*NET's words.
    """

    occupation: str
    education: tuple[tuple[str, float], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the document does not say; what is unknown is empty, and its checks are silent.

    Attributes:
        today: the day on which the posting is judged.
        employees: how many people the organization employs, where the document does not say it.
        hires_in: where the organization hires, which is where a remote posting counts.
        preparation: what people in the occupation have learned.

    """

    today: date
    employees: int | None = None
    hires_in: tuple[Location, ...] = ()
    preparation: Preparation | None = None
