from dataclasses import replace

import pytest

from builder.generating.choices import LEVELS, Choices, Level
from builder.generating.facts import OccupationFacts, Technology
from builder.generating.items import Item, distinct
from builder.generating.menu import menu
from tests.generating.examples import EXAMPLES, NURSE, ROOFER, TASKS


def ids(facts: OccupationFacts, choices: Choices) -> set[str]:
    return {item.id for group in menu(facts, choices) for item in group.items}


def items(facts: OccupationFacts, key: str, choices: Choices | None = None) -> tuple[Item, ...]:
    found = menu(facts, choices or Choices())
    return next(group.items for group in found if group.key == key)


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda facts: facts.title)
@pytest.mark.parametrize("level", LEVELS)
def test_every_item_has_its_own_id_and_text_and_says_where_it_comes_from(
    facts: OccupationFacts, level: Level
) -> None:
    for group in menu(facts, Choices(level=level)):
        assert group.items
        assert len({item.text.lower() for item in group.items}) == len(group.items)
        assert all(item.text and item.source for item in group.items)
        assert any(item.preselected for item in group.items)
    found = [item.id for group in menu(facts, Choices()) for item in group.items]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda facts: facts.title)
def test_ids_are_the_same_for_every_level_and_workplace_but_what_belongs_to_one(
    facts: OccupationFacts,
) -> None:
    usual = ids(facts, Choices())
    for level in LEVELS:
        other = ids(facts, Choices(level=level, workplace="remote"))
        different = usual ^ other
        assert all(name.startswith(("level-", "education-", "benefit-")) for name in different), (
            different
        )


def test_the_menu_offers_more_than_it_ticks() -> None:
    for key in ("responsibilities", "required", "benefits"):
        offered = items(NURSE, key)
        assert sum(item.preselected for item in offered) < len(offered)


def test_imported_tasks_are_offered_before_what_is_built_and_keep_their_numbers() -> None:
    offered = items(replace(NURSE, tasks=TASKS), "responsibilities")
    assert [item.id for item in offered[:5]] == [f"task-{number}" for number in (1, 2, 4, 5, 3)]
    assert "core task" in offered[0].source
    assert "further task" in offered[4].source
    assert offered[5].id == "duty"


def test_a_task_too_long_for_a_list_is_offered_but_not_ticked() -> None:
    long = replace(TASKS[0], text="Record " + "the pulse, " * 20 + "and more.")
    offered = items(replace(NURSE, tasks=(long,)), "responsibilities")
    assert offered[0].id == "task-1"
    assert not offered[0].preselected
    assert sum(item.preselected for item in offered) == 8


def test_software_in_demand_comes_first_and_games_not_at_all() -> None:
    names = [item.text.split(",")[0] for item in items(NURSE, "tools")]
    assert names[1:] == ["Epic Systems", "Microsoft Excel"]
    assert items(NURSE, "tools")[0].id == "equipment"


def test_names_that_differ_only_in_signs_are_told_apart() -> None:
    languages = tuple(
        Technology(name=name, category="Development environment software", in_demand=True)
        for name in ("C", "C++", "C#")
    )
    facts = replace(NURSE, code="15-1252.00", technologies=languages)
    assert {item.id for item in items(facts, "tools")} == {
        *("tool-c", "tool-c-plus-plus", "tool-c-sharp")
    }


def test_work_done_by_hand_has_its_equipment_ticked_and_no_office_software() -> None:
    office = (Technology(name="Microsoft Excel", category="Spreadsheet software", hot=True),)
    offered = items(replace(ROOFER, technologies=office), "tools")
    assert [(item.id, item.preselected) for item in offered] == [
        ("equipment", True),
        ("tool-microsoft-excel", False),
    ]


def test_ratings_borrowed_from_other_occupations_are_told_as_such() -> None:
    facts = replace(NURSE, borrowed_from=("Paramedics", "Orderlies"))
    sources = [item.source for item in items(facts, "required")]
    assert any("as rated for Paramedics and Orderlies" in source for source in sources)


def test_a_home_office_is_only_offered_to_those_who_work_at_home() -> None:
    at_home = {item.id for item in items(NURSE, "benefits", Choices(workplace="remote"))}
    on_site = {item.id for item in items(NURSE, "benefits")}
    assert "benefit-home-office" in at_home - on_site
    assert "benefit-commuting" in on_site - at_home


def test_another_title_for_the_work_is_preferred_but_never_the_title_itself() -> None:
    item = next(one for one in items(NURSE, "preferred") if one.id == "related-title")
    assert "Staff Nurse" in item.text or "Charge Nurse" in item.text
    lone = replace(NURSE, titles=("Registered Nurse",))
    assert "related-title" not in {one.id for one in items(lone, "preferred")}


def test_no_degree_is_preferred_where_the_profession_settles_it() -> None:
    assert "education-preferred" not in {item.id for item in items(NURSE, "preferred")}
    assert "BSN" in items(NURSE, "required")[0].text


def test_the_same_text_is_offered_once() -> None:
    one = Item(id="a", text="Same words", source="here")
    assert list(distinct([one, replace(one, id="b"), replace(one, text="Other")])) == [one]
