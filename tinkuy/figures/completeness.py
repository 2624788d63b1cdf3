"""Completeness: who reported which month (pure).

A matrix organisation x month. An organisation that was expected and sent nothing is missing, which is not a zero and not
a fault: the page that shows it offers to remind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from tinkuy.figures.counting import collected, prepared

STATES: Final = ("missing", "received", "with_errors")
_ERRORS: Final = ("blocking", "warning")


def completeness(
    rows: Any,
    *,
    findings: pl.DataFrame | None = None,
    organisations: Iterable[str] = (),
    months: Iterable[str] = (),
) -> pl.DataFrame:
    """Return [organisation, month, state, rows, rows_with_errors], one row per organisation and month, sorted.

    `rows`: standard rows of any engine. `findings`: what the checks found (`checks.findings.FINDINGS`); a row has errors
    if one of its findings is blocking or a warning. `organisations` and `months` are the ones expected, added to those
    found. `state` is one of STATES.
    """
    frame = collected(prepared(rows, ("row_id", "organisation", "month")).to_native()).to_polars()
    frame = frame.with_columns(pl.col("row_id").is_in(_row_ids_with_errors(findings)).alias("with_errors"))
    frame = frame.filter(pl.col("organisation").is_not_null() & pl.col("month").is_not_null())
    received = frame.group_by("organisation", "month").agg(
        pl.len().cast(pl.Int64).alias("rows"), pl.col("with_errors").sum().cast(pl.Int64).alias("rows_with_errors")
    )
    grid = _grid(frame, organisations, months).join(received, on=["organisation", "month"], how="left")
    counts = grid.with_columns(pl.col("rows", "rows_with_errors").fill_null(0))
    state = (
        pl.when(pl.col("rows") == 0)
        .then(pl.lit("missing"))
        .when(pl.col("rows_with_errors") > 0)
        .then(pl.lit("with_errors"))
        .otherwise(pl.lit("received"))
    )
    return counts.select("organisation", "month", state.alias("state"), "rows", "rows_with_errors")


def _row_ids_with_errors(findings: pl.DataFrame | None) -> list[int]:
    if findings is None:
        return []
    return findings.filter(pl.col("severity").is_in(_ERRORS))["row_id"].unique().to_list()


def _grid(frame: pl.DataFrame, organisations: Iterable[str], months: Iterable[str]) -> pl.DataFrame:
    """Every organisation, found or expected, in every month, found or expected."""
    who = pl.Series("organisation", sorted({*frame["organisation"], *organisations}), dtype=pl.String).to_frame()
    when = pl.Series("month", sorted({*frame["month"], *months}), dtype=pl.String).to_frame()
    return who.join(when, how="cross").sort("organisation", "month")
