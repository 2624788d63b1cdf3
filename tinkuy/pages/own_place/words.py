"""The words of a field focal point's place, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

PLACE: Final = {
    "title": Text("Mi lugar", "My place", "Meu lugar"),
    "lead": Text(
        "Lo que su organización reporta en su lugar, mes a mes, también lo que nadie aceptó todavía. Si algo no es así, avise a quien "
        "reporta por su organización.",
        "What your organisation reports in your place, month by month, also what nobody accepted yet. If something is not so, please "
        "tell whoever reports for your organisation.",
        "O que a sua organização relata no seu lugar, mês a mês, também o que ninguém aceitou ainda. Se algo não é assim, avise quem "
        "relata pela sua organização.",
    ),
    "results": Text("Resultados de todas las organizaciones aquí", "Results of all organisations here", "Resultados de todas as organizações aqui"),
    "none": Text(
        "Su organización todavía no reporta nada en este lugar.",
        "Your organisation reports nothing in this place yet.",
        "A sua organização ainda não relata nada neste lugar.",
    ),
    "months": Text("Meses", "Months", "Meses"),
    "month": Text("Mes", "Month", "Mês"),
    "state": Text("Estado", "State", "Estado"),
    "rows": Text("Filas aquí", "Rows here", "Linhas aqui"),
    "people": Text("Personas nuevas", "New people", "Pessoas novas"),
    "to": Text("a", "to", "a"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "model": Text("Modelo", "Model", "Modelo"),
    "row": Text("Fila", "Row", "Linha"),
    "what": Text("Actividad", "Activity", "Atividade"),
    "district": Text("Provincia o municipio", "Province or municipality", "Província ou município"),
    "total": Text("Total", "Total", "Total"),
    "new": Text("Nuevas", "New", "Novas"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "shown": Text("Se muestran {n} de {all} filas.", "{n} of {all} rows are shown.", "Mostram-se {n} de {all} linhas."),
}  # fmt: skip
