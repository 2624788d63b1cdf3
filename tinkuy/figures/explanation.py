"""Every figure explains itself: the method in words, the way from the sum to the estimate, and what each row did (pure).

**The rows.** Every row of the input has exactly one outcome (`outcomes.OUTCOMES`): it counts, or it is left out with the
reason. `contribution` is how many people a row brings to the figure; contributions add up to the figure. In a model that
keeps the largest sector, the rows of that sector bring their people and the others nothing; where sectors tie, the figure
is the same whichever is kept, and the first by code is taken to bring it.

**The waterfall** goes from the sum of all direct assistance to the estimate. Each step is a sum over rows, so the steps
add up to the estimate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import narwhals as nw
import polars as pl

from tinkuy.figures.catalogue import LARGEST_OF, Model, model_for
from tinkuy.figures.counting import Frame, collected, dimensions, prepared
from tinkuy.figures.outcomes import OUTCOMES, STEPS
from tinkuy.figures.people_reached import COUNTED_BY, Part, asked, people_reached
from tinkuy.languages import Text

_BLANK: Final = "(blank)"  # a key of its own: window functions of some engines drop blank keys
_LEFT_OUT: Final = ("national_left_out", "outside_plan", "sector_left_out")
_AMOUNTS: Final = ("people", "measured", "monthly", "contribution")


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure was made.

    `figures`: what `people_reached` gives, of the engine of the input. `waterfall`: Polars frame [*by, step, amount], the
    steps that move people, in their order; amounts add up to the estimate. `outcomes`: Polars frame [*by, outcome, rows,
    people, contribution], rows of the input by what became of them. `rows`: [row_id, *by, outcome, people, contribution]
    of the engine of the input, one line per row (by a breakdown: one per row and group).
    """

    model: Model
    method: Text
    parameters: Mapping[str, object]
    figures: Any
    waterfall: pl.DataFrame
    outcomes: pl.DataFrame
    rows: Any


def explain(rows: Any, *, model: str, by: str | Iterable[str] = (), exclude_national: bool = False) -> Explanation:
    """Explain people reached by `model`; arguments and errors are those of `people_reached`."""
    by = dimensions(by)
    chosen = model_for(model, by)
    lines = _lines(rows, chosen, by, exclude_national=exclude_national)
    tally = _tally(lines, by)
    return Explanation(
        model=chosen,
        method=chosen.method,
        parameters={"model": model, "by": by, "exclude_national": exclude_national},
        figures=people_reached(rows, model=model, by=by, exclude_national=exclude_national),
        waterfall=_waterfall(tally, by),
        outcomes=tally.select(*by, "outcome", "rows", "people", "contribution"),
        rows=lines.select("row_id", *by, "outcome", "people", "contribution").to_native(),
    )


def _lines(rows: Any, model: Model, by: Sequence[str], *, exclude_national: bool) -> Frame:
    """Every row with its outcome and the amounts that the waterfall is made of."""
    parts = asked(model, by)
    columns = {column for part in parts for column in part.columns()}
    frame = prepared(rows, ("row_id", *COUNTED_BY, *columns))
    frame = frame.with_columns(_filtered_out(model, exclude_national=exclude_national).alias("left_out"))
    lines = [_part_lines(frame, part).select("row_id", *by, "outcome", *_AMOUNTS) for part in parts]
    return nw.concat(lines, how="vertical")


def _filtered_out(model: Model, *, exclude_national: bool) -> nw.Expr:
    """Why the model does not look at a row, or blank: the same conditions as `counting.direct_assistance`, one by one."""
    kind = nw.col("indicator_type")
    reason = nw.when(kind.is_null()).then(nw.lit("type_unknown"))
    reason = reason.when(kind != "direct_assistance").then(nw.lit("not_direct_assistance"))
    reason = reason.when((nw.col("new") < 0).fill_null(False)).then(nw.lit("negative"))
    if exclude_national:
        national = (nw.col("place_level") == "national").fill_null(False)
        reason = reason.when(national).then(nw.lit("national_left_out"))
    if model.plan_only:
        reason = reason.when(~nw.col("rmrp").fill_null(False)).then(nw.lit("outside_plan"))
    if model.own_sectors:
        own = nw.col("sector").is_in(sorted(model.own_sectors)).fill_null(False)
        reason = reason.when(~own).then(nw.lit("sector_left_out"))
    return reason.otherwise(nw.lit(None, dtype=nw.String))


def _part_lines(frame: Frame, part: Part) -> Frame:
    """The lines of one part: people (of the bounded column), measured, kept per month, and contribution."""
    looked_at = nw.col("left_out").is_null()
    usable = ~nw.col("left_out").is_in(["type_unknown", "not_direct_assistance", "negative"]).fill_null(False)
    frame = frame.with_columns(
        nw.when(usable).then(nw.col(part.bounded).fill_null(0.0)).otherwise(0.0).alias("people"),
        *(
            nw.when(looked_at).then(nw.col(measure).fill_null(0.0)).otherwise(0.0).alias(f"m_{measure}")
            for measure in part.measures
        ),
        *(
            nw.col(key).cast(nw.String).fill_null(_BLANK).alias(f"k_{key}")
            for key in {*part.places(), "month", "sector"}
        ),
    )
    measures = [f"m_{measure}" for measure in part.measures]
    monthly = [*dict.fromkeys((*part.places(), "month"))]
    frame = _kept(frame, part, measures, part.places(), "c")
    frame = _kept(frame, part, measures, monthly, "n") if monthly != part.places() else _same(frame, measures)
    frame = frame.with_columns(
        nw.sum_horizontal(*measures).alias("measured"),
        nw.sum_horizontal(*(f"n_{measure}" for measure in measures)).alias("monthly"),
        nw.sum_horizontal(*(f"c_{measure}" for measure in measures)).alias("contribution"),
    )
    return part.labelled(frame.with_columns(_outcome(part).alias("outcome")))


def _same(frame: Frame, measures: Sequence[str]) -> Frame:
    """What is kept per month, where the model itself compares months one by one."""
    return frame.with_columns(*(nw.col(f"c_{measure}").alias(f"n_{measure}") for measure in measures))


def _kept(frame: Frame, part: Part, measures: Sequence[str], places: Sequence[str], prefix: str) -> Frame:
    """Add `<prefix>_<measure>`: a row's people if the rule keeps its sector within these places, else 0."""
    if part.model.rule == "sum":
        return frame.with_columns(*(nw.col(measure).alias(f"{prefix}_{measure}") for measure in measures))
    within = [f"k_{key}" for key in places]
    cell = [*dict.fromkeys((*within, "k_sector", "is_compared"))]
    compared = nw.col("left_out").is_null()
    if part.model.rule == "southern_cone":
        compared &= nw.col("sector").is_in(LARGEST_OF).fill_null(False)
    frame = frame.with_columns(compared.alias("is_compared"))
    for measure in measures:
        frame = frame.with_columns(nw.col(measure).sum().over(*cell).alias("cell"))
        best = nw.when(nw.col("is_compared")).then(nw.col("cell")).max().over(*within)
        frame = frame.with_columns(best.alias("best"))
        largest = nw.col("is_compared") & (nw.col("cell") == nw.col("best")).fill_null(False)
        frame = frame.with_columns(nw.when(largest).then(nw.col("k_sector")).alias("largest_sector"))
        frame = frame.with_columns(nw.col("largest_sector").min().over(*within))
        kept = ~nw.col("is_compared") | (nw.col("k_sector") == nw.col("largest_sector")).fill_null(False)
        frame = frame.with_columns(nw.when(kept).then(nw.col(measure)).otherwise(0.0).alias(f"{prefix}_{measure}"))
    return frame


def _outcome(part: Part) -> nw.Expr:
    """The one outcome of a row."""
    return (
        nw.when(~nw.col("left_out").is_null())
        .then(nw.col("left_out"))
        .when(nw.col("contribution") > 0)
        .then(nw.lit("counted"))
        .when(nw.col(part.bounded).is_null())
        .then(nw.lit("not_reported"))
        .when(nw.col("measured") > 0)
        .then(nw.lit("other_sector"))
        .otherwise(nw.lit("zero"))
    )


def _tally(lines: Frame, by: Sequence[str]) -> pl.DataFrame:
    """[*by, outcome, rows, *amounts], in the order of the catalogue."""
    sums = lines.group_by(*by, "outcome").agg(nw.len().alias("rows"), *(nw.col(name).sum() for name in _AMOUNTS))
    small = (
        collected(sums)
        .to_polars()
        .with_columns(pl.col("rows").cast(pl.Int64), pl.col("outcome").cast(pl.Enum(list(OUTCOMES))))
    )
    return small.sort(*by, "outcome", nulls_last=True).with_columns(pl.col("outcome").cast(pl.String))


def _waterfall(tally: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """[*by, step, amount]: the sum, and every step that moves people."""
    out = pl.col("outcome")
    counted = ~out.is_in(_LEFT_OUT)

    def total(name: str) -> pl.Expr:
        return pl.col(name).filter(counted).sum()

    steps = {
        "sum": pl.col("people").sum(),
        **{step: -pl.col("people").filter(out == step).sum() for step in _LEFT_OUT},
        "breakdown": total("measured") - total("people"),
        "between_sectors": total("monthly") - total("measured"),
        "between_months": total("contribution") - total("monthly"),
    }
    named = [amount.alias(step) for step, amount in steps.items()]
    wide = tally.group_by(by, maintain_order=True).agg(named) if by else tally.select(named)
    long = wide.unpivot(list(STEPS), index=list(by), variable_name="step", value_name="amount")
    moved = long.filter((pl.col("step") == "sum") | (pl.col("amount").abs() > 1e-9))
    order = pl.col("step").cast(pl.Enum(list(STEPS)))
    return moved.sort(*by, order, nulls_last=True)
