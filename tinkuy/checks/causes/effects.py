"""What accepting each cause would do to the totals, worked out for all causes of one treatment at once (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from tinkuy.checks.causes.evidence import DIRECT
from tinkuy.checks.causes.model import Effect
from tinkuy.checks.cells import amount
from tinkuy.checks.treatments import TREATMENTS, Treatment
from tinkuy.checks.treatments.treatment import Setting
from tinkuy.packs.schema import PlatformPack, YearPack

_FIGURES: Final = ("new", "total", "new_basis")


def effects_of(
    rows: pl.DataFrame,
    members: pl.DataFrame,
    treatments: Mapping[str, str | None],
    year: YearPack,
    platform: PlatformPack | None,
) -> dict[str, Effect]:
    """Return the effect of each cause's proposed treatment; causes without one have none.

    `members`: cause, row_id. Causes of one treatment share no rows whose figures it changes, so one pass serves them all.
    """
    effects: dict[str, Effect] = {}
    setting = Setting(rows, year, platform)
    for code in dict.fromkeys(t for t in treatments.values() if t):
        causes = [cause for cause, treatment in treatments.items() if treatment == code]
        mine = members.filter(pl.col("cause").is_in(causes))
        effects |= _effects(rows, mine, TREATMENTS[code], setting)
    return effects


def _effects(rows: pl.DataFrame, members: pl.DataFrame, treatment: Treatment, setting: Setting) -> dict[str, Effect]:
    touched = rows.filter(pl.col("row_id").is_in(members["row_id"].unique().implode()))
    after = _after(touched, treatment, setting)
    both = members.join(touched.select("row_id", "indicator_type", *_FIGURES), on="row_id", how="inner")
    both = both.join(after, on="row_id", how="inner", suffix=":after")
    direct = pl.col("indicator_type").eq_missing(pl.lit(DIRECT))
    sums = both.group_by("cause").agg(
        new_before=amount("new").sum(),
        new_after=amount("new:after").sum(),
        total_before=amount("total").sum(),
        total_after=amount("total:after").sum(),
        reached_before=amount("new").filter(direct).sum(),
        reached_after=amount("new:after").filter(direct).sum(),
        not_reported=(pl.col("new_basis:after").eq_missing(pl.lit("not_reported")) & direct).sum(),
    )
    return {line.pop("cause"): Effect(**line) for line in sums.iter_rows(named=True)}


def _after(touched: pl.DataFrame, treatment: Treatment, setting: Setting) -> pl.DataFrame:
    """The figures of the touched rows after the treatment; as they are where it changes none."""
    if not set(treatment.columns) & set(_FIGURES):
        return touched.select("row_id", *_FIGURES)
    changed = treatment.change(touched, setting)
    figures = [name for name in _FIGURES if name in changed.columns]
    joined = touched.select("row_id", *_FIGURES).join(
        changed.select("row_id", *figures, _changed=pl.lit(True)), on="row_id", how="left", suffix=":new"
    )
    return joined.select(
        "row_id",
        *(
            pl.when(pl.col("_changed").fill_null(False)).then(f"{name}:new").otherwise(name).alias(name)
            if name in figures
            else pl.col(name)
            for name in _FIGURES
        ),
    )
