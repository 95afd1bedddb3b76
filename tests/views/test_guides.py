"""Pages and files about a role and an occupation: guide, pay, facts, attributions."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from builder.models import OccupationTask, Wage
from tests.conftest import ROLE_KEY
from tests.library.conftest import fact_folder, facts
from tests.views.page import tree, words

__all__ = ["fact_folder", "facts"]

ONET_CODE, SOC_CODE = "21-1023.00", "21-1023"
OCCUPATION = reverse("occupation", args=[ONET_CODE])
OCCUPATION_PDF = reverse("occupation_pdf", args=[ONET_CODE])
ROLE = reverse("role", args=[ROLE_KEY])
ROLE_PDF = reverse("role_pdf", args=[ROLE_KEY])
SAN_DIEGO = {"area": "0041740"}
ATTRIBUTION = "O*NET is a trademark of USDOL/ETA"
SOURCE = "Occupational Employment and Wage Statistics, May 2025"

pytestmark = pytest.mark.usefixtures("role", "facts")


def pdf_text(browser: Client, address: str, **asked: str) -> str:
    response = browser.get(address, asked)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return text_of(PdfReader(BytesIO(response.content)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_an_occupation_has_a_guide_with_all_its_parts(browser: Client) -> None:
    response = browser.get(OCCUPATION)
    shown = words(response, "main")
    for text in (
        *("What do mental health and substance abuse social workers do?", "Duties"),
        *("Qualifications and skills", "Entry level", "Senior", "Education and training"),
        *("Questions people ask", "What the job asks for", "Words that postings use"),
        *("What to show", "Other titles", "Related occupations", ATTRIBUTION),
    ):
        assert text in shown
    root = tree(response)
    assert len(root.xpath("//*[@id='what-they-do']//li")) >= 5
    for link in root.xpath("//nav[@class='contents']//a/@href"):
        assert root.get_element_by_id(link.removeprefix("#")) is not None


def test_imported_tasks_stand_among_the_duties(browser: Client) -> None:
    OccupationTask.objects.create(
        occupation_id=ONET_CODE, number=1, text="Counsel clients in groups.", core=True
    )
    assert "Counsel clients in groups" in words(browser.get(OCCUPATION), "what-they-do")


@pytest.mark.parametrize("address", [OCCUPATION, ROLE])
def test_pay_is_shown_for_the_nation_the_state_and_the_area_together(
    browser: Client, address: str
) -> None:
    root = tree(browser.get(address, SAN_DIEGO))
    areas = ["United States", "California", "San Diego-Chula Vista-Carlsbad, CA"]
    for drawing in root.xpath("//svg"):
        if "pay-chart" in drawing.get("class"):
            assert drawing.xpath(".//text[@class='pay-name']/text()") == areas
            assert all(area in drawing.get("aria-label") for area in areas)
    assert root.xpath("//table//th[@scope='col']/text()")[1:] == areas
    wage = Wage.objects.get(soc_code=SOC_CODE, area="0041740")
    cells = root.xpath("//table//td/text()")
    for figure in (wage.annual_p10, wage.annual_p50, wage.annual_p90):
        assert f"${figure:,}" in cells
    assert f"${wage.hourly_p50:,.2f}" in cells
    assert SOURCE in words(browser.get(address), "pay")
    assert root.xpath("//option[@selected]/@value") == ["0041740"]
    assert not root.xpath("//*[@style]")


@pytest.mark.parametrize("area", ["", "0000000", "nowhere", "0041740\0", "x" * 500])
def test_without_an_area_that_exists_the_nation_is_shown(browser: Client, area: str) -> None:
    response = browser.get(OCCUPATION, {"area": area})
    assert response.status_code == 200
    assert tree(response).xpath("//table//th[@scope='col']/text()")[1:] == ["United States"]


def test_what_is_not_published_is_said_plainly(browser: Client) -> None:
    Wage.objects.filter(soc_code=SOC_CODE, area="0041740").update(annual_p90=None)
    Wage.objects.filter(soc_code=SOC_CODE, area="0600000").delete()
    pay = words(browser.get(OCCUPATION, SAN_DIEGO), "pay")
    assert "For California, the Bureau publishes no wages for this occupation." in pay
    assert "does not publish" in pay
    assert tree(browser.get(OCCUPATION, SAN_DIEGO)).xpath("//polygon")


def test_pay_known_by_the_hour_alone_is_shown_by_the_hour(browser: Client) -> None:
    yearly = dict.fromkeys(f"annual_p{share}" for share in (10, 25, 50, 75, 90))
    Wage.objects.filter(soc_code=SOC_CODE).update(**yearly, hourly_p50="29.05")
    pay = words(browser.get(OCCUPATION), "pay")
    assert "$29.05" in pay
    assert "no yearly figures" in pay


def test_without_wages_the_page_says_so(browser: Client) -> None:
    Wage.objects.all().delete()
    assert "publishes no wages" in words(browser.get(OCCUPATION), "pay")
    assert "publishes no wages" in pdf_text(browser, OCCUPATION_PDF)


def test_a_role_shows_what_is_known_of_its_occupation(browser: Client) -> None:
    response = browser.get(ROLE)
    shown = words(response, "main")
    for text in ("Words that postings use", "What to show", "Advocacy", "Other titles"):
        assert text in shown
    root = tree(response)
    assert root.xpath("//*[@id='education']//meter")
    assert root.xpath("//*[@id='tools']//span[@class='tag']")
    for link in root.xpath("//nav[@class='contents']//a/@href"):
        assert root.get_element_by_id(link.removeprefix("#")) is not None


def test_related_occupations_lead_to_roles_where_there_are_some(browser: Client) -> None:
    page = browser.get(reverse("occupation", args=["21-1021.00"]))
    assert tree(page).xpath("//*[@id='related']//a[@href=$role]", role=ROLE)


@pytest.mark.parametrize("address", [OCCUPATION_PDF, ROLE_PDF])
def test_the_guide_comes_as_a_tagged_pdf_with_pay_and_attributions(
    browser: Client, address: str
) -> None:
    response = browser.get(address, SAN_DIEGO)
    assert re.fullmatch(
        r'attachment; filename="[a-z-]+-guide\.pdf"', response["Content-Disposition"]
    )
    reader = PdfReader(BytesIO(response.content))
    shown = text_of(reader)
    for text in (
        *("Duties and responsibilities", "Pay", "San Diego-Chula Vista-Carlsbad, CA", SOURCE),
        *("Questions people ask", "What to show", ATTRIBUTION, f"Page 1 of {len(reader.pages)}"),
    ):
        assert text in shown
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert str(reader.metadata.title).endswith(": a guide")
    assert _has_alternative(reader)


def _has_alternative(reader: PdfReader) -> bool:
    """Say whether a figure of the file is told in words."""
    count = len(reader.xref_objStm) + sum(map(len, reader.xref.values()))
    things: list[Any] = [
        reader.get_object(IndirectObject(number, 0, reader)) for number in range(1, count + 1)
    ]
    return any(
        "Pay by percentile" in str(thing.get("/Alt", ""))
        for thing in things
        if isinstance(thing, DictionaryObject)
    )
