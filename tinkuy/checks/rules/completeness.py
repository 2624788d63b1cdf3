"""What a row must say to be used at all, and what it should say (METHODS 3.5, C01 and C04 to C08)."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import blank, filled, no, yes
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text

_MISSING = Text("Falta: {column}.", "Missing: {column}.", "Falta: {column}.")


@rule(
    "C01",
    Severity.BLOCKING,
    ("country", "admin1"),
    message=_MISSING,
    why=Text(
        "Sin el lugar, la fila no puede sumarse a ningún departamento ni al país.",
        "Without the place, the row cannot be added to any department or country.",
        "Sem o lugar, a linha não pode ser somada a nenhum departamento nem ao país.",
    ),
    mend=Text(
        "Escriba el país y el departamento; si fue en todo el país, elija el país entero.",
        "Write the country and the admin1; if it was everywhere, choose the whole country.",
        "Escreva o país e o departamento; se foi em todo o país, escolha o país inteiro.",
    ),
)
def place_is_given(s: Setting) -> pl.Expr:
    """Country and admin1 are given."""
    return blank(s.column)


@rule(
    "C04",
    Severity.BLOCKING,
    "organisation",
    message=Text(
        "Falta la organización que reporta.",
        "The appealing organisation is missing.",
        "Falta a organização que relata.",
    ),
    why=Text(
        "Cada fila pertenece a una organización del plan, que responde por ella.",
        "Each row belongs to an organisation of the plan, which answers for it.",
        "Cada linha pertence a uma organização do plano, que responde por ela.",
    ),
    mend=Text(
        "Elija su organización de la lista de la plantilla.",
        "Choose your organisation from the template's list.",
        "Escolha a sua organização na lista do modelo.",
    ),
)
def organisation_is_given(s: Setting) -> pl.Expr:
    """The appealing organisation is given."""
    return blank("organisation")


@rule(
    "C05",
    Severity.WARNING,
    "setup",
    message=Text(
        "Falta decir si la actividad se hizo a través de un socio.",
        "It is not said whether a partner implemented the activity.",
        "Falta dizer se a atividade foi feita através de um parceiro.",
    ),
    why=Text(
        "Así se sabe quién está presente en cada lugar y se evita contar lo mismo dos veces.",
        "It tells who is present in each place and keeps the same work from being counted twice.",
        "Assim se sabe quem está presente em cada lugar e se evita contar o mesmo duas vezes.",
    ),
    mend=Text(
        "Escriba Sí (a través de un socio) o No (directamente).",
        "Write Yes (through a partner) or No (directly).",
        "Escreva Sim (através de um parceiro) ou Não (diretamente).",
    ),
)
def setup_is_given(s: Setting) -> pl.Expr:
    """The implementation set-up is given."""
    return blank("setup")


_WHO_WORKS = Text(
    "Sin el socio no se sabe quién trabaja en el lugar.",
    "Without the partner nobody knows who works in the place.",
    "Sem o parceiro não se sabe quem trabalha no lugar.",
)


@rule(
    "C06",
    Severity.WARNING,
    "implementing_partner",
    message=Text(
        "La actividad se hizo a través de un socio, pero no dice cuál.",
        "The activity was done through a partner, but it does not say which.",
        "A atividade foi feita através de um parceiro, mas não diz qual.",
    ),
    why=_WHO_WORKS,
    mend=Text(
        "Elija el socio de la lista, o escriba No en «¿A través de un socio?».",
        "Choose the partner from the list, or write No under “Through a partner?”.",
        "Escolha o parceiro na lista, ou escreva Não em «Através de um parceiro?».",
    ),
)
def partner_is_named_where_there_is_one(s: Setting) -> pl.Expr:
    """Set-up Yes names its implementing partner."""
    return yes("setup") & blank("implementing_partner")


@rule(
    "C06-direct",
    Severity.WARNING,
    "implementing_partner",
    message=Text(
        "Dice que la actividad fue directa, pero nombra al socio «{value}».",
        "It says the activity was direct, but names the partner “{value}”.",
        "Diz que a atividade foi direta, mas nomeia o parceiro «{value}».",
    ),
    why=_WHO_WORKS,
    mend=Text(
        "Si hubo socio, escriba Sí en «¿A través de un socio?»; si no, deje el socio en blanco.",
        "If there was a partner, write Yes under “Through a partner?”; if not, leave the partner blank.",
        "Se houve parceiro, escreva Sim em «Através de um parceiro?»; se não, deixe o parceiro em branco.",
    ),
    parameters={"no_with_partner": False},
)
def direct_work_names_no_partner(s: Setting) -> pl.Expr:
    """Set-up No names no implementing partner (2023)."""
    return no("setup") & filled("implementing_partner") & bool(s["no_with_partner"])


@rule(
    "C07",
    Severity.BLOCKING,
    "month",
    message=Text("Falta el mes.", "The month is missing.", "Falta o mês."),
    why=Text(
        "Sin el mes, la fila no entra en ningún reporte mensual.",
        "Without the month, the row enters no monthly report.",
        "Sem o mês, a linha não entra em nenhum relatório mensal.",
    ),
    mend=Text("Escriba el mes, por ejemplo 2021-03 o marzo 2021.", "Write the month, such as 2021-03 or March 2021.",
              "Escreva o mês, por exemplo 2021-03 ou março 2021."),
)  # fmt: skip
def month_is_given(s: Setting) -> pl.Expr:
    """The reporting month is given."""
    return blank("month")


@rule(
    "C08",
    Severity.BLOCKING,
    ("sector", "indicator"),
    message=_MISSING,
    why=Text(
        "Sin sector e indicador no se sabe qué se contó ni dónde sumarlo.",
        "Without sector and indicator nobody knows what was counted or where to add it.",
        "Sem setor e indicador não se sabe o que se contou nem onde somá-lo.",
    ),
    mend=Text(
        "Elija de la lista de la plantilla: primero el sector, después su indicador.",
        "Choose from the template's list: first the sector, then its indicator.",
        "Escolha na lista do modelo: primeiro o setor, depois o seu indicador.",
    ),
)
def sector_and_indicator_are_given(s: Setting) -> pl.Expr:
    """Sector and indicator are given."""
    return blank(s.column)


@rule(
    "C08-details",
    Severity.WARNING,
    ("activity", "rmrp", "cva", "covid19"),
    message=_MISSING,
    why=Text(
        "Este dato permite separar y describir bien la actividad; la fila cuenta igual.",
        "This lets the activity be told apart and described well; the row counts all the same.",
        "Este dado permite separar e descrever bem a atividade; a linha conta do mesmo modo.",
    ),
    mend=Text(
        "Complete la celda; en las preguntas, escriba Sí o No.",
        "Fill in the cell; for questions, write Yes or No.",
        "Preencha a célula; nas perguntas, escreva Sim ou Não.",
    ),
)
def details_are_given(s: Setting) -> pl.Expr:
    """Activity name, RMRP flag, CVA and, where the year asks for it, COVID-19 are given."""
    return blank(s.column)
