import json
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from builder.exports import FORMATS
from builder.importing import READERS
from builder.models import Posting, User
from tests.exports.samples import FINISHED


def export(source: object, name: str, output: object, **options: Any) -> str:
    said = StringIO()
    call_command(
        "export_posting", str(source), format=name, output=str(output), stderr=said, **options
    )
    return said.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A job description in a file, with a section that is hidden."""
    path = tmp_path / "job.json"
    path.write_text(FINISHED.to_json())
    return path


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_file_comes_out_in_each_format_without_its_hidden_section(
    file: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / "out"
    said = export(file, name, output)

    content = output.read_bytes()
    assert said == f"Wrote {output} ({len(content):,} bytes)\n"
    if name in READERS:
        found = READERS[name](content)
        assert found is not None
        assert found.title == FINISHED.title
        assert "Secret" not in found.to_json()


def test_a_posting_comes_out_with_its_organizations_look(
    posting: Posting, editor: User, tmp_path: Path
) -> None:
    brief = posting.present_sections().filter(kind="job_brief").get()
    posting.hide_section(brief, hidden=True, based_on=brief.version, by=editor)
    export(posting.pk, "pdf", tmp_path / "out.pdf")
    content = (tmp_path / "out.pdf").read_bytes()

    assert READERS["pdf"](content) == posting.document().shown()
    assert round(float(PdfReader(BytesIO(content)).pages[0].mediabox.width)) == 612


def test_paper_and_theme_can_be_chosen(file: Path, tmp_path: Path) -> None:
    export(file, "pdf", tmp_path / "out.pdf", paper="A4", theme="large")

    page = PdfReader(BytesIO((tmp_path / "out.pdf").read_bytes())).pages[0]
    assert round(float(page.mediabox.width)) == 595


def test_it_reads_and_writes_the_standard_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    given, taken = TextIOWrapper(BytesIO(FINISHED.to_json().encode())), TextIOWrapper(BytesIO())
    monkeypatch.setattr(sys, "stdin", given)
    monkeypatch.setattr(sys, "stdout", taken)

    assert export("-", "json", "-") == ""
    taken.seek(0)
    assert taken.read() == FINISHED.shown().to_json()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not JSON", "does not hold a job description:\n  document: is not JSON"),
        ("[]", "document: is not an object"),
        ('{"titel": "Nurse"}', "title: Field required\n  titel: Unexpected"),
        (json.dumps({"title": "N", "workplace": "moon"}), "workplace: Input should be"),
    ],
)
def test_a_file_that_holds_no_job_description_is_refused_with_the_reasons(
    tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "job.json").write_text(content)

    with pytest.raises(CommandError, match="does not hold") as caught:
        export(tmp_path / "job.json", "pdf", tmp_path / "out")
    assert said in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("11111111-2222-4333-8444-555555555555", "There is no posting 11111111"),
        ("nowhere.json", "nowhere.json is neither a posting's id nor a file that can be read"),
        ("/", "neither"),
    ],
)
def test_what_is_not_there_is_said(db: None, tmp_path: Path, source: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        export(source, "pdf", tmp_path / "out")


def test_a_place_that_cannot_be_written_to_is_said(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        export(file, "text", tmp_path / "no" / "such" / "folder")


@pytest.mark.parametrize("option", ["format", "theme", "paper"])
def test_a_format_theme_or_paper_that_does_not_exist_is_refused(file: Path, option: str) -> None:
    options = {"format": "pdf", "output": "-"} | {option: "none such"}

    with pytest.raises(CommandError, match="invalid choice"):
        call_command("export_posting", str(file), *(f"--{k}={v}" for k, v in options.items()))
