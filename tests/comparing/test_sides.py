"""Two documents next to each other, and what copying from one to the other makes of that."""

from dataclasses import replace

import pytest
from hypothesis import given

from builder import rich_text
from builder.comparing.blocks import read
from builder.comparing.copying import NothingToCopy, copied
from builder.comparing.sides import Beside, Side, beside
from builder.document import JobDocument, Section
from tests.comparing.texts import pairs

DUTIES = Section(
    kind="responsibilities",
    heading="Duties",
    html="<p>You will</p><ul><li>Plan care</li><li>Write notes every day"
    "<ul><li>in ink</li></ul></li><li>Drive to homes</li></ul>",
)
WHAT_YOU_DO = Section(
    kind="responsibilities",
    heading="What you do",
    html="<ul><li>Plan care</li><li>Write notes every week</li><li>Wash the [cups]</li></ul>",
    hidden=True,
)
ABOUT = Section(kind="about", heading="About", html="<p>We <strong>care</strong></p>")
TEAM = Section(kind="custom", heading="Team", html="<p>We are nine</p>")
LEFT = JobDocument(title="Night Nurse", sections=(DUTIES, TEAM))
RIGHT = JobDocument(title="Nurse", workplace="remote", sections=(ABOUT, WHAT_YOU_DO))
SHOWN = beside(LEFT, RIGHT)


def written(side: Side) -> str:
    """Return what the page says of a side, without what marks it."""
    html = "".join(line.opening + line.html for line in side.lines) + side.closing
    return rich_text.sanitize(html)


def test_sections_stand_in_the_order_of_the_left_one_with_those_of_the_right_between() -> None:
    assert [pair.heading for pair in SHOWN.sections] == ["About", "Duties", "Team"]
    assert [bool(pair.left) for pair in SHOWN.sections] == [False, True, True]
    assert [bool(pair.right) for pair in SHOWN.sections] == [True, True, False]


def test_each_side_marks_the_words_that_the_other_has_not() -> None:
    pair = SHOWN.sections[1]
    assert pair.left
    assert pair.right
    assert [(line.state, line.html) for line in pair.left.lines] == [
        ("only", '<span class="differs">You will</span>'),
        ("same", "Plan care"),
        ("changed", 'Write notes every <span class="differs">day</span>'),
        ("only", '<span class="differs">in ink</span>'),
        ("only", '<span class="differs">Drive to homes</span>'),
    ]
    assert [(line.state, line.html) for line in pair.right.lines] == [
        ("same", "Plan care"),
        ("changed", 'Write notes every <span class="differs">week</span>'),
        ("only", '<span class="differs">Wash the [cups]</span>'),
    ]
    assert [(fact.label, fact.left, fact.right) for fact in SHOWN.facts] == [
        ("Job title", '<span class="differs">Night </span>Nurse', "Nurse"),
        ("Workplace", "", '<span class="differs">Remote</span>'),
    ]


def test_what_is_at_another_place_is_said_to_be() -> None:
    other = replace(DUTIES, html="<ul><li>Plan care</li></ul><p>You will</p>")
    shown = beside(LEFT, JobDocument(title="Night Nurse", sections=(other, TEAM)))
    sides = shown.sections[0]
    assert sides.left
    assert sides.right
    assert "elsewhere" in {line.state for line in sides.left.lines}
    assert "elsewhere" in {line.state for line in sides.right.lines}
    assert shown.sections[1].is_same


def test_the_same_twice_is_the_same() -> None:
    assert beside(LEFT, JobDocument.from_dict(LEFT.to_dict())).is_same


@given(pairs)
def test_both_sides_say_all_that_their_sections_say(both: tuple[str, str]) -> None:
    left, right = both
    shown = beside(
        JobDocument(title="A", sections=(replace(TEAM, html=left),)),
        JobDocument(title="B", sections=(replace(TEAM, html=right),)),
    )
    (pair,) = shown.sections
    for side, html in ((pair.left, left), (pair.right, right)):
        assert side
        assert read(written(side)) == read(html)


@pytest.mark.parametrize(
    ("bullet", "to_left", "expected"),
    [
        (
            2,
            True,
            "<p>You will</p><ul><li>Plan care</li><li>Write notes every day<ul><li>in ink</li></ul>"
            "</li><li>Wash the [cups]</li><li>Drive to homes</li></ul>",
        ),
        (
            1,
            True,
            "<p>You will</p><ul><li>Plan care</li><li>Write notes every week<ul><li>in ink</li>"
            "</ul></li><li>Drive to homes</li></ul>",
        ),
        (
            3,
            False,
            "<ul><li>Plan care</li><li>Write notes every week</li><li>Drive to homes</li>"
            "<li>Wash the [cups]</li></ul>",
        ),
        (
            1,
            False,
            "<ul><li>Plan care</li><li>Write notes every day</li><li>Wash the [cups]</li></ul>",
        ),
    ],
    ids=["new", "words of its like", "new, the other way", "words without the list within"],
)
def test_a_bullet_comes_behind_what_it_stood_behind_or_into_its_like(
    bullet: int, to_left: bool, expected: str
) -> None:
    made = copied(SHOWN, 1, bullet, to_left=to_left)
    target = DUTIES if to_left else WHAT_YOU_DO
    assert made.section == replace(target, html=expected)
    assert made.place == (0 if to_left else 1)


def test_a_bullet_makes_the_section_that_the_other_lacks() -> None:
    left = JobDocument(title="Nurse", sections=(ABOUT, DUTIES, TEAM))
    shown = beside(left, JobDocument(title="Nurse", sections=(TEAM, ABOUT)))
    number = [pair.heading for pair in shown.sections].index("Duties")
    made = copied(shown, number, 0, to_left=False)
    assert made.section == replace(DUTIES, html="<ul><li>Plan care</li></ul>")
    # Behind "About", which it stands behind on the left.
    assert (made.place, made.position) == (None, 2)


def test_a_section_is_copied_whole_and_what_was_hidden_stays_so() -> None:
    made = copied(SHOWN, 1, None, to_left=False)
    assert made.section == replace(DUTIES, hidden=True)
    made = copied(SHOWN, 2, None, to_left=False)
    assert (made.section, made.place, made.position) == (TEAM, None, 2)
    made = copied(SHOWN, 0, None, to_left=True)
    assert (made.section, made.place, made.position) == (ABOUT, None, 0)


@pytest.mark.parametrize(
    ("number", "bullet", "to_left"),
    [
        (-1, None, True),
        (3, None, True),
        (0, None, False),
        (1, 9, True),
        (1, -1, True),
        (0, 0, True),
    ],
)
def test_what_is_not_there_cannot_be_copied(number: int, bullet: int | None, to_left: bool) -> None:
    with pytest.raises(NothingToCopy):
        copied(SHOWN, number, bullet, to_left=to_left)


def test_nothing_is_copied_from_an_empty_posting() -> None:
    with pytest.raises(NothingToCopy):
        copied(Beside((), ()), 0, None, to_left=True)
