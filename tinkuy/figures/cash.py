"""Cash and vouchers (CVA): the value given, and the people reached by it (pure).

Value is the dollars transferred in the month in rows marked CVA = Yes; a row without a value says so and is not a zero.
People are people reached on the rows CVA = Yes: cash has its own largest sector, as R4V's consolidated report has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw

from tinkuy.figures.bounds import added_up
from tinkuy.figures.counting import dimensions, prepared
from tinkuy.figures.people_reached import FIGURE, people_reached


def cash_value(rows: Any, *, by: str | Iterable[str] = ()) -> Any:
    """Return [*by, value_usd, value_not_reported, rows] of the rows CVA = Yes; a negative value is not a value."""
    by = dimensions(by)
    frame = prepared(rows, (*by, "cva", "value_usd"))
    cash = frame.filter(nw.col("cva").fill_null(False))
    known = (nw.col("value_usd") >= 0).fill_null(False)
    cash = cash.with_columns(
        nw.when(known).then(nw.col("value_usd")).otherwise(0.0).alias("value_usd"),
        (~known).cast(nw.Float64).alias("value_not_reported"),
        nw.lit(1.0).alias("rows"),
    )
    figures = added_up(cash, by, "value_usd", "value_not_reported", "rows")
    figures = figures.with_columns(nw.col("value_not_reported", "rows").cast(nw.Int64))
    return (figures.sort(*by, nulls_last=True) if by else figures).to_native()


def cash_people(rows: Any, *, model: str, by: str | Iterable[str] = (), exclude_national: bool = False) -> Any:
    """Return people reached by cash and vouchers: the figure of `people_reached` on the rows CVA = Yes."""
    by = dimensions(by)
    slices = people_reached(rows, model=model, by=(*by, "cva"), exclude_national=exclude_national)
    return nw.from_native(slices).filter(nw.col("cva").fill_null(False)).select(*by, *FIGURE).to_native()
