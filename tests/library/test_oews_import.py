import csv
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from builder.library.oews_import import import_oews
from builder.models import Area, FactRelease, Occupation, Wage

HEADER = (
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,"
    "A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,H_MEDIAN"
)
LINES = [
    '99,U.S.,1,US,000000,29-1141,Registered Nurses,"3,400,000","104,000","70,000","82,000",'
    '"99,000","115,000","140,000",47.60',
    '06,California,2,CA,000000,29-1141,Registered Nurses,"330,000","150,000","92,000","120,000",'
    '"145,000","180,000",#,69.71',
    '41740,"San Diego-Chula Vista-Carlsbad, CA",4,CA,000000,29-1141,Registered Nurses,**,'
    '"140,000",*,*,"135,000",*,*,*',
    '99,U.S.,1,US,622000,29-1141,Registered Nurses,"1,900,000",1,1,1,1,1,1,1',
    "100001,Balance of somewhere,6,CA,000000,29-1141,Registered Nurses,9,1,1,1,1,1,1,1",
]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def check_wages() -> None:
    nation = Wage.objects.get(soc_code="29-1141", area_id="0000000")
    assert (nation.employment, nation.annual_p25, nation.annual_p50) == (3_400_000, 82_000, 99_000)
    assert str(nation.hourly_p50) == "47.60"
    state = Wage.objects.get(soc_code="29-1141", area_id="0600000")
    assert (state.annual_p75, state.annual_p90) == (180_000, None)
    metro = Wage.objects.get(soc_code="29-1141", area_id="0041740")
    assert (metro.employment, metro.annual_p10, metro.annual_mean) == (None, None, 140_000)
    assert Wage.objects.count() == Area.objects.count() == 3
    assert Area.objects.get(pk="0041740").state_code == "06"
    assert FactRelease.objects.get(name="oews").release == "May 2026"
    assert Occupation.objects.get(pk="29-1141.00").employment == 3_400_000


def test_a_csv_release_replaces_the_wages(facts: None, tmp_path: Path) -> None:
    import_oews(written(tmp_path / "all_data_M_2026.csv", LINES))
    check_wages()


def test_an_excel_release_in_a_zip_does_too(facts: None, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader([HEADER, *LINES]):
        sheet.append(row)
    book.save(tmp_path / "all_data_M_2026.xlsx")
    with zipfile.ZipFile(tmp_path / "oesm26all.zip", "w") as archive:
        archive.write(tmp_path / "all_data_M_2026.xlsx", "oesm26all/all_data_M_2026.xlsx")
    import_oews(tmp_path / "oesm26all.zip")
    check_wages()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"99,000"', "much", "wages_2026.csv, line 2: “A_MEDIAN” is “much”"),
        ("06,California", "CA,California", "wages_2026.csv, line 3: “AREA” is “CA”"),
        (",47.60", "", "wages_2026.csv, line 2: 14 columns instead of 15"),
        (",A_MEDIAN", ",MEDIAN", "wages_2026.csv, line 1: the column “A_MEDIAN” is missing"),
    ],
)
def test_a_damaged_line_changes_nothing_and_is_named(
    facts: None, tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = written(tmp_path / "wages_2026.csv", LINES)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = Wage.objects.count()
    with pytest.raises(CommandError) as problem:
        call_command("import_oews", str(path))
    assert said in str(problem.value)
    assert (Wage.objects.count(), FactRelease.objects.get(name="oews").release) == (
        before,
        "May 2025",
    )


@pytest.mark.parametrize("name", ["wages.xlsx", "wages.zip", "wages.csv"])
def test_what_is_no_release_is_refused(facts: None, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe broken \x00")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_oews", str(tmp_path / name))


def test_the_command_says_what_came_in(facts: None, tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_oews", str(written(tmp_path / "wages_2026.csv", LINES)), stdout=out)
    assert out.getvalue().strip() == "Imported May 2026: 3 wages in 3 areas"
