import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.exports.color import contrast, readable

often = settings(max_examples=300, deadline=None)
colors = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


@pytest.mark.parametrize(
    ("color", "ground", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#1f5c57", "#1f5c57", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#FFFFFF", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#ffffff", 1.37),
    ],
)
def test_contrast_is_that_of_the_web_guidelines(color: str, ground: str, ratio: float) -> None:
    assert round(contrast(color, ground), 2) == ratio


@given(colors, st.sampled_from(["#ffffff", "#1d1a17", "#000000"]) | colors)
@example("#777777", "#777777")
@often
def test_any_brand_colour_becomes_readable_on_any_ground(color: str, ground: str) -> None:
    assert contrast(readable(color, ground), ground) >= 4.5


@given(colors, st.sampled_from(["#ffffff", "#1d1a17"]))
@often
def test_a_colour_is_changed_by_no_more_than_it_must_be(color: str, ground: str) -> None:
    made = readable(color, ground)

    if contrast(color, ground) >= 4.5:
        assert made == color
    else:
        assert contrast(made, ground) < 4.8


def test_a_colour_keeps_its_hue() -> None:
    assert readable("#ff0000", "#ffffff") == "#ed0000"


def test_capital_letters_are_read_too() -> None:
    assert readable("#1F5C57", "#ffffff") == "#1f5c57"
