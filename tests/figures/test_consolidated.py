"""R4V's consolidated table: sectors are sums, the intersector line follows the model, months cumulate."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings

from tests.factories.rows import people, standard_rows
from tests.figures.conftest import ToEngine
from tests.figures.tables import random_rows
from tinkuy.figures import consolidated, people_reached
from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.figures.consolidated import CHECKS

JANUARY, FEBRUARY = {"month": "2021-01"}, {"month": "2021-02"}
EDUCATION = {"sector": "education", "indicator": "RE-ED1"}
HEALTH = {"sector": "health", "indicator": "RE-HE1"}


def response() -> pl.DataFrame:
    return standard_rows([
        {**JANUARY, **EDUCATION, **people(10, ages={"girls": 6, "women": 4}), "cva": True},
        {**JANUARY, **HEALTH, **people(7)},
        {**FEBRUARY, **HEALTH, **people(8), "total": 20},
        {**JANUARY, **HEALTH, **people(3), "admin1": "PE23"},
        {**JANUARY, **HEALTH, **people(90), "indicator_type": "other"},
    ])  # fmt: skip


def line(table: pl.DataFrame, sector: str, month: str, *, admin1: str | None = None) -> dict[str, object]:
    lines = table.filter(pl.col("admin1").eq_missing(pl.lit(admin1)), sector=sector, month=month)
    assert lines.height == 1
    return lines.row(0, named=True)


def test_a_sector_is_the_sum_of_its_rows_to_date(to_engine: ToEngine) -> None:
    table = consolidated(to_engine(response()), model="max-sector")
    assert line(table, "health", "2021-01", admin1="PE15")["reached"] == 7
    assert line(table, "health", "2021-02", admin1="PE15")["reached"] == 15
    assert line(table, "education", "2021-02", admin1="PE15")["reached"] == 10
    assert line(table, "health", "2021-02")["reached"] == 18


def test_the_volume_of_a_month_never_cumulates() -> None:
    table = consolidated(response(), model="sum")
    assert line(table, "intersector", "2021-01")["monthly_total"] == 20
    assert line(table, "intersector", "2021-02")["monthly_total"] == 20
    assert line(table, "intersector", "2021-01")["monthly_cva_total"] == 10


def test_the_largest_sector_brings_its_breakdown_with_it() -> None:
    january = line(consolidated(response(), model="max-sector"), "intersector", "2021-01", admin1="PE15")
    assert (january["reached"], january["girls"], january["women"], january["cva_reached"]) == (10, 6, 4, 10)


def test_each_age_and_gender_is_the_largest_and_there_are_no_groups() -> None:
    january = line(consolidated(response(), model="max-age-gender"), "intersector", "2021-01", admin1="PE15")
    assert (january["reached"], january["girls"], january["women"]) == (13, 6, 7)
    assert (january["in_destination"], january["groups_add_up"]) == (None, None)


def test_the_southern_cone_adds_the_largest_of_four_and_five_more() -> None:
    rows = standard_rows([{**people(count), "sector": sector, **JANUARY} for sector, count in
                          {"shelter": 4, "wash": 9, "health": 2, "nutrition": 50}.items()])  # fmt: skip
    assert line(consolidated(rows, model="southern-cone"), "intersector", "2021-01")["reached"] == 11


def test_the_checks_say_which_lines_do_not_add_up() -> None:
    rows = standard_rows([
        {**EDUCATION, "new": 5, "total": 9, "in_destination": 9, "women": 5},
        {**HEALTH, "new": 5, "total": 5, "in_destination": 5, "women": None},
    ])  # fmt: skip
    table = consolidated(rows, model="sum")
    assert [line(table, "education", "2021-03")[check] for check in CHECKS] == [False, True, True]
    assert [line(table, "health", "2021-03")[check] for check in CHECKS] == [True, False, True]


def test_a_model_that_r4v_has_no_table_for_is_refused() -> None:
    for model in ("max-sector-ytd", "per-organisation", "other"):
        with pytest.raises(UndefinedFigure):
            consolidated(response(), model=model)


@pytest.mark.parametrize("model", ["sum", "max-sector", "max-age-gender", "southern-cone"])
@settings(max_examples=25, deadline=None)
@given(rows=random_rows(min_size=1))
def test_the_last_month_of_a_country_is_its_people_reached(model: str, rows: pl.DataFrame) -> None:
    table = consolidated(rows, model=model).filter(level="country", sector="intersector")
    last = dict(table.sort("month").group_by("country", maintain_order=True).last().select("country", "reached").rows())
    figures = dict(people_reached(rows, model=model, by=["country"]).select("country", "reached").rows())
    for country, reached in figures.items():
        assert last[country] == pytest.approx(reached)
