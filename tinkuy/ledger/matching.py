"""Which row of a new report is which row of the one that stands (pure).

A report says again what it said before, with a few changes. Rows are matched in three steps, each over what is left: rows
that say exactly the same, one by one, first as they were sent and then as they are now; a row that carries its number (a hidden column of our hand-backs) and still looks like
the row of that number; rows with the same key, in their order. The key alone is no identity: thousands of real rows share
theirs. Nor is a number: every month of every organisation has a row 1, and people copy rows from one month's file to the
next, so a number is believed only of a row that kept most of what its key says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from tinkuy.ledger.parts import CONTENT, ROW_NUMBER, as_said

# What a reporter would call the same activity; the counts of people may differ.
KEY: Final = (
    "sector", "indicator", "indicator_text", "activity", "admin1", "admin2", "setup", "implementing_partner", "mechanism",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one organisation and month, row by row.

    `new`: rows of the later one. `missing`: rows of the earlier one. `unchanged`: row numbers. `changed`: one line per cell,
    row_number, column, before, after (texts; null is blank).
    """

    new: pl.DataFrame
    missing: pl.DataFrame
    unchanged: pl.Series
    changed: pl.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, unchanged and missing."""
        return {
            "new": self.new.height,
            "changed": self.changed[ROW_NUMBER].n_unique(),
            "unchanged": len(self.unchanged),
            "missing": self.missing.height,
        }


def number_rows(
    before: pl.DataFrame, after: pl.DataFrame, first: int, sent: pl.DataFrame | None = None
) -> pl.DataFrame:
    """`after` (standard rows, with or without `row_number`) with the numbers of the rows of `before` that they are.

    `sent`: rows of the same submission as its sender last sent them, where people changed them since: whoever sends again
    starts from those. Rows that are none get numbers from `first` on, in their order.
    """
    rows = after.with_row_index("at")
    if ROW_NUMBER not in rows.columns:
        rows = rows.with_columns(pl.lit(None, pl.UInt32).alias(ROW_NUMBER))
    pairs = [pl.DataFrame(schema={"at": pl.UInt32(), ROW_NUMBER: pl.UInt32()})]
    now, said = as_said(before), as_said(rows)
    then = now if sent is None else as_said(sent)
    same, alike = partial(_pair, columns=CONTENT), partial(_pair, columns=KEY)
    for pair, side in ((same, then), (same, now), (_carried, now), (alike, then), (alike, now)):
        pairs.append(pair(side, said, pl.concat(pairs)))
    numbered = rows.drop(ROW_NUMBER).join(pl.concat(pairs), on="at", how="left", maintain_order="left")
    fresh = pl.col(ROW_NUMBER).is_null().cum_sum() - 1 + first
    return numbered.with_columns(pl.coalesce(ROW_NUMBER, fresh.cast(pl.UInt32)).alias(ROW_NUMBER)).drop("at")


def compare(before: pl.DataFrame, after: pl.DataFrame) -> Comparison:
    """What changes from `before` to `after`, two frames of one submission that have `row_number`."""
    both = as_said(before).join(as_said(after), on=ROW_NUMBER, how="inner", maintain_order="right", suffix=":after")
    lines = [
        both.filter(pl.col(name).ne_missing(pl.col(f"{name}:after"))).select(
            ROW_NUMBER,
            column=pl.lit(name),
            before=pl.col(name).cast(pl.String),
            after=pl.col(f"{name}:after").cast(pl.String),
        )
        for name in CONTENT
    ]
    changed = pl.concat(lines).sort(ROW_NUMBER, maintain_order=True)
    return Comparison(
        new=after.join(before, on=ROW_NUMBER, how="anti", maintain_order="left"),
        missing=before.join(after, on=ROW_NUMBER, how="anti", maintain_order="left"),
        unchanged=both.filter(~pl.col(ROW_NUMBER).is_in(changed[ROW_NUMBER].unique().implode()))[ROW_NUMBER],
        changed=changed,
    )


def _carried(before: pl.DataFrame, after: pl.DataFrame, taken: pl.DataFrame) -> pl.DataFrame:
    """Pair the rows not taken yet that carry the number of a row that they still look like: the first that does."""
    left = before.join(taken, on=ROW_NUMBER, how="anti").select(ROW_NUMBER, *KEY)
    right = after.join(taken, on="at", how="anti", maintain_order="left").select("at", ROW_NUMBER, *KEY)
    both = right.join(left, on=ROW_NUMBER, how="inner", maintain_order="left", suffix=":before")
    sides = [(pl.col(name), pl.col(f"{name}:before")) for name in KEY]
    said = pl.sum_horizontal(one.is_not_null() | other.is_not_null() for one, other in sides)
    kept = pl.sum_horizontal((one == other).fill_null(False) for one, other in sides)
    likely = both.filter(2 * kept > said)
    return likely.unique(ROW_NUMBER, keep="first", maintain_order=True).select("at", ROW_NUMBER)


def _pair(before: pl.DataFrame, after: pl.DataFrame, taken: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Pair the rows not taken yet that have the same cells in `columns`: the first with the first, and so on."""
    nth = pl.int_range(pl.len()).over(columns).alias("nth")
    left = before.join(taken, on=ROW_NUMBER, how="anti", maintain_order="left").sort(ROW_NUMBER)
    right = after.drop(ROW_NUMBER).join(taken, on="at", how="anti", maintain_order="left").sort("at")
    left = left.select(ROW_NUMBER, *columns, nth)
    right = right.select("at", *columns, nth)
    return right.join(left, on=[*columns, "nth"], how="inner", nulls_equal=True).select("at", ROW_NUMBER)
