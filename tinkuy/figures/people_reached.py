"""People reached: how many different people the response helped, as a declared model with its interval (pure).

No count of rows says how many different people were helped: one person may be helped in two sectors, by two
organisations, in two months. So the figure is never a fact. It is a model that has a name, an interval [lower, upper]
that holds the true number, and the rows it was made from.

**What counts.** Only rows whose indicator is of the type direct assistance, and of these the New people of the month:
people whom the activity had not served before in the plan year. Total is never added over months. A row with a negative
New cannot be used and is left out. New that was not reported counts as 0 and `not_reported` says in how many rows; a
slice in which no row reported it is a gap, and is not publishable.

**Where.** A place is an admin1 of a country. A row that stands for the whole country is a place of its own, next to the
admin1: counted as R4V counts it, shown apart with `by=("admin1",)` or `("place_level",)`, left out with
`exclude_national=True`.

**The models.** C[a, t, s] is the sum of New of admin1 a, month t and sector s.

- `sum` (R4V's M1): the sum of C over everything. It is the upper bound.
- `max-sector` (M2a): in each a and t the largest C over sectors, added over a and t.
- `max-sector-ytd`: in each a the largest sector of C added over months, added over a. Adding up before taking the
  maximum is never more than `max-sector`, which counts a person twice who was served by different top sectors in
  different months.
- `max-age-gender` (M2b): as `max-sector`, but for each age and gender column on its own; the columns are then added.
- `southern-cone` (M3): in each a and t the largest of shelter, humanitarian transportation, WASH and food security, plus
  general protection, multipurpose cash, integration, health and education. Other sectors are dropped, and its bounds are
  those of its own sectors.
- `per-organisation` (M4): only rows of the plan (RMRP = Yes). For each organisation, a and t the largest sector of each
  population group; groups, a and t are added. Organisations are added: whoever was helped by two counts twice.

By sector every model is the sum of New of the sector: there is no overlap between sectors to take off. By cash (CVA)
each of yes and no is its own slice with its own largest sector, so the two do not add up to the whole.

**The interval** is in `tinkuy/figures/bounds.py`. An estimate outside it is computed and marked, never published.
Which model is defined by which dimension, and why not elsewhere, is in `tinkuy/figures/catalogue.py`.

Sources: R4V's consolidated report of 2021 (M1, M2a, M2b, M3) and its report per organisation (M4); the year-to-date
maximum and the interval are Tinkuy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw

from tinkuy.figures.bounds import added_up, judged, lower_bound
from tinkuy.figures.catalogue import BREAKDOWNS, LARGEST_OF, Model, model_for
from tinkuy.figures.counting import ACTIVITY, PLACE, Frame, direct_assistance, prepared

FIGURE = ("reached", "lower", "upper", "not_reported", "rows", "publishable", "reason")
_COUNTS = ("upper", "reported", "rows")
_COUNTED_BY = ("new", "sector", "month", "indicator_type", "rmrp", "place_level", *PLACE, *ACTIVITY)


def people_reached(rows: Any, *, model: str, by: Iterable[str] = (), exclude_national: bool = False) -> Any:
    """Return people reached by `model`, one row per value of `by`, as a frame of the same engine as `rows`.

    `rows`: standard rows (`tinkuy.reports.five_ws`) as a Polars frame or lazy frame, DuckDB relation, PySpark or pandas
    frame. `by`: dimensions of the catalogue; none gives one row. Columns: [*by, reached, lower, upper (persons, Float64,
    unrounded), not_reported, rows (direct-assistance rows, Int64), publishable (Boolean), reason (a code of
    `catalogue.REASONS`, null if publishable)], sorted by `by`.

    Raises `catalogue.UndefinedFigure` for a model that has no meaning by that dimension, `counting.MissingColumns` for
    rows that lack a column.
    """
    by = tuple(dict.fromkeys(by))
    chosen = model_for(model, by)
    breakdown = next((dimension for dimension in by if dimension in BREAKDOWNS), None)
    keys = tuple(dimension for dimension in by if dimension != breakdown)
    measures = BREAKDOWNS[breakdown] if breakdown else chosen.measures
    counted = counted_rows(rows, chosen, (*keys, *measures), exclude_national=exclude_national)
    if breakdown:
        parts = [_figure(counted, chosen, keys, (m,), m).with_columns(nw.lit(m).alias(breakdown)) for m in measures]
        figures = nw.concat(parts, how="vertical")
    else:
        figures = _figure(counted, chosen, keys, measures, "new")
    figures = judged(figures).select(*by, *FIGURE)
    return (figures.sort(*by, nulls_last=True) if by else figures).to_native()


def counted_rows(rows: Any, model: Model, columns: Iterable[str], *, exclude_national: bool = False) -> Frame:
    """Return the prepared rows that the model counts, with the columns every figure needs and the ones asked for."""
    frame = prepared(rows, (*_COUNTED_BY, *columns))
    return frame.filter(direct_assistance(model, exclude_national=exclude_national))


def _figure(counted: Frame, model: Model, keys: Sequence[str], measures: Sequence[str], bounded: str) -> Frame:
    """Return [*keys, reached, lower, upper, not_reported, rows]; the bounds are those of the column `bounded`.

    Two passes over the rows, one by sector and one by activity, put together by adding up: joins lose blank keys.
    """
    if "sector" in keys and len(measures) > 1:
        measures = ("new",)
    estimate = _by_sector(counted, model, keys, measures, bounded)
    lower = lower_bound(counted, keys, bounded)
    zero = nw.lit(0.0)
    both = nw.concat(
        [
            estimate.select(*keys, "reached", zero.alias("lower"), *_COUNTS),
            lower.select(*keys, zero.alias("reached"), "lower", *(zero.alias(name) for name in _COUNTS)),
        ],
        how="vertical",
    )
    figures = added_up(both, keys, "reached", "lower", *_COUNTS)
    not_reported = (nw.col("rows") - nw.col("reported")).alias("not_reported")
    return figures.with_columns(not_reported).with_columns(nw.col("not_reported", "rows").cast(nw.Int64))


def _by_sector(counted: Frame, model: Model, keys: Sequence[str], measures: Sequence[str], bounded: str) -> Frame:
    """Return [*keys, reached, upper, reported, rows] by the model's rule."""
    places = list(dict.fromkeys((*keys, *PLACE, *model.within)))
    people = [f"people_{measure}" for measure in measures]
    cells = counted.group_by(list(dict.fromkeys((*places, "sector")))).agg(
        *(nw.col(measure).sum().alias(f"people_{measure}") for measure in measures),
        nw.col(bounded).sum().alias("upper"),
        nw.col(bounded).count().alias("reported"),
        nw.len().alias("rows"),
    )
    whole = put_together(cells, model, places, people)
    whole = whole.with_columns(nw.sum_horizontal(*people).alias("reached"), nw.col(*_COUNTS).cast(nw.Float64))
    return added_up(whole, keys, "reached", *_COUNTS)


def put_together(cells: Frame, model: Model, places: Sequence[str], people: Sequence[str]) -> Frame:
    """Put the sectors of one place together: add them, take the largest, or both as the Southern Cone does."""
    sums = [nw.col(column).sum() for column in _COUNTS]
    if model.rule == "sum":
        return cells.group_by(list(places)).agg(*(nw.col(column).sum() for column in people), *sums)
    if model.rule == "max":
        return cells.group_by(list(places)).agg(*(nw.col(column).max() for column in people), *sums)
    largest = nw.col("sector").is_in(LARGEST_OF)
    (column,) = people
    split = cells.with_columns(
        nw.when(largest).then(nw.col(column)).otherwise(0.0).alias("largest"),
        nw.when(~largest).then(nw.col(column)).otherwise(0.0).alias("added"),
    )
    places_split = split.group_by(list(places)).agg(nw.col("largest").max(), nw.col("added").sum(), *sums)
    return places_split.with_columns((nw.col("largest") + nw.col("added")).alias(column))
