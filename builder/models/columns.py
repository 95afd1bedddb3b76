"""A job document as the fields in which postings and role templates store it."""

from dataclasses import replace
from typing import Any

from builder.document import Apply, JobDocument, Pay


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
