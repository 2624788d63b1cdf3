"""One function, five kinds of frame, the same answer."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tests.figures.conftest import ToEngine, as_polars
from tinkuy.figures import people_reached

CASES: list[tuple[str, tuple[str, ...]]] = [
    ("sum", ()),
    ("sum", ("organisation", "age_gender")),
    ("max-sector", ("country", "month")),
    ("max-sector-ytd", ("cva",)),
    ("max-age-gender", ("age_gender",)),
    ("southern-cone", ("admin1",)),
    ("per-organisation", ("population_group", "organisation")),
]


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    """Blanks in every place where engines differ: keys, numbers, yes/no, and a not-a-number."""
    return standard_rows([
        {**people(10), "cva": True},
        {**people(2.5), "cva": None, "rmrp": None, "organisation": None},
        {**people(4), "sector": "health", "indicator": "RE-HE1", "month": "2021-01"},
        {**people(7), "sector": None, "sector_text": "Salud y algo", "indicator": None},
        {**people(8), "sector": None, "admin1": None, "place_level": None},
        {"new": None, "total": 5, "girls": 3, "organisation": "ORG002"},
        {"new": float("nan"), "total": float("nan"), "women": float("nan")},
        {**people(3), "sector": "shelter", "month": None, "activity": None},
        {**people(6), "admin1": "PE00", "place_level": "national", "rmrp": False},
        {**people(9), "indicator_type": None},
        {**people(-1)},
        {"new": 4, "total": 9, "women": 9, "in_destination": 9, "breakdown_of": "total"},
    ])  # fmt: skip


@pytest.mark.parametrize(("model", "by"), CASES, ids=str)
def test_every_engine_gives_the_same_figures(
    to_engine: ToEngine, rows: pl.DataFrame, model: str, by: tuple[str, ...]
) -> None:
    expected = people_reached(rows, model=model, by=by)
    assert_frame_equal(as_polars(people_reached(to_engine(rows), model=model, by=by)), expected)


def test_a_figure_comes_back_as_the_engine_it_came_from(to_engine: ToEngine, rows: pl.DataFrame) -> None:
    given = to_engine(rows)
    figure: Any = people_reached(given, model="sum", by=["month"])
    assert nw.from_native(figure).implementation is nw.from_native(given).implementation
    assert type(figure) is type(given)


def test_rows_without_any_blank_or_any_value_have_the_same_types(to_engine: ToEngine, rows: pl.DataFrame) -> None:
    for few in (rows.head(1), rows.head(0), rows.slice(5, 1)):
        expected = people_reached(few, model="max-sector")
        assert_frame_equal(as_polars(people_reached(to_engine(few), model="max-sector")), expected)


def test_a_frame_that_pandas_read_itself_needs_no_preparation(rows: pl.DataFrame) -> None:
    frame = rows.to_pandas().astype({"new": "float64", "cva": object, "organisation": object})
    assert_frame_equal(as_polars(people_reached(frame, model="max-sector")), people_reached(rows, model="max-sector"))


def test_a_frame_of_pandas_on_arrow_needs_no_preparation(rows: pl.DataFrame) -> None:
    frame = rows.to_pandas(use_pyarrow_extension_array=True)
    assert_frame_equal(as_polars(people_reached(frame, model="max-sector")), people_reached(rows, model="max-sector"))


def test_a_column_of_no_use_to_the_figure_may_hold_anything(rows: pl.DataFrame) -> None:
    frame = rows.to_pandas().assign(note=[{"any": "thing"}] * rows.height)
    assert_frame_equal(as_polars(people_reached(frame, model="sum")), people_reached(rows, model="sum"))


def test_rows_without_the_columns_of_written_text_are_enough(to_engine: ToEngine, rows: pl.DataFrame) -> None:
    codes_only = rows.select([name for name in rows.columns if not name.endswith("_text")])
    expected = people_reached(codes_only, model="max-sector", by="country")
    assert_frame_equal(as_polars(people_reached(to_engine(codes_only), model="max-sector", by="country")), expected)
