"""Guides made from facts: whole, grammatical, easy to read, and each different from the others."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

import pytest

from builder.generating import evidence, guide_sentences
from builder.generating.facts import OccupationFacts
from builder.generating.guide import Guide, guide
from builder.generating.material import KNOWLEDGE, SKILLS
from builder.generating.resume import Advice, advice
from builder.generating.spoken import listed, of_others
from builder.generating.titles import in_text, plural
from builder.library.review import HARDEST, reading_grade
from builder.models import Occupation
from tests.generating.examples import EXAMPLES, NURSE, ROOFER, UNKNOWN
from tests.generating.test_many_drafts import with_tasks
from tests.generating.test_words import SLOTS, flat

Facts = Mapping[str, OccupationFacts]

SEAMS = re.compile(
    r"[{}\[\]]|\b(\w+) \1\b|\s[,;]|\s\.(?!NET)|,,|\.\.|  |\ba [aeio]\w+|\ban [bcdfgjkp]"
    r"|\b(?:to|for|with|tell) they\b|\bthey is\b",
)


def lines(told: Guide) -> Iterator[str]:
    for text in (told.introduction, told.what_they_do, told.qualifications, told.education):
        yield from text.split("\n\n")
    yield from told.duties
    yield from told.training
    yield from (skill.use for skill in told.skills)
    yield from (step.text for step in told.experience)
    for item in told.questions:
        yield item.question
        yield item.answer


def advised(told: Advice) -> Iterator[str]:
    yield from told.asks
    yield from (skill.use for skill in told.evidence)


def sentences(facts: OccupationFacts) -> list[str]:
    return [
        sentence
        for line in (*lines(guide(facts)), *advised(advice(facts)))
        for sentence in re.split(r"(?<=[.!?]) ", line)
    ]


@pytest.mark.parametrize("facts", EXAMPLES, ids=["nurse", "with tasks", "roofer", "unknown"])
def test_every_part_of_a_guide_has_something_to_say_whatever_is_known(
    facts: OccupationFacts,
) -> None:
    told = guide(facts)
    for part in fields(told):
        assert getattr(told, part.name), part.name
    assert len(told.experience) == 3
    assert len(told.questions) >= 5
    assert advice(facts).asks
    assert advice(facts).evidence
    assert guide(facts) == told


def test_the_guides_to_all_occupations_in_the_cut_are_whole(facts: None) -> None:
    for occupation in Occupation.objects.all():
        known = occupation.facts()
        told = guide(known)
        assert all(getattr(told, part.name) for part in fields(told))
        assert not [line for line in lines(told) if SEAMS.search(line)]


def test_no_sentence_stands_in_more_than_a_tenth_of_the_guides(many_facts: Facts) -> None:
    used = Counter(text for facts in many_facts.values() for text in set(sentences(facts)))
    worn, times = used.most_common(1)[0]
    assert times <= len(many_facts) / 10, worn


def test_no_guide_says_a_thing_twice(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        said, times = Counter(sentences(facts)).most_common(1)[0]
        assert times == 1, (code, said)


def test_every_guide_reads_at_grade_twelve_or_below(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        assert reading_grade("\n".join(lines(guide(facts)))) <= HARDEST, code


def test_words_of_a_guide_are_put_together_without_seams(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        for line in (*lines(guide(facts)), *advised(advice(facts))):
            if "Class A" not in line:
                assert not SEAMS.search(line), (code, line)


def test_imported_tasks_become_the_duties_of_the_guide() -> None:
    assert "Train registered nurses" in guide(with_tasks(NURSE)).duties


def test_figures_in_a_guide_are_those_of_the_facts() -> None:
    told = {item.question: item.answer for item in guide(NURSE).questions}
    pay = told["How much do registered nurses earn?"]
    for figure in ("$60,210", "$72,340", "$86,070", "$101,500", "$129,400"):
        assert figure in pay
    assert "20 percent" in told["Can you start in nursing without experience?"]
    assert "58 percent" in guide(NURSE).education


def test_what_is_borrowed_is_not_told_as_known() -> None:
    lent = replace(NURSE, borrowed_from=("Physicians",), prepared_like=("Physicians",))
    told = guide(lent)
    assert "physicians" in told.introduction
    assert "percent" not in told.education
    assert "percent" not in told.questions[1].answer


def test_a_guide_to_no_particular_occupation_leaves_nothing_to_fill_in() -> None:
    told = guide(replace(UNKNOWN, code="27-1029.00", title="Designers, All Other"))
    assert "designers" in told.introduction.lower()
    assert not [line for line in lines(told) if "[" in line]


def test_without_wages_a_guide_says_so() -> None:
    assert "wage" in guide(UNKNOWN).questions[0].answer
    assert "$" not in guide(UNKNOWN).questions[0].answer


def test_words_for_a_resume_are_those_of_the_facts() -> None:
    terms = {kind.heading: kind.terms for kind in advice(NURSE).terms}
    assert "Epic Systems" in terms["Software"]
    assert terms["Knowledge"][0] == "Medicine and dentistry"
    assert "Charge Nurse" not in terms["Skills"]
    assert "Software" not in {kind.heading for kind in advice(ROOFER).terms}


def test_there_is_evidence_for_every_skill_and_area_of_knowledge() -> None:
    assert set(evidence.EVIDENCE) == set(SKILLS) | set(KNOWLEDGE)


def test_every_slot_of_the_guides_phrases_is_known() -> None:
    own = {
        *("full_title", "workers", "duty", "lenders", "skills", "areas", "style", "related"),
        *("percent", "usual", "further", "wording", "licence", "low", "high", "median"),
        *("bottom", "top", "hour", "year", "boss", "software"),
    }
    for module in (guide_sentences, evidence):
        for name, value in vars(module).items():
            if name.isupper():
                for template in flat(value):
                    assert set(re.findall(r"\{(\w+)\}", template)) <= SLOTS | own, template


@pytest.mark.parametrize(
    ("title", "many"),
    [
        ("Cooks, Restaurant", "restaurant cooks"),
        ("Surgeons, All Other", "surgeons"),
        ("Infantry", "infantry soldiers"),
        ("Helpers--Roofers", "helpers for roofers"),
        (
            "English Language and Literature Teachers, Postsecondary",
            "postsecondary English language and literature teachers",
        ),
        ("Computer Occupations, All Other", "computer specialists"),
    ],
)
def test_people_in_an_occupation_have_a_name(title: str, many: str) -> None:
    assert in_text(plural(title)) == many


def test_orders_to_the_reader_become_what_others_do() -> None:
    told = of_others("take in what people tell you, check your own work, and be exact")
    assert told == "take in what people tell them, check their own work, and are exact"
    assert (
        listed(["design", "building and construction"]) == "design, and building and construction"
    )
