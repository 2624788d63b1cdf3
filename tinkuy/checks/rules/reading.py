"""What reading could not understand, or mended, told as findings (pure). The kinds are those of tinkuy.reports.reading."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import NUMERIC, not_understood
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

_ANY = ("",)
_QUESTIONS = tuple(column.key for column in FIVE_WS if column.kind is Kind.YES_NO)
_USABLE = Text(
    "Lo que no se puede leer no se cuenta; nunca se toma como 0.",
    "What cannot be read is not counted; it is never taken as 0.",
    "O que não se pode ler não se conta; nunca é tomado como 0.",
)


def _in_number(s: Setting) -> pl.Expr:
    return pl.col("column").is_in(NUMERIC)


@rule(
    "A15",
    Severity.BLOCKING,
    _ANY,
    message=Text(
        "No se pudo leer un número en «{column}»: «{value}».",
        "No number could be read in “{column}”: “{value}”.",
        "Não foi possível ler um número em «{column}»: «{value}».",
    ),
    why=_USABLE,
    mend=Text(
        "Escriba solo el número, por ejemplo 1234; los comentarios van en la descripción.",
        "Write only the number, such as 1234; comments go into the description.",
        "Escreva só o número, por exemplo 1234; os comentários vão na descrição.",
    ),
    problems=("unreadable_number",),
)
def number_can_be_read(s: Setting) -> pl.Expr:
    """What stands in a column of numbers can be read as a number."""
    return pl.lit(True)


@rule(
    "C07-unreadable",
    Severity.BLOCKING,
    "month",
    message=Text(
        "No se pudo leer el mes «{value}».",
        "The month “{value}” could not be read.",
        "Não foi possível ler o mês «{value}».",
    ),
    why=_USABLE,
    mend=Text(
        "Escriba el mes, por ejemplo 2021-03 o marzo 2021.",
        "Write the month, such as 2021-03 or March 2021.",
        "Escreva o mês, por exemplo 2021-03 ou março 2021.",
    ),
)
def month_can_be_read(s: Setting) -> pl.Expr:
    """What stands in the month can be read as a month."""
    return not_understood("month")


@rule(
    "A17",
    Severity.WARNING,
    _QUESTIONS,
    message=Text(
        "No se entiende «{value}» en «{column}»: se espera Sí o No.",
        "“{value}” in “{column}” is not understood: Yes or No is expected.",
        "Não se entende «{value}» em «{column}»: espera-se Sim ou Não.",
    ),
    why=_USABLE,
    mend=Text("Escriba Sí o No.", "Write Yes or No.", "Escreva Sim ou Não."),
)
def yes_or_no_can_be_read(s: Setting) -> pl.Expr:
    """A question is answered with yes or no."""
    return not_understood(s.column)


_ERROR_CELL = Text(
    "La celda «{column}» tiene un error de la hoja de cálculo: {value}.",
    "The cell “{column}” holds a spreadsheet error: {value}.",
    "A célula «{column}» tem um erro da planilha: {value}.",
)
_ERROR_MEND = Text(
    "Corrija la fórmula, o escriba el valor directamente.",
    "Correct the formula, or write the value itself.",
    "Corrija a fórmula, ou escreva o valor diretamente.",
)


@rule("A18", Severity.WARNING, _ANY, message=_ERROR_CELL, why=_USABLE, mend=_ERROR_MEND, problems=("error_cell",))
def cell_is_no_error(s: Setting) -> pl.Expr:
    """A cell that is no number is not a spreadsheet error such as #REF!."""
    return ~_in_number(s)


@rule(
    "A18-number", Severity.BLOCKING, _ANY, message=_ERROR_CELL, why=_USABLE, mend=_ERROR_MEND, problems=("error_cell",)
)
def number_is_no_error(s: Setting) -> pl.Expr:
    """A number is not a spreadsheet error such as #REF!: it cannot be read."""
    return _in_number(s)


_FORMULA = Text(
    "La celda «{column}» tiene una fórmula sin resultado guardado.",
    "The cell “{column}” holds a formula without a saved result.",
    "A célula «{column}» tem uma fórmula sem resultado salvo.",
)
_FORMULA_MEND = Text(
    "Abra el archivo en su hoja de cálculo, guárdelo y envíelo otra vez, o escriba el valor.",
    "Open the file in your spreadsheet, save it and send it again, or write the value.",
    "Abra o arquivo na sua planilha, salve-o e envie-o de novo, ou escreva o valor.",
)


@rule(
    "A19",
    Severity.WARNING,
    _ANY,
    message=_FORMULA,
    why=_USABLE,
    mend=_FORMULA_MEND,
    problems=("formula_without_value",),
)
def formula_has_a_value(s: Setting) -> pl.Expr:
    """A formula in a cell that is no number comes with its value."""
    return ~_in_number(s)


@rule(
    "A19-number",
    Severity.BLOCKING,
    _ANY,
    message=_FORMULA,
    why=_USABLE,
    mend=_FORMULA_MEND,
    problems=("formula_without_value",),
)
def formula_has_a_number(s: Setting) -> pl.Expr:
    """A formula in a column of numbers comes with its value: without it, the number cannot be read."""
    return _in_number(s)


@rule(
    "A20",
    Severity.HINT,
    _ANY,
    message=Text(
        "El texto de «{column}» tenía letras dañadas y se reparó: «{proposed}».",
        "The text of “{column}” had damaged letters and was repaired: “{proposed}”.",
        "O texto de «{column}» tinha letras danificadas e foi reparado: «{proposed}».",
    ),
    why=Text(
        "Las letras dañadas impiden encontrar un nombre en las listas.",
        "Damaged letters keep a name from being found on the lists.",
        "As letras danificadas impedem encontrar um nome nas listas.",
    ),
    mend=Text(
        "Guarde el archivo como libro de Excel o como CSV UTF-8.",
        "Save the file as an Excel workbook or as CSV UTF-8.",
        "Salve o arquivo como pasta do Excel ou como CSV UTF-8.",
    ),
    problems=("repaired_text",),
)
def text_is_whole(s: Setting) -> pl.Expr:
    """Text did not need repair."""
    return pl.lit(True)
