"""Words that keep people from applying, and words that only look like it."""

from collections.abc import Iterator
from pathlib import Path

import genderdecoder3
import pytest

from builder.checks.inclusive.gender_decoder import coded_words, verdict
from tests.checks.examples import found, posting, section, texts

_REAL = Path(__file__).parents[2].parent / "shared" / "data" / "real-postings"

FOUND = {
    "gendered_terms": [
        ("He plans care for families", "He"),
        ("He or she plans care", "He or she"),
        ("Ask her manager", "her"),
        ("Reports to the chairman", "chairman"),
        ("Works as a waitress", "waitress"),
        ("We need manpower", "manpower"),
        ("Hey, you guys", "you guys"),
    ],
    "age_terms": [
        ("We look for digital natives", "digital natives"),
        ("Ideal for recent graduates", "recent graduates"),
        ("A young and dynamic team", "young and dynamic"),
        ("For someone aged 25 to 35", "aged 25 to 35"),
        ("No more than 5 years of experience", "No more than 5 years of experience"),
        ("You may be overqualified", "overqualified"),
    ],
    "disability_terms": [
        ("Must be able to walk", "Must be able to walk"),
        ("Ability to stand for hours", "Ability to stand"),
        ("Must be able to hear", "Must be able to hear"),
        ("Must have normal vision", "normal vision"),
        ("You are physically fit", "physically fit"),
        ("A sanity check of the data", "sanity check"),
        ("For able-bodied people", "able-bodied"),
    ],
    "origin_terms": [
        ("A native English speaker", "native English speaker"),
        ("English without an accent", "without an accent"),
        ("Must be a US citizen", "Must be a US citizen"),
        ("A good culture fit", "culture fit"),
    ],
    "personal_terms": [
        ("No family obligations", "No family obligations"),
        ("Christian applicants only", "Christian applicants"),
        ("We prefer married men", "married men"),
    ],
    "jargon": [
        ("A sales ninja", "sales ninja"),
        ("You are a rock star", "rock star"),
        ("Hit the ground running", "Hit the ground running"),
        ("You wear many hats", "wear many hats"),
        ("Keep a blacklist", "blacklist"),
    ],
}
FINE = {
    "gendered_terms": [
        "Her Majesty's Prison Service",
        "Add your pronouns, such as she or he",
        "Shepherd the process to the theater",
        "Knows SHE rules",
        "Works for ManpowerGroup: manpower of others",
        "The Boys & Girls Club coaches the girls",
        "Human resources management",
    ],
    "age_terms": [
        "Young & Co. is our auditor",
        "Coaches young people after school",
        "New Graduate Nurse residency program",
        "There is no age limit",
        "Must be 18 years or older",
        "Serves children aged 10 to 14",
        "Lift up to 40 pounds",
    ],
    "disability_terms": [
        "Must be able to speak Spanish",
        "Able to walk customers through a form",
        "Able to stand out in a crowd",
        "Ability to see the big picture",
        "Promotes public health and good health outcomes",
        "Parks near handicapped parking",
    ],
    "origin_terms": [
        "Works with Native American tribes",
        "Teaches students whose first language is not English",
        "Must be a US citizen as required by federal law for this clearance",
        "Fluent in English",
    ],
    "personal_terms": [
        "Without regard to marital status or religion",
        "Counsels married couples who are clients",
        "Works at a Christian hospital",
    ],
    "jargon": ["Runs the install wizard", "Attends the annual powwow of the tribe"],
}


def pairs(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, listed in table.items() for text in listed)


@pytest.mark.parametrize(
    ("name", "text", "passage"),
    [(name, text, passage) for name, listed in FOUND.items() for text, passage in listed],
)
def test_words_that_shut_people_out_are_found(name: str, text: str, passage: str) -> None:
    assert texts(name, posting(section(f"- {text}"))) == [passage]


@pytest.mark.parametrize(("name", "text"), list(pairs(FINE)))
def test_words_that_mean_something_else_are_left_alone(name: str, text: str) -> None:
    assert not found(name, posting(section(f"- {text}")))


def test_a_replacement_begins_as_the_words_did() -> None:
    (one,) = found("gendered_terms", posting(section("Chairman of the board")))
    assert one.replacement == "Chair"


def test_words_of_other_languages_are_not_read_as_english() -> None:
    document = posting(section("- Das he ist kein Wort"), language="de-DE")
    assert not found("gendered_terms", document)


MASCULINE = "We want an aggressive, dominant and fearless fighter who can lead and compete."


def test_masculine_wording_is_told_with_its_count_and_the_words_to_change() -> None:
    whole, *words = found("gender_coded", posting(section(MASCULINE, "about")))
    assert whole.message.startswith("The wording is strongly masculine-coded: 7 masculine and 0")
    assert [one.text for one in words] == ["aggressive", "dominant", "fearless"]


def test_feminine_and_balanced_wording_is_not_complained_of() -> None:
    balanced = "We support each other, share what we know, lead teams and make decisions."
    assert not found("gender_coded", posting(section(balanced)))
    assert not found("gender_coded", posting(section("We support and understand families.")))


def test_pay_may_be_competitive() -> None:
    document = posting(section(f"{MASCULINE} We offer a competitive salary."))
    assert "competitive" not in texts("gender_coded", document)


@pytest.mark.skipif(not _REAL.exists(), reason="the real postings are not part of the project")
def test_coded_words_are_counted_as_the_public_decoder_counts_them() -> None:
    files = sorted([*_REAL.glob("plain/*.txt"), *_REAL.glob("markdown/*.md")])
    assert len(files) > 50
    for file in files:
        text = file.read_text(encoding="utf-8")
        theirs = genderdecoder3.assess(text)
        ours = list(coded_words(text))
        masculine = sum(one.count for one in ours if one.side == "masculine")
        feminine = sum(one.count for one in ours if one.side == "feminine")
        assert masculine == len(theirs["masculine_coded_words"]), file.name
        assert feminine == len(theirs["feminine_coded_words"]), file.name
        assert verdict(masculine, feminine) == theirs["result"], file.name
