"""How numbers are written as text, few or many at once."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.checks.cells import number_text

NUMBERS = st.one_of(
    st.none(),
    st.integers(-5, 20_000).map(float),
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(-1e5, 1e5).map(lambda number: round(number, 2)),
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(12.0, "12"), (0.0, "0"), (-0.0, "0"), (3.5, "3.5"), (-5.0, "-5"), (9_999.0, "9999"), (10_000.0, "10000"),
     (1 / 3, "0.3333"), (3e7, "30000000"), (1e300, "1e+300"), (None, None)],
)  # fmt: skip
def test_a_number_is_written_without_a_needless_fraction(number, text):
    few = pl.DataFrame({"n": [number]}, schema={"n": pl.Float64()})
    many = pl.concat([few, pl.DataFrame({"n": [1.0] * 20_000})])
    assert few.select(number_text(pl.col("n"))).item() == text
    assert many.select(number_text(pl.col("n")))["n"][0] == text


@given(st.lists(NUMBERS, max_size=30))
def test_many_numbers_are_written_as_each_alone_would_be(numbers):
    few = pl.DataFrame({"n": numbers}, schema={"n": pl.Float64()})
    many = pl.concat([few, pl.DataFrame({"n": [1.0, None] * 6_000}), few])
    text = number_text(pl.col("n"))
    alone, together = few.select(text)["n"], many.select(text)["n"]
    assert together[: len(numbers)].to_list() == alone.to_list() == together[len(numbers) + 12_000 :].to_list()
