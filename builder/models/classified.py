"""Where an organization's templates and postings stand: by family and level."""

from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from builder.families import FAMILIES
from builder.models.choices import Level
from builder.models.job_record import JobRecord
from builder.models.organization import Organization
from builder.models.posting import Posting
from builder.models.role_template import RoleTemplate

# So many templates of a place are named; the rest are counted.
_NAMED = 3

_Record = TypeVar("_Record", bound=JobRecord)


@dataclass(frozen=True, slots=True)
class Place:
    """A family and a level in it; either may be missing."""

    family: str
    level: int | None

    @property
    def level_name(self) -> str:
        """The level, in a word or two."""
        return str(Level(self.level).label) if self.level else "No level"

    def of(self, records: QuerySet[_Record]) -> QuerySet[_Record]:
        """Return the records that stand here."""
        return records.filter(family=self.family, level=self.level)


@dataclass(slots=True)
class Standing:
    """What an organization has at one place. Of its templates, the first few are in `templates`."""

    place: Place
    templates: list[RoleTemplate] = field(default_factory=list)
    template_count: int = 0
    posting_count: int = 0

    @property
    def is_gap(self) -> bool:
        """Whether there is nothing."""
        return not (self.template_count or self.posting_count)

    @property
    def further_templates(self) -> int:
        """How many templates are not named."""
        return self.template_count - len(self.templates)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All roles of an organization: rows are families, columns levels, the lowest first.

    The last column may be that of no level, the last row that of no family, where anything is so.
    `unused` are families that everyone knows and where nothing is yet.
    """

    levels: tuple[int | None, ...]
    families: tuple[str, ...]
    standings: dict[Place, Standing]
    unused: tuple[str, ...]

    @property
    def level_names(self) -> list[str]:
        """What the columns are called."""
        return [Place("", level).level_name for level in self.levels]

    def row(self, family: str) -> list[Standing]:
        """Return what there is of a family, by level."""
        places = (Place(family, level) for level in self.levels)
        return [self.standings.get(place) or Standing(place) for place in places]


def matrix_of(organization: Organization) -> Matrix:
    """Return where the organization's templates in use and its postings stand, in two queries."""
    found: dict[Place, Standing] = {}
    for template, together in _first_of_each_place(organization):
        standing = _standing(found, template.family, template.level)
        standing.templates.append(template)
        standing.template_count = together
    postings = Posting.objects.in_organization(organization).kept().order_by()
    counted = postings.values_list("family", "level").annotate(count=Count("*"))
    for family, level, count in counted:
        _standing(found, family, level).posting_count = count
    families = {place.family for place in found}
    levels = [*Level.values, *([None] if any(place.level is None for place in found) else [])]
    return Matrix(
        tuple(levels),
        tuple(sorted(families, key=lambda family: (not family, family.casefold()))),
        found,
        tuple(sorted(set(FAMILIES.values()) - families)),
    )


def _standing(found: dict[Place, Standing], family: str, level: int | None) -> Standing:
    place = Place(family, level)
    return found.setdefault(place, Standing(place))


def _first_of_each_place(organization: Organization) -> list[tuple[RoleTemplate, int]]:
    """Return the first few templates of each place, each with how many stand there."""
    here = [F("family"), F("level")]
    own = RoleTemplate.objects.in_organization(organization).kept()
    first = (
        own.annotate(
            rank=Window(RowNumber(), partition_by=here, order_by=["title", "pk"]),
            together=Window(Count("*"), partition_by=here),
        )
        .filter(rank__lte=_NAMED)
        .order_by("title", "pk")
        .only("key", "title", "family", "level", "organization_id")
    )
    return [(template, template.together) for template in first]  # type: ignore[attr-defined]


def families_known_to(organization: Organization) -> list[str]:
    """Return the families in use, and those that everyone knows."""
    templates = RoleTemplate.objects.available_to(organization)
    postings = Posting.objects.in_organization(organization).kept()
    # Neither query may order by anything else, or families would come once for each row.
    in_use = templates.order_by().values_list("family", flat=True).distinct()
    in_use = in_use.union(postings.order_by().values_list("family", flat=True).distinct())
    return sorted({*in_use, *FAMILIES.values()} - {""})
