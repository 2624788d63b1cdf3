"""A block of rows told twice: a sheet pasted under itself, or a file given twice (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from tinkuy.checks.causes.model import Level
from tinkuy.checks.causes.scopes import Found
from tinkuy.checks.cells import same_as
from tinkuy.reports.five_ws import LOCATION

KIND: Final = "pasted-twice"
_UNBROKEN = 0.8  # share of the block's rows that must be repeats, so that chance repeats are no block


def pasted_found(
    rows: pl.DataFrame, findings: pl.DataFrame, duplicates: tuple[str, ...], limits: Mapping[str, float]
) -> list[Found]:
    """The blocks of at least so many different rows that come again at one distance; claims findings of `duplicates`.

    The first of `duplicates` is the rule that says which rows are there more than once: only those are looked at.
    """
    repeats = findings.filter(pl.col("base") == duplicates[0])["row_id"].unique()
    pairs = _pairs(rows.filter(pl.col("row_id").is_in(repeats.implode())))
    blocks = _blocks(pairs, limits["cause_pasted_rows"])
    if blocks.is_empty():
        return []
    members = pairs.join(blocks, on=["first_file", "file", "distance"], how="inner", nulls_equal=True)
    both = pl.concat([members.select("cause", "row_id"), members.select("cause", row_id="first_id")]).unique()
    mine = findings.filter(pl.col("base").is_in(duplicates)).join(both, on="row_id", how="inner")
    one = members.group_by("cause").agg(organisation=pl.col("organisation").unique(), months=pl.col("month").unique())
    causes = blocks.join(one, on="cause").select(
        "cause",
        pl.lit(KIND).alias("kind"),
        pl.lit(Level.ORGANISATION.value).alias("level"),
        pl.lit(None, pl.String).alias("country"),
        pl.when(pl.col("organisation").list.len() == 1).then(pl.col("organisation").list.first()).alias("organisation"),
        pl.when(pl.col("months").list.len() == 1).then(pl.col("months").list.first()).alias("month"),
        "shows",
        "first_row",
        "last_row",
        "again_from",
    )
    return [Found(causes, members.select("cause", "row_id"), mine.select("cause", "fid"))]


def _pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Every row that says exactly what an earlier row said, with that row's place and the distance between them."""
    content = rows.select(pl.exclude(*LOCATION)).hash_rows()
    placed = rows.select(
        "row_id", "file", "row", "month", organisation=same_as("organisation"), content=content,
    ).with_columns(
        first_id=pl.col("row_id").shift(1).over("content", order_by="row_id"),
        first_row=pl.col("row").shift(1).over("content", order_by="row_id"),
        first_file=pl.col("file").shift(1).over("content", order_by="row_id"),
    )  # fmt: skip
    return placed.filter(pl.col("first_row").is_not_null()).with_columns(distance=pl.col("row") - pl.col("first_row"))


def _blocks(pairs: pl.DataFrame, fewest: float) -> pl.DataFrame:
    span = pl.col("last_row") - pl.col("first_row") + 1
    blocks = pairs.group_by("first_file", "file", "distance").agg(
        shows=pl.len(),
        contents=pl.col("content").n_unique(),
        first_row=pl.col("first_row").min(),
        last_row=pl.col("first_row").max(),
        again_from=pl.col("row").min(),
    ).filter((pl.col("contents") >= fewest) & (pl.col("shows") >= _UNBROKEN * span))  # fmt: skip
    at = pl.concat_str(pl.lit(f"{KIND}:"), "first_row", pl.lit("-"), "last_row", pl.lit(":"), "again_from")
    return blocks.sort("first_file", "file", "first_row").with_columns(cause=at)
