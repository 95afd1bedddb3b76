"""Where an organization's templates and postings stand: by family and level."""

from builder.families import FAMILIES
from builder.models.organization import Organization
from builder.models.posting import Posting
from builder.models.role_template import RoleTemplate


def families_known_to(organization: Organization) -> list[str]:
    """Return the families in use, and those that everyone knows."""
    templates = RoleTemplate.objects.available_to(organization)
    postings = Posting.objects.in_organization(organization).kept()
    # Neither query may order by anything else, or families would come once for each row.
    in_use = templates.order_by().values_list("family", flat=True).distinct()
    in_use = in_use.union(postings.order_by().values_list("family", flat=True).distinct())
    return sorted({*in_use, *FAMILIES.values()} - {""})
