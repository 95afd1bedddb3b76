"""What a template starts with: a posting without what belongs to one opening, or headings only."""

from dataclasses import replace

from builder import placeholders
from builder.document import Apply, JobDocument, Section, SectionKind

# A heading and a line on what to write, for each section that a job description usually has.
_USUAL: tuple[tuple[SectionKind, str, str], ...] = (
    ("job_brief", "Job brief", "What the job is for, and what makes it worth doing"),
    ("responsibilities", "Responsibilities", "Six to ten duties, the weightiest first"),
    ("qualifications", "Qualifications", "What the job cannot be done without"),
    ("benefits", "Benefits", "What you offer besides pay"),
    ("equal_opportunity", "Equal opportunity", "Your equal opportunity statement"),
)


def for_reuse(
    document: JobDocument,
    *,
    title: str,
    open_places: bool,
    open_pay: bool,
    open_application: bool,
) -> JobDocument:
    """Return a posting's document as the text of a template with that title.

    Closing date, number of openings and job code belong to one opening and are left out. Where
    asked for, the places, the pay range and the address to apply to become open questions again,
    in the text too.
    """
    document = replace(document, title=title, closes_on=None, openings=None, job_code="")
    if open_places:
        for place in document.locations:
            if place.city and place.region:
                name = f"{place.city}, {place.region}"
                document = placeholders.take_out(document, name, placeholders.LOCATION)
        document = replace(document, locations=())
    if open_pay and document.pay:
        document = replace(document, pay=replace(document.pay, min=None, max=None, note=""))
    if open_application:
        for address in filter(None, (document.apply.email, document.apply.url)):
            document = placeholders.take_out(document, address, placeholders.APPLICATION)
        document = replace(document, apply=Apply(instructions=document.apply.instructions))
    return document


def blank(title: str, language: str = "en-US") -> JobDocument:
    """Return the usual sections, each with a line on what to write there, as a placeholder."""
    return JobDocument(
        title=title,
        language=language,
        sections=tuple(
            Section(kind=kind, heading=heading, html=f"<p>[{what}]</p>")
            for kind, heading, what in _USUAL
        ),
    )
