import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from builder.document import JobDocument
from builder.library.loader import load_library

pytestmark = pytest.mark.usefixtures("facts")


def run(*arguments: str, **options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("draft_posting", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_the_document_is_the_only_line_printed_and_the_choice_is_told_aside() -> None:
    out, err = run("RN", "--level", "senior", "--workplace", "hybrid", "--json")
    assert out.count("\n") == 1
    document = JobDocument.from_dict(json.loads(out))
    assert document.title == "Senior RN"
    assert document.occupation == "29-1141"
    assert document.workplace == "hybrid"
    assert "Registered Nurses (29-1141.00)" in err


def test_a_mistyped_title_finds_its_occupation_and_is_spelled_right() -> None:
    out, err = run("bookkeper", "--json")
    made = json.loads(out)
    assert (made["occupation"], made["title"]) == ("43-3031", "Bookkeeper")
    assert "Bookkeep" in err


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("weldr", "Welder"),
        ("registerd nurse", "Registered Nurse"),
        ("night bookkeeper", "Night Bookkeeper"),
        ("bookkeeping wizard", "Bookkeeping Wizard"),
        ("RN", "RN"),
        ("Welder (Duluth)", "Welder (Duluth)"),
    ],
)
def test_only_a_near_miss_of_a_known_title_is_corrected(typed: str, title: str) -> None:
    out, _ = run(typed, "--json")
    assert json.loads(out)["title"] == title


def test_a_written_role_leads_to_its_occupation(one_role: Any) -> None:
    load_library(one_role)
    out, _ = run("Behavioral Health Case Manager", "--json")
    assert json.loads(out)["occupation"] == "21-1023"


def test_pay_is_that_of_the_area_given_by_code_or_by_name() -> None:
    by_code, _ = run("welder", "--area", "41740", "--json")
    by_name, err = run("welder", "--area", "san diego", "--json")
    assert by_code == by_name
    assert "San Diego" in json.loads(by_code)["pay"]["note"]
    assert "0041740" in err


def test_an_unknown_area_is_refused_and_areas_are_named() -> None:
    with pytest.raises(CommandError, match=r"No wage area is known as “Atlantis”.*0600000 Calif"):
        run("welder", "--area", "Atlantis")


@pytest.mark.parametrize("title", ["", "   ", "xyzzy qqq", "…"])
def test_an_unknown_title_is_refused_and_titles_are_named(title: str) -> None:
    with pytest.raises(CommandError, match=r"Try another title for the job, such as .*\w"):
        run(title)


@pytest.mark.parametrize(("option", "value"), [("--level", "boss"), ("--workplace", "moon")])
def test_a_choice_that_does_not_exist_is_refused(option: str, value: str) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        run("welder", option, value)


def test_without_json_the_draft_is_printed_to_read() -> None:
    out, _ = run("welder")
    assert out.startswith("WELDER\n\nJOB BRIEF\n\n")
    assert "<p>" not in out
    assert "• " in out
