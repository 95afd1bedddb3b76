"""The fields in which postings and role templates store a job document."""

from dataclasses import replace
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from builder.document import Apply, JobDocument, Pay
from builder.models.choices import EmploymentType, FlsaStatus, PayPeriod, Workplace
from builder.models.section import HEADING_LENGTH


class JobColumns(models.Model):
    """The fields of a job document, all but its sections and its employer."""

    title = models.CharField("job title", max_length=200)
    occupation = models.CharField("SOC code", max_length=7, blank=True)
    department = models.CharField(max_length=150, blank=True)
    reports_to = models.CharField(max_length=200, blank=True)
    job_code = models.CharField("job code", max_length=60, blank=True)
    openings = models.PositiveIntegerField(
        "number of openings",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000_000)],
    )
    closes_on = models.DateField("closing date", null=True, blank=True)
    workplace = models.CharField(max_length=20, choices=Workplace, blank=True)
    employment_type = models.CharField(max_length=20, choices=EmploymentType, blank=True)
    flsa_status = models.CharField("FLSA status", max_length=20, choices=FlsaStatus, blank=True)
    locations = models.JSONField(default=list, blank=True)
    pay_minimum = models.DecimalField(
        "lowest pay",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    pay_maximum = models.DecimalField(
        "highest pay",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    pay_currency = models.CharField("currency", max_length=3, default="USD")
    pay_period = models.CharField(
        "pay period", max_length=10, choices=PayPeriod, default=PayPeriod.YEAR
    )
    pay_note = models.CharField("note on pay", max_length=500, blank=True)
    apply_url = models.URLField("web address to apply at", max_length=500, blank=True)
    apply_email = models.EmailField("e-mail address to apply to", blank=True)
    apply_instructions = models.TextField(max_length=2000, blank=True)
    facts = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=35, default="en-US")

    class Meta:
        abstract = True

    def _has_room_for(self, document: JobDocument) -> bool:
        """Say whether every text of `document` fits the column that it is stored in."""
        for name, value in columns_of(document, self.pay_currency).items():
            length = getattr(self._meta.get_field(name), "max_length", None)
            if length and isinstance(value, str) and len(value) > length:
                return False
        return all(len(section.heading) <= HEADING_LENGTH for section in document.sections)


def columns_of(document: JobDocument, currency: str) -> dict[str, Any]:
    """Return everything of `document` but its sections, by the names of fields.

    `currency` is that of a document that says nothing about pay.
    """
    pay = document.pay or Pay(currency=currency)
    return {
        "title": document.title,
        "occupation": document.occupation,
        "locations": document.to_dict()["locations"],
        "workplace": document.workplace,
        "employment_type": document.employment_type,
        "pay_minimum": pay.min,
        "pay_maximum": pay.max,
        "pay_currency": pay.currency,
        "pay_period": pay.period,
        "pay_note": pay.note,
        "apply_url": document.apply.url,
        "apply_email": document.apply.email,
        "apply_instructions": document.apply.instructions,
        "closes_on": document.closes_on,
        "department": document.department,
        "reports_to": document.reports_to,
        "flsa_status": document.flsa_status,
        "job_code": document.job_code,
        "openings": document.openings,
        "language": document.language,
        "facts": document.to_dict()["facts"],
    }


def without_sections(document: JobDocument) -> JobDocument:
    """Return the document without what has versions of its own."""
    return replace(document, sections=(), apply=Apply())
