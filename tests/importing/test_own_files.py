"""Our own files come back through understanding too, when the document in them is gone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from builder.document import Fact, JobDocument, Location, Organization, Pay
from builder.exports import FORMATS, Look
from builder.importing import FORMATS as READERS
from builder.importing.understanding import understand
from builder.library.loader import ROLES
from builder.library.schema import read_role
from tests.documents import varied_documents
from tests.exports.samples import FINISHED


def back(document: JobDocument, name: str) -> JobDocument:
    """Return what is understood of a file that a document went out as."""
    source = READERS[name].source
    assert source
    return understand(source(FORMATS[name].render(document, Look()))).document


def postings() -> list[JobDocument]:
    """Return a posting of each shipped role, with facts unlike those of the others."""
    periods = ("year", "hour", "month", "week", "year")
    amounts = ((52_000, 68_500), (21, 29), (4_200, 5_100), (1_150, 1_400), (88_000, None))
    places = (("Boston", "MA", "US"), ("Zürich", "", "CH"), ("Fort Worth", "TX", "US"))
    made = []
    for number, path in enumerate(sorted(ROLES.glob("*.toml"))):
        low, high = amounts[number % 5]
        city, region, country = places[number % 3]
        made.append(
            replace(
                read_role(path).document(),
                organization=Organization(name=("Riverbend & Sons", "Klinik Süd")[number % 2]),
                locations=(Location(city=city, region=region, country=country),),
                pay=Pay(
                    min=Decimal(low), max=None if high is None else Decimal(high),
                    period=periods[number % 5], note="Depends on experience.",  # type: ignore[arg-type]
                ),
                employment_type=("full_time", "part_time", "per_diem")[number % 3],
                workplace=("onsite", "hybrid", "remote")[number % 3],
                flsa_status=("exempt", "nonexempt")[number % 2],
                closes_on=date(2027, 1 + number % 12, 1 + number % 28),
                department="Operations",
                reports_to="Regional Director",
                facts=(Fact(label="Shift", value="Days and nights"),),
            )
        )  # fmt: skip
    return made


@pytest.mark.parametrize("name", ["docx", "html"])
@pytest.mark.parametrize("document", postings()[::2], ids=lambda document: document.title)
def test_facts_and_pay_come_back(document: JobDocument, name: str) -> None:
    found = back(document, name)

    assert found.title == document.title
    assert found.organization.name == document.organization.name
    assert found.locations == document.locations
    assert found.pay == document.pay
    assert found.employment_type == document.employment_type
    assert found.workplace == document.workplace
    assert found.flsa_status == document.flsa_status
    assert found.closes_on == document.closes_on
    assert (found.department, found.reports_to) == (document.department, document.reports_to)
    assert document.facts[0] in found.facts


@pytest.mark.parametrize("name", ["docx", "html"])
@pytest.mark.parametrize("document", varied_documents()[::3], ids=lambda one: one.title[:30])
def test_every_bullet_comes_back(document: JobDocument, name: str) -> None:
    def items(one: JobDocument) -> int:
        return sum(part.html.count("<li>") for part in one.shown().sections)

    assert items(back(document, name)) == items(document)


def test_the_table_of_facts_of_a_pdf_comes_back() -> None:
    found = back(FINISHED, "pdf")

    assert replace(found, sections=(), apply=FINISHED.apply, occupation="") == replace(
        FINISHED,
        organization=Organization(name=FINISHED.organization.name),
        sections=(),
        occupation="",
    )
