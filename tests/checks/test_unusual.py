"""How unusual a report is: a table of cells that are usual, unusual, and blank; and what must hold of any."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.checks.unusual import CELLS, MOST, UNUSUAL, unusual

SPEC = list(csv.DictReader(Path("tests/specs/unusual.csv").read_text(encoding="utf-8").splitlines()))
HERE = {"year": "r4v-2021", "organisation": "UNICEF", "sector": "health", "indicator": "RE-HE1", "admin1": "PE24"}
COUNT = st.one_of(st.none(), st.integers(0, 5000))


def frame(lines: list[dict]) -> pl.DataFrame:
    return pl.DataFrame([HERE | line for line in lines], schema=CELLS)


def numbers(said: str) -> list[float | None]:
    return [None if one == "-" else float(one) for one in said.split()]


def case(past: list, others: list, new: float | None) -> pl.DataFrame:
    """UNICEF in December 2021, after the months before it and beside others of that month."""
    before = [{"month": f"2021-{11 - n:02}", "new": one} for n, one in enumerate(past)]
    beside = [{"month": "2021-12", "organisation": f"ORG{n}", "new": one} for n, one in enumerate(others)]
    return frame([*before, *beside, {"month": "2021-12", "new": new}])


def of_december(cells: pl.DataFrame, organisation: str = "UNICEF") -> dict:
    found = unusual(cells).filter((pl.col("month") == "2021-12") & (pl.col("organisation") == organisation))
    return found.filter(pl.col("indicator") == "RE-HE1").row(0, named=True)


@pytest.mark.parametrize("line", SPEC, ids=lambda line: line["case"])
def test_the_table(line: dict) -> None:
    new = float(line["new"]) if line["new"] else None
    found = of_december(case(numbers(line["past"]), numbers(line["others"]), new))
    assert found["points"] == pytest.approx(float(line["points"]), abs=0.01)
    compared = found["own"] is not None or found["place"] is not None
    assert compared == (line["verdict"] in ("usual", "unusual"))
    assert not compared or (found["points"] >= 2) == (line["verdict"] == "unusual")


def test_it_says_with_what_it_was_compared() -> None:
    found = of_december(case([100, 120, 500], [10, 20, 30, 1000], 360))
    assert (found["usual"], found["months"], found["others"], found["partners"]) == (120, 3, 25, 4)


def test_offices_of_an_organisation_are_added_up() -> None:
    cells = pl.concat([case([10, 20], [], 30), case([10, 20], [], 70)])
    assert (of_december(cells)["new"], of_december(cells)["usual"]) == (100, 30)


def test_a_later_month_and_one_of_more_than_a_year_ago_are_no_past() -> None:
    months = [{"month": month, "new": 100} for month in ("2022-01", "2020-11", "2020-12")]
    found = of_december(frame([*months, {"month": "2021-12", "new": 900}]))
    assert (found["months"], found["usual"], found["points"]) == (1, None, 1.0)


def test_rows_without_a_place_are_compared_with_nothing() -> None:
    cells = case([120, 120], [100, 100, 100], 967).with_columns(pl.lit(None, pl.String).alias("admin1"))
    assert unusual(cells)["points"].unique().to_list() == [1.0]


def test_no_cells_have_no_points() -> None:
    assert unusual(frame([])).schema == pl.Schema(UNUSUAL)


@given(st.lists(COUNT, max_size=5), st.lists(COUNT, max_size=5), COUNT, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(past, others, new, chance) -> None:
    lines = case(past, others, new).to_dicts()
    mixed = chance.sample(lines, len(lines))
    assert unusual(frame(mixed)).equals(unusual(frame(lines)), null_equal=True)


@given(st.lists(COUNT, min_size=2, max_size=5), st.lists(COUNT, max_size=5), COUNT, st.integers(2, 1000))
def test_rows_of_another_indicator_or_place_change_nothing(past, others, new, factor) -> None:
    cells = case(past, others, new)
    elsewhere = [
        cells.with_columns(pl.col("new") * factor, pl.lit(value).alias(column))
        for column, value in (("indicator", "RE-HE2"), ("admin1", "PE15"), ("sector", "wash"), ("year", "r4v-2023"))
    ]
    with_others = unusual(pl.concat([cells, *elsewhere])).join(
        cells.select(*CELLS).drop("new").unique(), on=[*HERE, "month"]
    )
    assert with_others.sort(*HERE, "month").equals(unusual(cells), null_equal=True)


@given(
    st.lists(st.integers(0, 5000), min_size=2, max_size=6),
    st.lists(COUNT, max_size=5),
    st.integers(0, 9000),
    st.integers(0, 9000),
)
def test_further_from_the_usual_is_never_less_unusual(past, others, one, other) -> None:
    near, far = (of_december(case(past, others, new)) for new in (one, other))
    usual = near["usual"]
    if min(one, other) < usual < max(one, other):
        return
    if abs(other - usual) < abs(one - usual):
        near, far = far, near
    assert near["own"] <= far["own"] + 1e-9


@given(st.lists(COUNT, max_size=5), st.lists(COUNT, max_size=5), COUNT)
def test_points_lie_between_none_and_the_most(past, others, new) -> None:
    points = unusual(case(past, others, new))["points"]
    assert points.null_count() == 0
    assert points.is_between(0, MOST).all()
