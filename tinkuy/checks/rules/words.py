"""What the words of a row say: awareness, pregnancy, small children (METHODS 3.5)."""

from __future__ import annotations

import re

import polars as pl

from tinkuy.checks.cells import added, amount, number_text, one_of
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.checks.rules.lists import entries
from tinkuy.languages import Text


def _indicator_speaks_of(s: Setting, pattern: str) -> pl.Expr:
    """Whether the indicator's name, on the list in any language or as written, matches the pattern."""
    speaks = re.compile(pattern)
    listed = entries(s, "indicators")
    codes = [e.code for e in listed if any(speaks.search(name) for name in e.text.all())]
    # Words are searched only where the list does not say what the indicator is: in few rows.
    unlisted = pl.when(~one_of("indicator", [e.code for e in listed])).then(pl.col("indicator_text"))
    return one_of("indicator", codes) | unlisted.str.contains(pattern).fill_null(False)


def _aware(s: Setting) -> pl.Expr:
    marked = [e.code for e in entries(s, "indicators") if e.attributes.get("awareness") == "yes"]
    said = pl.col("activity").str.contains(s["words"]).fill_null(False)
    return one_of("indicator", marked) | _indicator_speaks_of(s, s["words"]) | said


def _share_of_new(s: Setting) -> tuple[dict[str, pl.Expr], ...]:
    """The percentage that a row is of all new people of direct assistance; 0 where there are none."""
    new = pl.when(one_of("indicator_type", s["types"])).then(amount("new").clip(lower_bound=0)).otherwise(0.0)
    return ({"share_of_new": pl.when(new.sum() > 0).then(100 * new / new.sum()).otherwise(0.0)},)


@rule(
    "A13",
    Severity.HINT,
    "indicator",
    message=Text(
        "Parece sensibilización o difusión, contada como atención directa (personas: {detail_1}; de las nuevas del archivo: {detail_2} %).",
        "It looks like awareness raising, counted as direct assistance (people: {detail_1}; of the file's new people: {detail_2} %).",
        "Parece sensibilização ou difusão, contada como atendimento direto (pessoas: {detail_1}; das novas do arquivo: {detail_2} %).",
    ),
    why=Text(
        "Quien recibe un mensaje no es atendido; una sola campaña puede pesar más que toda la respuesta.",
        "Whoever receives a message is not served; one campaign can outweigh the whole response.",
        "Quem recebe uma mensagem não é atendido; uma só campanha pode pesar mais que toda a resposta.",
    ),
    mend=Text(
        "Si fue una campaña o charla abierta, repórtela en un indicador de actividades o campañas.",
        "If it was a campaign or an open talk, report it under an indicator of activities or campaigns.",
        "Se foi uma campanha ou palestra aberta, relate-a em um indicador de atividades ou campanhas.",
    ),
    parameters={
        "types": ("direct_assistance",),
        "words": r"(?i)sensibili[zs]|conscienti[zs]|concienti[zs]|awareness|difusi[oó]n|difus[aã]o",
    },
    facts=_share_of_new,
    detail=lambda s: pl.concat_str(
        number_text(pl.max_horizontal(amount("total"), amount("new"))),
        number_text(pl.col("share_of_new").round(1)),
        separator=" | ",
    ),
    across=True,
    by_type=True,
)
def assistance_is_not_awareness(s: Setting) -> pl.Expr:
    """Direct assistance to people is not awareness raising, by the indicator's mark or by its words or the activity's."""
    return one_of("indicator_type", s["types"]) & _aware(s) & (amount("total") + amount("new") > 0)


@rule(
    "A25",
    Severity.HINT,
    "men",
    message=Text(
        "El indicador es de mujeres embarazadas o lactantes, y cuenta niños u hombres: {detail}.",
        "The indicator is about pregnant or breastfeeding women, and counts boys or men: {detail}.",
        "O indicador é de mulheres grávidas ou lactantes, e conta meninos ou homens: {detail}.",
    ),
    why=Text(
        "Quizá las columnas están cambiadas.", "Perhaps the columns are swapped.", "Talvez as colunas estejam trocadas."
    ),
    mend=Text(
        "Revise las columnas de edad y género.",
        "Check the age and gender columns.",
        "Revise as colunas de idade e gênero.",
    ),
    parameters={
        "words": r"(?i)pregnan|embaraz|gestante|lactating|lactante|gr[aá]vida",
        "but": r"(?i)child|niñ|caregiver|cuidador|newborn|partner",
    },
    detail=lambda s: number_text(added(("boys", "men"))),
)
def pregnant_are_not_men(s: Setting) -> pl.Expr:
    """An indicator about pregnant or breastfeeding women only counts no boys or men."""
    about = _indicator_speaks_of(s, s["words"]) & ~_indicator_speaks_of(s, s["but"])
    return about & (added(("boys", "men")) > 0)


@rule(
    "A26",
    Severity.HINT,
    "women",
    message=Text(
        "El indicador es de niñas y niños menores de 5 años, y cuenta personas adultas: {detail}.",
        "The indicator is about children under 5, and counts adults: {detail}.",
        "O indicador é de crianças menores de 5 anos, e conta pessoas adultas: {detail}.",
    ),
    why=Text(
        "Quizá se contó a quien trajo al niño o la niña.",
        "Perhaps those who brought the child were counted.",
        "Talvez tenha sido contado quem trouxe a criança.",
    ),
    mend=Text("Cuente solo a las niñas y los niños.", "Count the children only.", "Conte só as crianças."),
    parameters={
        "words": r"(?i)(?:children|niñ[oa]s).*59",
        "but": r"(?i)pregnan|embaraz|gestante|lactating|lactante|caregiver|cuidador|women|mujer",
    },
    detail=lambda s: number_text(added(("women", "men", "other_above_18"))),
)
def small_children_are_not_adults(s: Setting) -> pl.Expr:
    """An indicator about children of 0 to 59 months only counts no adults."""
    about = _indicator_speaks_of(s, s["words"]) & ~_indicator_speaks_of(s, s["but"])
    return about & (added(("women", "men", "other_above_18")) > 0)
