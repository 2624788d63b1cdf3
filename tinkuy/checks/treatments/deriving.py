"""Deriving New from totals, where METHODS 3.2 allows it (pure).

New of a month = max(0, Total of the month - the largest Total of an earlier month), by organisation, implementing partner,
indicator and admin1, after summing the month by that key. This assumes a fixed roster: the same people come again. So it is
done only for indicators marked as roster-like, only where every earlier month of the plan year is there, and only where
those Totals are volumes. Applied blindly to one country's third month it calls 117,200 of 132,338 people "new".
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from tinkuy.checks.cells import TOLERANCE, amount, groups, same_as
from tinkuy.checks.treatments.apportioning import largest_remainder
from tinkuy.checks.treatments.treatment import Refused, Setting, Treatment
from tinkuy.languages import Text
from tinkuy.packs.schema import YearPack

_KEY: Final = ("country", "organisation", "implementing_partner", "indicator", "admin1")
_VOLUMES = 0.5  # share of a month's broken-down rows whose Total must agree with its breakdown
_NO_ROSTER = Text(
    "Ninguna de estas filas tiene un indicador de lista fija (las mismas personas cada mes): las nuevas no se pueden derivar.",
    "None of these rows has a roster-like indicator (the same people every month): new people cannot be derived.",
    "Nenhuma destas linhas tem um indicador de lista fixa (as mesmas pessoas cada mês): as novas não podem ser derivadas.",
)
_NO_VOLUMES = Text(
    "Los totales de un mes anterior faltan o no son volúmenes ({months}): las nuevas no se pueden derivar de ellos.",
    "The totals of an earlier month are missing or are no volumes ({months}): new people cannot be derived from them.",
    "Os totais de um mês anterior faltam ou não são volumes ({months}): as novas não podem ser derivadas deles.",
)


def derived_new(rows: pl.DataFrame) -> pl.DataFrame:
    """Return row_id and `new` derived from the Totals of these rows, whatever they are: the bare formula, unguarded.

    A key's new people of a month are parted over its rows by their Totals, whole and adding up.
    """
    keyed = rows.filter(pl.col("month").is_not_null()).select(
        "row_id", "month", "country", *(same_as(name).alias(name) for name in _KEY[1:]), total=amount("total")
    )
    months = keyed.group_by(*_KEY, "month").agg(monthly=pl.col("total").sum()).sort("month").with_columns(
        before=pl.col("monthly").cum_max().shift(1, fill_value=0.0).over(_KEY, order_by="month")
    )  # fmt: skip
    fresh = months.with_columns(fresh=(pl.col("monthly") - pl.col("before")).clip(0.0))
    lines = keyed.join(fresh, on=[*_KEY, "month"], how="left", nulls_equal=True, maintain_order="left")
    return lines.select("row_id", new=_parted(lines))


def roster_indicators(year: YearPack) -> list[str]:
    """The indicators whose people are the same from month to month, as the year's pack marks them."""
    return [e.code for e in year.lists["indicators"].entries if e.attributes.get("roster") == "yes"]


def months_without_volumes(rows: pl.DataFrame, country: str | None, before: str, year: YearPack) -> list[str]:
    """The earlier months of the plan year whose Totals are missing, or contradicted by their own breakdown."""
    there = rows.filter(
        pl.col("country").eq_missing(pl.lit(country))
        & (pl.col("indicator_type") == "direct_assistance")
        & (groups() > 0)
    )
    agree = ((groups() - amount("total")).abs() <= TOLERANCE).mean()
    volumes = set(there.group_by("month").agg(agree=agree).filter(pl.col("agree") >= _VOLUMES)["month"].drop_nulls())
    first = f"{min(int(before[:4]), *year.plan_years)}-01" if year.plan_years else f"{before[:4]}-01"
    return [month for month in _from_to(first, before) if month not in volumes]


def _from_to(first: str, before: str) -> list[str]:
    year, month, months = int(first[:4]), int(first[5:]), []
    while f"{year:04}-{month:02}" < before:
        months.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def _parted(lines: pl.DataFrame) -> pl.Series:
    """Each row's part of its key's new people: proportional to its Total, in whole people."""
    new = np.zeros(len(lines))
    wanted = lines.with_row_index("at").filter((pl.col("fresh") > 0) & (pl.col("monthly") > 0))
    for group in wanted.partition_by([*_KEY, "month"], maintain_order=True):
        totals = np.maximum(group["total"].to_numpy(), 0.0)[None, :]
        new[group["at"].to_numpy()] = largest_remainder(group["fresh"].to_numpy()[:1], totals)[0]
    return pl.Series("new", new)


def _derive(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    roster = touched.filter(
        pl.col("indicator").is_in(roster_indicators(setting.year)) & (pl.col("indicator_type") == "direct_assistance")
    )
    if roster.is_empty():
        raise Refused(_NO_ROSTER)
    doubtful = {
        month
        for country, before in roster.select("country", "month").drop_nulls("month").unique().iter_rows()
        for month in months_without_volumes(setting.rows, country, before, setting.year)
    }
    if doubtful:
        raise Refused(_NO_VOLUMES.format(months=", ".join(sorted(doubtful))))
    same_people = setting.rows.filter(pl.col("indicator").is_in(roster["indicator"].unique().implode()))
    derived = derived_new(same_people.filter(pl.col("indicator_type") == "direct_assistance"))
    changed = roster.select("row_id").join(derived, on="row_id", how="inner", maintain_order="left")
    return changed.with_columns(new_basis=pl.lit("derived"), breakdown_of=pl.lit("total"))


DERIVE_NEW: Final = Treatment(
    "derive_new",
    Text(
        "Derivar las personas nuevas de los totales, solo en indicadores de lista fija; es una estimación",
        "Derive new people from the totals, for roster-like indicators only; it is an estimate",
        "Derivar as pessoas novas dos totais, só em indicadores de lista fixa; é uma estimativa",
    ),
    Text("derivado de los totales", "derived from totals", "derivado dos totais"),
    ("new", "new_basis", "breakdown_of"),
    _derive,
)
