"""Tables with a row a job, ZIP files of documents, data in pages, and programs that help."""

import os
import stat
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from builder.document import Location
from builder.importing import NotReadable, read
from builder.importing.apart import Reader
from builder.importing.packs import members
from builder.importing.sniffing import format_of
from builder.importing.tables import guess, table, understood
from tests.importing.hostile import in_word, packed, scanned_pdf

ROWS = (
    ("Job Title", "City", "State", "Min Salary", "Max Salary", "Duties", "Shift"),
    ("Welder", "Tulsa", "OK", "52000", "61000", "- Weld pipes\n- Grind seams", "Days"),
    ("Nurse, ICU", "Boston", "MA", "88000", "97000", "- Care for people", "Nights"),
    ("", "Boston", "MA", "", "", "", ""),
)
CSV = "\n".join(
    ";".join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in ROWS
).encode()


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("content", [CSV, workbook()], ids=["csv", "xlsx"])
def test_a_row_of_a_table_becomes_a_posting(content: bytes) -> None:
    found = table(content)
    document = understood(found, 0).document

    assert format_of(content) in {"csv", "xlsx"}
    assert document.title == "Welder"
    assert document.locations == (Location(city="Tulsa", region="OK", country="US"),)
    assert document.pay is not None
    assert (document.pay.min, document.pay.max) == (Decimal(52000), Decimal(61000))
    assert [(part.kind, part.heading) for part in document.sections] == [
        ("responsibilities", "Duties")
    ]
    assert document.sections[0].html == "<ul><li>Weld pipes</li><li>Grind seams</li></ul>"
    assert [(fact.label, fact.value) for fact in document.facts] == [("Shift", "Days")]
    assert understood(found, 1).document.title == "Nurse, ICU"
    with pytest.raises(NotReadable, match="row has no title"):
        understood(found, 2)


def test_columns_can_be_taken_for_something_else() -> None:
    found = table(CSV)
    columns = [*guess(found.headers)]
    columns[5], columns[6] = "qualifications", "department"
    document = understood(found, 0, columns).document

    assert document.department == "Days"
    assert document.sections[0].kind in {"qualifications", "responsibilities"}


def test_a_text_with_commas_is_no_table() -> None:
    text = "Welder, full-time, Tulsa\n\nWe weld, grind, and paint.\nApply, or call.\n"

    assert format_of(text.encode()) == "text"


def test_the_files_of_a_zip_file_are_given_one_by_one() -> None:
    inner = packed(a=b"Job title: Cook\n")
    content = packed(**{"jobs/a.txt": b"Job title: Welder\n", "b.zip": inner,
                        "jobs/.DS_Store": b"x", "c.docx": in_word("")})  # fmt: skip
    found = {one.name: one for one in members(content)}

    assert list(found) == ["jobs/a.txt", "b.zip", "c.docx"]
    assert read(found["jobs/a.txt"].content).document.title == "Welder"
    assert "within a ZIP file" in found["b.zip"].error
    with pytest.raises(NotReadable, match="is a ZIP file"):
        read(content)


def test_a_process_of_its_own_takes_packs_and_tables_apart() -> None:
    with Reader() as reader:
        assert reader.format_of(CSV) == "csv"
        assert reader.row(reader.table(CSV), 0).document.title == "Welder"
        assert [one.name for one in reader.members(packed(a=b"b"))] == ["a"]


def test_the_data_that_a_page_has_for_search_engines_is_used() -> None:
    page = """<html><head><script type="application/ld+json">{"@type": "JobPosting",
    "title": "Welder", "hiringOrganization": {"name": "Pipe Works"}, "validThrough": "2027-03-11",
    "employmentType": ["PART_TIME"], "jobLocation": {"address": {"addressLocality": "Tulsa",
    "addressRegion": "OK", "addressCountry": "US"}}, "baseSalary": {"currency": "USD", "value":
    {"minValue": 28.5, "maxValue": 31, "unitText": "HOUR"}}}</script></head>
    <body><h1>Welder</h1><p>Weld pipes.</p></body></html>"""
    document = read(page.encode()).document

    assert document.title == "Welder"
    assert document.organization.name == "Pipe Works"
    assert document.locations == (Location(city="Tulsa", region="OK", country="US"),)
    assert document.employment_type == "part_time"
    assert document.pay is not None
    assert (document.pay.min, document.pay.period) == (Decimal("28.5"), "hour")
    assert str(document.closes_on) == "2027-03-11"


def program(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_an_old_word_file_is_converted_where_a_program_for_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    made = tmp_path / "made.docx"
    made.write_bytes(in_word("<w:p><w:r><w:t>Job title: Welder</w:t></w:r></w:p>"))
    program(tmp_path, "soffice", f'cp {made} "$7/old.docx"', monkeypatch)

    assert read(old).document.title == "Welder"
    with pytest.raises(NotReadable, match="locked by a password"):
        read(old + "EncryptedPackage".encode("utf-16-le"))


def test_a_scanned_page_is_recognized_where_a_program_for_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "tesseract", "cat > /dev/null; echo 'Job title: Welder'", monkeypatch)

    assert read(scanned_pdf()).document.title == "Welder"
    program(tmp_path, "tesseract", "exit 1", monkeypatch)
    with pytest.raises(NotReadable, match="cannot be converted"):
        read(scanned_pdf())
