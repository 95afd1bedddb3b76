"""What checks need to know beside the document."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from builder.checks.rules import Rules

Size = Literal["metro", "state", "nation"]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What people in an occupation have learned, from the public facts that `source` names.

    `education` says what percent of them have which highest education, in O*NET's words.
    """

    occupation: str
    education: tuple[tuple[str, float], ...]
    source: str


@dataclass(frozen=True, slots=True)
class WageBand:
    """What people in an occupation earn in an area, in dollars a year of full-time work.

    `percentiles` has those that are published, of 10, 25, 50, 75 and 90. `release` is that of the
    Occupational Employment and Wage Statistics.
    """

    area: str
    size: Size
    release: str
    percentiles: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """Another posting of the organization for the same work: its range, in dollars a year."""

    title: str
    minimum: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of the title that stand in none of the titles people use; a usual title, if any."""

    unknown: tuple[str, ...]
    usual: str = ""


@dataclass(frozen=True, slots=True)
class PostingProblem:
    """A rule of job searches that is not met: the property, what to do, whether it is required."""

    name: str
    advice: str
    required: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What the document does not say; what is unknown is empty, and its checks are silent.

    Attributes:
        today: the day on which the posting is judged.
        employees: how many people the organization employs, where the document does not say it.
        preparation: what people in the occupation have learned.
        wages: what they earn, in the narrowest area with figures that the posting's place is in.
        peers: the organization's other postings of the same occupation and level.
        title: what is known of the title.
        posting_problems: what the posting's data lacks for job searches.
        rules: what the organization decided about the checks.

    """

    today: date
    employees: int | None = None
    preparation: Preparation | None = None
    wages: WageBand | None = None
    peers: tuple[Peer, ...] = ()
    title: TitleWords | None = None
    posting_problems: tuple[PostingProblem, ...] = ()
    rules: Rules = field(default_factory=Rules)
