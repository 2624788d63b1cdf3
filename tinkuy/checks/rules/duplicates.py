"""The same work told twice within what was sent (METHODS 3.5, "additional checks nobody runs")."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import filled, same_as, written
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.checks.rules.lists import attribute, entries
from tinkuy.languages import Text
from tinkuy.packs.folding import fold
from tinkuy.reports.five_ws import FIVE_WS

_KEY = ("organisation", "implementing_partner", "month", "indicator", "activity", "country", "admin1", "admin2")
_TWICE = Text(
    "Lo que se cuenta dos veces aumenta el total sin que haya más personas.",
    "What is counted twice raises the total without there being more people.",
    "O que se conta duas vezes aumenta o total sem que haja mais pessoas.",
)


def _same_cells(columns: tuple[str, ...]) -> pl.Expr:
    """One number for rows whose cells are the same; two different rows share it once in 10^19."""
    return pl.struct(same_as(column).alias(column) for column in columns).hash()


def _copies(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    return (
        {"whole_row": _same_cells(FIVE_WS.keys()), "row_key": _same_cells(_KEY)},
        {
            "copies": pl.len().over("whole_row"),
            "first_copy": pl.col("row").min().over("whole_row"),
            "alike": pl.len().over("row_key"),
        },
    )


@rule(
    "A01",
    Severity.HINT,
    "",
    message=Text(
        "Esta fila está {detail_1} veces, exactamente igual (la primera es la fila {detail_2}).",
        "This row is there {detail_1} times, exactly the same (the first is row {detail_2}).",
        "Esta linha está {detail_1} vezes, exatamente igual (a primeira é a linha {detail_2}).",
    ),
    why=_TWICE,
    mend=Text(
        "Si es la misma actividad, deje una sola fila; si son distintas, dígalo en la descripción.",
        "If it is the same activity, keep one row; if they differ, say so in the description.",
        "Se é a mesma atividade, deixe uma só linha; se são distintas, diga-o na descrição.",
    ),
    facts=_copies,
    detail=lambda s: pl.concat_str(
        pl.col("copies").cast(pl.String), pl.col("first_copy").cast(pl.String), separator=" | ", ignore_nulls=True
    ),
    plain_details=True,
    across=True,
)
def row_is_there_once(s: Setting) -> pl.Expr:
    """No other row has exactly the same cells."""
    return pl.col("copies") > 1


@rule(
    "A02",
    Severity.HINT,
    "",
    message=Text(
        "Hay {detail} filas con la misma organización, socio, mes, indicador, actividad y lugar, y otros números.",
        "There are {detail} rows with the same organisation, partner, month, indicator, activity and place, and other numbers.",
        "Há {detail} linhas com a mesma organização, parceiro, mês, indicador, atividade e lugar, e outros números.",
    ),
    why=_TWICE,
    mend=Text(
        "Si son grupos distintos, está bien; si una fila corrige a la otra, deje solo la correcta.",
        "If they are different groups of people, all is well; if one row corrects the other, keep the right one only.",
        "Se são grupos distintos, está bem; se uma linha corrige a outra, deixe só a correta.",
    ),
    facts=_copies,
    detail=lambda s: pl.col("alike").cast(pl.String),
    across=True,
)
def activity_is_told_once(s: Setting) -> pl.Expr:
    """No other row tells of the same activity with other numbers."""
    return pl.col("alike") > pl.col("copies")


def _organisation_of(s: Setting) -> dict[str, str]:
    """The organisation that each implementing partner is: by the list's link, which is often blank, else by the same name."""
    named = {fold(name): e.code for e in entries(s, "organisations") for name in (*e.text.all(), *e.aliases)}
    partners = entries(s, "implementing_partners")
    by_name = {e.code: named[fold(name)] for e in partners for name in e.text.all() if fold(name) in named}
    return by_name | dict(attribute(s, "implementing_partners", "organisation"))


def _partner_as_organisation(s: Setting) -> pl.Expr:
    """The organisation that the implementing partner is; null where it is none."""
    return pl.col("implementing_partner").replace_strict(_organisation_of(s), default=None, return_dtype=pl.String)


@rule(
    "A11",
    Severity.WARNING,
    "implementing_partner",
    message=Text(
        "El socio implementador es la misma organización que reporta ({value}).",
        "The implementing partner is the appealing organisation itself ({value}).",
        "O parceiro implementador é a própria organização que relata ({value}).",
    ),
    why=Text(
        "Si la organización trabaja directamente, no hay socio que nombrar.",
        "If the organisation works directly, there is no partner to name.",
        "Se a organização trabalha diretamente, não há parceiro a nomear.",
    ),
    mend=Text(
        "Escriba No en «¿A través de un socio?» y deje el socio en blanco, o corrija el socio.",
        "Write No under “Through a partner?” and leave the partner blank, or correct the partner.",
        "Escreva Não em «Através de um parceiro?» e deixe o parceiro em branco, ou corrija o parceiro.",
    ),
)
def partner_is_somebody_else(s: Setting) -> pl.Expr:
    """The implementing partner is another organisation than the appealing one: by the list's link, its name on the list, or the name written."""
    linked = (_partner_as_organisation(s) == pl.col("organisation")).fill_null(False)
    there = pl.col("implementing_partner_text").is_not_null()
    named = pl.when(there).then(_folded("implementing_partner_text") == _folded("organisation_text"))
    return filled("implementing_partner") & (linked | named.fill_null(False))


def _folded(column: str) -> pl.Expr:
    bare = pl.col(column).str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return bare.str.strip_chars().str.to_lowercase()


def _told_by_both(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    place = ("month", "country", "admin1", "indicator")
    whole = pl.all_horizontal(same_as(column).is_not_null() for column in place)
    by = {"own": pl.col("organisation"), "through": _partner_as_organisation(s)}
    other = by["own"] != by["through"]
    hashed = {
        name: pl.struct(who.alias("who"), *(same_as(column).alias(column) for column in place)).hash()
        for name, who in by.items()
    }
    asked = pl.col("indicator_type").is_in(s["types"]) & whole
    return (
        {
            "told_by_itself": pl.when(by["own"].is_not_null() & asked).then(hashed["own"]),
            "told_through_it": pl.when(other.fill_null(by["through"].is_not_null()) & asked).then(hashed["through"]),
        },
        {
            "also_told_through": pl.col("told_by_itself").is_in(pl.col("told_through_it").drop_nulls().implode()),
            "also_told_itself": pl.col("told_through_it").is_in(pl.col("told_by_itself").drop_nulls().implode()),
        },
    )


def _told_twice(s: Setting) -> pl.Expr:
    """The organisation that reports itself and through which another reports."""
    through = pl.col("also_told_itself").fill_null(False)
    return pl.when(through).then(written("implementing_partner")).otherwise(written("organisation"))


@rule(
    "A12",
    Severity.HINT,
    "organisation",
    message=Text(
        "«{detail}» reporta este indicador por su cuenta, y otra organización lo reporta a través de ella, en el mismo lugar y mes.",
        "“{detail}” reports this indicator itself, and another organisation reports it through them, in the same place and month.",
        "«{detail}» relata este indicador por conta própria, e outra organização o relata através dela, no mesmo lugar e mês.",
    ),
    why=_TWICE,
    mend=Text(
        "Acuerden entre las dos organizaciones quién reporta a estas personas.",
        "Agree between the two organisations who reports these people.",
        "Combinem entre as duas organizações quem relata estas pessoas.",
    ),
    parameters={"types": ("direct_assistance", "capacity_building")},
    lists=("organisations", "implementing_partners"),
    facts=_told_by_both,
    detail=_told_twice,
    detail_of="organisation",
    across=True,
    by_type=True,
)
def people_are_reported_by_one(s: Setting) -> pl.Expr:
    """An organisation does not report itself what another reports through it (same month, place and indicator)."""
    return pl.col("also_told_through").fill_null(False) | pl.col("also_told_itself").fill_null(False)
