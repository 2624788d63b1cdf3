"""First time right: of the rows that stand, how many were sent without an error the first time (pure).

The quality of an organisation's reporting, as it sees it itself over its own months: a row counts as right if nothing
blocking and no warning was found in it when it was first sent. Hints do not count. What was corrected later counts as not
right the first time, however well it was corrected; a row that never came to stand does not count at all. A month without a
row that stands has no share: that is a gap, not a zero. It is no ranking: organisations report different things.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

SENT = {"slot": pl.String(), "row_number": pl.UInt32(), "sending": pl.UInt32(), "with_errors": pl.Boolean()}


def first_time_right(sent: pl.DataFrame, stand: pl.DataFrame, *, by: Sequence[str] = ()) -> pl.DataFrame:
    """Return [*by, rows, right, share]: rows that stand, those of them that were right when first sent, and right / rows.

    `sent` (SENT): each row each time it was sent; `sending` counts from 1 within a slot; `with_errors` is blank where what
    was found then is not known. `stand`: [slot, row_number, *by], the rows that stand. A row that was never seen being sent,
    or of which nothing is known, counts neither as right nor as wrong. `share` is between 0 and 1, blank where `rows` is 0.
    """
    first = sent.sort("sending").unique(["slot", "row_number"], keep="first", maintain_order=True)
    known = stand.join(first, on=["slot", "row_number"], how="inner").filter(pl.col("with_errors").is_not_null())
    counts = (
        pl.len().cast(pl.Int64).alias("rows"),
        (~pl.col("with_errors")).sum().cast(pl.Int64).alias("right"),
    )
    found = known.group_by(by).agg(*counts).sort(by) if by else known.select(*counts)
    share = pl.when(pl.col("rows") > 0).then(pl.col("right") / pl.col("rows"))
    return found.with_columns(share.alias("share"))
