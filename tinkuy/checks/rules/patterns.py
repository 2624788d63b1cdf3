"""Patterns over many rows of one organisation: hints, for a pattern proves nothing by itself (METHODS 3.5).

A pattern of an organisation is told once, on its first row, and names the number of rows it was seen in.
"""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import ages, amount, differ, groups, number_text, one_of, same_as
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.checks.rules.people import base
from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

_ORGANISATION = "pattern_organisation"
_PARTS = ("girls", "boys", "women", "men")


def _assistance() -> pl.Expr:
    return one_of("indicator_type", ["direct_assistance"])


def _each_organisation(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    people = (amount("total") > 0) | (groups() > 0) | (ages() > 0)
    told = _assistance() & people & (pl.col("new_basis").fill_null("reported") == "reported")
    return (
        {_ORGANISATION: same_as("organisation").fill_null(""), "tells_total": told},
        {
            "rows_told": pl.col("tells_total").sum().over(_ORGANISATION),
            "months_told": pl.col("month").filter("tells_total").n_unique().over(_ORGANISATION),
            "rows_without_new": (pl.col("tells_total") & (amount("new") <= 0)).sum().over(_ORGANISATION),
            "rows_all_new": (pl.col("tells_total") & ~differ(pl.col("new"), pl.col("total")).fill_null(True))
            .sum()
            .over(_ORGANISATION),
            "first_told": pl.col("row_id").filter("tells_total").min().over(_ORGANISATION),
        },
    )


def _in_every(s: Setting, count: str) -> pl.Expr:
    """On the organisation's first row, whether all its rows are so, over enough rows and months to tell."""
    enough = (pl.col("rows_told") >= s["least_rows"]) & (pl.col("months_told") >= s["least_months"])
    first = (pl.col("row_id") == pl.col("first_told")).fill_null(False)
    return enough & first & (pl.col(count) == pl.col("rows_told"))


_ENOUGH = {"least_rows": 5, "least_months": 2}


@rule(
    "A05",
    Severity.HINT,
    "new",
    message=Text(
        "En sus {detail} filas de atención, de todos los meses, las personas nuevas son 0.",
        "In the {detail} assistance rows of this organisation, in every month, New is 0.",
        "Nas {detail} linhas de atendimento desta organização, em todos os meses, as pessoas novas são 0.",
    ),
    why=Text(
        "Quizá no se cuentan por separado: entonces es «no reportado», y no cero.",
        "Perhaps they are not counted apart: then it is “not reported”, and not zero.",
        "Talvez não sejam contadas à parte: então é «não relatado», e não zero.",
    ),
    mend=Text(
        "Si no puede saber quiénes son nuevas, díganos: reportar solo totales también es válido.",
        "If you cannot know who is new, tell us: reporting totals only is legitimate too.",
        "Se não pode saber quem é novo, avise: relatar só totais também é válido.",
    ),
    parameters=_ENOUGH,
    facts=_each_organisation,
    detail=lambda s: pl.col("rows_told").cast(pl.String),
    across=True,
    by_type=True,
)
def new_is_reported_some_month(s: Setting) -> pl.Expr:
    """New is not 0 in every assistance row and month of an organisation; a blank is "not reported" already and says nothing."""
    return _in_every(s, "rows_without_new")


@rule(
    "A06",
    Severity.HINT,
    "new",
    message=Text(
        "En sus {detail} filas de atención, de todos los meses, las nuevas son iguales al total.",
        "In the {detail} assistance rows of this organisation, in every month, New equals Total.",
        "Nas {detail} linhas de atendimento desta organização, em todos os meses, as novas são iguais ao total.",
    ),
    why=Text(
        "Si alguna persona volvió en otro mes, se está contando como nueva otra vez.",
        "If anyone came back in another month, they are counted as new again.",
        "Se alguma pessoa voltou em outro mês, está sendo contada como nova outra vez.",
    ),
    mend=Text(
        "Confirme que nadie se repite entre meses; si no puede saberlo, reporte solo el total.",
        "Confirm that nobody repeats across months; if you cannot know, report the total only.",
        "Confirme que ninguém se repete entre meses; se não pode saber, relate só o total.",
    ),
    parameters=_ENOUGH,
    facts=_each_organisation,
    detail=lambda s: pl.col("rows_told").cast(pl.String),
    across=True,
    by_type=True,
)
def new_differs_from_total_some_month(s: Setting) -> pl.Expr:
    """New does not equal Total in every assistance row and month of an organisation."""
    return _in_every(s, "rows_all_new")


@rule(
    "A07",
    Severity.HINT,
    "total",
    message=Text(
        "El desglose suma el total del mes ({value}), no las personas nuevas ({detail}).",
        "The breakdown adds up to the total of the month ({value}), not to the new people ({detail}).",
        "A desagregação soma o total do mês ({value}), não as pessoas novas ({detail}).",
    ),
    why=Text(
        "La plantilla pide desglosar las nuevas; muchas organizaciones desglosan el total, y se puede tratar de una vez.",
        "The template asks to break down New; many organisations break down Total, and it can be treated all at once.",
        "O modelo pede desagregar as novas; muitas organizações desagregam o total, e pode ser tratado de uma vez.",
    ),
    mend=Text(
        "Desglose las personas nuevas, o acepte que el desglose es del total.",
        "Break down the new people, or accept that the breakdown is of the total.",
        "Desagregue as pessoas novas, ou aceite que a desagregação é do total.",
    ),
    detail=lambda s: number_text(pl.col("new")),
    by_type=True,
    compares=("new", "total", *POPULATION_GROUPS, *AGE_GENDER),
)
def breakdown_is_of_new(s: Setting) -> pl.Expr:
    """The breakdown (groups, or age and gender) is not of Total where Total and New differ."""
    of_total = [(part > 0) & ~differ(part, amount("total")) for part in (groups(), ages())]
    return _assistance() & (of_total[0] | of_total[1]) & differ(amount("total"), base())


def _people_of(size: str) -> pl.Expr:
    """The number of people that a size on the log scale stands for."""
    return number_text(pl.col(size).exp().sub(1).round(0))


def _usual_size(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    people = pl.max_horizontal(amount("total"), amount("new"))
    size = pl.when(people > 0).then(people.log1p())
    group = ("size_organisation", "size_indicator")
    return (
        {"size_organisation": same_as("organisation"), "size_indicator": same_as("indicator"), "size": size},
        {"usual_size": pl.col("size").median().over(group), "sizes": pl.col("size").count().over(group)},
        {"usual_distance": (pl.col("size") - pl.col("usual_size")).abs().median().over(group)},
    )


@rule(
    "A08",
    Severity.HINT,
    "total",
    message=Text(
        "El número de personas ({detail_1}) está lejos de lo usual de esta organización en este indicador ({detail_2}).",
        "The number of people ({detail_1}) is far from what is usual for this organisation and indicator ({detail_2}).",
        "O número de pessoas ({detail_1}) está longe do usual desta organização neste indicador ({detail_2}).",
    ),
    why=Text(
        "Un número fuera de lo usual puede ser un logro o un error al escribir.",
        "An unusual number may be an achievement or a slip of the pen.",
        "Um número fora do usual pode ser uma conquista ou um erro ao escrever.",
    ),
    mend=Text(
        "Revíselo; si es correcto, déjelo y explíquelo en la descripción.",
        "Check it; if it is right, leave it and explain it in the description.",
        "Revise-o; se está correto, deixe-o e explique na descrição.",
    ),
    parameters={"z": 3.5, "least_rows": 8},
    facts=_usual_size,
    detail=lambda s: pl.concat_str(_people_of("size"), _people_of("usual_size"), separator=" | "),
    across=True,
)
def number_is_usual(s: Setting) -> pl.Expr:
    """The robust z of people (on the log scale, by median absolute deviation) within organisation and indicator is at most 3.5.

    Fewer than eight rows, or a deviation of 0, tell nothing: then nothing is said. Source: Iglewicz and Hoaglin (1993).
    """
    z = 0.6745 * (pl.col("size") - pl.col("usual_size")).abs() / pl.col("usual_distance")
    can_tell = (pl.col("sizes") >= s["least_rows"]) & (pl.col("usual_distance") > 0) & pl.col("size").is_not_null()
    return can_tell.fill_null(False) & (z > s["z"]).fill_null(False)


def _shares(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    whole = pl.sum_horizontal(amount(part) for part in _PARTS)
    shares = {f"share_{part}": pl.when(whole >= s["least_people"]).then(amount(part) / whole) for part in _PARTS}
    who = {_ORGANISATION: same_as("organisation").fill_null("")}
    spread = pl.max_horizontal(
        (pl.col(f"share_{part}").max() - pl.col(f"share_{part}").min()).over(_ORGANISATION) for part in _PARTS
    )
    return (
        who | shares,
        {
            "share_spread": spread,
            "rows_shared": pl.col("share_women").count().over(_ORGANISATION),
            "first_shared": pl.col("row_id").filter(pl.col("share_women").is_not_null()).min().over(_ORGANISATION),
        },
    )


@rule(
    "A23",
    Severity.HINT,
    "girls",
    message=Text(
        "Edad y género guardan las mismas proporciones en {detail} filas de esta organización.",
        "Age and gender keep the same proportions in {detail} rows of this organisation.",
        "Idade e gênero mantêm as mesmas proporções em {detail} linhas desta organização.",
    ),
    why=Text(
        "Parece un reparto por porcentajes: es una estimación, y se muestra como tal.",
        "It looks like a split by percentages: that is an estimate, and is shown as one.",
        "Parece uma divisão por porcentagens: é uma estimativa, e se mostra como tal.",
    ),
    mend=Text(
        "Si es una estimación, dígalo en la descripción; si se contó, no hay nada que hacer.",
        "If it is an estimate, say so in the description; if it was counted, there is nothing to do.",
        "Se é uma estimativa, diga-o na descrição; se foi contado, não há nada a fazer.",
    ),
    parameters={"least_rows": 6, "least_people": 20, "spread": 0.01},
    facts=_shares,
    detail=lambda s: pl.col("rows_shared").cast(pl.String),
    across=True,
)
def proportions_vary(s: Setting) -> pl.Expr:
    """The shares of girls, boys, women and men are not the same in every row of an organisation."""
    same = (pl.col("share_spread") <= s["spread"]).fill_null(False)
    first = (pl.col("row_id") == pl.col("first_shared")).fill_null(False)
    return same & first & (pl.col("rows_shared") >= s["least_rows"])


def _round_totals(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    large = amount("total") >= s["least_people"]
    return (
        {_ORGANISATION: same_as("organisation").fill_null(""), "large_total": large},
        {
            "large_totals": pl.col("large_total").sum().over(_ORGANISATION),
            "round_totals": (pl.col("large_total") & (amount("total") % 10 == 0)).sum().over(_ORGANISATION),
            "first_large": pl.col("row_id").filter("large_total").min().over(_ORGANISATION),
        },
    )


@rule(
    "A24",
    Severity.HINT,
    "total",
    message=Text(
        "De {detail_2} totales de esta organización, {detail_1} terminan en 0.",
        "Of {detail_2} totals of this organisation, {detail_1} end in 0.",
        "De {detail_2} totais desta organização, {detail_1} terminam em 0.",
    ),
    why=Text(
        "Los números contados rara vez son tan redondos: quizá son estimados o planeados.",
        "Counted numbers are rarely so round: perhaps they are estimated or planned.",
        "Números contados raramente são tão redondos: talvez sejam estimados ou planejados.",
    ),
    mend=Text(
        "Si son estimaciones, dígalo en la descripción.",
        "If they are estimates, say so in the description.",
        "Se são estimativas, diga-o na descrição.",
    ),
    parameters={"least_rows": 20, "least_people": 20, "share": 0.8},
    facts=_round_totals,
    detail=lambda s: pl.concat_str(
        pl.col("round_totals").cast(pl.String), pl.col("large_totals").cast(pl.String), separator=" | "
    ),
    across=True,
)
def totals_are_not_all_round(s: Setting) -> pl.Expr:
    """Fewer than four in five totals of 20 and more of an organisation are multiples of ten."""
    many = pl.col("large_totals") >= s["least_rows"]
    first = (pl.col("row_id") == pl.col("first_large")).fill_null(False)
    return many & first & (pl.col("round_totals") >= s["share"] * pl.col("large_totals"))
