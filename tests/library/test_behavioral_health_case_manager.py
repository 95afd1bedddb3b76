"""The first role of the library holds all that a complete role must."""

import re

import pytest

from builder.document import JobDocument, Section
from builder.fact_words import pay_line
from builder.library.loader import ROLES
from builder.library.schema import Role, read_role
from builder.placeholders import fill_ins
from tests.conftest import ROLE_KEY


@pytest.fixture(scope="module")
def role() -> Role:
    return read_role(ROLES / f"{ROLE_KEY}.toml")


@pytest.fixture(scope="module")
def document(role: Role) -> JobDocument:
    return role.document()


def section(document: JobDocument, heading: str) -> Section:
    return next(part for part in document.sections if part.heading == heading)


def bullets(document: JobDocument, heading: str) -> list[str]:
    return re.findall("<li>(.*?)</li>", section(document, heading).html)


def test_it_is_the_role_of_its_occupation(document: JobDocument) -> None:
    assert document.title == "Behavioral Health Case Manager"
    assert document.occupation == "21-1023"
    assert document.employment_type == "full_time"


def test_its_job_brief_names_the_organization_to_come(document: JobDocument) -> None:
    brief = section(document, "Job brief")

    assert brief.kind == "job_brief"
    assert brief.html.startswith("<p>[Organization name] ")
    assert brief.html.count("<p>") >= 2


def test_it_lists_responsibilities_and_qualifications(document: JobDocument) -> None:
    assert len(bullets(document, "Responsibilities")) >= 7
    assert len(bullets(document, "Qualifications")) >= 6
    assert len(set(bullets(document, "Responsibilities"))) >= 7
    assert len(set(bullets(document, "Qualifications"))) >= 6


@pytest.mark.parametrize(
    "benefit",
    [
        "401(k)",
        "Health insurance",
        "Dental insurance",
        "Retirement plan",
        "Paid time off",
        "Professional development",
    ],
)
def test_it_offers_six_benefits(document: JobDocument, benefit: str) -> None:
    offered = bullets(document, "Benefits")

    assert len(offered) == 6
    assert sum(line.startswith(benefit) for line in offered) == 1


def test_it_pays_65_000_to_85_000_dollars_a_year(document: JobDocument) -> None:
    pay = document.pay

    assert pay is not None
    assert pay_line(pay, "en-US") == "$65,000 to $85,000 a year"
    assert pay.note


def test_it_promises_equal_opportunity_and_says_what_to_send(document: JobDocument) -> None:
    assert "equal_opportunity" in [part.kind for part in document.sections]
    assert "résumé" in document.apply.instructions
    assert "cover letter" in document.apply.instructions


def test_only_name_place_and_address_are_left_to_fill_in(document: JobDocument) -> None:
    assert {one.text for one in fill_ins(document)} == {
        "[Organization name]",
        "[City, State]",
        "[email address or application portal]",
    }


def test_its_guide_has_duties_questions_skills_and_experience(role: Role) -> None:
    guide = role.guide

    assert len(guide.duties) == len(set(guide.duties)) == 9
    assert len(guide.questions) == 5
    assert all(one.question.endswith("?") for one in guide.questions)
    assert len(guide.skills) == 8
    assert len(guide.experience) == 3
    assert len(guide.training) >= 2
    assert "license" in guide.education


def test_its_guide_tells_whose_average_salary_it_states(role: Role) -> None:
    salary = role.guide.salary

    assert salary is not None
    assert (salary.amount, salary.year) == (42840, 2025)
    assert salary.source
