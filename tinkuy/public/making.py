"""From standard rows to the published tables: figures of rounded cells (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import MODELS, UndefinedFigure
from tinkuy.figures.completeness import completeness
from tinkuy.figures.counting import collected, prepared
from tinkuy.figures.people_reached import COUNTED_BY, people_reached
from tinkuy.figures.trend import trend
from tinkuy.public.rounding import BASE, rounded
from tinkuy.public.tables import (
    FAMILY,
    NOT_REPORTED,
    PROTECTION,
    SENSITIVE,
    SHOWN,
    SUPPRESSED,
    TABLES,
    PublicTable,
    schema,
)
from tinkuy.reports.five_ws import FIVE_WS

USUAL_MODEL: Final = "sum"
# The columns of rows that the tables are made from, with what was written where a code is not known.
_READ: Final = dict.fromkeys((*COUNTED_BY, "row_id"))
NEEDED: Final = (*_READ, *(f"{key}_text" for key in _READ if key in FIVE_WS.keys() and FIVE_WS[key].kind.keeps_text))  # noqa: SIM118 - a Table is not a mapping
_MONTHS_OF_A_QUARTER: Final = 3
_COUNTS: Final = ("reached", "lower", "upper")


def public_tables_of(
    rows: Any, *, secret: bytes, model: str = USUAL_MODEL, threshold: int = BASE
) -> dict[str, pl.DataFrame]:
    """Return every table of TABLES by its code, from standard rows of any engine.

    `model`: the platform's usual one; the sum stands in for one that counts a breakdown, for breakdowns are not rounded, and for
    one whose figure of the whole is not publishable. `threshold`: numbers below it are not shown; never less than BASE.
    """
    cells = rounded(rows, secret)
    make = _Making(cells, _public(cells, model), max(threshold, BASE))
    frames = {
        "reached": make.people(()),
        "by_sector": make.by_sector(),
        "by_place": make.people(("admin1",)),
        "by_month": make.by_month(),
        "by_sector_and_quarter": make.by_quarter(),
        "presence": _presence(rows),
        "completeness": _complete(rows),
    }
    return {table.code: _cast(frames[table.code], table) for table in TABLES}


def _public(cells: pl.DataFrame, model: str) -> str:
    if model not in MODELS or MODELS[model].measures != ("new",):
        return USUAL_MODEL
    (publishable,) = people_reached(cells, model=model)["publishable"].to_list()
    return model if publishable else USUAL_MODEL


def _cast(frame: pl.DataFrame, table: PublicTable) -> pl.DataFrame:
    types = schema(table)
    typed = frame.select(pl.col(key).cast(types[key]) for key in types)
    return typed.sort(table.keys, nulls_last=True) if table.keys else typed


@dataclass(frozen=True, slots=True)
class _Making:
    """Rounded cells, and how they are counted."""

    cells: pl.DataFrame
    model: str
    threshold: int

    def people(self, by: Sequence[str]) -> pl.DataFrame:
        """People reached by these keys, [*by, people_reached, lower, upper, state]."""
        try:
            figures = people_reached(self.cells, model=self.model, by=by)
        except UndefinedFigure:
            figures = people_reached(self.cells.clear(), model=USUAL_MODEL, by=by)
        return self._said(figures, by)

    def by_month(self) -> pl.DataFrame:
        """People reached by month; months between that nobody reported are there too."""
        try:
            figures = trend(self.cells, model=self.model)
        except UndefinedFigure:  # no month has a figure of its own
            return self.people(("month",))
        gap = pl.col("state").is_in(["not_reported", "no_rows"])
        rows = pl.when(gap).then(0).otherwise(pl.col("rows")).alias("rows")
        return self._said(figures.with_columns(rows, publishable=pl.lit(value=True)), ("month",))

    def by_sector(self) -> pl.DataFrame:
        """People reached by sector, the areas of protection added together: by sector every model is a sum."""
        together = pl.when(pl.col("sector").is_in(FAMILY)).then(pl.lit(PROTECTION)).otherwise(pl.col("sector"))
        figures = people_reached(self.cells, model=USUAL_MODEL, by=("sector",))
        figures = figures.group_by(together.alias("sector")).agg(
            pl.col("reached", "upper", "rows", "not_reported").sum(),
            pl.col("lower").max(),  # of one area at least: the areas may have helped the same people
            pl.col("publishable").any(),
        )
        return self._said(figures, ("sector",), self.cells.with_columns(together.alias("sector")))

    def by_quarter(self) -> pl.DataFrame:
        """People reached by sector and whole quarter of the country."""
        quarter = pl.col("month").str.slice(0, 5) + pl.lit("Q") + ((pl.col("month").str.slice(5, 2).cast(pl.Int8) + 2) // 3).cast(pl.String)  # fmt: skip
        dated = self.cells.filter(pl.col("month").str.contains(r"^\d{4}-(0[1-9]|1[0-2])$"))
        cells = dated.with_columns(quarter.alias("quarter"))
        whole = (
            cells.group_by("quarter").agg(pl.col("month").n_unique()).filter(pl.col("month") == _MONTHS_OF_A_QUARTER)
        )
        cells = cells.join(whole.select("quarter"), on="quarter", how="semi")
        figures = people_reached(cells.drop("quarter"), model=USUAL_MODEL, by=("sector", "month"))
        sums = pl.col("reached", "lower", "upper", "rows", "not_reported").sum(), pl.col("publishable").any()
        figures = figures.with_columns(quarter.alias("quarter")).group_by("sector", "quarter").agg(*sums)
        return self._said(figures, ("sector", "quarter"), cells)

    def _said(self, figures: pl.DataFrame, by: Sequence[str], cells: pl.DataFrame | None = None) -> pl.DataFrame:
        """Counts with their state; whoever was reached, however few, makes the difference between 0 and a small number."""
        cells = self.cells if cells is None else cells
        some = pl.col("some").any()
        reached = cells.group_by(by).agg(some) if by else cells.select(some)
        if by:
            figures = figures.join(reached, on=list(by), how="left", nulls_equal=True)
        else:
            figures = figures.with_columns(reached["some"])
        some = pl.col("some").fill_null(value=False)
        small = some & (pl.col("upper") < self.threshold)
        gap = (pl.col("not_reported") > 0) & ~some  # a 0 is said only where all of it was reported
        state = (
            pl.when(gap | (pl.col("rows") == 0))
            .then(pl.lit(NOT_REPORTED))
            .when(small | ~pl.col("publishable"))
            .then(pl.lit(SUPPRESSED))
            .otherwise(pl.lit(SHOWN))
        )
        counts = [pl.when(state == SHOWN).then(pl.col(name)).alias(name) for name in _COUNTS]
        return figures.select(*by, state.alias("state"), *counts).rename({"reached": "people_reached"})


def _presence(rows: Any) -> pl.DataFrame:
    """Who works on what and where; of sensitive sectors, that they work on protection, and no place."""
    frame = collected(prepared(rows, ("organisation", "sector", "admin1")).to_native()).to_polars()
    sensitive = pl.col("sector").is_in(SENSITIVE)
    known = frame.filter(pl.col("organisation").is_not_null() & pl.col("sector").is_not_null()).with_columns(
        pl.when(pl.col("sector").is_in(FAMILY)).then(pl.lit(PROTECTION)).otherwise(pl.col("sector")).alias("sector"),
        pl.when(~sensitive).then(pl.col("admin1")).alias("admin1"),
    )
    return known.unique()


def _complete(rows: Any) -> pl.DataFrame:
    """How many organisations reported each month, of those that reported any."""
    matrix = completeness(rows)
    came = pl.col("state") != "missing"
    return matrix.group_by("month").agg(
        came.sum().alias("organisations_reported"), pl.len().alias("organisations_expected")
    )
