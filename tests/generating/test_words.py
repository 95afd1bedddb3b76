"""The vocabulary and the grammar: nothing missing, nothing that does not fit."""

import csv
import gzip
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from statistics import mean
from typing import Any

import pytest

from builder.generating import preparation, sentences, technologies
from builder.generating.facts import Technology
from builder.generating.lexicon import WORDS, variants, words_for
from builder.generating.material import KNOWLEDGE, SKILLS, WORK_STYLES
from builder.generating.ranking import KNOWLEDGE_MEANS, MEANS, SKILL_MEANS, WORK_STYLE_MEANS
from builder.library.fact_loader import FACTS

SLOTS = {
    *("people", "partners", "colleagues", "records", "rules", "place", "problems", "numbers"),
    *("equipment", "aim", "conditions", "field", "things", "all_things", "study"),
    *("title", "a_title", "main_duty", "styles", "span"),
}
GROUP_KEYS = {
    *("people", "partners", "records", "rules", "place", "problems", "numbers", "equipment"),
    *("aim", "conditions", "reports_to", "study", "licence", "degree"),
}
CLICHES = (
    *("rock star", "rockstar", "ninja", "guru", "wizard", "superstar", "hit the ground running"),
    *("fast-paced", "self-starter", "go-getter", "think outside", "synerg", "world-class"),
    *("wear many hats", "work hard, play hard", "passionate", "like a family"),
    *("dynamic environment", "results-driven", "team player", "best-in-class"),
)


def shipped(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(FACTS / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def files() -> dict[str, dict[str, Any]]:
    return {path.stem: tomllib.loads(path.read_text()) for path in sorted(WORDS.glob("*.toml"))}


def all_templates() -> Iterator[str]:
    for kind in (SKILLS, KNOWLEDGE, WORK_STYLES):
        for phrases in kind.values():
            yield from phrases.do
            yield from phrases.bring
    for value in vars(sentences).values():
        yield from flat(value)
    for ways in (*preparation.EDUCATION.values(), preparation.EXPERIENCE):
        yield from ways
    yield from preparation.NO_EXPERIENCE
    yield from technologies.EQUIPMENT_USE
    for ways in technologies._PURPOSES.values():
        yield from ways


def flat(value: object) -> Iterator[str]:
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from flat(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from flat(part)


def test_every_occupation_that_ships_has_words_of_its_own() -> None:
    known = {code for data in files().values() for code in data.get("occupations", {})}
    assert known == {row["onet_code"] for row in shipped("onet-occupations.csv.gz")}
    for code in known:
        words = words_for(code)
        assert words.main_duty
        assert words.duty
        assert words.study
        assert words.reports_to
        assert len(words.duties) >= 6
        assert all(words.slots[name] for name in words.slots)


def test_no_two_occupations_are_told_by_the_same_duty() -> None:
    texts = [texts for data in files().values() for texts in data.get("occupations", {}).values()]
    for place in (2, 3):
        told = [entry[place] for entry in texts]
        assert len(set(told)) == len(told)


def test_each_file_holds_only_its_own_family_and_only_what_is_read() -> None:
    codes = {row["onet_code"] for row in shipped("onet-occupations.csv.gz")}
    for name, data in files().items():
        assert set(data) <= {"groups", "duties", "occupations"}
        for table in data.values():
            for code in table:
                assert name == "default" or code.startswith(name[:2])
                assert name == "default" or any(known.startswith(code) for known in codes), code
        for group in data["groups"].values():
            assert set(group) <= GROUP_KEYS


def test_duties_name_elements_that_are_rated_and_are_orders_without_a_full_stop() -> None:
    for data in files().values():
        for lines in data["duties"].values():
            for line in lines:
                element, _, told = line.rpartition(" | ")
                assert not element or element in MEANS, line
                for text in told.split(" || "):
                    assert re.fullmatch(r"[a-z].*[^.,;\s]", text), text


def test_every_element_is_rated_and_can_be_said_in_several_ways() -> None:
    rated: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in shipped("onet-importance.csv.gz"):
        rated[row["kind"]][row["element"]].append(float(row["importance_1_to_5"]))
    for kind, phrases, means in (
        ("skill", SKILLS, SKILL_MEANS),
        ("knowledge", KNOWLEDGE, KNOWLEDGE_MEANS),
        ("work_style", WORK_STYLES, WORK_STYLE_MEANS),
    ):
        assert set(phrases) == set(means) == set(rated[kind])
        for name, values in rated[kind].items():
            assert means[name] == pytest.approx(mean(values), abs=0.02), name
            assert len(phrases[name].bring) >= 3
            assert len(set(phrases[name].do)) == len(phrases[name].do) >= 1


def test_every_slot_of_every_phrase_can_be_filled() -> None:
    for template in all_templates():
        assert set(re.findall(r"\{(\w+)\}", template)) <= SLOTS | {"years"}, template
        assert template.count("{") == template.count("}")


def test_no_phrase_is_a_cliche_and_none_shouts() -> None:
    lines = [line for path in WORDS.glob("*.toml") for line in path.read_text().splitlines()]
    for text in (*all_templates(), *lines):
        assert not [cliche for cliche in CLICHES if cliche in text.lower()], text
        assert "!" not in text


def test_shorter_forms_of_a_list_keep_its_last_item() -> None:
    assert variants("voice, data, and video networks") == (
        "voice, data, and video networks",
        "voice and video networks",
        "data and video networks",
    )
    assert variants("rules and codes") == ("rules and codes",)


def test_words_of_a_narrower_group_win_and_duties_add_up() -> None:
    nurse, therapist = words_for("29-1141.00"), words_for("29-1129.01")
    assert nurse.licence != therapist.licence
    assert nurse.duties[0].group == "29-114"
    assert nurse.duties[-1].group == ""
    groups = [duty.group for duty in nurse.duties]
    assert groups == sorted(groups, key=len, reverse=True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Microsoft Office software", "Microsoft Office"),
        ("SAP software", "SAP"),
        ("Spreadsheet software", "Spreadsheet software"),
        ("Accounting and tax software", "Accounting and tax software"),
        ("Amazon Web Services AWS software", "Amazon Web Services (AWS)"),
        ("Point of sale POS software", "Point of sale (POS) software"),
        ("Structured query language SQL", "SQL"),
        ("Epic Systems", "Epic Systems"),
        ("C++", "C++"),
    ],
)
def test_names_of_software_are_written_as_people_write_them(name: str, shown: str) -> None:
    assert technologies.tidy_name(name) == shown


def test_a_kind_of_software_is_told_from_a_product() -> None:
    def is_kind(name: str) -> bool:
        return technologies.is_kind(Technology(name=name, category=""))

    assert is_kind("Inventory management systems")
    assert is_kind("Spreadsheet software")
    assert not is_kind("Epic Systems")
    assert not is_kind("Microsoft Office software")
