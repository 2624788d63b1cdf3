"""The words of an organisation's own history, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

HISTORY: Final = {
    "title": Text("Mi historial", "My history", "Meu histórico"),
    "lead": Text(
        "Lo que su organización reportó, mes a mes. Solo lo ve su organización y quien gestiona la información.",
        "What your organisation reported, month by month. Only your organisation and the information officer see it.",
        "O que a sua organização relatou, mês a mês. Só o veem a sua organização e quem gerencia a informação.",
    ),
    "months": Text("Sus meses", "Your months", "Os seus meses"),
    "month": Text("Mes", "Month", "Mês"),
    "state": Text("Estado", "State", "Estado"),
    "rows": Text("Filas vigentes", "Rows that stand", "Linhas vigentes"),
    "people": Text("Personas nuevas", "New people", "Pessoas novas"),
    "to": Text("a", "to", "a"),
    "right": Text("Bien a la primera", "First time right", "Certo da primeira vez"),
    "right_of": Text("{right} de {rows} filas", "{right} of {rows} rows", "{right} de {rows} linhas"),
    "asked": Text("Correcciones pedidas", "Corrections asked", "Correções pedidas"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "no_share": Text("sin filas vigentes", "no rows that stand", "sem linhas vigentes"),
    "what_right": Text(
        "«Bien a la primera»: de las filas vigentes, cuántas se enviaron la primera vez sin nada que impida usarlas y sin avisos. "
        "No es una clasificación: cada organización reporta cosas distintas.",
        "“First time right”: of the rows that stand, how many were sent the first time with nothing blocking and no warning. It is "
        "no ranking: organisations report different things.",
        "«Certo da primeira vez»: das linhas vigentes, quantas foram enviadas da primeira vez sem nada que impeça usá-las e sem "
        "avisos. Não é uma classificação: cada organização relata coisas diferentes.",
    ),
    "method": Text("Cómo se calcula", "How it is computed", "Como se calcula"),
    "by_sector": Text("Personas nuevas por sector y mes", "New people by sector and month", "Pessoas novas por setor e mês"),
    "sector": Text("Sector", "Sector", "Setor"),
    "corrections": Text("Lo que se le pidió corregir", "What you were asked to correct", "O que foi pedido para corrigir"),
    "no_corrections": Text(
        "Nadie le devolvió nada.", "Nobody returned anything to you.", "Ninguém devolveu nada."
    ),
    "none": Text(
        "Todavía no hay meses: aparecen con su primer reporte.",
        "There are no months yet: they appear with your first report.",
        "Ainda não há meses: aparecem com o seu primeiro relatório.",
    ),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "model": Text("Modelo", "Model", "Modelo"),
    "see": Text("Abrir", "Open", "Abrir"),
}  # fmt: skip
