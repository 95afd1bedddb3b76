"""The bullets of a section: found, moved, taken out, put in, marked, and no word lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import bullets
from builder.forms.fields import LANGUAGES
from builder.rich_text import from_markdown, sanitize, texts, to_markdown
from tests.test_rich_text import sanitized

often = settings(max_examples=100, deadline=None)

TEXTS = [
    "one",
    " <b>Two</b> ",
    "a &amp; b",
    "<p>x</p><p>y</p>",
    "<h3>z</h3>",
    "<b>Required:</b>",
    "",
]


def a_list(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(st.lists(items, max_size=3).map("".join), min_size=1, max_size=4)
    return st.builds(
        lambda tag, held: f"<{tag}>{''.join(f'<li>{one}</li>' for one in held)}</{tag}>",
        st.sampled_from(["ul", "ol"]),
        inside,
    )


# Texts full of lists, some within others.
tidy = (
    st.lists(st.recursive(st.sampled_from(TEXTS), a_list, max_leaves=15), max_size=4)
    .map("".join)
    .map(sanitize)
)

TREE = sanitize(
    "<p>You:</p><ul><li>A<ul><li>a</li><li>b</li></ul></li><li>B</li></ul>"
    "<h3>Welcome</h3><ol><li>C</li></ol>"
)


def listed(html: str) -> str:
    """Return the texts of the bullets, in reading order."""
    return " ".join(one.text for one in bullets.bullets(html))


def letters(*htmls: str) -> Counter[str]:
    """Count the characters that a reader sees, white space aside."""
    return Counter("".join("".join("".join(texts(html)).split()) for html in htmls))


def a_number(html: str, data: st.DataObject) -> int | None:
    count = len(bullets.bullets(html))
    return data.draw(st.integers(0, count - 1)) if count else None


def test_bullets_are_found_in_reading_order_with_their_places() -> None:
    assert [(one.text, one.depth, one.place, one.places) for one in bullets.bullets(TREE)] == [
        ("A", 1, 0, 2),
        ("a", 2, 0, 2),
        ("b", 2, 1, 2),
        ("B", 1, 1, 2),
        ("C", 1, 0, 1),
    ]


@pytest.mark.parametrize(
    ("number", "steps", "now", "at"),
    [
        (3, -1, "B A a b C", 0),
        (0, 1, "B A a b C", 1),
        (1, 1, "A b a B C", 2),
        (1, -1, "A a b B C", 1),
        (0, -1, "A a b B C", 0),
        (4, 1, "A a b B C", 4),
        (0, 99, "B A a b C", 1),
        (3, 1, "A a b B C", 3),
        (4, -1, "A a b B C", 4),
    ],
)
def test_a_bullet_moves_within_its_list(number: int, steps: int, now: str, at: int) -> None:
    html, to = bullets.step(TREE, number, steps)
    assert (listed(html), to) == (now, at)


def test_at_the_end_of_its_list_a_bullet_goes_over_into_the_next_one() -> None:
    html, to = bullets.step(TREE, 3, 1)
    assert html.endswith("<h3>Welcome</h3><ol><li>B</li><li>C</li></ol>")
    assert bullets.step(html, to, -1) == (TREE, 3)


def test_a_list_that_lost_its_last_bullet_is_gone() -> None:
    html, item = bullets.take_out(TREE, 4)
    assert (html.endswith("<h3>Welcome</h3>"), item) == (True, "C")
    assert bullets.put_in("<p>x</p>", item) == ("<p>x</p><ul><li>C</li></ul>", 0)


def test_a_bullet_is_not_put_into_itself() -> None:
    assert bullets.move(TREE, 0, 2, after=True) == (TREE, 0)


@pytest.mark.parametrize("number", [-1, 5, 10**9])
def test_a_bullet_that_is_not_there_is_said_to_be_missing(number: int) -> None:
    for change in (
        lambda: bullets.bullet(TREE, number),
        lambda: bullets.step(TREE, number, 1),
        lambda: bullets.move(TREE, 0, number, after=True),
        lambda: bullets.take_out(TREE, number),
        lambda: bullets.put_in(TREE, "x", number),
        lambda: bullets.set_mark(TREE, number, "required", "en"),
    ):
        with pytest.raises(bullets.NoBullet):
            change()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_is_a_word_of_the_postings_language_and_comes_off_again(language: str) -> None:
    marked = bullets.set_mark(TREE, 3, "preferred", language)
    assert bullets.bullet(marked, 3).mark == "preferred"
    changed = bullets.set_mark(marked, 3, "required", language)
    assert bullets.bullet(changed, 3).mark == "required"
    assert bullets.bullet(from_markdown(to_markdown(changed)), 3).mark == "required"
    assert bullets.set_mark(changed, 3, None, language) == TREE


def test_a_mark_that_someone_wrote_by_hand_counts() -> None:
    html = sanitize("<ul><li><b>Preferred</b>: CPA</li><li><b>Required:</b></li></ul>")
    assert [one.mark for one in bullets.bullets(html)] == ["preferred", None]
    assert listed(bullets.set_mark(html, 0, None, "en")) == "CPA Required:"


@often
@given(sanitized | tidy, st.data())
def test_moving_loses_no_text_and_leaves_settled_html(html: str, data: st.DataObject) -> None:
    number, beside = a_number(html, data), a_number(html, data)
    if number is None or beside is None:
        return
    for moved, to in (
        bullets.step(html, number, data.draw(st.integers(-3, 3))),
        bullets.move(html, number, beside, after=data.draw(st.booleans())),
    ):
        assert sanitize(moved) == moved
        assert letters(moved) == letters(html)
        assert to >= 0


@often
@given(sanitized | tidy, sanitized | tidy, st.data())
def test_what_is_taken_out_of_one_text_and_put_into_another_is_there_whole(
    html: str, other: str, data: st.DataObject
) -> None:
    number = a_number(html, data)
    if number is None:
        return
    rest, item = bullets.take_out(html, number)
    beside = data.draw(st.none() | st.just(a_number(other, data)))
    filled, _ = bullets.put_in(other, item, beside, after=data.draw(st.booleans()))
    assert sanitize(rest) == rest
    assert sanitize(filled) == filled
    assert letters(rest, filled) == letters(html, other)


@often
@given(sanitized | tidy, st.data())
def test_marking_adds_only_the_word(html: str, data: st.DataObject) -> None:
    number = a_number(html, data)
    if number is None or bullets.bullet(html, number).mark:
        return
    marked = bullets.set_mark(html, number, "preferred", "en")
    assert sanitize(marked) == marked
    assert letters(marked) == letters(html) + Counter("Preferred:")
    assert letters(bullets.set_mark(marked, number, None, "en")) == letters(html)
