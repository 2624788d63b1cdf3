"""The interval that holds the true number of people reached, whatever the overlap between activities (pure).

Upper: the sum of New. Nobody counts twice only if no two activities ever served the same person.

Lower: in each admin1 the largest sum to date of one activity (organisation x indicator x activity name, implementing
partners pooled), added over admin1. At least those people were reached, even if everyone else's are the same people.
Organisations overlap within a sector, so a sector's sum is no lower bound.

Source: METHODS 3.4 of the project; both bounds are of the same slice as the estimate beside them. An estimate outside
them is still computed, and marked as not publishable with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from tinkuy.figures.counting import ACTIVITY, PLACE, Frame

TOLERANCE = 0.01  # of a person: real counts hold fractions that add up only within floating-point noise


def lower_bound(counted: Frame, keys: Sequence[str], measure: str) -> Frame:
    """Return [*keys, lower] from counted rows: the largest activity of each admin1, by the column `measure`."""
    by_place = list(dict.fromkeys((*keys, *PLACE)))
    by_activity = list(dict.fromkeys((*by_place, *ACTIVITY)))
    activities = counted.group_by(by_activity).agg(nw.col(measure).sum().alias("lower"))
    places = activities.group_by(by_place).agg(nw.col("lower").max())
    return added_up(places, keys, "lower")


def added_up(frame: Frame, keys: Sequence[str], *columns: str) -> Frame:
    """Return the sums of the columns by the keys; without keys one row, of zeros if there is nothing to add."""
    sums = [nw.col(column).sum() for column in columns]
    if keys:
        return frame.group_by(list(keys)).agg(*sums)
    return frame.select(*(total.fill_null(0) for total in sums))


def judged(figures: Frame) -> Frame:
    """Add `publishable` and `reason` to figures that have reached, lower, upper, not_reported and rows."""
    reached, lower, upper = nw.col("reached"), nw.col("lower"), nw.col("upper")
    slack = TOLERANCE + upper * 1e-9
    has_excess = "excess" in figures.collect_schema().names()
    breakdown_above = nw.col("excess") > slack if has_excess else nw.lit(value=False)
    reason = (
        nw.when(nw.col("rows") == 0)
        .then(nw.lit("no_rows"))
        .when(nw.col("not_reported") == nw.col("rows"))
        .then(nw.lit("not_reported"))
        .when(breakdown_above)
        .then(nw.lit("breakdown_above_new"))
        .when(reached > upper + slack)
        .then(nw.lit("above_upper"))
        .when(reached < lower - slack)
        .then(nw.lit("below_lower"))
        .otherwise(nw.lit(None, dtype=nw.String))
    )
    with_reason = figures.with_columns(reason.alias("reason"))
    return with_reason.with_columns(nw.col("reason").is_null().alias("publishable"))
