import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from builder.library.fact_loader import load_facts
from builder.library.onet_import import import_onet
from builder.library.release_files import BadRelease
from builder.models import FactRelease, Occupation, OccupationTask, OccupationTitle

FILES = {
    "Occupation Data.txt": [
        "O*NET-SOC Code|Title|Description",
        "29-1141.00|Registered Nurses|Care for patients.",
        "31-1131.00|Nursing Assistants|Help with daily care.",
    ],
    "Job Zones.txt": [
        "O*NET-SOC Code|Job Zone|Date|Domain Source",
        "29-1141.00|3|08/2026|Analyst",
    ],
    "Alternate Titles.txt": [
        "O*NET-SOC Code|Alternate Title|Short Title|Source(s)",
        "29-1141.00|Staff Nurse||08",
    ],
    "Sample of Reported Titles.txt": [
        "O*NET-SOC Code|Reported Job Title|Shown in My Next Move",
        "29-1141.00|Charge Nurse|Y",
    ],
    "Task Statements.txt": [
        "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding",
        "29-1141.00|2|Order supplies.|Supplemental|9",
        "29-1141.00|3|Watch patients.|Core|90",
    ],
    "Skills.txt": [
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value",
        "29-1141.00|2.A.1.a|Speaking|IM|4.25",
        "29-1141.00|2.A.1.a|Speaking|LV|5.0",
    ],
    "Knowledge.txt": [
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value",
        "29-1141.00|2.C.1.a|Psychology|IM|4.5",
    ],
    "Work Styles.txt": [
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value",
        "29-1141.00|1.C.1.a|Integrity|IM|4.5",
    ],
    "Technology Skills.txt": [
        "O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
        "29-1141.00|Epic Systems|1|Medical software|Y|N",
    ],
    "Education, Training, and Experience Categories.txt": [
        "Element ID|Element Name|Scale ID|Category|Category Description",
        "2.D.1|Education|RL|6|Bachelor's Degree",
    ],
    "Education, Training, and Experience.txt": [
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Category|Data Value",
        "29-1141.00|2.D.1|Education|RL|6|80",
        "29-1141.00|3.A.9|Other|XX|1|20",
    ],
    "Related Occupations.txt": [
        "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index",
        "29-1141.00|31-1131.00|Primary-Short|1",
    ],
}


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "db_31_0_text"
    folder.mkdir()
    for name, lines in FILES.items():
        text = "".join(line.replace("|", "\t") + "\n" for line in lines)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def zipped(folder: Path) -> Path:
    path = folder.parent / "release.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"{folder.name}/{file.name}")
    return path


def state() -> tuple[int, int, str]:
    loaded = FactRelease.objects.get(name="onet").release
    return Occupation.objects.count(), OccupationTitle.objects.count(), loaded


def test_a_release_replaces_an_older_one(facts: None, release: Path) -> None:
    imported = import_onet(zipped(release))
    assert imported.release == "O*NET 31.0"
    nurse = Occupation.objects.get(pk="29-1141.00")
    assert (nurse.description, nurse.job_zone) == ("Care for patients.", 3)
    assert nurse.typical_education == "Bachelor's Degree"
    assert nurse.employment == 3_379_720
    assert set(nurse.titles.values_list("title", flat=True)) == {
        "Staff Nurse",
        "Charge Nurse",
        "Registered Nurses",
    }
    assert [task.text for task in nurse.tasks.all()] == ["Watch patients.", "Order supplies."]
    assert [str(item) for item in nurse.importances.kind("skill")] == ["Speaking: 4.25"]
    assert state() == (2, 4, "O*NET 31.0")


def test_a_folder_does_as_well_as_a_zip(db: None, release: Path) -> None:
    import_onet(release)
    assert OccupationTask.objects.count() == 2


def test_what_was_imported_stays_when_the_product_starts_again(
    db: None, release: Path, fact_folder: Path
) -> None:
    import_onet(release)
    assert load_facts(fact_folder) == ["May 2025"]
    assert FactRelease.objects.get(name="onet").release == "O*NET 31.0"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("Skills.txt", "IM\t4.25", "IM", "Skills.txt, line 2: 4 columns instead of 5"),
        ("Skills.txt", "4.25", "nine", "Skills.txt, line 2: “Data Value” is “nine”"),
        ("Skills.txt", "4.25", "7.5", "Skills.txt, line 2: “Data Value” is “7.5”"),
        (
            "Task Statements.txt",
            "Task ID",
            "Id",
            "Task Statements.txt, line 1: the column “Task ID”",
        ),
        ("Task Statements.txt", "29-1141.00\t3", "99-9999.00\t3", "line 3: “99-9999.00” is no"),
        ("Related Occupations.txt", "31-1131.00", "31-1131", "line 2: “31-1131” is no occupation"),
        ("Occupation Data.txt", "31-1131.00", "29-1141.00", "line 3: “29-1141.00” is no O*NET"),
        ("Job Zones.txt", "\t3\t", "\t8\t", "Job Zones.txt, line 2: “Job Zone” is “8”"),
    ],
)
def test_a_damaged_line_changes_nothing_and_is_named(
    facts: None, release: Path, file: str, old: str, new: str, said: str
) -> None:
    before = state()
    text = (release / file).read_text(encoding="utf-8")
    assert old in text
    (release / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadRelease) as problem:
        import_onet(release)
    assert said in str(problem.value)
    assert state() == before


def test_a_missing_file_is_named(facts: None, release: Path) -> None:
    (release / "Knowledge.txt").unlink()
    with pytest.raises(BadRelease, match=r"Knowledge.txt: this file is missing"):
        import_onet(release)


def test_text_of_another_encoding_is_refused_with_its_line(facts: None, release: Path) -> None:
    path = release / "Task Statements.txt"
    path.write_bytes(path.read_bytes().replace(b"Watch patients.", b"Watch caf\xe9s."))
    with pytest.raises(BadRelease, match=r"Task Statements.txt, line 3: it is not text in UTF-8"):
        import_onet(release)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_what_is_no_release_is_refused_by_the_command(
    facts: None, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "release.zip"
    path.write_bytes(content)
    before = state()
    with pytest.raises(CommandError, match=r"Nothing was changed\. release\.zip"):
        call_command("import_onet", str(path))
    assert state() == before


def test_the_command_says_what_came_in(db: None, release: Path) -> None:
    out = StringIO()
    call_command("import_onet", str(release), stdout=out)
    assert "Imported O*NET 31.0:" in out.getvalue()
    assert "2 occupation tasks" in out.getvalue()
