import pytest

from builder.models import Area, Occupation, OccupationImportance, OccupationTask, Wage

NURSE, PROJECT_MANAGER = "29-1141.00", "13-1082.00"

pytestmark = pytest.mark.usefixtures("facts")


def occupation(code: str) -> Occupation:
    return Occupation.objects.get(pk=code)


def test_an_occupation_tells_all_that_is_known_of_it() -> None:
    found = occupation(NURSE).facts()
    assert (found.code, found.title, found.job_zone) == (NURSE, "Registered Nurses", 4)
    assert (len(found.skills), len(found.knowledge), len(found.work_styles)) == (35, 33, 16)
    assert found.skills[0].importance >= found.skills[-1].importance
    assert sum(share.percent for share in found.education) == pytest.approx(100, abs=1)
    assert found.experience
    assert found.training
    assert found.technologies
    assert "Charge Nurse" in found.titles
    assert "Registered Nurses" not in found.titles
    assert found.tasks == ()
    assert found.borrowed_from == ()
    assert found.release == "O*NET 29.3"


def test_imported_tasks_are_told_core_ones_first() -> None:
    nurse = occupation(NURSE)
    OccupationTask.objects.create(occupation=nurse, number=1, text="Sing.", core=False)
    OccupationTask.objects.create(occupation=nurse, number=2, text="Listen.", core=True)
    assert [(task.number, task.core) for task in nurse.facts().tasks] == [(2, True), (1, False)]


def test_wages_go_from_the_area_to_its_state_to_the_nation() -> None:
    wages = occupation(NURSE).facts("0041740").wages
    assert [one.area_code for one in wages] == ["0041740", "0600000", "0000000"]
    assert wages[-1].area_name == "United States"
    assert wages[0].release == "May 2025"
    assert wages[0].p25
    assert wages[0].p75
    assert wages[0].p25 < wages[0].p75


def test_an_area_nobody_knows_leaves_the_nation() -> None:
    for area in ("", "9999999"):
        wages = occupation(NURSE).facts(area).wages
        assert [one.area_code for one in wages] == ["0000000"]


def test_a_state_is_told_once_before_the_nation() -> None:
    state = Area.objects.get(code="0600000")
    codes = [one.area_code for one in Wage.objects.around("29-1141", state.code)]
    assert codes == ["0600000", "0000000"]


def test_an_occupation_without_ratings_borrows_those_of_the_ones_most_like_it() -> None:
    assert not OccupationImportance.objects.filter(occupation=PROJECT_MANAGER).exists()
    found = occupation(PROJECT_MANAGER).facts()
    assert found.borrowed_from
    assert len(found.skills) == 35
    assert all(1 <= rating.importance <= 5 for rating in found.skills)
    assert found.education
    assert sum(share.percent for share in found.education) == pytest.approx(100, abs=2)


def test_an_occupation_that_resembles_none_has_no_ratings(db: None) -> None:
    lone = Occupation.objects.create(onet_code="99-9999.00", title="Star Gazers")
    found = lone.facts()
    assert not found.skills + found.work_styles
    assert not found.education + found.training
    assert not found.technologies
    assert found.job_zone is None
    assert found.borrowed_from == ()
