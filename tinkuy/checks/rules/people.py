"""People and quantities: what must add up, and what must not be empty (METHODS 3.5, C14 to C22)."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import TOLERANCE, added, ages, amount, children, differ, groups, number_text, one_of
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, PEOPLE, POPULATION_GROUPS

_NOT_PEOPLE = ("campaign", "infrastructure", "mechanism_advocacy", "other")


def base() -> pl.Expr:
    """The number that a breakdown must add up to: New, or Total where an accepted treatment says it is broken down."""
    return pl.when(pl.col("breakdown_of").eq_missing(pl.lit("total"))).then(amount("total")).otherwise(amount("new"))


def _of_type(s: Setting) -> pl.Expr:
    return one_of("indicator_type", s["types"])


def _sums(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    """What several rules compare, added up once for each row."""
    return ({"of_groups": groups(), "of_ages": ages(), "broken_down": base()},)


def _added_and_base(added_up: str):
    return lambda s: pl.concat_str(number_text(pl.col(added_up)), number_text(pl.col("broken_down")), separator=" | ")


def _column(name: str):
    return lambda s: number_text(pl.col(name))


@rule(
    "C14",
    Severity.WARNING,
    "new",
    message=Text(
        "La actividad es de atención a personas, pero no cuenta a ninguna (nuevas: {value}; total: {detail}).",
        "The activity serves people but counts none (new: {value}; total: {detail}).",
        "A atividade é de atenção a pessoas, mas não conta nenhuma (novas: {value}; total: {detail}).",
    ),
    why=Text(
        "Una atención sin personas no suma a las personas alcanzadas.",
        "Assistance without people adds nothing to the people reached.",
        "Um atendimento sem pessoas não soma às pessoas alcançadas.",
    ),
    mend=Text(
        "Escriba las personas del mes (total) y las nuevas; si no hubo actividad, borre la fila.",
        "Write the people of the month (total) and the new ones; if nothing took place, delete the row.",
        "Escreva as pessoas do mês (total) e as novas; se não houve atividade, apague a linha.",
    ),
    parameters={"types": ("direct_assistance",), "new_required": False, "total_required": False},
    detail=_column("total"),
    by_type=True,
    compares=("new", "total"),
)
def people_are_counted(s: Setting) -> pl.Expr:
    """Direct assistance counts people: not both New and Total 0 or blank (2021: every type but Other; 2025: New > 0 and Total > 0).

    New that an accepted treatment marks as not reported is a gap and not a 0: then Total alone is asked for.
    """
    without_new, without_total = amount("new") <= 0, amount("total") <= 0
    gap = pl.col("new_basis").eq_missing(pl.lit("not_reported"))
    return _of_type(s) & (
        (without_new & without_total)
        | (without_new & ~gap & bool(s["new_required"]))
        | (without_total & bool(s["total_required"]))
    )


@rule(
    "C15",
    Severity.WARNING,
    "new",
    message=Text(
        "Las personas nuevas ({value}) son más que el total del mes ({detail}).",
        "New beneficiaries ({value}) are more than the total of the month ({detail}).",
        "As pessoas novas ({value}) são mais que o total do mês ({detail}).",
    ),
    why=Text(
        "Las personas nuevas son una parte del total del mes.",
        "New people are part of the total of the month.",
        "As pessoas novas são uma parte do total do mês.",
    ),
    mend=Text(
        "Revise los dos números: el total incluye a las nuevas.",
        "Check both numbers: the total includes the new ones.",
        "Revise os dois números: o total inclui as novas.",
    ),
    parameters={"types": ("direct_assistance", "capacity_building")},
    detail=_column("total"),
    by_type=True,
    compares=("new", "total"),
)
def new_is_part_of_total(s: Setting) -> pl.Expr:
    """New beneficiaries are at most the total of the month (METHODS 3.2: 0 <= New <= Total)."""
    return _of_type(s) & (amount("new") - amount("total") > TOLERANCE)


_BREAKDOWN_WHY = Text(
    "El desglose dice quiénes son las personas nuevas; si no suma, no se sabe cuál número vale.",
    "The breakdown says who the new people are; if it does not add up, nobody knows which number holds.",
    "A desagregação diz quem são as pessoas novas; se não soma, não se sabe qual número vale.",
)
_BREAKDOWN_MEND = Text(
    "Desglose las personas nuevas del mes, no el total; las partes deben sumar exactamente.",
    "Break down the new people of the month, not the total; the parts must add up exactly.",
    "Desagregue as pessoas novas do mês, não o total; as partes devem somar exatamente.",
)


@rule(
    "C16",
    Severity.WARNING,
    "new",
    message=Text(
        "Los grupos de población suman {detail_1} y deberían sumar {detail_2}.",
        "The population groups add up to {detail_1}; they should add up to {detail_2}.",
        "Os grupos de população somam {detail_1} e deveriam somar {detail_2}.",
    ),
    why=_BREAKDOWN_WHY,
    mend=_BREAKDOWN_MEND,
    parameters={"types": ("direct_assistance",), "tolerance": TOLERANCE},
    facts=_sums,
    detail=_added_and_base("of_groups"),
    by_type=True,
    compares=("new", "total", *POPULATION_GROUPS),
)
def groups_add_up(s: Setting) -> pl.Expr:
    """The population groups add up to New; a blank adds nothing (METHODS 3.5b)."""
    return _of_type(s) & differ(pl.col("of_groups"), pl.col("broken_down"), s["tolerance"])


@rule(
    "C17",
    Severity.WARNING,
    "new",
    message=Text(
        "Edad y género suman {detail_1} y deberían sumar {detail_2}.",
        "Age and gender add up to {detail_1}; they should add up to {detail_2}.",
        "Idade e gênero somam {detail_1} e deveriam somar {detail_2}.",
    ),
    why=_BREAKDOWN_WHY,
    mend=_BREAKDOWN_MEND,
    parameters={"types": ("direct_assistance", "capacity_building"), "tolerance": TOLERANCE, "blank_is_zero": False},
    facts=_sums,
    detail=_added_and_base("of_ages"),
    by_type=True,
    compares=("new", "total", *AGE_GENDER),
)
def ages_add_up(s: Setting) -> pl.Expr:
    """Girls, boys, women and men (and other, where the year has them) add up to New.

    Direct assistance always; capacity building where a breakdown is given (2021: `blank_is_zero`, also where none is).
    """
    asked = one_of("indicator_type", ["direct_assistance"]) | (pl.col("of_ages") > 0) | bool(s["blank_is_zero"])
    return _of_type(s) & asked & differ(pl.col("of_ages"), pl.col("broken_down"), s["tolerance"])


@rule(
    "C18",
    Severity.WARNING,
    "total",
    message=Text(
        "La capacitación no dice cuántas personas participaron.",
        "The training does not say how many people took part.",
        "A capacitação não diz quantas pessoas participaram.",
    ),
    why=Text(
        "El resultado de una capacitación son las personas capacitadas.",
        "The result of a training is the people trained.",
        "O resultado de uma capacitação são as pessoas capacitadas.",
    ),
    mend=Text(
        "Escriba el total de personas del mes.",
        "Write the total number of people of the month.",
        "Escreva o total de pessoas do mês.",
    ),
    parameters={"types": ("capacity_building",)},
    by_type=True,
    compares=("total",),
)
def trained_are_counted(s: Setting) -> pl.Expr:
    """Capacity building has a Total above 0."""
    return _of_type(s) & (amount("total") <= 0)


@rule(
    "C19",
    Severity.WARNING,
    "output",
    message=Text(
        "El indicador no cuenta personas, y la cantidad de la unidad está vacía o es 0.",
        "The indicator does not count people, and the quantity of output is blank or 0.",
        "O indicador não conta pessoas, e a quantidade da unidade está vazia ou é 0.",
    ),
    why=Text(
        "En estos indicadores el resultado es la cantidad: sesiones, kits, instituciones.",
        "For these indicators the result is the quantity: sessions, kits, institutions.",
        "Nestes indicadores o resultado é a quantidade: sessões, kits, instituições.",
    ),
    mend=Text(
        "Escriba cuántas unidades hubo en el mes.",
        "Write how many units there were in the month.",
        "Escreva quantas unidades houve no mês.",
    ),
    parameters={"types": _NOT_PEOPLE},
    by_type=True,
    compares=("output",),
)
def output_is_counted(s: Setting) -> pl.Expr:
    """Indicators that do not count people have an output: neither 0 nor missing (METHODS 3.6(2) looked at 0 only)."""
    return _of_type(s) & (amount("output") <= 0)


@rule(
    "C20",
    Severity.WARNING,
    "new",
    message=Text(
        "Este indicador no cuenta personas, pero la fila tiene personas nuevas: {value}.",
        "This indicator does not count people, but the row has new people: {value}.",
        "Este indicador não conta pessoas, mas a linha tem pessoas novas: {value}.",
    ),
    why=Text(
        "Las personas de estos indicadores no entran en las personas alcanzadas.",
        "People of these indicators do not enter the people reached.",
        "As pessoas destes indicadores não entram nas pessoas alcançadas.",
    ),
    mend=Text(
        "Deje las nuevas en blanco y escriba la cantidad; si atendió a personas, elija el indicador que las cuenta.",
        "Leave New blank and write the quantity; if people were served, choose the indicator that counts them.",
        "Deixe as novas em branco e escreva a quantidade; se atendeu pessoas, escolha o indicador que as conta.",
    ),
    parameters={"types": _NOT_PEOPLE},
    by_type=True,
)
def only_people_indicators_have_new(s: Setting) -> pl.Expr:
    """Infrastructure, campaign, mechanism and other have no New (2025)."""
    return _of_type(s) & (amount("new") > 0)


@rule(
    "C21",
    Severity.WARNING,
    "",
    message=Text(
        "La fila no tiene ninguna cantidad: todo está vacío o es 0.",
        "The row has no quantity at all: everything is blank or 0.",
        "A linha não tem nenhuma quantidade: tudo está vazio ou é 0.",
    ),
    why=Text(
        "Una fila sin cantidades no dice qué se hizo.",
        "A row without quantities does not say what was done.",
        "Uma linha sem quantidades não diz o que foi feito.",
    ),
    mend=Text(
        "Complete las cantidades; si no hubo actividad en el mes, borre la fila.",
        "Fill in the quantities; if nothing took place this month, delete the row.",
        "Preencha as quantidades; se não houve atividade no mês, apague a linha.",
    ),
    facts=_sums,
    compares=("output", *PEOPLE),
)
def row_says_something(s: Setting) -> pl.Expr:
    """Output, Total, New, groups and age-gender are not all 0 or blank (METHODS 3.5b, "Empty data")."""
    return added(("output", "total", "new")) + pl.col("of_groups") + pl.col("of_ages") == 0


@rule(
    "C22",
    Severity.WARNING,
    "girls",
    message=Text(
        "Es atención de educación o protección de la niñez, sin ninguna niña ni niño (personas: {detail}).",
        "It is education or child protection assistance, with no girls or boys at all (people: {detail}).",
        "É atendimento de educação ou proteção da criança, sem nenhuma menina nem menino (pessoas: {detail}).",
    ),
    why=Text(
        "Esta atención suele incluir a menores de 18 años; es posible que la edad esté en otra columna.",
        "Such assistance usually includes people under 18; their age may be in another column.",
        "Este atendimento costuma incluir menores de 18 anos; é possível que a idade esteja em outra coluna.",
    ),
    mend=Text(
        "Revise las columnas de edad; si de verdad fueron solo adultos, deje la fila como está.",
        "Check the age columns; if they really were adults only, leave the row as it is.",
        "Revise as colunas de idade; se realmente foram só adultos, deixe a linha como está.",
    ),
    parameters={"types": ("direct_assistance",), "sectors": ("education", "child_protection")},
    needs=AGE_GENDER[:4],
    facts=_sums,
    detail=_column("of_ages"),
    by_type=True,
    compares=AGE_GENDER,
)
def assistance_to_children_has_children(s: Setting) -> pl.Expr:
    """Education and child-protection assistance with an age breakdown includes people under 18.

    The team's own tool had it the wrong way round and looked for a sector that no list holds (METHODS 3.6(1)).
    """
    return _of_type(s) & one_of("sector", s["sectors"]) & (pl.col("of_ages") > 0) & (children() <= 0)
