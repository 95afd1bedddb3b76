"""What checks need to know beside a document, looked up in the public facts."""

from datetime import date

from builder.checks.context import Context, Preparation
from builder.document import JobDocument, Location
from builder.models import FactRelease, Occupation
from builder.models.occupation import OccupationPreparation


def context_for(
    document: JobDocument,
    today: date,
    *,
    employees: int | None = None,
    hires_in: tuple[Location, ...] = (),
) -> Context:
    """Return the context in which the document is judged on the day `today`."""
    return Context(
        today=today,
        employees=employees,
        hires_in=hires_in,
        preparation=_preparation(document.occupation),
    )


def _preparation(soc_code: str) -> Preparation | None:
    occupation = Occupation.objects.filter(soc_code=soc_code).order_by("pk").first()
    shares = OccupationPreparation.objects.of("education", [occupation]) if occupation else ()
    if not occupation or not shares:
        return None
    release = FactRelease.objects.filter(name="onet").values_list("release", flat=True).first()
    return Preparation(
        occupation=occupation.title,
        education=tuple((share.category, share.percent) for share in shares),
        source=f"O*NET {release}" if release else "O*NET",
    )
