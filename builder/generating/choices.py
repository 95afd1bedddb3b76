"""What a person chooses before a draft is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.document import EmploymentType, Workplace

Level = Literal["entry", "mid", "senior", "lead"]
# A level as the wording needs it: who is new to a job that takes study has graduated; and a job
# of the usual level can be open to people without experience.
Stage = Literal["entry", "graduate", "open", "mid", "senior", "lead"]
LEVELS: tuple[Level, ...] = ("entry", "mid", "senior", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The choices for one draft.

    `title` is the job title as typed; without one, the occupation's own is used. `area` is the
    code of the wage area to take pay from. `ticks` are the ids of the menu items wanted, in the
    order they should stand in; None means those that the menu preselects. `wording` holds, by
    their ids, other words for items, and items of the person's own (see `items.OWN`).
    """

    title: str = ""
    level: Level = "mid"
    workplace: Workplace = "onsite"
    employment_type: EmploymentType = "full_time"
    city: str = ""
    region: str = ""
    country: str = ""
    area: str = ""
    ticks: tuple[str, ...] | None = None
    wording: Mapping[str, str] = field(default_factory=dict)
