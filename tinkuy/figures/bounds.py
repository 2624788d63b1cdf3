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
from functools import reduce
from operator import and_

import narwhals as nw

from tinkuy.figures.counting import ACTIVITY, PLACE, Frame

_WORK = ("organisation", "indicator")
TOLERANCE = 0.01  # of a person: real counts hold fractions that add up only within floating-point noise


def lower_bound(counted: Frame, keys: Sequence[str], measure: str) -> Frame:
    """Return [*keys, lower] from counted rows: the largest activity of each admin1, by the column `measure` (never negative).

    Nearly every row is an activity of its own, with a long name, so they are not all told apart. An activity has at least
    the people of any one of its rows, and at most those of all that its organisation did under its indicator in the place:
    only where these are more than the place's largest row can an activity be larger than that row.
    """
    by_place = list(dict.fromkeys((*keys, *PLACE)))
    by_work = list(dict.fromkeys((*by_place, *_WORK)))
    works = counted.group_by(by_work).agg(nw.col(measure).sum().alias("all"), nw.col(measure).max().alias("lower"))
    works = works.with_columns(nw.col("lower").fill_null(0.0))
    rows = works.group_by(by_place).agg(nw.col("lower").max())
    named = counted.select(*dict.fromkeys((*by_work, *ACTIVITY)), nw.col(measure).alias("lower"))
    told = nw.concat([_of_large_works(named, works, by_place, by_work), named.filter(~_filled(by_work))])
    activities = told.group_by([*by_work, *(key for key in ACTIVITY if key not in by_work)]).agg(nw.col("lower").sum())
    either = nw.concat([rows.select(*by_place, "lower"), activities.select(*by_place, "lower")])
    return added_up(either.group_by(by_place).agg(nw.col("lower").max()), keys, "lower")


def _of_large_works(named: Frame, works: Frame, by_place: Sequence[str], by_work: Sequence[str]) -> Frame:
    """The rows of what may hold an activity larger than its place's largest row; those with a blank key are left to others.

    Joins lose blank keys.
    """
    largest = nw.col("lower").max().over(*by_place)
    compared = works.filter(_filled(by_work)).with_columns(largest.alias("largest"))
    large = compared.filter(nw.col("all") > nw.col("largest")).select(*by_work)
    columns = named.collect_schema().names()
    return named.filter(_filled(by_work)).join(large, on=list(by_work), how="inner").select(*columns)


def _filled(keys: Sequence[str]) -> nw.Expr:
    return reduce(and_, (~nw.col(key).is_null() for key in keys))


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
