"""What findings cost."""

from builder.checks import Finding
from builder.checks.score import score


def finding(severity: str) -> Finding:
    return Finding(message="Do it.", reason="So.", severity=severity)  # type: ignore[arg-type]


def test_without_findings_all_points_are_left() -> None:
    whole = score([])
    assert whole.overall == 100
    assert {area.points for area in whole.areas} == {100}
    assert whole.areas[0].label == "Complete"


def test_each_finding_takes_from_its_own_area_and_the_score_is_the_average() -> None:
    whole = score([(finding("must_fix"), "lawful"), (finding("consider"), "readable")])
    points = {area.area: area.points for area in whole.areas}
    assert (points["lawful"], points["readable"], points["complete"]) == (80, 98, 100)
    assert whole.overall == round((80 + 98 + 4 * 100) / 6)


def test_an_area_cannot_go_below_nothing() -> None:
    whole = score([(finding("must_fix"), "lawful")] * 7)
    assert min(area.points for area in whole.areas) == 0
