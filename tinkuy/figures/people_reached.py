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

By population group, or age and gender, each group has its own interval. Where a treatment was accepted that says the
breakdown is of Total, it counts only if New equals Total; where the groups of a slice add up to more than its new people
the figures are computed and marked: such a breakdown is not of the new people.

**The interval** is in `tinkuy/figures/bounds.py`. An estimate outside it is computed and marked, never published.
Which model is defined by which dimension, and why not elsewhere, is in `tinkuy/figures/catalogue.py`.

Sources: R4V's consolidated report of 2021 (M1, M2a, M2b, M3) and its report per organisation (M4); the year-to-date
maximum and the interval are Tinkuy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from tinkuy.figures.bounds import added_up, judged, lower_bound
from tinkuy.figures.catalogue import BREAKDOWNS, LARGEST_OF, Model, model_for
from tinkuy.figures.counting import ACTIVITY, PLACE, Frame, dimensions, direct_assistance, prepared

FIGURE = ("reached", "lower", "upper", "not_reported", "rows", "publishable", "reason")
COUNTED_BY = ("new", "sector", "month", "indicator_type", "rmrp", "place_level", *PLACE, *ACTIVITY)


def people_reached(rows: Any, *, model: str, by: str | Iterable[str] = (), exclude_national: bool = False) -> Any:
    """Return people reached by `model`, one row per value of `by`, as a frame of the same engine as `rows`.

    `rows`: standard rows (`tinkuy.reports.five_ws`) as a Polars frame or lazy frame, DuckDB relation, PySpark or pandas
    frame. `by`: dimensions of the catalogue; none gives one row. Columns: [*by, reached, lower, upper (persons, Float64,
    unrounded), not_reported, rows (direct-assistance rows, Int64), publishable (Boolean), reason (a code of
    `catalogue.REASONS`, null if publishable)], sorted by `by`.

    Raises `catalogue.UndefinedFigure` for a model that has no meaning by that dimension, `counting.MissingColumns` for
    rows that lack a column.
    """
    by = dimensions(by)
    chosen = model_for(model, by)
    parts = asked(chosen, by)
    columns = {column for part in parts for column in part.columns()}
    counted = counted_rows(rows, chosen, columns, exclude_national=exclude_national)
    figures = nw.concat([_figure(counted, part) for part in parts], how="vertical")
    figures = judged(figures).select(*by, *FIGURE)
    return (figures.sort(*by, nulls_last=True) if by else figures).to_native()


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked of the rows at once: the whole figure, or one population group, or one age and gender.

    `bounded` is the column the bounds are of; `members` are the columns of the breakdown this part belongs to.
    """

    model: Model
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    bounded: str = "new"
    label: tuple[str, str] | None = None
    members: tuple[str, ...] = ()

    def columns(self) -> tuple[str, ...]:
        """The columns of the rows that this part needs besides those every figure needs."""
        return (*self.keys, *self.measures, *self.members)

    def places(self) -> list[str]:
        """Within what the sectors are compared."""
        return list(dict.fromkeys((*self.keys, *PLACE, *self.model.within)))

    def labelled(self, frame: Frame) -> Frame:
        """Add the column that says which group of the breakdown this part is."""
        return frame.with_columns(nw.lit(self.label[1]).alias(self.label[0])) if self.label else frame


def asked(model: Model, by: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of a figure: one, or one for each column of the breakdown asked for."""
    breakdown = next((dimension for dimension in by if dimension in BREAKDOWNS), None)
    keys = tuple(dimension for dimension in by if dimension != breakdown)
    if breakdown:
        members = BREAKDOWNS[breakdown]
        return tuple(Part(model, keys, (member,), member, (breakdown, member), members) for member in members)
    return (Part(model, keys, ("new",) if "sector" in keys else model.measures),)


def counted_rows(rows: Any, model: Model, columns: Iterable[str], *, exclude_national: bool = False) -> Frame:
    """Return the prepared rows that the model counts, with the columns every figure needs and the ones asked for."""
    frame = prepared(rows, (*COUNTED_BY, *columns))
    return frame.filter(direct_assistance(model, exclude_national=exclude_national))


def _figure(counted: Frame, part: Part) -> Frame:
    """Return [*by, reached, lower, upper, not_reported, rows], and `excess` for a part of a breakdown.

    Two passes over the rows, one by sector and one by activity, put together by adding up: joins lose blank keys.
    """
    counts = ("upper", "reported", "rows", *(("excess",) if part.members else ()))
    estimate = _by_sector(counted, part, counts)
    lower = lower_bound(counted, part.keys, part.bounded)
    zero = nw.lit(0.0)
    both = nw.concat(
        [
            estimate.select(*part.keys, "reached", zero.alias("lower"), *counts),
            lower.select(*part.keys, zero.alias("reached"), "lower", *(zero.alias(name) for name in counts)),
        ],
        how="vertical",
    )
    figures = added_up(both, part.keys, "reached", "lower", *counts)
    not_reported = (nw.col("rows") - nw.col("reported")).alias("not_reported")
    figures = figures.with_columns(not_reported).with_columns(nw.col("not_reported", "rows").cast(nw.Int64))
    return part.labelled(figures)


def _by_sector(counted: Frame, part: Part, counts: Sequence[str]) -> Frame:
    """Return [*keys, reached, *counts] by the model's rule."""
    people = [f"people_{measure}" for measure in part.measures]
    sums = [nw.col(measure).sum().alias(f"people_{measure}") for measure in part.measures]
    if part.members:
        broken_down = nw.sum_horizontal(*part.members) - nw.col("new").fill_null(0.0)
        counted = counted.with_columns(broken_down.alias("excess"))
        sums.append(nw.col("excess").sum())
    cells = counted.group_by(list(dict.fromkeys((*part.places(), "sector")))).agg(
        *sums,
        nw.col(part.bounded).sum().alias("upper"),
        nw.col(part.bounded).count().alias("reported"),
        nw.len().alias("rows"),
    )
    whole = _put_together(cells, part, people, counts)
    whole = whole.with_columns(nw.sum_horizontal(*people).alias("reached"), nw.col(*counts).cast(nw.Float64))
    return added_up(whole, part.keys, "reached", *counts)


def _put_together(cells: Frame, part: Part, people: Sequence[str], counts: Sequence[str]) -> Frame:
    """Put the sectors of one place together: add them, take the largest, or both as the Southern Cone does."""
    places, sums = part.places(), [nw.col(column).sum() for column in counts]
    if part.model.rule == "sum":
        return cells.group_by(places).agg(*(nw.col(column).sum() for column in people), *sums)
    if part.model.rule == "max":
        return cells.group_by(places).agg(*(nw.col(column).max() for column in people), *sums)
    largest = nw.col("sector").is_in(LARGEST_OF)
    (column,) = people
    split = cells.with_columns(
        nw.when(largest).then(nw.col(column)).otherwise(0.0).alias("largest"),
        nw.when(~largest).then(nw.col(column)).otherwise(0.0).alias("added"),
    )
    together = split.group_by(places).agg(nw.col("largest").max(), nw.col("added").sum(), *sums)
    return together.with_columns((nw.col("largest") + nw.col("added")).alias(column))
