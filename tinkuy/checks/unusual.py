"""How unusual what an organisation reports is: its New beside its own past months, and beside the others there (pure).

The unit is a cell: one organisation, sector, indicator, place (admin1) and month; New of its rows is added up. A cell is compared

own     with New of the same organisation, indicator and place in the 12 months before, where New was reported;
place   with New of each other organisation in the same indicator, place and month.

In both the measure is how far New lies from the median, on the scale log(1 + New), in units that say how far is ordinary there:

    |log(1 + new) - log(1 + median)| / max(1.4826 x MAD, log(2) own, log(4) place)

MAD: the median of the distances of the compared values from their median, on the same scale; 1.4826 makes it the standard
deviation of ordinary data. Median and MAD, so that one odd month does not hide the next: B. Iglewicz, D. C. Hoaglin, How to
Detect and Handle Outliers, ASQC 1993. On the logarithm, because reports differ by factors: 3 times as many is as unusual at 10
people as at 1,000. A month that never varied does not make a small change remarkable: a doubling, for oneself, and four times as
much, beside others, are one unit at least. Units are cut at 5; a difference of fewer than 10 people is none.

    points = max(own, place / 2); without own months max(1, place); with neither 1

A cell is compared with at least 2 own months and at least 3 other organisations; else there is no history, or there are no
neighbours. New that is not reported is neither 0 nor unusual: it has 1 point as what cannot be compared. Rows without an
indicator or a place are compared with nothing. Cells of different plan years are not: their indicators differ.
"""

from __future__ import annotations

from math import log
from typing import Final

import polars as pl

from tinkuy.languages import Text

LEAST_MONTHS: Final = 2
LEAST_OTHERS: Final = 3
MONTHS_BEFORE: Final = 12
FEW_PEOPLE: Final = 10.0
MOST: Final = 5.0
NOT_COMPARED: Final = 1.0
OWN_UNIT, PLACE_UNIT = log(2), log(4)
PLACE_COUNTS: Final = 0.5
MAD_AS_DEVIATION: Final = 1.4826

NAME: Final = Text("Cuán inusual es un reporte", "How unusual a report is", "Quão incomum é um relatório")
METHOD: Final = Text(
    "Ordena la cola de revisión; no dice que algo esté mal. Las nuevas de una organización en un indicador, un lugar (admin1) y un mes "
    "se comparan con las de sus propios meses anteriores, y con las de las otras organizaciones ahí ese mes. La medida es la distancia "
    "a la mediana en la escala log(1 + nuevas), dividida por 1,4826 veces la desviación absoluta mediana (MAD), y al menos por log 2 "
    "frente a lo propio (el doble o la mitad es 1) y por log 4 frente a los demás. Puntos: lo propio, o la mitad de lo de los demás si "
    "es más; sin meses propios, lo de los demás y al menos 1; sin nada con qué comparar, 1. Lo no reportado no es 0 ni inusual.",
    "It orders the review queue; it does not say that anything is wrong. New of an organisation in one indicator, place (admin1) and "
    "month is compared with its own months before, and with the other organisations there that month. The measure is the distance from "
    "the median on the scale log(1 + New), divided by 1.4826 times the median absolute deviation (MAD), and by log 2 at least beside "
    "one's own (double or half is 1), by log 4 beside others. Points: one's own, or half of that beside others if it is more; without "
    "own months, that beside others and at least 1; with nothing to compare with, 1. What is not reported is neither 0 nor unusual.",
    "Ordena a fila de revisão; não diz que algo esteja errado. As novas de uma organização em um indicador, um lugar (admin1) e um mês "
    "se comparam com as dos seus próprios meses anteriores, e com as das outras organizações ali nesse mês. A medida é a distância da "
    "mediana na escala log(1 + novas), dividida por 1,4826 vezes o desvio absoluto mediano (MAD), e pelo menos por log 2 diante do "
    "próprio (o dobro ou a metade é 1) e por log 4 diante dos demais. Pontos: o próprio, ou a metade do que é diante dos demais se for "
    "mais; sem meses próprios, o que é diante dos demais e pelo menos 1; sem nada com que comparar, 1. O não relatado não é 0 nem "
    "incomum.",
)
SOURCE: Final = "B. Iglewicz, D. C. Hoaglin, How to Detect and Handle Outliers, ASQC 1993"

CELL: Final = ("year", "organisation", "sector", "indicator", "admin1", "month")
CELLS: Final = dict.fromkeys(CELL, pl.String()) | {"new": pl.Float64()}
# `usual`: median of the own months compared with, `months` how many; `others`: median of the other organisations, `partners`
# how many. Both in persons, null where there are too few. `own`, `place`, `points`: units.
UNUSUAL: Final = CELLS | {
    "usual": pl.Float64(),
    "months": pl.UInt32(),
    "own": pl.Float64(),
    "others": pl.Float64(),
    "partners": pl.UInt32(),
    "place": pl.Float64(),
    "points": pl.Float64(),
}
PARAMETERS: Final = {
    "LEAST_MONTHS": (LEAST_MONTHS, Text("meses propios, al menos", "own months, at least", "meses próprios, pelo menos")),
    "MONTHS_BEFORE": (MONTHS_BEFORE, Text("meses hacia atrás", "months back", "meses para trás")),
    "LEAST_OTHERS": (LEAST_OTHERS, Text("otras organizaciones, al menos", "other organisations, at least", "outras organizações, pelo menos")),
    "FEW_PEOPLE": (FEW_PEOPLE, Text("una diferencia de menos personas no cuenta", "a difference of fewer people does not count",
                                    "uma diferença de menos pessoas não conta")),
    "MOST": (MOST, Text("puntos, a lo más", "points, at most", "pontos, no máximo")),
    "NOT_COMPARED": (NOT_COMPARED, Text("puntos de lo que no se puede comparar", "points of what cannot be compared",
                                        "pontos do que não se pode comparar")),
    "PLACE_COUNTS": (PLACE_COUNTS, Text("lo que cuenta la comparación con otros, habiendo meses propios",
                                        "what the comparison with others counts, where there are own months",
                                        "o que conta a comparação com outros, havendo meses próprios")),
}  # fmt: skip
_SAME: Final = ("year", "sector", "indicator", "admin1")


def unusual(cells: pl.DataFrame) -> pl.DataFrame:
    """Measure every cell of `cells` (CELLS; New in persons, null where not reported) against the others in it: UNUSUAL.

    Several lines of one cell (offices, rows) are added up. One line per cell, by CELL; the order of lines does not matter.
    """
    sums = cells.select(pl.col(name).cast(dtype) for name, dtype in CELLS.items()).group_by(CELL).agg(_sum("new"))
    sums = sums.with_columns(at=_months("month"))
    said = sums.filter(pl.col("new").is_not_null())
    past = said.join(said, on=["organisation", *_SAME], suffix=":with")
    past = past.filter((pl.col("at:with") < pl.col("at")) & (pl.col("at:with") >= pl.col("at") - MONTHS_BEFORE))
    there = said.join(said, on=[*_SAME, "month"], suffix=":with")
    there = there.filter(pl.col("organisation") != pl.col("organisation:with"))
    measured = sums
    for own, compared in ((True, past), (False, there)):
        measured = measured.join(_measured(compared, own=own), on=CELL, how="left", nulls_equal=True)
    counted = measured.with_columns(pl.col("months", "partners").fill_null(0))
    return counted.with_columns(points=_points()).select(*UNUSUAL).sort(CELL)


def _measured(compared: pl.DataFrame, *, own: bool) -> pl.DataFrame:
    """Per cell, the median of what it is compared with, how many those are, and how many units away it lies."""
    median, count, units = ("usual", "months", "own") if own else ("others", "partners", "place")
    least, unit = (LEAST_MONTHS, OWN_UNIT) if own else (LEAST_OTHERS, PLACE_UNIT)
    middle = compared.with_columns(middle=pl.col("new:with").median().over(CELL))
    away = (_scaled("new:with") - _scaled("middle")).abs()
    found = middle.group_by(CELL).agg(
        pl.col("new", "middle").first(), pl.len().cast(pl.UInt32).alias(count), mad=away.median()
    )
    scale = pl.max_horizontal(MAD_AS_DEVIATION * pl.col("mad"), pl.lit(unit))
    distance = pl.min_horizontal((_scaled("new") - _scaled("middle")).abs() / scale, pl.lit(MOST))
    few = (pl.col("new") - pl.col("middle")).abs() < FEW_PEOPLE
    enough = pl.col(count) >= least
    return found.select(
        *CELL,
        count,
        pl.when(enough).then("middle").alias(median),
        pl.when(enough).then(pl.when(few).then(0.0).otherwise(distance)).alias(units),
    )


def _points() -> pl.Expr:
    of_others = pl.col("place").fill_null(0.0)
    known = pl.max_horizontal("own", PLACE_COUNTS * of_others)
    return (
        pl.when(pl.col("own").is_not_null()).then(known).otherwise(pl.max_horizontal(pl.lit(NOT_COMPARED), of_others))
    )


def _scaled(column: str) -> pl.Expr:
    """log(1 + New); a negative number, which the checks tell of, as 0."""
    return pl.col(column).clip(0).log1p()


def _months(column: str) -> pl.Expr:
    """A month written 2026-03 as a number of months."""
    parts = pl.col(column).str.split("-")
    return parts.list.get(0).cast(pl.Int32) * 12 + parts.list.get(1).cast(pl.Int32)


def _sum(column: str) -> pl.Expr:
    """The sum of a column, null where no line says anything."""
    return pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum()).alias(column)
