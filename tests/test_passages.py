"""Ranges of a section's plain text, found again in its HTML."""

from html import escape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder import passages, rich_text
from builder.passages import Change

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
_HTML = st.lists(
    st.tuples(
        st.sampled_from(
            ["<p>{}</p>", "<p><strong>{}</strong></p>", "<ul><li>{}</li></ul>", "<p>a<br>{}</p>"]
        ),
        st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda parts: rich_text.sanitize(
        "".join(
            frame.format(text.replace("&", "&amp;").replace("<", "&lt;")) for frame, text in parts
        )
    )
)


def changed(html: str, old: str, new: str) -> str:
    start = passages.plain(html).index(old)
    return passages.rewritten(html, [Change(start, start + len(old), new)])


def test_each_block_item_and_broken_line_is_a_line() -> None:
    html = "<h3>Who</h3><p>One<br>two</p><ul><li>Three<ul><li>four</li></ul></li></ul>"
    assert passages.plain(html) == "Who\nOne\ntwo\nThree\nfour"


def test_signs_written_as_entities_are_one_character() -> None:
    html = "<p>R&amp;D &lt;lead&gt;</p>"
    assert passages.plain(html) == "R&D <lead>"
    assert changed(html, "<lead>", "lead & more") == "<p>R&amp;D lead &amp; more</p>"


def test_words_that_change_their_formatting_midway_are_replaced_whole() -> None:
    html = "<p>We want <strong>rock</strong><em>stars</em> here</p>"
    assert changed(html, "rockstars", "experts") == "<p>We want <strong>experts</strong> here</p>"


def test_a_link_around_the_words_stays() -> None:
    html = '<p>See <a href="https://example.org">our guys</a>.</p>'
    assert changed(html, "guys", "people") == (
        '<p>See <a href="https://example.org">our people</a>.</p>'
    )


def test_a_change_that_empties_an_item_takes_it_away() -> None:
    assert changed("<ul><li>Old</li><li>New</li></ul>", "Old", "") == "<ul><li>New</li></ul>"


@pytest.mark.parametrize(
    "wrong",
    [
        [Change(0, 0, "x")],
        [Change(0, 99, "x")],
        [Change(0, 5, "x")],
        [Change(0, 2, "x"), Change(1, 3, "y")],
    ],
)
def test_what_cannot_be_changed_is_refused(wrong: list[Change]) -> None:
    with pytest.raises(ValueError, match="must"):
        passages.rewritten("<p>One</p><p>two</p>", wrong)


def test_ranges_are_marked_where_they_stand_and_may_overlap() -> None:
    html = passages.marked(
        "<p>a <em>b c</em> d</p>",
        [(2, 5), (4, 7)],
        lambda run, covering: f"[{''.join(map(str, covering))}:{run}]" if covering else run,
    )
    assert html == "<p>a <em>[0:b ][01:c]</em>[1: d]</p>"


@given(html=_HTML, data=st.data())
def test_putting_back_what_stands_there_changes_nothing(html: str, data: st.DataObject) -> None:
    text = passages.plain(html)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume("\n" not in text[start:end])
    same = passages.rewritten(html, [Change(start, end, text[start:end])])
    assert passages.plain(same) == text


@given(html=_HTML, data=st.data())
def test_the_rest_of_the_text_stays_as_it_is(html: str, data: st.DataObject) -> None:
    text = passages.plain(html)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume("\n" not in text[start:end])
    assume(text[start:end].strip() == text[start:end])
    new = passages.rewritten(html, [Change(start, end, "word")])
    assert passages.plain(new) == text[:start] + "word" + text[end:]


@given(html=_HTML)
def test_marking_nothing_gives_the_same_html(html: str) -> None:
    same = passages.marked(html, [], lambda run, covering: escape(run, quote=False))
    assert passages.plain(same) == passages.plain(html)
