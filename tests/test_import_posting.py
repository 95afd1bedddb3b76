import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from builder.exports import FORMATS, Look
from builder.models import Posting
from tests.exports.samples import FINISHED
from tests.importing.postings import EXAMPLES


def lines(*files: Path) -> list[dict[str, Any]]:
    said = StringIO()
    call_command("import_posting", *map(str, files), json=True, stdout=said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_each_file_is_a_line_in_the_order_given_and_nothing_is_stored(
    db: None, tmp_path: Path
) -> None:
    good, bad = tmp_path / "b.docx", tmp_path / "a.txt"
    good.write_text(EXAMPLES["county"].text)
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    first, second, third = lines(good, bad, tmp_path / "none.pdf")

    assert list(first) == ["file", "document", "words_kept", "unsure"]
    assert first["document"]["title"] == "Wastewater Treatment Operator II"
    assert first["document"]["pay"]["min"] == 24.15
    assert first["document"]["pay"]["period"] == "hour"
    assert first["words_kept"] == 1.0
    assert second == {
        "file": str(bad),
        "error": "The file is a picture. Use a Word, PDF, HTML, RTF, Markdown or text file.",
    }
    assert "cannot be opened" in third["error"]
    assert not Posting.objects.exists()


def test_our_own_file_comes_back_exactly(db: None, tmp_path: Path) -> None:
    file = tmp_path / "posting"
    file.write_bytes(FORMATS["docx"].render(FINISHED, Look()))
    (line,) = lines(file)

    assert line["document"] == FINISHED.shown().to_dict()
    assert (line["words_kept"], line["unsure"]) == (1.0, [])


def test_what_is_unsure_is_said_with_its_text_and_reason(db: None, tmp_path: Path) -> None:
    file = tmp_path / "posting.md"
    file.write_text("We are hiring a Head Baker.\n\nThe salary is $58,000, paid on time.\n")
    (line,) = lines(file)

    assert line["unsure"][0] == {
        "field": "title",
        "text": "Head Baker",
        "reason": "No line names it; it was taken from a sentence.",
    }


def test_without_json_it_says_that_nothing_can_be_stored(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Give --json"):
        call_command("import_posting", str(tmp_path / "a"))
