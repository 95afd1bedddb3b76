"""Every text of a document that people write: where it stands, and changing all of them alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from builder.document import Fact, JobDocument


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands: "facts", "apply" or the section's number, counted from 0; and as what.

    `name` says what it is, such as "Job title"; it is empty for the text of a section.
    """

    block: str | int
    name: str = ""


def map_texts(
    document: JobDocument,
    change: Callable[[Where, str], str],
    change_html: Callable[[Where, str], str],
) -> JobDocument:
    """Return the document with each plain text changed, and the HTML of each section.

    They are gone through in reading order, hidden sections too. Addresses, amounts, dates and
    choices are no texts.
    """

    def fact(name: str, text: str) -> str:
        return change(Where("facts", name), text)

    return replace(
        document,
        title=fact("Job title", document.title),
        locations=tuple(
            replace(place, city=fact("City", place.city), region=fact("Region", place.region))
            for place in document.locations
        ),
        department=fact("Department", document.department),
        reports_to=fact("Reports to", document.reports_to),
        pay=document.pay and replace(document.pay, note=fact("About the pay", document.pay.note)),
        job_code=fact("Job code", document.job_code),
        facts=tuple(
            Fact(label=fact("Name of a fact", one.label), value=fact(one.label, one.value))
            for one in document.facts
        ),
        sections=tuple(
            replace(
                section,
                heading=change(Where(number, "Heading"), section.heading),
                html=change_html(Where(number), section.html),
            )
            for number, section in enumerate(document.sections)
        ),
        apply=replace(
            document.apply,
            instructions=change(Where("apply", "How to apply"), document.apply.instructions),
        ),
    )
