"""What people are paid: the Occupational Employment and Wage Statistics of the U.S. BLS."""

from typing import Self

from django.db import models

from builder.generating.facts import Wages
from builder.models.fact_release import FactRelease

NATION = "0000000"

# Occupations that the statistics publish together under a code of their own (BLS, OEWS
# "Occupation profiles", May 2025); others they put together under their broad group's code.
_TOGETHER = {
    "21-1018": ("21-1011", "21-1014"),
    "25-2052": ("25-2055", "25-2056"),
    "25-9045": ("25-9042", "25-9043", "25-9049"),
    "51-2028": ("51-2022", "51-2023"),
    "53-1047": ("53-1042", "53-1043", "53-1044", "53-1049"),
}
_GROUP = {code: group for group, codes in _TOGETHER.items() for code in codes}


def published_under(soc_code: str) -> tuple[str, ...]:
    """Return the codes under which an occupation's wages can stand; one of them does, if any."""
    return soc_code, _GROUP.get(soc_code, f"{soc_code[:6]}0")


class Area(models.Model):
    """The nation, a state, or a metropolitan area."""

    class Type(models.TextChoices):
        """How large an area is."""

        NATION = "N", "Nation"
        STATE = "S", "State"
        METRO = "M", "Metropolitan area"

    code = models.CharField(max_length=7, primary_key=True)
    type = models.CharField(max_length=1, choices=Type)
    state_code = models.CharField(max_length=2)
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name to show; the source calls the nation "National"."""
        return "United States" if self.code == NATION else self.name


class WageQuerySet(models.QuerySet["Wage"]):
    """Wages of an occupation."""

    def of(self, soc_code: str) -> Self:
        """Return an occupation's wages, or those of the group that it is published with."""
        return self.filter(soc_code__in=published_under(soc_code))

    def around(self, soc_code: str, area: str = "") -> tuple[Wages, ...]:
        """Return an occupation's wages in an area (a code), then in its state, then the nation."""
        codes = [NATION]
        if place := Area.objects.filter(code=area).first():
            state = Area.objects.filter(type=Area.Type.STATE, state_code=place.state_code)
            codes = [place.code, *state.values_list("code", flat=True), NATION]
        found = {
            wage.area_id: wage
            for wage in self.of(soc_code).filter(area__in=codes).select_related("area")
        }
        release = FactRelease.objects.filter(name="oews").first()
        return tuple(
            Wages(
                area_code=code,
                area_name=found[code].area.title,
                p10=found[code].annual_p10,
                p25=found[code].annual_p25,
                p50=found[code].annual_p50,
                p75=found[code].annual_p75,
                p90=found[code].annual_p90,
                hourly_p50=found[code].hourly_p50,
                release=release.release if release else "",
            )
            for code in dict.fromkeys(codes)
            if code in found
        )


class Wage(models.Model):
    """Wages of one occupation in one area, in dollars; null where the source suppresses them.

    The annual figures are those of full-time work; `annual_p25` is what a quarter earn at most.
    """

    pk = models.CompositePrimaryKey("soc_code", "area_id")
    soc_code = models.CharField(max_length=7)
    area = models.ForeignKey(Area, models.CASCADE, db_index=False)
    employment = models.PositiveIntegerField(null=True)
    annual_mean = models.PositiveIntegerField(null=True)
    annual_p10 = models.PositiveIntegerField(null=True)
    annual_p25 = models.PositiveIntegerField(null=True)
    annual_p50 = models.PositiveIntegerField(null=True)
    annual_p75 = models.PositiveIntegerField(null=True)
    annual_p90 = models.PositiveIntegerField(null=True)
    hourly_p50 = models.DecimalField(max_digits=7, decimal_places=2, null=True)

    objects = WageQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.soc_code} in {self.area_id}"
