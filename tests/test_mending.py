"""Other words in the place of a passage."""

import pytest

from builder.checks import Finding
from builder.mending import Moved, can_mend, mended
from tests.checks.examples import posting, section


def finding(place: int | str | None, start: int, text: str, instead: str | None) -> Finding:
    return Finding(
        message="", reason="", severity="consider", place=place,
        start=start, end=start + len(text), text=text, replacement=instead,
    )  # fmt: skip


DOCUMENT = posting(
    section("Ask the **chairman** of the board", heading="Chairman"), title="Nurse!!"
)


def test_words_in_a_section_a_heading_and_the_title_are_replaced() -> None:
    body = mended(DOCUMENT, finding(0, 8, "chairman", "chair"))
    assert body.sections[0].html == "<p>Ask the <strong>chair</strong> of the board</p>"
    heading = mended(DOCUMENT, finding("0.heading", 0, "Chairman", "Chair"))
    assert heading.sections[0].heading == "Chair"
    assert mended(DOCUMENT, finding("title", 5, "!!", "")).title == "Nurse"


def test_words_that_moved_are_found_where_they_are_now() -> None:
    body = mended(DOCUMENT, finding(0, 2, "chairman", "chair"))
    assert "chair</strong>" in body.sections[0].html


@pytest.mark.parametrize(
    "gone",
    [
        finding(0, 8, "waitress", "server"),
        finding(0, 1, "a", "b"),
        finding(7, 0, "Ask", "Tell"),
        finding("pay", 0, "x", "y"),
        finding(None, 0, "x", "y"),
    ],
)
def test_words_that_are_gone_or_not_the_only_ones_are_left_alone(gone: Finding) -> None:
    with pytest.raises(Moved):
        mended(DOCUMENT, gone)


def test_only_what_has_other_words_and_a_place_for_them_can_be_mended() -> None:
    assert can_mend(finding(0, 8, "chairman", "chair"))
    assert can_mend(finding("title", 5, "!!", ""))
    assert not can_mend(finding(0, 8, "chairman", None))
    assert not can_mend(finding("pay", 0, "x", "y"))
