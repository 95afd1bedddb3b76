import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from builder.models import Posting
from tests.checks import examples
from tests.checks.examples import section


def checked(source: object, **options: Any) -> tuple[list[dict[str, Any]], int]:
    """Return the findings and the exit code."""
    said, code = StringIO(), 0
    try:
        call_command("check_posting", str(source), json=True, stdout=said, **options)
    except SystemExit as stop:
        code = int(str(stop.code))
    return json.loads(said.getvalue()), code


def test_a_file_of_any_format_is_checked_and_what_must_be_fixed_gives_exit_code_one(
    db: None, tmp_path: Path
) -> None:
    file = tmp_path / "posting.json"
    file.write_text(examples.posting(section("Work with [Team] in the ward")).to_json())
    found, code = checked(file)
    (one,) = [finding for finding in found if finding["check"] == "placeholder_unfilled"]
    assert code == 1
    assert list(one) == [
        *("check", "severity", "section", "start", "end", "text", "message", "reason"),
        "replacement",
    ]
    assert (one["section"], one["start"], one["end"], one["text"]) == (0, 10, 16, "[Team]")


def test_a_posting_without_anything_to_fix_gives_exit_code_zero(db: None, tmp_path: Path) -> None:
    file = tmp_path / "posting.json"
    file.write_text(examples.posting(section("Plan care with families in the ward")).to_json())
    found, code = checked(file)
    assert code == 0
    assert "must_fix" not in {finding["severity"] for finding in found}


def test_the_day_to_judge_on_can_be_given(db: None, tmp_path: Path) -> None:
    file = tmp_path / "posting.json"
    file.write_text(examples.posting(section("Plan care"), closes_on=date(2026, 6, 30)).to_json())
    names = [
        {finding["check"] for finding in checked(file, date=date.fromisoformat(day))[0]}
        for day in ("2026-06-30", "2026-07-01")
    ]
    assert ["closing_date_past" in found for found in names] == [False, True]


def test_a_stored_posting_is_checked(posting: Posting) -> None:
    found, code = checked(posting.pk)
    assert code == 1
    assert {"no_location", "no_way_to_apply"} <= {finding["check"] for finding in found}


def test_for_people_each_finding_is_a_line(db: None, tmp_path: Path) -> None:
    file = tmp_path / "posting.json"
    file.write_text(examples.posting(section("Ask [Name] about the ward")).to_json())
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_posting", str(file), stdout=said)
    assert "Must fix “[Name]”: Fill in [Name]. (placeholder_unfilled)" in said.getvalue()


@pytest.mark.parametrize("source", ["5b1f7e0c-6d0e-4b8e-9a51-1f0a3a0f8a11", "no-such-file.docx"])
def test_what_is_not_there_is_said(db: None, source: str) -> None:
    with pytest.raises(CommandError, match=source):
        checked(source)
