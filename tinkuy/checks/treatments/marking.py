"""Treatments that say what a number is, or take it from the breakdown that stands beside it (pure)."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinkuy.checks.cells import TOLERANCE, ages, amount, groups
from tinkuy.checks.treatments.treatment import Setting, Treatment
from tinkuy.languages import Text

_FIGURES: Final = ("new", "total", "new_basis")


def _mark_not_reported(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    return touched.filter(amount("new") == 0).select(
        "row_id", new=pl.lit(None, pl.Float64), new_basis=pl.lit("not_reported"), breakdown_of=pl.lit("total")
    )


def _breakdown_of_total(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    return touched.select("row_id", breakdown_of=pl.lit("total"))


def _total_from_groups(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    return touched.filter(groups() > 0).select(
        "row_id",
        new=pl.lit(None, pl.Float64),
        total=groups(),
        new_basis=pl.lit("not_reported"),
        breakdown_of=pl.lit("total"),
    )


def _add_up_groups(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    return touched.filter(groups() > 0).select(
        "row_id", new=groups(), total=groups(), new_basis=pl.lit("derived")
    )  # fmt: skip


def _take_breakdown_sum(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    """R4V's own correction of 2021 (METHODS 3.5): only where New and Total are both 0, and both breakdowns agree.

    Where the type of indicator is not asked for population groups, age and gender stand alone.
    """
    total = pl.max_horizontal(groups(), ages())
    direct = pl.col("indicator_type").eq_missing(pl.lit("direct_assistance"))
    agree = ((groups() - ages()).abs() <= TOLERANCE) | (~direct & (groups() == 0))
    empty = (amount("new") == 0) & (amount("total") == 0)
    return touched.filter(empty & agree & (total > 0)).select(
        "row_id", new=total, total=total, new_basis=pl.lit("derived")
    )  # fmt: skip


NOT_REPORTED: Final = Treatment(
    "mark_not_reported",
    Text(
        "Marcar las personas nuevas como no reportadas y leer el desglose como desglose del total",
        "Mark new people as not reported, and read the breakdown as a breakdown of the total",
        "Marcar as pessoas novas como não relatadas e ler a desagregação como desagregação do total",
    ),
    Text("no reportado", "not reported", "não relatado"),
    ("new", "new_basis", "breakdown_of"),
    _mark_not_reported,
)
BREAKDOWN_OF_TOTAL: Final = Treatment(
    "breakdown_of_total",
    Text(
        "Leer el desglose como desglose del total; las personas nuevas quedan como están",
        "Read the breakdown as a breakdown of the total; new people stay as they are",
        "Ler a desagregação como desagregação do total; as pessoas novas ficam como estão",
    ),
    Text("desglose del total", "breakdown of the total", "desagregação do total"),
    ("breakdown_of",),
    _breakdown_of_total,
)
ADD_UP_GROUPS: Final = Treatment(
    "add_up_groups",
    Text(
        "Tomar como nuevas y como total la suma de todos los grupos, cada uno una vez",
        "Take as new and as total the sum of all groups, each once",
        "Tomar como novas e como total a soma de todos os grupos, cada um uma vez",
    ),
    Text("suma de los grupos", "sum of the groups", "soma dos grupos"),
    _FIGURES,
    _add_up_groups,
)
TOTAL_FROM_GROUPS: Final = Treatment(
    "total_from_groups",
    Text(
        "Tomar la suma de los grupos como total del mes y marcar las nuevas como no reportadas",
        "Take the sum of the groups as the month's total, and mark new people as not reported",
        "Tomar a soma dos grupos como total do mês e marcar as novas como não relatadas",
    ),
    Text(
        "suma de los grupos; nuevas no reportadas",
        "sum of the groups; new not reported",
        "soma dos grupos; novas não relatadas",
    ),
    ("new", "total", "new_basis", "breakdown_of"),
    _total_from_groups,
)
TAKE_BREAKDOWN_SUM: Final = Treatment(
    "take_breakdown_sum",
    Text(
        "Tomar como nuevas y como total la suma del desglose, donde los dos desgloses coinciden",
        "Take as new and as total the sum of the breakdown, where both breakdowns agree",
        "Tomar como novas e como total a soma da desagregação, onde as duas desagregações coincidem",
    ),
    Text("suma del desglose", "sum of the breakdown", "soma da desagregação"),
    _FIGURES,
    _take_breakdown_sum,
)
