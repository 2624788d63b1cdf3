"""R4V's consolidated table: by place, month and sector, the month's volume and people reached to date (pure).

Every sector is a sum of its rows; the line "intersector" puts the sectors of a place and month together by one of R4V's
models, and country lines add up the admin1. Consolidated columns are cumulated over the months. A blank counts as 0
here, as R4V's report counts it. Source: R4V's consolidated report of 2021 (response4venezuelans/r4v_app).

- `sum`: every column added. `southern-cone`: the largest of four sectors with its breakdown, plus five sectors.
- `max-sector`: the largest sector with its breakdown; where sectors tie, the first by code, so the breakdown of a tie is
  a choice: that is why `people_reached` refuses it. Cash has a largest sector of its own.
- `max-age-gender`: each age and gender on its own, the total is their sum; R4V gives no population groups there (null).

Three checks (C24) stand beside each line: groups add up to the total, age and gender add up to the total, cash is not
more than the total.
"""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw
import polars as pl

from tinkuy.figures.catalogue import ADDED, LARGEST_OF, MODELS, UndefinedFigure
from tinkuy.figures.counting import collected, direct_assistance, prepared
from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

INTERSECTOR: Final = "intersector"
CUMULATED: Final = ("reached", *POPULATION_GROUPS, *AGE_GENDER, "cva_reached")
CHECKS: Final = ("groups_add_up", "ages_add_up", "cva_within_total")
VOLUMES: Final = ("monthly_total", "monthly_cva_total")
TOLERANCE: Final = 0.5  # of a person, over a whole table of sums: less than one person is no difference
_LINE: Final = ("country", "admin1", "month")
_MODELS: Final = ("sum", "max-sector", "max-age-gender", "southern-cone")
_NO_TABLE: Final = Text(
    "R4V no tiene una tabla consolidada con el modelo «{model}». Use uno de estos: {known}.",
    "R4V has no consolidated table by the model “{model}”. Use one of these: {known}.",
    "A R4V não tem uma tabela consolidada com o modelo «{model}». Use um destes: {known}.",
)


def consolidated(rows: Any, *, model: str) -> pl.DataFrame:
    """Return R4V's consolidated table of standard rows of any engine, as a Polars frame, with its checks.

    Columns: [country, admin1 (null on country lines), level ("admin1", "country"), month, sector (a code or
    "intersector"), monthly_total, monthly_cva_total (persons served in the month), reached, the population groups, the
    ages and genders, cva_reached (persons to date), groups_add_up, ages_add_up, cva_within_total (Boolean)].
    Raises UndefinedFigure for a model that R4V's table does not have.
    """
    if model not in _MODELS:
        raise UndefinedFigure(_NO_TABLE.format(model=model, known=", ".join(_MODELS)))
    sectors = _sectors(rows)
    monthly = pl.concat([sectors, _intersector(sectors, model)], how="diagonal_relaxed").select(sectors.columns)
    admin1 = _to_date(_every_month(monthly)).with_columns(pl.lit("admin1").alias("level"))
    if model == "max-age-gender":
        has_groups = pl.col("sector").ne_missing(INTERSECTOR)
        admin1 = admin1.with_columns(pl.when(has_groups).then(pl.col(*POPULATION_GROUPS)))
    return checked(pl.concat([admin1, _countries(admin1)], how="diagonal_relaxed")).select(
        "country", "admin1", "level", "month", "sector", *VOLUMES, *CUMULATED, *CHECKS
    ).sort("country", "level", "admin1", "month", "sector", nulls_last=True)  # fmt: skip


def checked(table: pl.DataFrame) -> pl.DataFrame:
    """Add the three checks of consolidated figures (METHODS C24) to a frame that has the CUMULATED columns.

    A check is null where the breakdown is (R4V's `max-age-gender` gives no groups); it is never passed by a blank.
    """
    reached = pl.col("reached")
    sums = {"groups_add_up": POPULATION_GROUPS, "ages_add_up": AGE_GENDER}
    checks = [
        pl.when(pl.any_horizontal(pl.col(*members).is_not_null()))
        .then((pl.sum_horizontal(*members) - reached).abs() < TOLERANCE)
        .alias(name)
        for name, members in sums.items()
    ]
    return table.with_columns(*checks, (pl.col("cva_reached") <= reached + TOLERANCE).alias("cva_within_total"))


def _sectors(rows: Any) -> pl.DataFrame:
    """[country, admin1, month, sector, volumes, cumulated columns of the month] of direct assistance."""
    people = ("new", *POPULATION_GROUPS, *AGE_GENDER)
    needed = ("indicator_type", "rmrp", "place_level", "cva", "sector", "total", *_LINE, *people)
    frame = prepared(rows, needed)
    cash = nw.col("cva").fill_null(False)
    frame = frame.filter(direct_assistance(MODELS["sum"])).with_columns(
        nw.col("total").alias("monthly_total"),
        nw.when(cash).then(nw.col("total")).otherwise(0.0).alias("monthly_cva_total"),
        nw.when(cash).then(nw.col("new")).otherwise(0.0).alias("cva_reached"),
        nw.col("new").alias("reached"),
    )
    columns = (*VOLUMES, *CUMULATED)
    cells = frame.group_by(*_LINE, "sector").agg(*(nw.col(name).sum() for name in columns))
    return collected(cells.to_native()).to_polars().with_columns(pl.col(*columns).fill_null(0.0))


def _intersector(sectors: pl.DataFrame, model: str) -> pl.DataFrame:
    """The line that puts the sectors of each place and month together."""
    everything = (*VOLUMES, *CUMULATED)
    if model == "sum":
        together = _added(sectors, everything)
    elif model == "max-sector":
        together = _largest(sectors)
    elif model == "southern-cone":
        added = _added(sectors.filter(pl.col("sector").is_in(ADDED)), CUMULATED)
        compared = _largest(sectors.filter(pl.col("sector").is_in(LARGEST_OF))).select(*_LINE, *CUMULATED)
        together = _added(pl.concat([added, compared.select(added.columns)]), CUMULATED)
    else:
        each = sectors.group_by(_LINE).agg(pl.col(*AGE_GENDER, "cva_reached").max())
        together = each.with_columns(
            pl.sum_horizontal(*AGE_GENDER).alias("reached"), *(pl.lit(0.0).alias(group) for group in POPULATION_GROUPS)
        )
    if model != "sum":
        volumes = _added(sectors, VOLUMES)
        together = volumes.join(together.select(*_LINE, *CUMULATED), on=list(_LINE), how="left", nulls_equal=True)
        together = together.with_columns(pl.col("reached", "cva_reached").fill_null(0.0))
    return together.with_columns(pl.lit(INTERSECTOR).alias("sector"))


def _added(frame: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    return frame.group_by(_LINE).agg(pl.col(*columns).sum())


def _largest(sectors: pl.DataFrame) -> pl.DataFrame:
    """The largest sector of each place and month with its breakdown; the first by code where they tie."""
    ordered = sectors.sort("sector", nulls_last=True).sort("reached", descending=True, maintain_order=True)
    first = ordered.group_by(_LINE, maintain_order=True).agg(
        pl.col(*CUMULATED).exclude("cva_reached").first(), pl.col("cva_reached").max()
    )
    return first.select(*_LINE, *CUMULATED)


def _every_month(monthly: pl.DataFrame) -> pl.DataFrame:
    """Every line of a country in each of the country's months, so that what was reached stays reached."""
    months = monthly.select("country", "month").unique()
    lines = monthly.select("country", "admin1", "sector").unique()
    grid = lines.join(months, on="country", nulls_equal=True)
    whole = grid.join(monthly, on=["country", "admin1", "sector", "month"], how="left", nulls_equal=True)
    return whole.with_columns(pl.col(*VOLUMES, *CUMULATED).fill_null(0.0))


def _to_date(monthly: pl.DataFrame) -> pl.DataFrame:
    """Cumulate people reached over the months of each line; volumes are of the month and never add up."""
    ordered = monthly.sort("month", nulls_last=True)
    return ordered.with_columns(pl.col(*CUMULATED).cum_sum().over("country", "admin1", "sector"))


def _countries(admin1: pl.DataFrame) -> pl.DataFrame:
    """The lines of each country: its admin1 added up."""
    keys = ["country", "month", "sector"]
    sums = [pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in (*VOLUMES, *CUMULATED)]
    return admin1.group_by(keys).agg(sums).with_columns(pl.lit("country").alias("level"))
