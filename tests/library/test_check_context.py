"""What checks are told beside the document."""

from datetime import date
from decimal import Decimal

import pytest

from builder.document import JobDocument, Location, Pay
from builder.library.check_context import context_for, context_of
from builder.models import (
    Area,
    FactRelease,
    Occupation,
    OccupationTitle,
    Organization,
    Posting,
    RoleTemplate,
    User,
    Wage,
)
from builder.models.wage import NATION
from tests.checks.examples import TODAY

BOSTON = "Boston-Cambridge-Newton, MA-NH"


@pytest.fixture
def wages(db: None) -> None:
    FactRelease.objects.create(name="oews", release="May 2025", source_hash="x")
    areas = [
        (NATION, "N", "00", "National"),
        ("2500000", "S", "25", "Massachusetts"),
        ("0014460", "M", "25", BOSTON),
        ("0017660", "M", "16", "Boston-Elsewhere, ID"),
    ]
    for code, kind, state, name in areas:
        Area.objects.create(code=code, type=kind, state_code=state, name=name)
        Wage.objects.create(
            soc_code="21-1023", area_id=code, annual_p10=30000, annual_p50=len(name) * 1000
        )


@pytest.mark.parametrize(
    ("place", "area", "size"),
    [
        (
            Location(city="Boston", region="MA", country="US"),
            BOSTON,
            "metro",
        ),
        (
            Location(city="Newton", region="Massachusetts"),
            BOSTON,
            "metro",
        ),
        (Location(city="Salem", region="MA"), "Massachusetts", "state"),
        (Location(city="Salem", region="OR"), "United States", "nation"),
        (Location(city="Leeds", country="GB"), None, None),
    ],
)
def test_wages_are_those_of_the_narrowest_area(
    wages: None, place: Location, area: str | None, size: str | None
) -> None:
    document = JobDocument(title="Case Manager", occupation="21-1023", locations=(place,))
    band = context_for(document, TODAY).wages
    assert (band and band.area, band and band.size) == (area, size)


def test_without_an_occupation_nothing_is_known(wages: None) -> None:
    context = context_for(JobDocument(title="Case Manager"), TODAY)
    assert (context.wages, context.preparation) == (None, None)


def test_words_that_stand_in_no_title_are_looked_up(db: None) -> None:
    occupation = Occupation.objects.create(onet_code="13-1111.00", title="Analysts")
    OccupationTitle.objects.create(occupation=occupation, title="Data Analyst", source="alternate")
    found = context_for(JobDocument(title="Data Analysts Wizard"), TODAY).title
    assert found
    assert found.unknown == ("Wizard",)
    assert context_for(JobDocument(title="Data Analyst"), TODAY).title is None


def test_what_the_data_lacks_for_job_searches_is_told(db: None) -> None:
    context = context_for(JobDocument(title="Nurse", pay=Pay()), date(2026, 11, 30))
    names = {problem.name for problem in context.posting_problems}
    assert {"hiringOrganization", "employmentType"} <= names
    assert "title" not in names


def test_other_pay_for_the_same_work_is_that_of_the_organization(
    role: RoleTemplate, organization: Organization, editor: User, stranger: User
) -> None:
    theirs = stranger.memberships.get().organization
    made = [
        Posting.objects.start(
            role, owner, {"pay_minimum": Decimal(low), "pay_maximum": Decimal(low + 10)}, editor
        )
        for owner, low in ((organization, 20), (organization, 30), (theirs, 90))
    ]
    Posting.objects.filter(pk__in=[one.pk for one in made]).update(pay_period="hour")
    peers = context_of(made[0], TODAY).peers
    assert [(peer.minimum, peer.maximum) for peer in peers] == [
        (Decimal(30 * 2080), Decimal(40 * 2080))
    ]
