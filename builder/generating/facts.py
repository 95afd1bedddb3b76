"""What is publicly known of an occupation, as plain values."""

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something people in the occupation do. `core`: most do it, and it matters to the job."""

    number: int
    text: str
    core: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How important a skill, field of knowledge, or work style is: 1 (not) to 5 (extremely)."""

    element: str
    importance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Technology:
    """Software in use. `hot`: many postings of all kinds want it; `in_demand`: many of this job."""

    name: str
    category: str
    hot: bool = False
    in_demand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What percent of the people in the occupation have this preparation."""

    category: str
    percent: float

    @property
    def short_category(self) -> str:
        """The category without its explanations."""
        return re.split(r" [-(]", self.category)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wages:
    """What people in the occupation earn in one area, in dollars a year of full-time work.

    `p25` is what a quarter of them earn at most; None where the source does not say. `source` and
    `release` name the statistics, such as "U.S. Bureau of Labor Statistics" and "May 2025".
    """

    area_code: str
    area_name: str
    p10: int | None = None
    p25: int | None = None
    p50: int | None = None
    p75: int | None = None
    p90: int | None = None
    hourly_p50: Decimal | None = None
    source: str = "U.S. Bureau of Labor Statistics"
    release: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationFacts:
    """Everything known of an occupation. `code` is its O*NET-SOC code.

    `job_zone` says how much preparation it takes, from 1 (little) to 5 (extensive). `titles` are
    titles people use for it. `wages` go from the narrowest area to the nation. `borrowed_from`
    names the occupations whose ratings stand in where this one has none of its own,
    `prepared_like` those whose preparation does, and `equipped_like` those whose software does.
    `related` are titles of occupations like it, the closest first.
    """

    code: str
    title: str
    job_zone: int | None = None
    description: str = ""
    tasks: tuple[Task, ...] = ()
    skills: tuple[Rating, ...] = ()
    knowledge: tuple[Rating, ...] = ()
    work_styles: tuple[Rating, ...] = ()
    technologies: tuple[Technology, ...] = ()
    education: tuple[Share, ...] = ()
    experience: tuple[Share, ...] = ()
    training: tuple[Share, ...] = ()
    wages: tuple[Wages, ...] = ()
    titles: tuple[str, ...] = ()
    borrowed_from: tuple[str, ...] = ()
    prepared_like: tuple[str, ...] = ()
    equipped_like: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    release: str = ""
