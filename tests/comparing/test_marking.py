"""Two texts as one: what went, what came, what moved, and nothing else."""

import nh3
import pytest
from hypothesis import given, settings
from lxml.html import fragment_fromstring, tostring

from builder.comparing import marked, marked_text
from builder.comparing.blocks import read, write
from builder.rich_text import TAGS
from tests.comparing import texts
from tests.test_rich_text import sanitized

often = settings(max_examples=100)


def without(html: str, unwanted: str) -> list[str]:
    """Return the texts of the blocks of marked HTML, one kind of mark and the notes left out."""
    body = fragment_fromstring(html, create_parent="div")
    for element in list(body.iter("ins", "del", "span")):
        if element.tag == unwanted or element.get("class") == "change-note":
            element.drop_tree()
        else:
            element.drop_tag()
    return block_texts(tostring(body, encoding="unicode")[len("<div>") : -len("</div>")])


def block_texts(html: str) -> list[str]:
    return [text for block in read(html) if (text := block.text.strip())]


def items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


@given(sanitized | texts.html)
@often
def test_blocks_are_written_as_they_were_read(html: str) -> None:
    assert write(read(html)) == html


@given(texts.pairs)
@often
def test_marked_text_holds_both_texts(pair: tuple[str, str]) -> None:
    before, after = pair
    html = marked(before, after)
    assert without(html, "ins") == block_texts(before)
    assert without(html, "del") == block_texts(after)


@given(texts.pairs)
@often
def test_marked_text_is_sound_html_of_few_tags(pair: tuple[str, str]) -> None:
    html = marked(*pair)
    allowed = {"*": {"class"}, "a": {"href"}}
    clean = nh3.clean(html, tags={*TAGS, "ins", "del", "span"}, attributes=allowed, link_rel=None)
    assert clean == html


@given(texts.html)
def test_a_text_that_stayed_the_same_has_no_marks(html: str) -> None:
    assert marked(html, html) == html


def test_an_edited_bullet_is_shown_as_edited() -> None:
    before = items("Assess the needs of clients", "Plan their care")
    after = items("Assess the needs of all families", "Plan their care")
    assert marked(before, after) == (
        '<ul><li class="is-changed">Assess the needs of <del>clients</del>'
        "<ins>all families</ins></li><li>Plan their care</li></ul>"
    )


def test_bullets_that_came_and_went_are_whole() -> None:
    before, after = items("Assess needs", "Drive a van"), items("Write reports", "Assess needs")
    assert marked(before, after) == (
        '<ul><li class="is-added"><ins>Write reports</ins></li><li>Assess needs</li>'
        '<li class="is-removed"><del>Drive a van</del></li></ul>'
    )


def test_a_moved_and_edited_bullet_is_moved_and_says_where_it_went() -> None:
    duties = ["Assess needs", "Plan care", "Write reports", "Answer the phone every day"]
    before = items(*duties)
    after = items("Answer the telephone every day", *duties[:3])
    assert marked(before, after) == (
        '<ul><li class="is-moved-here"><ins class="moved">Answer the <del>phone</del>'
        "<ins>telephone</ins> every day</ins>"
        ' <span class="change-note">(moved here from further down)</span></li>'
        "<li>Assess needs</li><li>Plan care</li><li>Write reports</li>"
        '<li class="is-moved-away"><del class="moved">Answer the phone every day</del>'
        ' <span class="change-note">(moved up, to the top)</span></li></ul>'
    )


def test_emphasis_and_links_are_kept_and_told_apart_from_words() -> None:
    before = '<p>Write to <a href="https://a.example/">us</a> in <strong>good</strong> time</p>'
    after = '<p>Write to <a href="https://b.example/">us</a> in good <em>time</em></p>'
    assert marked(before, after) == (
        '<p class="is-changed">Write to <del><a href="https://a.example/">us</a></del>'
        '<ins><a href="https://b.example/">us</a></ins> in '
        '<span class="is-reformatted">good</span> <span class="is-reformatted"><em>time</em>'
        "</span></p>"
    )


def test_a_paragraph_that_became_a_bullet_says_so() -> None:
    assert marked("<p>Plan care</p>", items("Plan care")) == (
        '<ul><li class="is-changed">Plan care <span class="change-note">(was a paragraph)</span>'
        "</li></ul>"
    )


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("Night Nurse", "Night Nurse", "Night Nurse"),
        ("", "Q&A", "<ins>Q&amp;A</ins>"),
        ("Nurse in [City, State]", "Nurse in Duluth",
         "Nurse in <del>[City, State]</del><ins>Duluth</ins>"),
        # A lone word between two changes would only be in the way.
        ("Assess clients and teach people", "Examine families and instruct students",
         "<del>Assess clients and teach people</del>"
         "<ins>Examine families and instruct students</ins>"),
        ("東京の仕事", "大阪の仕事", "<del>東京</del><ins>大阪</ins>の仕事"),
    ],
)  # fmt: skip
def test_plain_text_is_marked_word_by_word(before: str, after: str, html: str) -> None:
    assert marked_text(before, after) == html
