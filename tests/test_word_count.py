"""How much candidates read: words, or characters where words have no spaces between them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Apply, Fact, JobDocument, Section
from builder.word_count import WordCount, count, count_document, count_section


def section(html: str, *, hidden: bool = False) -> Section:
    return Section(kind="custom", heading="What you do", html=html, hidden=hidden)


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("We care.", 2, 0),
        ("full-time and/or part-time, 24/7", 4, 0),
        ("one & two • three", 3, 0),
        ("Don't\nstop\xa0now", 3, 0),
        ("Über Élan Ω", 3, 0),
        ("毎日働く。", 0, 4),
        ("使用Python编程", 1, 4),
        ("데이터 분석가 채용", 3, 0),
        ("___ ...", 0, 0),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int, characters: int) -> None:
    assert count(text) == WordCount(words, characters)


def test_a_section_counts_with_its_heading_unless_candidates_do_not_see_it() -> None:
    html = "<p>We <strong>ca</strong>re.</p><ul><li>One</li><li>Two</li></ul>"
    assert count_section(section(html)).words == 7
    assert count_section(section(html, hidden=True)) == WordCount()
    assert count_section(section("")) == WordCount()


def test_a_document_counts_what_candidates_read() -> None:
    document = JobDocument(
        title="Night nurse",
        workplace="onsite",
        facts=(Fact(label="Shift", value="Nights"),),
        sections=(section("<p>We care.</p>"), section("<p>Not seen.</p>", hidden=True)),
        apply=Apply(instructions="Call us."),
    )
    # Night nurse, Workplace On site, Shift Nights, What you do We care., Call us.
    assert count_document(document).words == 2 + 3 + 2 + 5 + 2
    shown = replace(document, sections=document.sections[:1])
    assert count_document(shown) == count_document(document)


@pytest.mark.parametrize(
    ("number", "minutes"),
    [
        (WordCount(), 0),
        (WordCount(1), 1),
        (WordCount(238), 1),
        (WordCount(600), 3),
        (WordCount(0, 510), 2),
        (WordCount(238, 255), 2),
    ],
)
def test_reading_takes_whole_minutes(number: WordCount, minutes: int) -> None:
    assert number.minutes == minutes


@given(st.lists(st.text()))
def test_lines_count_together_as_each_alone(lines: list[str]) -> None:
    assert count("\n".join(lines)) == sum(map(count, lines), WordCount())
