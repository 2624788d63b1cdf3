"""Cash and vouchers: what must be there, and what is far from what a person usually receives (METHODS 3.5, C10 to C13)."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import amount, blank, filled, no, not_understood, number_text, one_of, same_as, yes
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text

_CASH_WHY = Text(
    "El valor y el mecanismo permiten sumar el dinero entregado y no repetirlo entre organizaciones.",
    "Value and mechanism let the money given be added up and not repeated between organisations.",
    "O valor e o mecanismo permitem somar o dinheiro entregue e não repeti-lo entre organizações.",
)


@rule(
    "C10",
    Severity.WARNING,
    "value_usd",
    message=Text(
        "Dice que hubo transferencia monetaria, pero falta el valor en dólares.",
        "It says cash or vouchers were given, but the value in dollars is missing.",
        "Diz que houve transferência monetária, mas falta o valor em dólares.",
    ),
    why=_CASH_WHY,
    mend=Text(
        "Escriba los dólares entregados en el mes; si no hubo transferencia, escriba No en CVA.",
        "Write the dollars given in the month; if there was no transfer, write No under CVA.",
        "Escreva os dólares entregues no mês; se não houve transferência, escreva Não em CVA.",
    ),
    parameters={"blank_only": False},
    compares=("value_usd",),
)
def cash_has_a_value(s: Setting) -> pl.Expr:
    """CVA Yes has a value: neither blank nor 0 (2021: not blank)."""
    missing = blank("value_usd") if s["blank_only"] else amount("value_usd") <= 0
    return yes("cva") & missing


@rule(
    "C11",
    Severity.WARNING,
    "mechanism",
    message=Text(
        "Dice que hubo transferencia monetaria, pero falta el mecanismo de entrega.",
        "It says cash or vouchers were given, but the delivery mechanism is missing.",
        "Diz que houve transferência monetária, mas falta o mecanismo de entrega.",
    ),
    why=_CASH_WHY,
    mend=Text(
        "Elija de la lista cómo recibieron las personas el dinero o los cupones.",
        "Choose from the list how people received the cash or vouchers.",
        "Escolha na lista como as pessoas receberam o dinheiro ou os cupons.",
    ),
)
def cash_has_a_mechanism(s: Setting) -> pl.Expr:
    """CVA Yes names its delivery mechanism."""
    return yes("cva") & blank("mechanism")


@rule(
    "C11-unknown",
    Severity.WARNING,
    "mechanism",
    message=Text(
        "El mecanismo de entrega «{value}» no está en la lista de este año.",
        "The delivery mechanism “{value}” is not on this year's list.",
        "O mecanismo de entrega «{value}» não está na lista deste ano.",
    ),
    why=_CASH_WHY,
    mend=Text(
        "Elija el mecanismo de la lista; si ninguno corresponde, elija «Otro».",
        "Choose the mechanism from the list; if none fits, choose “Other”.",
        "Escolha o mecanismo na lista; se nenhum corresponde, escolha «Outro».",
    ),
    on_list=True,
)
def mechanism_is_on_the_list(s: Setting) -> pl.Expr:
    """The delivery mechanism of cash is on the year's list."""
    return yes("cva") & not_understood("mechanism")


@rule(
    "C12",
    Severity.WARNING,
    ("value_usd", "mechanism"),
    message=Text(
        "Dice que no hubo transferencia monetaria, pero «{column}» tiene «{value}».",
        "It says no cash or vouchers were given, but “{column}” holds “{value}”.",
        "Diz que não houve transferência monetária, mas «{column}» tem «{value}».",
    ),
    why=_CASH_WHY,
    mend=Text(
        "Si hubo transferencia, escriba Sí en CVA; si no, deje el valor y el mecanismo en blanco.",
        "If there was a transfer, write Yes under CVA; if not, leave value and mechanism blank.",
        "Se houve transferência, escreva Sim em CVA; se não, deixe o valor e o mecanismo em branco.",
    ),
    parameters={"columns": ("value_usd", "mechanism")},
)
def no_cash_has_no_value(s: Setting) -> pl.Expr:
    """CVA No has neither value nor mechanism (2021: no mechanism, the only half that R4V looked at)."""
    there = amount("value_usd") != 0 if s.column == "value_usd" else filled("mechanism")
    return no("cva") & there


@rule(
    "C13",
    Severity.WARNING,
    "cva",
    message=Text(
        "El sector es transferencias monetarias multipropósito, pero CVA dice No.",
        "The sector is multipurpose cash, but CVA says No.",
        "O setor é transferências monetárias multiuso, mas CVA diz Não.",
    ),
    why=Text(
        "En este sector toda la asistencia es dinero o cupones.",
        "In this sector all assistance is cash or vouchers.",
        "Neste setor toda a assistência é dinheiro ou cupons.",
    ),
    mend=Text(
        "Escriba Sí en CVA, o corrija el sector.",
        "Write Yes under CVA, or correct the sector.",
        "Escreva Sim em CVA, ou corrija o setor.",
    ),
    parameters={"sectors": ("multipurpose_cash",)},
)
def multipurpose_cash_is_cash(s: Setting) -> pl.Expr:
    """The multipurpose cash sector does not say CVA No."""
    return one_of("sector", s["sectors"]) & no("cva")


def _people() -> pl.Expr:
    return pl.max_horizontal(amount("total"), amount("new"))


def _per_person() -> pl.Expr:
    there = (amount("value_usd") > 0) & (_people() > 0) & yes("cva")
    return pl.when(there).then(pl.col("value_usd") / _people())


def _usual_per_person(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    kind = [same_as("country"), same_as("indicator")]
    cash = pl.when(yes("cva")).then(amount("value_usd").clip(lower_bound=0)).otherwise(0.0)
    return (
        {"usd_per_person": _per_person(), "share_of_cash": 100 * cash / cash.sum()},
        {
            "usual_per_person": pl.col("usd_per_person").median().over(kind),
            "rows_with_cash": pl.col("usd_per_person").count().over(kind),
        },
    )


def _in_band(s: Setting, value: pl.Expr) -> pl.Expr:
    return (value >= s["low"]) & (value <= s["high"])


def _with_zeros_moved(s: Setting) -> pl.Expr:
    """The value with the fewest zeros dropped or added that brings the row into the band, if any does."""
    tries = [
        pl.when(_in_band(s, pl.col("usd_per_person") * f)).then(pl.col("value_usd") * f)
        for f in (0.1, 10, 0.01, 100, 0.001, 1000)
    ]
    return number_text(pl.coalesce(tries))


@rule(
    "A09",
    Severity.WARNING,
    "value_usd",
    message=Text(
        "Son {detail_1} dólares por persona, lejos de lo usual. Esta fila lleva el {detail_2} % de todo el dinero del archivo.",
        "It is {detail_1} dollars per person, far from usual. This row holds {detail_2} % of all the cash in the file.",
        "São {detail_1} dólares por pessoa, longe do usual. Esta linha leva {detail_2} % de todo o dinheiro do arquivo.",
    ),
    why=Text(
        "Un cero de más en una sola fila puede cambiar el total del país.",
        "One zero too many in a single row can change the country's total.",
        "Um zero a mais em uma só linha pode mudar o total do país.",
    ),
    mend=Text(
        "Revise el valor, las personas y la moneda (dólares); si es correcto, déjelo y explíquelo en la descripción.",
        "Check the value, the people and the currency (dollars); if it is right, leave it and explain it in the description.",
        "Revise o valor, as pessoas e a moeda (dólares); se está correto, deixe-o e explique na descrição.",
    ),
    parameters={"low": 2.0, "high": 1000.0},
    facts=_usual_per_person,
    proposed=_with_zeros_moved,
    detail=lambda s: pl.concat_str(
        number_text(pl.col("usd_per_person").round(2)), number_text(pl.col("share_of_cash").round(1)), separator=" | "
    ),
    across=True,
)
def cash_per_person_is_usual(s: Setting) -> pl.Expr:
    """Dollars per person lie in a band; out of it, a value shifted by powers of ten that fits is proposed."""
    return pl.col("usd_per_person").is_not_null() & ~_in_band(s, pl.col("usd_per_person")).fill_null(True)


def _local_currency(s: Setting) -> pl.Expr:
    """Whether a row is as far above the usual as the local currency is below the dollar."""
    ratio = pl.col("usd_per_person") / pl.col("usual_per_person")
    conditions = [
        one_of("country", [country]) & ratio.is_between(low, high).fill_null(False)
        for country, (low, high) in s["rates"].items()
    ]
    return pl.any_horizontal(conditions) if conditions else pl.lit(False)


@rule(
    "A10",
    Severity.HINT,
    "value_usd",
    message=Text(
        "Son {detail_1} dólares por persona; lo usual aquí es {detail_2}. La diferencia se parece al cambio de la moneda local.",
        "It is {detail_1} dollars per person; {detail_2} is usual here. The difference looks like the local exchange rate.",
        "São {detail_1} dólares por pessoa; o usual aqui é {detail_2}. A diferença se parece ao câmbio da moeda local.",
    ),
    why=Text(
        "Un valor escrito en moneda local aumenta varias veces el dinero reportado.",
        "A value written in local currency multiplies the cash reported.",
        "Um valor escrito em moeda local aumenta várias vezes o dinheiro relatado.",
    ),
    mend=Text(
        "Confirme que el valor está en dólares; si está en moneda local, conviértalo.",
        "Confirm that the value is in dollars; if it is in local currency, convert it.",
        "Confirme que o valor está em dólares; se está em moeda local, converta-o.",
    ),
    parameters={"rates": {"PER": (3.3, 3.8)}, "least_rows": 5},
    facts=_usual_per_person,
    detail=lambda s: pl.concat_str(
        number_text(pl.col("usd_per_person").round(2)),
        number_text(pl.col("usual_per_person").round(2)),
        separator=" | ",
    ),
    across=True,
)
def cash_is_in_dollars(s: Setting) -> pl.Expr:
    """Cash per person is not 3.3 to 3.8 times the median of its indicator and country (soles for dollars; METHODS 3.5)."""
    return (pl.col("rows_with_cash") >= s["least_rows"]).fill_null(False) & _local_currency(s)
