"""Public facts about occupations, from the O*NET database and the SOC classification."""

from collections.abc import Sequence
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Left

from builder.generating.facts import OccupationFacts, Rating, Share, Task, Technology
from builder.models.fact_release import FactRelease
from builder.models.wage import Wage

# So many occupations lend their facts to one that has none of its own.
_LENDERS = 3


class OccupationFamily(models.Model):
    """A major group of the Standard Occupational Classification, such as 29 for healthcare."""

    code = models.CharField(max_length=2, primary_key=True)
    title = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "occupation families"

    def __str__(self) -> str:
        return self.title


class Occupation(models.Model):
    """An occupation of the O*NET-SOC classification.

    `job_zone` says how much preparation it takes, from 1 (little) to 5 (extensive).
    """

    onet_code = models.CharField(max_length=10, primary_key=True)
    title = models.CharField(max_length=200)
    job_zone = models.PositiveSmallIntegerField(null=True)
    description = models.TextField(blank=True, db_default="")
    # Drawn from the other facts when they are loaded: what most people in the job have learned,
    # and how many people in the nation work in it.
    typical_education = models.CharField(max_length=300, blank=True, db_default="")
    employment = models.PositiveIntegerField(db_default=0)
    soc_code = models.GeneratedField(
        expression=Left("onet_code", 7),
        output_field=models.CharField(max_length=7),
        db_persist=True,
    )
    family = models.GeneratedField(
        expression=Left("onet_code", 2),
        output_field=models.CharField(max_length=2),
        db_persist=True,
    )

    class Meta:
        indexes = (models.Index(fields=["soc_code"], name="occupation_soc"),)

    def __str__(self) -> str:
        return self.title

    def facts(self, area: str = "") -> OccupationFacts:
        """Return what is known of the occupation, with wages of the area (a code) and around it.

        Where the release has no ratings, preparation, or software for it (as for new occupations
        and "All Other"), those of the occupations most like it stand in; the facts name them.
        """
        rated = self._lenders(OccupationImportance)
        prepared = self._lenders(OccupationPreparation)
        equipped = self._lenders(OccupationTechnology)[:1]
        zones = sorted(one.job_zone for one in rated if one.job_zone)
        everyday = self.titles.exclude(source="occupation").order_by("title")
        release = FactRelease.objects.filter(name="onet").first()
        return OccupationFacts(
            code=self.pk,
            title=self.title,
            job_zone=self.job_zone or (zones[len(zones) // 2] if zones else None),
            description=self.description,
            tasks=tuple(
                Task(number=task.number, text=task.text, core=task.core)
                for task in self.tasks.all()
            ),
            skills=OccupationImportance.objects.of("skill", rated),
            knowledge=OccupationImportance.objects.of("knowledge", rated),
            work_styles=OccupationImportance.objects.of("work_style", rated),
            technologies=tuple(
                Technology(
                    name=one.technology,
                    category=one.category,
                    hot=one.hot,
                    in_demand=one.in_demand,
                )
                for one in OccupationTechnology.objects.filter(occupation__in=equipped).order_by(
                    "technology", "category"
                )
            ),
            education=OccupationPreparation.objects.of("education", prepared),
            experience=OccupationPreparation.objects.of("related_experience", prepared),
            training=OccupationPreparation.objects.of("on_the_job_training", prepared),
            wages=Wage.objects.around(self.soc_code, area),
            titles=tuple(everyday.values_list("title", flat=True)),
            borrowed_from=self._others(rated),
            prepared_like=self._others(prepared),
            equipped_like=self._others(equipped),
            related=tuple(self.related.values_list("other__title", flat=True)[:8]),
            release=release.release if release else "",
        )

    def _others(self, lenders: list["Occupation"]) -> tuple[str, ...]:
        return tuple(one.title for one in lenders if one != self)

    def _lenders(self, facts: type[models.Model]) -> list["Occupation"]:
        """Return the occupation itself if it has such facts, or else those most like it."""
        own = facts._default_manager.filter(occupation=models.OuterRef("pk"))
        having = Occupation.objects.filter(models.Exists(own))
        if having.filter(pk=self.pk).exists():
            return [self]
        like = list(self.related.values_list("other", flat=True))
        if related := having.in_bulk(like):
            return [related[code] for code in like if code in related][:_LENDERS]
        for shared in (len("11-111"), len("11-11"), len("11-1"), len("11")):
            near = having.filter(pk__startswith=self.pk[:shared]).order_by("-employment", "pk")
            if found := list(near[:_LENDERS]):
                return found
        return []


class OccupationTitle(models.Model):
    """A job title that people use for an occupation."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="titles")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=20)

    class Meta:
        indexes = (
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="title_trigrams"),
            GinIndex(SearchVector("title", config="simple"), name="title_words"),
        )

    def __str__(self) -> str:
        return self.title


class ImportanceQuerySet(models.QuerySet["OccupationImportance"]):
    """What an occupation asks for."""

    def kind(self, kind: str) -> Self:
        """Return one kind, the most important first."""
        return self.filter(kind=kind).order_by("-importance", "element")

    def of(self, kind: str, occupations: Sequence[Occupation]) -> tuple[Rating, ...]:
        """Return the ratings of one kind, on average over `occupations`, most important first."""
        rated = (
            self.filter(kind=kind, occupation__in=occupations)
            .values_list("element")
            .annotate(mean=models.Avg("importance"))
            .order_by("-mean", "element")
        )
        return tuple(Rating(element=name, importance=float(mean)) for name, mean in rated)


class OccupationImportance(models.Model):
    """How important a skill, field of knowledge or work style is: 1 (not) to 5 (extremely)."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="importances")
    kind = models.CharField(max_length=20)
    element = models.CharField(max_length=100)
    importance = models.DecimalField(max_digits=3, decimal_places=2)

    objects = ImportanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.element}: {self.importance}"


class OccupationTechnology(models.Model):
    """Software used in an occupation.

    `hot`: asked for in many postings of all kinds; `in_demand`: in many of this occupation's.
    """

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="technologies")
    technology = models.CharField(max_length=200)
    category = models.CharField(max_length=200)
    hot = models.BooleanField()
    in_demand = models.BooleanField()

    def __str__(self) -> str:
        return self.technology


class PreparationQuerySet(models.QuerySet["OccupationPreparation"]):
    """How people in an occupation were prepared for it."""

    def of(self, kind: str, occupations: Sequence[Occupation]) -> tuple[Share, ...]:
        """Return the shares of one kind, on average over `occupations`."""
        shares = (
            self.filter(kind=kind, occupation__in=occupations)
            .values_list("category")
            .annotate(total=models.Sum("percent_of_workers"))
            .order_by("category")
        )
        return tuple(
            Share(category=name, percent=float(total) / len(occupations)) for name, total in shares
        )


class OccupationPreparation(models.Model):
    """What share of the people in an occupation, in percent, have this preparation."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="preparations")
    kind = models.CharField(max_length=30)
    category = models.CharField(max_length=300)
    percent_of_workers = models.DecimalField(max_digits=5, decimal_places=2)

    objects = PreparationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.category}: {self.percent_of_workers} %"


class OccupationTask(models.Model):
    """What people in an occupation do, as the imported O*NET release states it.

    `core`: done by most of them and important to the job, as the release rates it.
    """

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="tasks")
    number = models.PositiveIntegerField()
    text = models.TextField()
    core = models.BooleanField()

    class Meta:
        ordering = ("-core", "number")

    def __str__(self) -> str:
        return self.text


class RelatedOccupation(models.Model):
    """That an occupation is like another; rank 1 is the closest."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="related")
    other = models.ForeignKey(Occupation, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("rank",)

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.rank}: {self.other_id}"
