"""Figures of a release are those of the rows it was cut from, by every way of asking."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.releases.conftest import YEAR
from tinkuy.checks.run import run_checks
from tinkuy.demonstration import standard_rows
from tinkuy.figures import explain
from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.counting import collected
from tinkuy.figures.of_release import FIGURES, figure
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.releases import Release, cut

MODELLED = {"people_reached", "waterfall", "outcomes", "host_community_reached", "consolidated", "cash_people", "trend"}


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    return standard_rows(1_500, 5)


@pytest.fixture(scope="module")
def findings(rows) -> pl.DataFrame:
    return run_checks(rows, YEAR)


@pytest.fixture(scope="module")
def release(rows, findings, tmp_path_factory) -> Release:
    folder = tmp_path_factory.mktemp("releases") / "demonstration"
    return cut(rows, year=YEAR, findings=findings, signed_by="Alice", folder=folder)


def same(found: pl.DataFrame, expected: pl.DataFrame) -> None:
    """The same table; the order of lines that sort alike is free."""
    keys = [name for name, dtype in expected.schema.items() if not dtype.is_float()]
    assert_frame_equal(found.sort(keys), expected.sort(keys), check_dtypes=False, rel_tol=1e-9, abs_tol=1e-6)


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_of_a_release_is_the_one_of_its_rows(name, rows, findings, release):
    said: dict[str, Any] = {"model": "sum"} if name in MODELLED else {}
    more = {"findings": findings} if name == "completeness" else {}
    same(figure(release, name, **said), collected(FIGURES[name](rows, **said, **more)).to_polars())


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("by", [(), ("country", "admin1"), ("cva",)])
def test_people_reached_by_every_model_is_the_one_of_its_rows(model, by, rows, release, connection):
    expected = FIGURES["people_reached"](rows, model=model, by=by)
    same(figure(release, "people_reached", connection=connection, model=model, by=by), expected)


def test_figures_by_the_type_of_organisation_use_the_list_in_effect(rows, release):
    expected = FIGURES["people_reached"](with_organisation_type(rows, YEAR), model="sum", by=("organisation_type",))
    same(figure(release, "people_reached", model="sum", by=["organisation_type"]), expected)


def test_an_explanation_of_a_release_points_at_the_same_rows(rows, release, connection):
    expected = explain(rows, model="max-sector")
    found = explain(release.relation(connection), model="max-sector")
    same(collected(found.rows).to_polars(), expected.rows)
    same(found.waterfall, expected.waterfall)
