"""Every figure explains itself: steps and rows add up to it, and no row is without an outcome."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings

from tests.factories.rows import people, standard_rows
from tests.figures.conftest import ToEngine, as_polars
from tests.figures.tables import random_rows
from tinkuy.figures import explain, people_reached
from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.outcomes import OUTCOMES, STEPS

JANUARY, FEBRUARY = {"month": "2021-01"}, {"month": "2021-02"}
EDUCATION = {"sector": "education", "indicator": "RE-ED1"}
HEALTH = {"sector": "health", "indicator": "RE-HE1"}
NUTRITION = {"sector": "nutrition", "indicator": "RE-NU1"}


def outcomes(rows: pl.DataFrame, model: str, **options: object) -> list[str]:
    return explain(rows, model=model, **options).rows.sort("row_id")["outcome"].to_list()


def test_every_row_says_what_became_of_it() -> None:
    rows = standard_rows([
        {**EDUCATION, **people(10)},
        {**HEALTH, **people(7)},
        {**HEALTH, **people(0)},
        {**HEALTH, "new": None, "total": 4},
        {**EDUCATION, **people(-2)},
        {**EDUCATION, **people(5), "indicator_type": "other"},
        {**EDUCATION, **people(5), "indicator_type": None},
        {**EDUCATION, **people(6), "admin1": "PE00", "place_level": "national"},
    ])  # fmt: skip
    assert outcomes(rows, "max-sector", exclude_national=True) == [
        "counted", "other_sector", "zero", "not_reported", "negative", "not_direct_assistance", "type_unknown",
        "national_left_out",
    ]  # fmt: skip


def test_models_say_which_rows_they_do_not_look_at() -> None:
    rows = standard_rows([{**EDUCATION, **people(3)}, {**NUTRITION, **people(4), "rmrp": None}])
    assert outcomes(rows, "southern-cone") == ["counted", "sector_left_out"]
    assert outcomes(rows, "per-organisation") == ["counted", "outside_plan"]


def test_the_waterfall_goes_from_the_sum_to_the_estimate() -> None:
    rows = standard_rows([
        {**JANUARY, **EDUCATION, **people(10)},
        {**JANUARY, **HEALTH, **people(7)},
        {**FEBRUARY, **EDUCATION, **people(3)},
        {**FEBRUARY, **HEALTH, **people(8)},
    ])  # fmt: skip
    steps = explain(rows, model="max-sector-ytd").waterfall.rows()
    assert steps == [("sum", 28.0), ("between_sectors", -10.0), ("between_months", -3.0)]


def test_a_breakdown_that_is_of_the_total_shows_as_a_step_of_its_own() -> None:
    rows = standard_rows([{"new": 2, "total": 9, "women": 9}])
    assert explain(rows, model="max-age-gender").waterfall.rows() == [("sum", 2.0), ("breakdown", 7.0)]


def test_when_two_sectors_tie_only_one_brings_the_people() -> None:
    rows = standard_rows([{**HEALTH, **people(5)}, {**EDUCATION, **people(5)}])
    assert outcomes(rows, "max-sector") == ["other_sector", "counted"]


def test_the_method_is_in_words_in_three_languages() -> None:
    explanation = explain(standard_rows([people(1)]), model="max-sector")
    assert len(explanation.method.all()) == 3
    assert explanation.parameters["model"] == "max-sector"


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("by", [(), ("cva",), ("sector",)])
@settings(max_examples=15, deadline=None)
@given(rows=random_rows(min_size=1))
def test_steps_and_rows_add_up_to_the_figure(model: str, by: tuple[str, ...], rows: pl.DataFrame) -> None:
    explanation = explain(rows, model=model, by=by, exclude_national=True)
    figures = people_reached(rows, model=model, by=by, exclude_national=True)
    for values in figures.to_dicts():
        same = [pl.col(key).eq_missing(pl.lit(values[key])) for key in by] or [pl.lit(value=True)]
        assert explanation.waterfall.filter(*same)["amount"].sum() == pytest.approx(values["reached"])
        assert explanation.rows.filter(*same)["contribution"].sum() == pytest.approx(values["reached"])


@settings(max_examples=30, deadline=None)
@given(rows=random_rows())
def test_every_row_has_exactly_one_outcome(rows: pl.DataFrame) -> None:
    for model in MODELS:
        explanation = explain(rows, model=model)
        assert sorted(explanation.rows["row_id"]) == sorted(rows["row_id"])
        assert set(explanation.rows["outcome"]) <= set(OUTCOMES)
        assert explanation.outcomes["rows"].sum() == rows.height
        assert set(explanation.waterfall["step"]) <= set(STEPS)


def test_by_a_breakdown_each_group_is_explained(to_engine: ToEngine) -> None:
    rows = standard_rows([people(5, groups={"in_destination": 3, "host_community": 2}), {"new": None}])
    explanation = explain(to_engine(rows), model="sum", by=["population_group"])
    host = pl.col("population_group") == "host_community"
    assert explanation.waterfall.filter(host)["amount"].to_list() == [2.0]
    assert as_polars(explanation.rows).filter(host).sort("row_id")["outcome"].to_list() == ["counted", "not_reported"]


@pytest.mark.parametrize(
    ("model", "by"), [("max-sector-ytd", ()), ("southern-cone", ("cva",)), ("per-organisation", ())]
)
def test_every_engine_explains_alike(to_engine: ToEngine, model: str, by: tuple[str, ...]) -> None:
    rows = standard_rows([
        {**JANUARY, **EDUCATION, **people(10), "cva": None},
        {**JANUARY, **HEALTH, **people(7), "admin1": None},
        {**FEBRUARY, "sector": None, "indicator": None, **people(12)},
        {**FEBRUARY, "sector": "shelter", **people(8), "organisation": None},
        {**FEBRUARY, "sector": "wash", **people(9), "indicator_type": None},
    ])  # fmt: skip
    expected, found = (explain(given, model=model, by=by) for given in (rows, to_engine(rows)))
    assert found.waterfall.equals(expected.waterfall)
    assert found.outcomes.equals(expected.outcomes)
    assert as_polars(found.rows).sort("row_id").rows() == expected.rows.sort("row_id").rows()
