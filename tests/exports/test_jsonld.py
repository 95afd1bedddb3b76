import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from builder.document import Apply, JobDocument, Location, Organization, Pay
from builder.exports import FORMATS, Look
from builder.exports.job_posting_rules import Problem, problems
from builder.exports.jsonld import job_posting, plain_title
from tests.documents import varied_documents
from tests.exports.samples import DRAFT, FINISHED

TODAY = date(2026, 11, 25)
GOOD = replace(
    FINISHED,
    sections=(replace(FINISHED.sections[0], html="<p>" + "We help people. " * 40 + "</p>"),),
)


def posting(document: JobDocument) -> dict[str, Any]:
    return job_posting(document, posted_on=TODAY)


def advice(document: JobDocument, **changes: Any) -> list[Problem]:
    return problems(posting(document) | changes, TODAY)


def test_everything_that_is_known_is_said_in_the_words_of_schema_org() -> None:
    data = posting(FINISHED)
    description = data.pop("description")

    assert "<p>We help <strong>people</strong>.</p>" in description
    assert "Secret" not in description
    assert data == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Behavioral Health Case Manager",
        "datePosted": "2026-11-25",
        "validThrough": "2026-12-31T23:59:59",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Riverbend & Sons",
            "sameAs": "https://riverbend.example.org",
        },
        "identifier": {"@type": "PropertyValue", "name": "Riverbend & Sons", "value": "C-7"},
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 65000,
                "maxValue": 85000,
                "unitText": "YEAR",
            },
        },
        "totalJobOpenings": 2,
        "inLanguage": "en-US",
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Boston",
                    "addressRegion": "MA",
                    "addressCountry": "US",
                },
            }
        ],
    }


def test_a_remote_job_says_where_people_may_live() -> None:
    data = posting(replace(FINISHED, workplace="remote"))

    assert data["jobLocationType"] == "TELECOMMUTE"
    assert data["applicantLocationRequirements"] == [{"@type": "Country", "name": "US"}]
    assert "jobLocation" not in data


def test_one_amount_is_no_range() -> None:
    pay = Pay(min=Decimal("28.5"), max=Decimal("28.5"), period="hour")
    value = posting(replace(FINISHED, pay=pay))["baseSalary"]["value"]

    assert value == {"@type": "QuantitativeValue", "value": 28.5, "unitText": "HOUR"}


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Case Manager (C-7)", "Case Manager"),
        ("C-7: Case Manager", "Case Manager"),
        ("Case Manager \u2013 Boston, MA", "Case Manager"),
        ("Case Manager | Riverbend & Sons | $30/hr", "Case Manager"),
        ("Case Manager at Riverbend & Sons", "Case Manager"),
        ("Case Manager (Remote)", "Case Manager"),
        ("**NOW HIRING** - Case Manager!!!", "Case Manager"),
        ("Nurse (m/w/d)", "Nurse (m/w/d)"),
        ("Manager - Night shift", "Manager - Night shift"),
        ("Part-time X-ray Technician", "Part-time X-ray Technician"),
        ("Boston", "Boston"),
    ],
)
def test_the_title_is_the_job_alone(title: str, plain: str) -> None:
    assert plain_title(replace(FINISHED, title=title)) == plain


def test_nothing_in_the_file_can_end_a_script_element() -> None:
    title = "</script><script>evil()</script> ]]> &"
    content = FORMATS["jsonld"].render(replace(FINISHED, title=title), Look())

    assert not set(b"<>&") & set(content)
    assert json.loads(content)["title"] == title


def test_a_complete_posting_lacks_nothing() -> None:
    assert advice(GOOD) == []


@pytest.mark.parametrize(
    ("document", "name", "said"),
    [
        (replace(GOOD, title="[Job title]"), "title", "brackets"),
        (replace(GOOD, title="Nurse from $30"), "title", "pay"),
        (replace(GOOD, title="Nurse for Riverbend & Sons"), "title", "organization's name"),
        (replace(GOOD, title="Nurse 12/31/2026"), "title", "date"),
        (replace(GOOD, title="REGISTERED NURSE"), "title", "capitals"),
        (replace(GOOD, sections=(), facts=()), "description", "Describe the job"),
        (DRAFT, "description", "square brackets"),
        (replace(GOOD, organization=Organization()), "hiringOrganization", "who hires"),
        (replace(GOOD, locations=()), "jobLocation", "add a place"),
        (replace(GOOD, locations=(Location(city="Bonn"),)), "jobLocation", "country"),
        (replace(GOOD, closes_on=date(2026, 1, 1)), "validThrough", "over"),
        (
            replace(GOOD, workplace="remote", locations=(), language="en"),
            "applicantLocationRequirements",
            "country",
        ),
        (replace(GOOD, pay=Pay(min=Decimal(0), max=Decimal(5))), "baseSalary", "above 0"),
        (replace(GOOD, pay=Pay(min=Decimal(5), currency="")), "baseSalary", "currency"),
    ],
)
def test_what_keeps_a_posting_out_is_said_in_plain_words(
    document: JobDocument, name: str, said: str
) -> None:
    found = [problem for problem in advice(document) if problem.required]

    assert any(problem.name == name and said in problem.advice for problem in found), found


def test_what_is_only_recommended_comes_last() -> None:
    bare = replace(GOOD, pay=None, closes_on=None, employment_type="", job_code="")
    found = advice(bare, title="REGISTERED NURSE")

    assert [problem.required for problem in found] == [True, *[False] * 4]
    assert {problem.name for problem in found[1:]} == {
        *("baseSalary", "validThrough", "employmentType", "identifier"),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"datePosted": "soon"},
        {"datePosted": "2027-01-01"},
        {"employmentType": ["FULL_TIME", "SOMETIMES"]},
        {"directApply": "yes"},
        {"baseSalary": "a lot"},
        {"baseSalary": {"currency": "USD", "value": {"minValue": 2, "maxValue": 1}}},
        {"jobLocation": "Boston"},
        {"hiringOrganization": "Riverbend"},
        {"title": 7},
        {"description": "Behavioral Health Case Manager"},
    ],
    ids=str,
)
def test_data_from_elsewhere_is_judged_too(changes: dict[str, Any]) -> None:
    found = advice(GOOD, **changes)

    assert any(problem.required for problem in found)
    assert {problem.name for problem in found if problem.required} <= set(changes)


def test_many_documents_can_be_judged() -> None:
    for document in varied_documents():
        for problem in advice(document):
            assert problem.advice.endswith((".", "”."))


def test_an_address_to_apply_at_is_not_needed_for_the_data() -> None:
    assert posting(replace(GOOD, apply=Apply()))["title"] == GOOD.title
