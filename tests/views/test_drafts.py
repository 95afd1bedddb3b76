from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml.html import fromstring

from builder.models import (
    Area,
    Occupation,
    OccupationImportance,
    OccupationPreparation,
    OccupationTechnology,
    Posting,
    User,
    Wage,
)

LogIn = Callable[[User], Client]
CODE = "51-4121.00"
ADDRESS = f"/library/occupations/{CODE}/draft/"


@pytest.fixture
def welders(db: None) -> Occupation:
    occupation = Occupation.objects.create(pk=CODE, title="Welders, Cutters", job_zone=2)
    for element, importance in (("Operation and Control", 3.9), ("Monitoring", 3.6)):
        OccupationImportance.objects.create(
            occupation=occupation, kind="skill", element=element, importance=importance
        )
    for kind, element in (("knowledge", "Mechanical"), ("work_style", "Attention to Detail")):
        OccupationImportance.objects.create(
            occupation=occupation, kind=kind, element=element, importance=4
        )
    OccupationTechnology.objects.create(
        occupation=occupation, technology="AutoCAD", category="CAD", hot=True, in_demand=True
    )
    OccupationPreparation.objects.create(
        occupation=occupation,
        kind="education",
        category="High School Diploma",
        percent_of_workers=80,
    )
    Area.objects.create(pk="0000000", type="N", state_code="00", name="National")
    Area.objects.create(pk="0600000", type="S", state_code="06", name="California")
    for area, low, high in (("0000000", 45_000, 62_000), ("0600000", 52_000, 80_000)):
        Wage.objects.create(
            soc_code="51-4121", area_id=area, annual_p25=low, annual_p50=low + 5000, annual_p75=high
        )
    return occupation


def ticked(page: bytes) -> list[str]:
    boxes = fromstring(page).xpath("//input[@name='tick'][@checked]")
    return [str(box.get("value")) for box in boxes]


def test_the_menu_offers_suggestions_some_of_them_ticked(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    page = log_in(editor).get(ADDRESS).content
    boxes = fromstring(page).xpath("//input[@name='tick']")
    assert len(boxes) > len(ticked(page)) > 5


def test_what_was_ticked_becomes_a_posting_and_nothing_else(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS).content
    chosen = ticked(page)[:4]
    labels = {
        str(label.get("for")): " ".join(label.xpath("text()")).strip()
        for label in fromstring(page).xpath("//label[starts-with(@for, 'tick-')]")
    }
    data = {"title": "Night Welder", "level": "senior", "workplace": "onsite", "country": "US"}
    response = desk.post(ADDRESS, data | {"area": "0600000", "tick": chosen})
    posting = Posting.objects.get()
    assert response["Location"] == reverse("posting", args=[posting.pk])
    document = posting.document()
    assert "Night Welder" in document.title
    assert document.occupation == "51-4121"
    text = " ".join(section.html for section in document.sections)
    for tick, label in labels.items():
        said = label.replace("&", "&amp;") in text
        assert said == (tick.removeprefix("tick-") in chosen), label
    assert document.pay is not None
    assert document.pay.note == ""
    told = desk.get(response["Location"]).content.decode()
    assert "Pay: Suggested from U.S. Bureau of Labor Statistics wages" in told
    assert "California" in told
    revision = posting.revisions.get()
    assert revision.summary == "Drafted from public facts on the occupation"


def test_other_choices_bring_other_suggestions_without_a_script(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    choices = {"title": "Welder", "workplace": "onsite", "country": "US"}
    entry = desk.get(ADDRESS, choices | {"level": "entry"}).content
    lead = desk.get(ADDRESS, choices | {"level": "lead"}).content
    assert ticked(entry) != ticked(lead) or entry != lead
    assert b'value="Welder"' in lead


def test_a_title_left_out_is_asked_for_and_ticks_are_kept(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    chosen = ticked(desk.get(ADDRESS).content)[:2]
    data = {"title": "", "level": "mid", "workplace": "onsite", "country": "US", "tick": chosen}
    response = desk.post(ADDRESS, data)
    assert response.status_code == 422
    assert ticked(response.content) == chosen
    assert not Posting.objects.exists()


def test_viewers_draft_nothing(welders: Occupation, viewer: User, log_in: LogIn) -> None:
    assert log_in(viewer).get(ADDRESS).status_code == 403
