"""What must hold over many drafts: no empty part, no sentence worn out, good to read."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from genderdecoder3 import assess

from builder import rich_text
from builder.document import JobDocument
from builder.generating.choices import Choices, Level
from builder.generating.draft import draft
from builder.generating.facts import OccupationFacts, Task
from builder.generating.lexicon import words_for
from builder.generating.menu import menu
from builder.generating.titles import singular
from builder.library.review import HARDEST, reading_grade

Facts = Mapping[str, OccupationFacts]

# Each of the quality figures holds for drafts of one level, where they are most alike.
CASES: tuple[Level, ...] = ("entry", "mid", "senior", "lead")


def own_parts(document: JobDocument) -> Iterator[str]:
    """Yield the lines of a draft but those of benefits and equal opportunity."""
    for section in document.sections:
        if section.kind not in {"benefits", "equal_opportunity"}:
            yield from rich_text.texts(section.html)


def sentences(document: JobDocument) -> set[str]:
    return {
        sentence.casefold()
        for line in own_parts(document)
        for sentence in re.split(r"(?<=[.!?]) ", line)
    }


def with_tasks(facts: OccupationFacts) -> OccupationFacts:
    """Return the facts as they are once tasks are imported."""
    texts = [f"{what} {facts.title.lower()}." for what in ("Supervise", "Train", "Schedule")]
    tasks = tuple(Task(number=number, text=text) for number, text in enumerate(texts))
    return replace(facts, tasks=tasks)


@pytest.mark.parametrize("imported", [False, True], ids=["built", "imported"])
@pytest.mark.parametrize("level", CASES)
def test_no_section_is_empty_and_no_sentence_stands_in_more_than_a_tenth_of_the_drafts(
    many_facts: Facts, level: Level, imported: bool
) -> None:
    used: Counter[str] = Counter()
    for facts in many_facts.values():
        document = draft(with_tasks(facts) if imported else facts, Choices(level=level))
        assert all(section.html for section in document.sections)
        used.update(sentences(document))
    worn, times = used.most_common(1)[0]
    assert times <= len(many_facts) / 10, worn


def test_no_draft_says_a_thing_twice(many_facts: Facts) -> None:
    for facts in many_facts.values():
        lines = [line.casefold() for line in own_parts(draft(facts, Choices()))]
        assert len(set(lines)) == len(lines)


def test_no_two_drafts_have_a_job_brief_or_a_list_of_duties_in_common(many_facts: Facts) -> None:
    for place in (0, 1):
        told = [draft(facts, Choices()).sections[place].html for facts in many_facts.values()]
        assert len(set(told)) == len(told)


def test_every_draft_reads_at_grade_twelve_or_below(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        text = "\n".join(own_parts(draft(facts, Choices())))
        assert reading_grade(text) <= HARDEST, code


def test_no_draft_is_strongly_masculine_or_feminine_coded(many_facts: Facts) -> None:
    """Apart from the name of the work: budget analysis is called so, and support is support."""
    for code, facts in many_facts.items():
        words = words_for(code)
        text = "\n".join(own_parts(draft(facts, Choices(level="senior")))).lower()
        for name in (words.slots["field"][0], singular(facts.title)):
            text = text.replace(name.lower(), "work")
        found = assess(text)
        masculine = set(found["masculine_coded_words"])
        feminine = set(found["feminine_coded_words"])
        assert len(masculine) <= 5 or len(masculine) < 2 * len(feminine), (code, masculine)
        assert len(feminine) <= 8 or len(feminine) < 3 * len(masculine), (code, feminine)


def test_an_occupation_of_no_particular_work_asks_what_the_work_is(many_facts: Facts) -> None:
    catch_alls = [facts for facts in many_facts.values() if "All Other" in facts.title]
    assert catch_alls
    for facts in catch_alls:
        document = draft(facts, Choices())
        assert "specialist" not in document.sections[0].html, facts.title
        assert "Related Worker" not in document.title


def test_the_name_of_the_work_is_not_repeated_in_every_line(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        lines = list(own_parts(draft(facts, Choices())))
        name = words_for(code).slots["field"][0].lower()
        assert sum(name in line.lower() for line in lines) <= len(lines) / 2, code


def test_openings_of_duties_vary(many_facts: Facts) -> None:
    for code, facts in many_facts.items():
        duties = rich_text.texts(draft(facts, Choices()).sections[1].html)
        openings = Counter(duty.split()[0].strip(",") for duty in duties)
        assert openings.most_common(1)[0][1] <= 3, (code, openings)


def test_words_are_put_together_without_seams(many_facts: Facts) -> None:
    """What a slot leaves behind when it does not fit: doubled words, stray signs, empty braces."""
    seams = re.compile(
        r"[{}]|\b(\w+) \1\b|\s[,.;]|,,|\.\.|  |\ba [aeio]\w+|\ban [bcdfgjkp]", re.IGNORECASE
    )
    for code, facts in many_facts.items():
        for group in menu(facts, Choices()):
            for item in group.items:
                assert not seams.search(item.text), (code, item.text)


def test_a_draft_takes_well_under_a_tenth_of_a_second(many_facts: Facts) -> None:
    for facts in many_facts.values():
        draft(facts, Choices())
    start = time.perf_counter()
    for facts in many_facts.values():
        draft(facts, Choices())
    assert (time.perf_counter() - start) / len(many_facts) < 0.1
