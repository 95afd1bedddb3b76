"""What makes a posting hard to read."""

import pytest

from builder.checks.job import Job, Line
from builder.checks.readable.formulas import lix, reading_grade, syllables_of
from tests.checks.examples import found, posting, section, texts

EASY = "You help people. You plan their care. You call them each week. "
HARD = (
    "Incumbents independently administer organizational accountability documentation concerning "
    "interdepartmental communication and multidisciplinary collaboration responsibilities. "
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("care", 1), ("plans", 1), ("planned", 1), ("needed", 2), ("people", 2), ("table", 2),
        ("manager", 3), ("family", 3), ("responsibilities", 6), ("experience", 4), ("RN", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_the_formulas_tell_easy_from_hard() -> None:
    easy, hard = (
        [one for line in posting_lines(text) for one in line.sentences] for text in (EASY, HARD)
    )
    assert reading_grade(easy) < 4 < 20 < reading_grade(hard)
    assert lix(easy) < 30 < 60 < lix(hard)


def posting_lines(text: str) -> tuple[Line, ...]:
    return Job(posting(section(text))).bodies[0].lines


def test_hard_texts_are_found_and_easy_ones_are_not() -> None:
    assert not found("reading_grade", posting(section(EASY * 12)))
    (one,) = found("reading_grade", posting(section(HARD * 12)))
    assert "years of school" in one.message
    (one,) = found("reading_grade", posting(section(HARD * 12), language="de-DE"))
    assert "LIX" in one.message
    assert not found("reading_grade", posting(section(HARD * 12), language="ja"))


def test_long_sentences_are_found_but_not_in_the_words_of_the_law() -> None:
    long = "We plan " + "and care " * 20
    assert texts("long_sentence", posting(section(f"You help. {long}"))) == [long.strip()]
    assert not found("long_sentence", posting(section(long, "equal_opportunity")))


def test_short_forms_do_not_end_a_sentence() -> None:
    (line,) = posting_lines("Reports to Dr. Smith, e.g. on No. 5 at 9 a.m. daily. Calls home.")
    assert [one.text for one in line.sentences] == [
        "Reports to Dr. Smith, e.g. on No. 5 at 9 a.m. daily.",
        "Calls home.",
    ]


def test_long_paragraphs_and_items_are_found() -> None:
    words = "word " * 70
    assert not found("long_paragraph", posting(section(words)))
    assert found("long_paragraph", posting(section(f"- {words}")))
    assert found("long_paragraph", posting(section(words * 2)))


def test_a_posting_has_a_length_that_is_read_to_its_end() -> None:
    counts = [20, 300, 800, 900, 1300]
    severities = [
        [one.severity for one in found("length", posting(section("word " * count)))]
        for count in counts
    ]
    assert severities == [["consider"], [], [], ["consider"], ["should_fix"]]


PASSIVE = "- Plans are written\n- Calls are made\n- Notes are carefully kept\n- You help"


def test_many_passives_are_found_and_a_few_are_not() -> None:
    assert texts("passive_voice", posting(section(PASSIVE))) == [
        "are written", "are made", "are carefully kept",
    ]  # fmt: skip
    assert not found("passive_voice", posting(section("- Plans are written\n- You help")))


def test_a_state_is_no_passive() -> None:
    states = "- A license is required\n- You are interested\n- The ward is located here\n"
    assert not found("passive_voice", posting(section(states * 3)))


def test_nouns_that_hide_a_verb_are_found() -> None:
    document = posting(section("- Responsible for the coordination of care\n- Plan care"))
    (one,) = found("nominal_style", document)
    assert (one.text, one.replacement) == ("Responsible for the coordination of", "Coordinate")
    assert texts("nominal_style", posting(section("- Responsible for planning care"))) == [
        "Responsible for "
    ]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Work with the CMHC", ["CMHC"]),
        ("Work with the community mental health center (CMHC) and CMHC staff", []),
        ("The CMHC (community mental health center) is near", []),
        ("An RN or LPN with CPR", []),
        ("You MUST apply", []),
        ("HOW TO APPLY NOW FOR THIS JOB", []),
        ("R&D and A/B tests", []),
    ],
)
def test_abbreviations_are_explained_once(text: str, passages: list[str]) -> None:
    assert texts("abbreviation", posting(section(text))) == passages


def test_items_that_begin_alike_are_found() -> None:
    alike = "\n".join(f"- Ensure {thing}" for thing in ("care", "order", "calm", "trust"))
    assert texts("bullet_form", posting(section(alike))) == ["Ensure"]


def test_items_in_another_form_than_the_rest_are_found() -> None:
    items = "- Plan care\n- Write notes\n- Call families\n- Visit people\n- Training staff\n- Tact"
    (one,) = found("bullet_form", posting(section(items)))
    assert one.text == "Training"
    assert "Plan" in one.message
