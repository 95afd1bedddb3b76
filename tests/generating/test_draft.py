from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import rich_text
from builder.document import JobDocument, Section, Workplace
from builder.generating.choices import LEVELS, Choices, Level
from builder.generating.draft import draft
from builder.generating.facts import OccupationFacts
from builder.generating.menu import menu
from tests.generating.examples import EXAMPLES, NURSE, ROOFER, TASKS, UNKNOWN

WORKPLACES: tuple[Workplace, ...] = ("onsite", "hybrid", "remote")


def texts(section: Section) -> list[str]:
    return list(rich_text.texts(section.html))


def section(document: JobDocument, kind: str) -> Section:
    return next(part for part in document.sections if part.kind == kind)


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda facts: facts.title)
@pytest.mark.parametrize("level", LEVELS)
def test_every_draft_has_the_sections_of_a_written_role_and_none_is_empty(
    facts: OccupationFacts, level: Level
) -> None:
    document = draft(facts, Choices(level=level))
    kinds = [part.kind for part in document.sections]
    assert kinds == [
        *("job_brief", "responsibilities", "qualifications", "qualifications", "custom"),
        *("benefits", "work_environment", "equal_opportunity"),
    ]
    assert all(part.heading and part.html for part in document.sections)
    assert 7 <= len(texts(section(document, "responsibilities"))) <= 10
    assert document.apply.instructions
    assert document.occupation == facts.code[:7]


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda facts: facts.title)
def test_the_same_facts_and_choices_give_the_same_document(facts: OccupationFacts) -> None:
    choices = Choices(title="Night Shift Lead", level="senior", workplace="hybrid")
    assert draft(facts, choices).content_hash == draft(facts, choices).content_hash


def test_a_draft_names_the_organization_by_its_placeholder_and_the_title_as_typed() -> None:
    brief = " ".join(texts(section(draft(NURSE, Choices(title="ICU nurse")), "job_brief")))
    assert "[Organization name]" in brief
    assert "an ICU nurse" in brief


def test_another_occupation_is_told_in_other_words() -> None:
    nurse, roofer = draft(NURSE, Choices()), draft(ROOFER, Choices())
    for kind in ("job_brief", "responsibilities", "qualifications", "work_environment"):
        assert not set(texts(section(nurse, kind))) & set(texts(section(roofer, kind)))


def test_the_level_shows_in_the_title_and_in_the_text() -> None:
    documents = {level: draft(NURSE, Choices(title="Nurse", level=level)) for level in LEVELS}
    assert [documents[level].title for level in LEVELS] == [
        *("Entry-Level Nurse", "Nurse", "Senior Nurse", "Lead Nurse")
    ]
    duties = {level: texts(section(documents[level], "responsibilities")) for level in LEVELS}
    assert len(duties["lead"]) > len(duties["mid"])
    assert "team" in " ".join(duties["lead"])
    assert "colleague" in " ".join(duties["senior"])


def test_the_level_is_not_added_to_a_title_that_says_it() -> None:
    assert draft(NURSE, Choices(title="Sr. Nurse", level="senior")).title == "Sr. Nurse"
    assert draft(NURSE, Choices(title="Head Nurse", level="lead")).title == "Head Nurse"


def test_each_workplace_is_told_and_where_people_work_follows_from_it() -> None:
    told = {}
    for workplace in WORKPLACES:
        document = draft(NURSE, Choices(workplace=workplace, city="Peoria", region="IL"))
        assert document.workplace == workplace
        assert document.locations[0].city == "Peoria"
        told[workplace] = " ".join(texts(section(document, "work_environment")))
    assert len(set(told.values())) == len(WORKPLACES)
    assert "standing" in told["onsite"]
    assert "standing" not in told["remote"]


def test_imported_tasks_come_first_core_ones_before_the_rest() -> None:
    document = draft(replace(NURSE, tasks=TASKS), Choices())
    assert texts(section(document, "responsibilities"))[:5] == [
        *("Record the pulse of each patient.", "Record the weight of each patient."),
        *("Record the diet of each patient.", "Record the wishes of each patient."),
        "Record the height of each patient.",
    ]


def test_only_what_is_ticked_stands_in_the_draft_in_the_order_of_the_ticks() -> None:
    groups = {group.key: group.items for group in menu(NURSE, Choices())}
    third, first = groups["responsibilities"][2], groups["responsibilities"][0]
    tool = groups["tools"][-1]
    document = draft(NURSE, Choices(ticks=(third.id, tool.id, "gone", first.id, third.id)))
    assert texts(section(document, "responsibilities")) == [third.text, first.text]
    assert texts(section(document, "custom")) == [tool.text]
    assert [part.kind for part in document.sections] == [
        *("job_brief", "responsibilities", "custom", "work_environment", "equal_opportunity")
    ]


def test_nothing_ticked_leaves_the_parts_that_are_no_lists() -> None:
    assert len(draft(NURSE, Choices(ticks=())).sections) == 3


def test_an_occupation_nobody_has_words_for_still_gets_a_whole_draft() -> None:
    document = draft(UNKNOWN, Choices())
    assert document.title == "Star Gazer"
    assert "star gazer" in " ".join(texts(section(document, "job_brief")))
    assert document.pay is None


def test_a_draft_is_one_line_of_json_and_comes_back_from_it() -> None:
    document = draft(NURSE, Choices(title="RN"))
    assert "\n" not in document.to_json()
    assert JobDocument.from_dict(document.to_dict()) == document


@given(title=st.text(max_size=400), level=st.sampled_from(LEVELS))
def test_any_title_gives_a_valid_and_safe_document(title: str, level: Level) -> None:
    document = draft(NURSE, Choices(title=title, level=level))
    assert document.title.strip()
    assert document.title.isprintable()
    assert JobDocument.from_dict(document.to_dict()) == document
    for part in document.sections:
        assert rich_text.sanitize(part.html) == part.html
        assert "<script" not in part.html.lower()
