import gzip
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from psycopg import DataError

from builder.library.fact_loader import load_facts
from builder.library.pay_chart import pay_chart
from builder.models import (
    Area,
    FactRelease,
    Occupation,
    OccupationFamily,
    OccupationTitle,
    Wage,
)
from builder.models.wage import NATION


def test_the_shipped_facts_are_all_there(db: None) -> None:
    assert load_facts() == ["O*NET 29.3", "May 2025"]
    assert Occupation.objects.count() == 1016
    assert OccupationTitle.objects.exclude(source="occupation").count() == 60_000
    assert OccupationFamily.objects.count() == 22
    assert Wage.objects.count() == 223_174
    assert Area.objects.count() == 583
    nurse = Occupation.objects.get(pk="29-1141.00")
    assert (nurse.title, nurse.soc_code, nurse.family) == ("Registered Nurses", "29-1141", "29")
    assert (nurse.job_zone, nurse.employment) == (4, 3_379_720)
    assert nurse.typical_education == "Bachelor's Degree"
    assert nurse.importances.kind("skill")[0].element == "Social Perceptiveness"


def test_facts_are_loaded_once_and_again_when_a_file_changes(
    facts: None, fact_folder: Path, tmp_path: Path
) -> None:
    assert load_facts(fact_folder) == []
    before = Occupation.objects.count()
    folder = shutil.copytree(fact_folder, tmp_path / "facts")
    with gzip.open(folder / "oews-areas.csv.gz", "at") as file:
        file.write("0600001,S,06,New state\n")
    assert load_facts(folder) == ["May 2025"]
    assert Area.objects.filter(name="New state").exists()
    assert Occupation.objects.count() == before


def test_a_damaged_file_changes_nothing(facts: None, fact_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fact_folder, tmp_path / "facts")
    with gzip.open(folder / "onet-titles.csv.gz", "at") as file:
        file.write("29-1141.00,too few\n")
    before = OccupationTitle.objects.count()
    with pytest.raises(DataError):
        load_facts(folder)
    assert OccupationTitle.objects.count() == before


def test_what_an_administrator_imported_is_not_replaced_by_what_ships(
    facts: None, fact_folder: Path
) -> None:
    FactRelease.objects.filter(name="oews").update(source_hash="imported:0123")
    Wage.objects.all().delete()
    assert load_facts(fact_folder) == []


def test_wages_of_a_split_occupation_are_those_of_its_group(facts: None) -> None:
    Wage.objects.filter(soc_code="51-4121").update(soc_code="51-4120")
    assert Wage.objects.of("51-4121").filter(area_id=NATION).exists()


def test_an_unpublished_wage_is_null_not_nought(facts: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM builder_wage WHERE annual_p50 = 0")
        assert cursor.fetchone() == (0,)


def test_the_pay_chart_puts_percentiles_in_order_on_one_scale(facts: None) -> None:
    wages = list(Wage.objects.of("21-1023").select_related("area").order_by("area_id"))
    chart = pay_chart(wages)
    assert chart is not None
    assert [bar.name for bar in chart.bars] == [wage.area.title for wage in wages]
    for bar in chart.bars:
        assert 0 < bar.p10 <= bar.p25 <= bar.p50 <= bar.p75 <= bar.p90 <= chart.width
    national, scale = wages[0], chart.ticks[1].x - chart.ticks[0].x
    step = chart.ticks[1].dollars
    drawn = Decimal(chart.bars[0].p50 - chart.ticks[0].x) / Decimal(scale) * step
    assert national.annual_p50 is not None
    assert abs(drawn - national.annual_p50) < 500


def test_a_percentile_above_the_highest_published_is_drawn_at_the_last_known(facts: None) -> None:
    wage = Wage.objects.of("29-1141").get(area_id=NATION)
    wage.annual_p90 = None
    chart = pay_chart([wage])
    assert chart is not None
    assert chart.bars[0].p90 == chart.bars[0].p75
    assert chart.bars[0].arrow


def test_without_figures_there_is_no_chart(facts: None) -> None:
    assert pay_chart([]) is None
