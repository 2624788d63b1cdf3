"""The same figure before and after corrections, side by side (pure).

Corrections alone can move a figure by a third (R4V's own cleaning of Peru's January to March adds 30 % to the sum), so
the uncorrected figure is always shown beside the corrected one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from tinkuy.figures.counting import collected, dimensions
from tinkuy.figures.people_reached import people_reached

_COMPARED: Final = ("reached", "lower", "upper", "not_reported", "rows", "publishable", "reason")


def compare(
    before: Any, after: Any, *, model: str, by: str | Iterable[str] = (), exclude_national: bool = False
) -> pl.DataFrame:
    """Return [*by, reached_before, ..., reason_before, reached_after, ..., reason_after, change] as a Polars frame.

    `before` and `after`: standard rows of any engine. `change` is reached after minus before; a slice that is only on
    one side has blanks on the other and no change.
    """
    by = dimensions(by)
    sides = [
        collected(people_reached(rows, model=model, by=by, exclude_national=exclude_national))
        .to_polars()
        .rename({name: f"{name}_{side}" for name in _COMPARED})
        for rows, side in ((before, "before"), (after, "after"))
    ]
    if by:
        both = sides[0].join(sides[1], on=list(by), how="full", coalesce=True, nulls_equal=True)
    else:
        both = pl.concat(sides, how="horizontal")
    both = both.with_columns((pl.col("reached_after") - pl.col("reached_before")).alias("change"))
    return both.sort(*by, nulls_last=True) if by else both
