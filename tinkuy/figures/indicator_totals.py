"""Indicator totals: what each indicator counted, people and outputs side by side (pure).

The table a sector lead opens first. Indicators of people are added over New, and where New was not reported it says in
how many rows. Total is the volume of one month and is never added over months: the busiest month is shown. Indicators of
things (kits, sessions, institutions) are added over the quantity of output. Source: the 5W template's own rule of which
columns each type of indicator fills.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import narwhals as nw

from tinkuy.figures.counting import dimensions, prepared

INDICATOR: Final = ("sector", "indicator", "indicator_type")
_SUMS: Final = ("new", "output")


def indicator_totals(rows: Any, *, by: str | Iterable[str] = ()) -> Any:
    """Return one row per value of `by` and indicator, sorted, of the engine of the standard rows given.

    Columns: [*by, sector, indicator, indicator_type, rows, new, new_not_reported, busiest_month_total, output,
    output_not_reported]. `new`, `output` and `busiest_month_total` are sums of what was reported, null where no row
    reported it. Rows with a negative count are added as zero.
    """
    keys = tuple(dict.fromkeys((*dimensions(by), *INDICATOR)))
    frame = prepared(rows, (*keys, "month", "new", "total", "output"))
    not_negative = [nw.when(nw.col(name) >= 0).then(nw.col(name)).alias(name) for name in ("new", "total", "output")]
    months = frame.with_columns(*not_negative)
    months = months.group_by(list(dict.fromkeys((*keys, "month")))).agg(
        *(nw.col(name).sum() for name in ("new", "total", "output")),
        *(nw.col(name).count().alias(f"{name}_reported") for name in ("new", "total", "output")),
        nw.len().alias("rows"),
    )
    counts = ("rows", "new_reported", "total_reported", "output_reported")
    months = months.with_columns(nw.col(*counts).cast(nw.Float64))
    whole = months.group_by(list(keys)).agg(
        *(nw.col(name).sum() for name in (*_SUMS, *counts)), nw.col("total").max().alias("busiest_month_total")
    )
    return _worded(whole).select(
        *keys, "rows", "new", "new_not_reported", "busiest_month_total", "output", "output_not_reported"
    ).sort(*keys, nulls_last=True).to_native()  # fmt: skip


def _worded(whole: Any) -> Any:
    """Blank instead of 0 where nothing was reported, and the counts as whole numbers."""
    return whole.with_columns(
        nw.when(nw.col("new_reported") > 0).then(nw.col("new")).alias("new"),
        nw.when(nw.col("output_reported") > 0).then(nw.col("output")).alias("output"),
        nw.when(nw.col("total_reported") > 0).then(nw.col("busiest_month_total")).alias("busiest_month_total"),
        (nw.col("rows") - nw.col("new_reported")).cast(nw.Int64).alias("new_not_reported"),
        (nw.col("rows") - nw.col("output_reported")).cast(nw.Int64).alias("output_not_reported"),
        nw.col("rows").cast(nw.Int64).alias("rows"),
    )
