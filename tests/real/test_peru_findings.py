"""What METHODS counted in Peru's real rows of January to March 2021, uncleaned, counted again by our rules."""

from __future__ import annotations

import polars as pl
import pytest

from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read


@pytest.fixture(scope="module")
def found(shared_data) -> pl.DataFrame:
    year = load_year("r4v-2021")
    reading = read(shared_data / "five_ws" / "peru_2021_jan_mar.csv", year=year)
    return run_checks(reading.rows, year, problems=reading.problems).join(
        reading.rows.select("row_id", "row", "month"), on="row_id"
    )


def _of(found: pl.DataFrame, *rules: str) -> pl.DataFrame:
    return found.filter(pl.col("rule").is_in(rules))


def test_nine_in_ten_rows_break_a_rule_of_methods(found):
    """Fact 2: 90 % in Peru."""
    in_error = found.filter(pl.col("rule").str.starts_with("C"))["row_id"].n_unique()
    assert round(in_error / 2430, 2) == 0.90


def test_146_rows_are_copies_of_an_earlier_one(found):
    copies = _of(found, "A01")
    assert len(copies) - copies["detail"].n_unique() == 146


def test_43_rows_name_the_organisation_itself_as_its_partner(found):
    assert len(_of(found, "A11")) == 43


def test_the_breakdown_is_of_total_in_march_only(found):
    """Fact 2: the platform changed what it asked for."""
    assert set(_of(found, "A07")["month"]) == {"2021-03"}


def test_one_row_of_five_million_dollars_for_266_people_is_told(found):
    value = _of(found, "A09").filter(pl.col("value") == "5187570")
    assert value["detail"].to_list()[0].startswith("19502.14 | ")


def test_one_row_of_awareness_weighs_two_thirds_of_all_new_people(found):
    """2.6: one row of January is 68 % of what January to April called new."""
    weights = [float(detail.split(" | ")[1]) for detail in _of(found, "A13")["detail"]]
    assert max(weights) == pytest.approx(68, abs=1)


def test_no_row_of_real_descriptions_is_taken_for_personal_data(found):
    assert _of(found, "A14").is_empty()
