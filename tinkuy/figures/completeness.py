"""Completeness: who reported which month (pure).

A matrix organisation x month. An organisation that was expected and sent nothing is missing, which is not a zero and not
a fault: the page that shows it offers to remind. An organisation that said that it has nothing to report is neither: it was
asked and answered, without a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from tinkuy.figures.counting import collected, prepared

STATES: Final = ("missing", "nothing", "received", "with_errors")
DECLARED: Final = {"organisation": pl.String(), "month": pl.String()}  # of which there is nothing to report
_ERRORS: Final = ("blocking", "warning")


def completeness(
    rows: Any,
    *,
    findings: pl.DataFrame | None = None,
    organisations: Iterable[str] = (),
    months: Iterable[str] = (),
    nothing: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Return [organisation, month, state, rows, rows_with_errors], one row per organisation and month, sorted.

    `rows`: standard rows of any engine. `findings`: what the checks found (`checks.findings.FINDINGS`); a row has errors
    if one of its findings is blocking or a warning. `organisations` and `months` are the ones expected, added to those
    found. `nothing`: of which organisation and month somebody said that there is nothing to report (DECLARED); rows that came
    all the same take its place. `state` is one of STATES.
    """
    frame = collected(prepared(rows, ("row_id", "organisation", "month")).to_native()).to_polars()
    frame = frame.with_columns(pl.col("row_id").is_in(_row_ids_with_errors(findings)).alias("with_errors"))
    frame = frame.filter(pl.col("organisation").is_not_null() & pl.col("month").is_not_null())
    received = frame.group_by("organisation", "month").agg(
        pl.len().cast(pl.Int64).alias("rows"), pl.col("with_errors").sum().cast(pl.Int64).alias("rows_with_errors")
    )
    declared = pl.DataFrame(schema=DECLARED) if nothing is None else nothing.select(*DECLARED).cast(DECLARED).unique()
    slot = ["organisation", "month"]
    grid = _grid([frame, declared], organisations, months).join(received, on=slot, how="left")
    grid = grid.join(declared.with_columns(said=pl.lit(value=True)), on=slot, how="left", maintain_order="left")
    counts = grid.with_columns(pl.col("rows", "rows_with_errors").fill_null(0))
    state = (
        pl.when(pl.col("rows") == 0, pl.col("said").fill_null(value=False))
        .then(pl.lit("nothing"))
        .when(pl.col("rows") == 0)
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


def _grid(frames: Iterable[pl.DataFrame], organisations: Iterable[str], months: Iterable[str]) -> pl.DataFrame:
    """Every organisation, found or expected, in every month, found or expected."""
    found = pl.concat([frame.select(*DECLARED).cast(DECLARED) for frame in frames])
    who = pl.Series("organisation", sorted({*found["organisation"], *organisations}), dtype=pl.String).to_frame()
    when = pl.Series("month", sorted({*found["month"], *months}), dtype=pl.String).to_frame()
    return who.join(when, how="cross").sort("organisation", "month")
