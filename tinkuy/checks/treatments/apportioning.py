"""Filling a breakdown that is missing: shares, and whole people that add up exactly (pure).

Largest remainder: every part gets the whole people of its quota, and those left over go to the largest remainders. The
shares are those of the organisation's own reported rows of the sector; where it has too few people for that, age and
gender take the country's and sector's shares of the year's pack (rounded or placeholders in places, METHODS 3.3: never
more than a labelled estimate). A reported breakdown is never written over, and rows without a share stay as they are.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from tinkuy.checks.cells import TOLERANCE, added, amount, same_as
from tinkuy.checks.limits import limits
from tinkuy.checks.treatments.treatment import Setting, Treatment
from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

_WHOSE: Final = ("country", "organisation", "sector")
_ESTIMATE: Final = Text("estimado", "estimated", "estimado")


def largest_remainder(counts: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Part each count by its shares: whole people that add up exactly to the count.

    `counts` has shape (rows,), none negative; `shares` (rows, parts), none negative, at least one above 0 per row. Equal
    remainders go to the earlier part. A count that is not whole keeps its fraction, on the part with the largest share.
    Returns shape (rows, parts).
    """
    whole = np.floor(counts)
    fractions = shares / shares.sum(axis=1, keepdims=True)
    quotas = whole[:, None] * fractions
    parts = np.floor(quotas)
    left = (whole - parts.sum(axis=1))[:, None]
    # Noise of the division must not decide between equal remainders, so they are compared at nine decimals.
    order = np.argsort(-np.round(quotas - parts, 9), axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    parts += rank < left
    parts[np.arange(len(parts)), shares.argmax(axis=1)] += counts - whole
    return parts


def _apportion(parts: tuple[str, ...], *, from_pack: bool):
    def change(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
        columns = [part for part in parts if setting.year.has(part)]
        missing = touched.filter((added(parts) == 0) & (_base() > 0) & _base().is_finite())
        asked = missing.select(
            "row_id", country="country", organisation=same_as("organisation"), sector=same_as("sector"), base=_base()
        )
        shares = _own_shares(setting, columns)
        with_shares = asked.join(shares, on=_WHOSE, how="left", nulls_equal=True, maintain_order="left")
        if from_pack:
            with_shares = _filled_from_pack(with_shares, setting, columns)
        usable = with_shares.drop_nulls(columns).filter(pl.sum_horizontal(columns) > 0)
        estimated = largest_remainder(usable["base"].to_numpy(), usable.select(columns).to_numpy())
        cells = {column: estimated[:, position] for position, column in enumerate(columns)}
        return usable.select("row_id").with_columns(**cells, breakdown_basis=pl.lit("estimated"))

    return change


def _base() -> pl.Expr:
    """What a row's breakdown is of: New, or Total where an accepted treatment says so."""
    return pl.when(pl.col("breakdown_of").eq_missing(pl.lit("total"))).then(amount("total")).otherwise(amount("new"))


def _own_shares(setting: Setting, columns: list[str]) -> pl.DataFrame:
    """The people that each organisation itself reported per part, by country and sector, where it reported enough."""
    reported = setting.rows.filter(
        (pl.col("breakdown_basis").fill_null("reported") == "reported")
        & (pl.col("indicator_type") == "direct_assistance")
        & (_base() > 0)
        & ((added(columns) - _base()).abs() <= TOLERANCE)
    )
    fewest = limits(setting.year, setting.platform)["apportioning_people"]
    return (
        reported.group_by(
            pl.col("country"), same_as("organisation").alias("organisation"), same_as("sector").alias("sector")
        )
        .agg(amount(column).sum() for column in columns)
        .filter(pl.sum_horizontal(columns) >= fewest)
    )


def _filled_from_pack(rows: pl.DataFrame, setting: Setting, columns: list[str]) -> pl.DataFrame:
    known = [column for column in columns if column in setting.year.shares.columns]
    if not known:
        return rows
    pack = setting.year.shares.select("country", "sector", *known)
    joined = rows.join(pack, on=["country", "sector"], how="left", suffix=":pack", maintain_order="left")
    own = pl.col(known[0]).is_not_null()
    return joined.with_columns(
        pl.when(own).then(pl.col(column)).otherwise(pl.col(f"{column}:pack") if column in known else 0.0).alias(column)
        for column in columns
    )


APPORTION_AGES: Final = Treatment(
    "apportion_ages",
    Text(
        "Estimar edad y género con las proporciones de la propia organización o, si faltan, del sector en el país",
        "Estimate age and gender with the organisation's own shares or, where it has none, those of the sector in the country",
        "Estimar idade e gênero com as proporções da própria organização ou, se faltarem, do setor no país",
    ),
    _ESTIMATE,
    (*AGE_GENDER, "breakdown_basis"),
    _apportion(AGE_GENDER, from_pack=True),
)
APPORTION_GROUPS: Final = Treatment(
    "apportion_groups",
    Text(
        "Estimar los grupos de población con las proporciones que la propia organización reportó en el sector",
        "Estimate the population groups with the shares that the organisation itself reported in the sector",
        "Estimar os grupos de população com as proporções que a própria organização relatou no setor",
    ),
    _ESTIMATE,
    (*POPULATION_GROUPS, "breakdown_basis"),
    _apportion(POPULATION_GROUPS, from_pack=False),
)
