"""Numbers that were read but cannot be, or can hardly be, what was meant; and months out of the plan (pure)."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import NUMERIC
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text
from tinkuy.reports.five_ws import FIVE_WS, PEOPLE


@rule(
    "A03",
    Severity.WARNING,
    "month",
    message=Text(
        "El mes {value} todavía no llega.", "The month {value} has not come yet.", "O mês {value} ainda não chegou."
    ),
    why=Text(
        "Solo se reporta lo que ya se hizo; lo planeado va en el plan.",
        "Only what has been done is reported; what is planned goes into the plan.",
        "Só se relata o que já foi feito; o planejado vai no plano.",
    ),
    mend=Text("Revise el mes y el año.", "Check the month and the year.", "Revise o mês e o ano."),
)
def month_has_come(s: Setting) -> pl.Expr:
    """The month is not after the present one."""
    return (pl.col("month") > f"{s.today:%Y-%m}").fill_null(False)


@rule(
    "A04",
    Severity.WARNING,
    "month",
    message=Text(
        "El mes {value} no es de este plan ({detail}).",
        "The month {value} is not of this plan ({detail}).",
        "O mês {value} não é deste plano ({detail}).",
    ),
    why=Text(
        "Las listas y las reglas cambian de un año a otro.",
        "Lists and rules change from one year to the next.",
        "As listas e as regras mudam de um ano para outro.",
    ),
    mend=Text(
        "Revise el mes, o use la plantilla del año que corresponde.",
        "Check the month, or use the template of the year in question.",
        "Revise o mês, ou use o modelo do ano correspondente.",
    ),
    detail=lambda s: pl.lit(", ".join(map(str, s.year.plan_years))),
    plain_details=True,
)
def month_is_in_the_plan(s: Setting) -> pl.Expr:
    """The month lies in a year of the plan."""
    in_plan = pl.any_horizontal(pl.col("month").str.starts_with(str(year)) for year in s.year.plan_years)
    return ~in_plan.fill_null(True)


_NEGATIVE = Text(
    "«{column}» es un número negativo: {value}.",
    "“{column}” is a negative number: {value}.",
    "«{column}» é um número negativo: {value}.",
)


@rule(
    "A16",
    Severity.BLOCKING,
    (*PEOPLE, "output"),
    message=_NEGATIVE,
    why=Text(
        "Un número negativo resta a personas que otros sí atendieron.",
        "A negative number takes away people whom others did serve.",
        "Um número negativo subtrai pessoas que outros atenderam.",
    ),
    mend=Text(
        "Escriba el número del mes; para corregir un mes anterior, envíe de nuevo ese mes.",
        "Write the month's number; to correct an earlier month, send that month again.",
        "Escreva o número do mês; para corrigir um mês anterior, envie esse mês de novo.",
    ),
)
def count_is_not_negative(s: Setting) -> pl.Expr:
    """No count of people or units is below 0: such a row cannot be added."""
    return (pl.col(s.column) < 0).fill_null(False)


@rule(
    "A16-money",
    Severity.WARNING,
    "value_usd",
    message=_NEGATIVE,
    why=Text(
        "Un valor negativo resta del dinero entregado; la fila cuenta por sus personas.",
        "A negative value takes away from the cash given; the row counts for its people.",
        "Um valor negativo subtrai do dinheiro entregue; a linha conta por suas pessoas.",
    ),
    mend=Text(
        "Escriba lo entregado en el mes; una devolución corrige el mes en que se reportó.",
        "Write what was given in the month; a refund corrects the month in which it was reported.",
        "Escreva o que foi entregue no mês; uma devolução corrige o mês em que foi relatado.",
    ),
)
def value_is_not_negative(s: Setting) -> pl.Expr:
    """No value of transfers is below 0."""
    return (pl.col("value_usd") < 0).fill_null(False)


@rule(
    "A21",
    Severity.HINT,
    PEOPLE,
    message=Text(
        "«{column}» tiene una fracción de persona: {value}.",
        "“{column}” holds a fraction of a person: {value}.",
        "«{column}» tem uma fração de pessoa: {value}.",
    ),
    why=Text(
        "Suele venir de repartir un total con porcentajes; un desglose estimado se dice que lo es.",
        "It usually comes from splitting a total by percentages; an estimated breakdown is said to be one.",
        "Costuma vir de repartir um total com porcentagens; uma desagregação estimada se diz que o é.",
    ),
    mend=Text("Escriba personas enteras.", "Write whole people.", "Escreva pessoas inteiras."),
    proposed=lambda s: pl.col(s.column).round(0).cast(pl.Int64, strict=False).cast(pl.String),
)
def people_are_whole(s: Setting) -> pl.Expr:
    """People come in whole numbers."""
    # Rounding down takes a quarter of the time of rounding.
    fraction = pl.col(s.column) - pl.col(s.column).floor()
    return fraction.is_between(1e-6, 1 - 1e-6, closed="none").fill_null(False)


@rule(
    "A22",
    Severity.WARNING,
    NUMERIC,
    message=Text(
        "«{column}» tiene un número muy grande: {value}.",
        "“{column}” holds a very large number: {value}.",
        "«{column}» tem um número muito grande: {value}.",
    ),
    why=Text(
        "Un solo número equivocado puede pesar más que todos los demás del país.",
        "One mistaken number can outweigh all the others of the country.",
        "Um só número equivocado pode pesar mais que todos os demais do país.",
    ),
    mend=Text(
        "Revise el número; si es correcto, déjelo y explíquelo en la descripción.",
        "Check the number; if it is right, leave it and explain it in the description.",
        "Revise o número; se está correto, deixe-o e explique na descrição.",
    ),
    parameters={"people": 1_000_000, "quantity": 10_000_000, "money": 10_000_000},
)
def number_is_thinkable(s: Setting) -> pl.Expr:
    """No number is beyond what one row of one month has ever held: a million people, ten million units or dollars."""
    return (pl.col(s.column) > s[FIVE_WS[s.column].kind.value]).fill_null(False)
