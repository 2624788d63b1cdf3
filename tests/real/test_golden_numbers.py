"""People reached on real rows, against numbers that were computed independently (METHODS 3.3, golden numbers)."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tinkuy.figures import compare, explain, people_reached
from tinkuy.figures.consolidated import consolidated
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read


@pytest.fixture(scope="module")
def peru(shared_data: Path) -> pl.DataFrame:
    return read(shared_data / "five_ws" / "peru_2021_jan_mar.csv", year=load_year("r4v-2021")).rows


@pytest.fixture(scope="module")
def chile_argentina_mexico(shared_data: Path) -> pl.DataFrame:
    return read(shared_data / "five_ws" / "chile_argentina_mexico_2021.csv", year=load_year("r4v-2021")).rows


@pytest.fixture(scope="module")
def cleaned_peru(shared_data: Path) -> pl.DataFrame:
    path = shared_data / "five_ws" / "peru_2021_jan_mar_cleaned_with_r4v_flags.csv"
    return read(path, year=load_year("r4v-2021")).rows


# rows, direct assistance, sum, max-sector, max-sector-ytd, max-age-gender, lower bound
GOLDEN = {
    "PER": (2430, 2051, 188286, 172234, 168217, 205589, 164058),
    "CHL": (286, 275, 46399, 32507, 32451, 33259, 29810),
    "ARG": (256, 243, 10575, 5045, 4053, 5580, 2771),
    "MEX": (47, 38, 2203, 1444, 1444, 1519, 806),
}
MODELS = ("sum", "max-sector", "max-sector-ytd", "max-age-gender")


@pytest.mark.parametrize("country", GOLDEN)
def test_a_country_gives_the_golden_numbers(
    country: str, peru: pl.DataFrame, chile_argentina_mexico: pl.DataFrame
) -> None:
    rows = pl.concat([peru, chile_argentina_mexico]).filter(pl.col("country") == country)
    figures = [people_reached(rows, model=model).row(0, named=True) for model in MODELS]
    found = (rows.height, figures[0]["rows"], *(figure["reached"] for figure in figures), figures[0]["lower"])
    assert found == GOLDEN[country]
    assert {figure["upper"] for figure in figures} == {GOLDEN[country][2]}


def test_the_same_numbers_come_by_country_from_rows_of_all(
    peru: pl.DataFrame, chile_argentina_mexico: pl.DataFrame
) -> None:
    rows = pl.concat([peru, chile_argentina_mexico])
    for position, model in enumerate(MODELS, start=2):
        figures = people_reached(rows, model=model, by=["country"])
        assert dict(figures.select("country", "reached").rows()) == {code: GOLDEN[code][position] for code in GOLDEN}


def test_peru_without_the_rows_of_the_whole_country(peru: pl.DataFrame) -> None:
    found = [people_reached(peru, model=model, exclude_national=True)["reached"].item() for model in MODELS]
    assert found == [60338, 44290, 40279, 133713]


def test_mexico_reports_only_for_the_whole_country(chile_argentina_mexico: pl.DataFrame) -> None:
    mexico = chile_argentina_mexico.filter(pl.col("country") == "MEX")
    figure = people_reached(mexico, model="sum", exclude_national=True).row(0, named=True)
    assert (figure["rows"], figure["reason"]) == (0, "no_rows")


def test_peru_by_month(peru: pl.DataFrame) -> None:
    months = people_reached(peru, model="sum", by=["month"])
    assert months["reached"].to_list() == [172804, 15482, 0]
    march = consolidated(peru, model="sum").filter(level="country", month="2021-03", sector="intersector")
    assert march["monthly_total"].item() == 132338


def test_by_age_and_gender_peru_exceeds_the_sum_and_is_not_publishable(peru: pl.DataFrame) -> None:
    figure = people_reached(peru, model="max-age-gender").row(0, named=True)
    assert (figure["publishable"], figure["reason"]) == (False, "above_upper")


def test_peru_reports_plan_activities_only_in_march(peru: pl.DataFrame) -> None:
    plan = people_reached(peru, model="sum", by=["rmrp"])
    assert dict(plan.select("rmrp", "upper").rows()) == {False: 188286, True: 0}
    assert people_reached(peru, model="per-organisation")["publishable"].item() is False


def test_the_southern_cone_model_is_bounded_by_its_own_sectors(peru: pl.DataFrame) -> None:
    figure = people_reached(peru, model="southern-cone").row(0, named=True)
    assert figure["lower"] <= figure["reached"] <= figure["upper"] < 188286


def test_rows_of_cleaning_alone_raise_the_sum_by_thirty_percent(peru: pl.DataFrame, cleaned_peru: pl.DataFrame) -> None:
    both = compare(peru, cleaned_peru, model="sum").row(0, named=True)
    assert (both["reached_before"], both["reached_after"]) == (188286, 244051)


@pytest.mark.parametrize("model", ["sum", "max-sector", "max-age-gender", "southern-cone"])
def test_the_consolidated_table_ends_at_the_same_figure(model: str, peru: pl.DataFrame) -> None:
    last = consolidated(peru, model=model).filter(level="country", month="2021-03", sector="intersector")
    assert last["reached"].item() == people_reached(peru, model=model)["reached"].item()


@pytest.mark.parametrize("model", [*MODELS, "southern-cone", "per-organisation"])
def test_real_figures_explain_themselves(model: str, peru: pl.DataFrame) -> None:
    explanation = explain(peru, model=model)
    reached = explanation.figures["reached"].item()
    assert explanation.waterfall["amount"].sum() == pytest.approx(reached)
    assert explanation.rows["contribution"].sum() == pytest.approx(reached)
    assert sorted(explanation.rows["row_id"]) == sorted(peru["row_id"])
