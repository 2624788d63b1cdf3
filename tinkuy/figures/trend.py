"""People reached month by month, where a month that nobody reported is a gap and not a fall to zero (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from tinkuy.figures.counting import collected, dimensions
from tinkuy.figures.people_reached import people_reached

STATES: Final = ("reported", "partly", "not_reported", "no_rows")


def trend(rows: Any, *, model: str, by: str | Iterable[str] = (), exclude_national: bool = False) -> pl.DataFrame:
    """Return people reached by month as a Polars frame: [*by, month, state, reached, lower, upper, ...], sorted.

    `state`: every row of the month reported New ("reported"), some did ("partly"), none did ("not_reported"), or there
    is no direct assistance in a month between the first and the last one ("no_rows"). In the last two `reached`, `lower`
    and `upper` are null, so that a chart draws a gap. Months that cannot be read are left out.
    """
    by = tuple(key for key in dimensions(by) if key != "month")
    figures = people_reached(rows, model=model, by=(*by, "month"), exclude_national=exclude_national)
    frame = collected(figures).to_polars().filter(pl.col("month").str.contains(r"^\d{4}-(0[1-9]|1[0-2])$"))
    months = pl.Series("month", _between(frame["month"].min(), frame["month"].max()), dtype=pl.String).to_frame()
    slices = frame.select(by).unique(maintain_order=True) if by else None
    grid = slices.join(months, how="cross") if slices is not None else months
    whole = grid.join(frame, on=[*by, "month"], how="left", nulls_equal=True)
    whole = whole.with_columns(_state().alias("state"), pl.col("not_reported", "rows").fill_null(0))
    gap = pl.col("state").is_in(["not_reported", "no_rows"])
    numbers = [pl.when(~gap).then(pl.col(name)).alias(name) for name in ("reached", "lower", "upper")]
    columns = ("state", *(pl.col(name) for name in ("reached", "lower", "upper", "not_reported", "rows")))
    return whole.with_columns(numbers).select(*by, "month", *columns).sort(*by, "month", nulls_last=True)


def _state() -> pl.Expr:
    rows, blank = pl.col("rows"), pl.col("not_reported")
    return (
        pl.when(rows.is_null())
        .then(pl.lit("no_rows"))
        .when(blank == rows)
        .then(pl.lit("not_reported"))
        .when(blank > 0)
        .then(pl.lit("partly"))
        .otherwise(pl.lit("reported"))
    )


def _between(first: str | None, last: str | None) -> list[str]:
    """All months from the first to the last, as YYYY-MM."""
    if first is None or last is None:
        return []
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
