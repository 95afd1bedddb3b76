"""The form that searches the role library."""

from typing import Any

from django import forms

from builder.library.role_search import LONGEST_QUERY, Facets, Kind
from builder.models import Occupation, OccupationFamily

JOB_ZONES = (
    (1, "Little or no preparation"),
    (2, "Some preparation"),
    (3, "Medium preparation"),
    (4, "Considerable preparation"),
    (5, "Extensive preparation"),
)
KINDS: tuple[tuple[Kind, str], ...] = (
    ("written", "Written roles"),
    ("own", "Your templates"),
    ("posting", "Your postings"),
    ("generated", "Public facts"),
)


class RoleSearchForm(forms.Form):
    """What someone calls the job, and limits to where to look; unknown limits count as none."""

    q = forms.CharField(required=False)
    family = forms.CharField(required=False)
    zone = forms.TypedChoiceField(
        choices=[("", ""), *JOB_ZONES], coerce=int, empty_value=None, required=False
    )
    education = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("", ""), *KINDS], required=False)

    def query(self) -> str:
        """Return what was typed, of a bounded length."""
        return " ".join(self.data.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]

    def facets(self) -> Facets:
        """Return the limits that were set."""
        self.is_valid()
        data = self.cleaned_data
        return Facets(
            family=data.get("family") or "",
            job_zone=data.get("zone"),
            education=data.get("education") or "",
            kind=data.get("kind") or None,
        )

    def families(self) -> Any:
        """Return the families to choose from."""
        return OccupationFamily.objects.order_by("title")

    def zones(self) -> Any:
        """Return the preparation levels to choose from."""
        return [(str(zone), label) for zone, label in JOB_ZONES]

    def kinds(self) -> Any:
        """Return the kinds of result to choose from."""
        return KINDS

    def educations(self) -> list[tuple[str, str]]:
        """Return the kinds of education that are typical of some occupation, with short names."""
        found = Occupation.objects.exclude(typical_education="").order_by("typical_education")
        return [
            (name, name.split(" - ")[0].split(" (")[0])
            for name in found.values_list("typical_education", flat=True).distinct()
        ]
