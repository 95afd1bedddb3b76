import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from genderdecoder3 import assess

from builder.families import FAMILIES
from builder.library import review
from builder.library.fact_loader import FACTS
from builder.library.loader import ROLES
from builder.library.schema import Role, read_role
from builder.models.wage import NATION, published_under

FILES = sorted(ROLES.glob("*.toml"))


@pytest.fixture(scope="module")
def roles() -> dict[str, Role]:
    return {path.stem: read_role(path) for path in FILES}


def rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(FACTS / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def test_there_are_roles_of_every_family_of_occupations(roles: dict[str, Role]) -> None:
    families = {row["soc_code"][:2] for row in rows("soc-occupations.csv.gz")} - {"00"}
    assert len(families) == 22
    assert {role.onet[:2] for role in roles.values()} == families
    assert {role.onet[:2]: role.family for role in roles.values()} == FAMILIES
    assert len(roles) >= 60


def test_no_role_lacks_a_part_or_is_hard_to_read_or_says_what_another_says(
    roles: dict[str, Role],
) -> None:
    assert review.problems(roles) == []
    assert review.shared_share(roles) < 0.05


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_template_is_strongly_masculine_coded(path: Path) -> None:
    """Strongly is more than five such words and twice as many as of the other kind."""
    found = assess(review.template_text(read_role(path)))
    masculine, feminine = found["masculine_coded_words"], found["feminine_coded_words"]
    assert len(masculine) <= 5 or len(masculine) < 2 * len(feminine), masculine


def test_each_role_names_an_occupation_and_tools_that_the_facts_know(
    roles: dict[str, Role],
) -> None:
    known = {row["onet_code"] for row in rows("onet-occupations.csv.gz")}
    tools: dict[str, set[str]] = {}
    for row in rows("onet-technology.csv.gz"):
        tools.setdefault(row["onet_code"], set()).add(row["technology"])
    for name, role in roles.items():
        assert role.onet in known, name
        assert set(role.guide.tools) <= tools.get(role.onet, set()), name


def test_pay_is_the_middle_half_of_what_the_nation_earns(roles: dict[str, Role]) -> None:
    national = {
        row["soc_code"]: row for row in rows("oews-wages.csv.gz") if row["area_code"] == NATION
    }
    for name, role in roles.items():
        wages = [national[code] for code in published_under(role.onet[:7]) if code in national]
        # One role has the pay range of the article that it was drawn from.
        if role.guide.salary or not wages or not wages[0]["annual_p75"]:
            continue
        low, high = int(wages[0]["annual_p25"]), int(wages[0]["annual_p75"])
        hours, step = (2080, 0.5) if role.template.pay.period == "hour" else (1, 1000)
        pay = role.template.pay
        assert float(pay.minimum) == round(low / hours / step) * step, name
        assert float(pay.maximum) == round(high / hours / step) * step, name


def test_twins_are_found_and_told() -> None:
    first = read_role(FILES[0])
    told = review.problems({"one": first, "two": first})
    assert any(line.startswith("one: like two") for line in told)
    assert review.shared_share({"one": first, "two": first}) == 1.0


def test_hard_texts_have_a_higher_grade_than_easy_ones() -> None:
    easy = "We help sick people. We keep them safe."
    hard = (
        "Interdisciplinary rehabilitation necessitates comprehensive organizational coordination."
    )
    assert review.reading_grade(easy) < 4
    assert review.reading_grade(hard) > 20
