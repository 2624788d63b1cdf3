"""The words of what is reported through an implementing partner, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

THROUGH: Final = {
    "title": Text("Reportado a través de ustedes", "Reported through you", "Relatado por meio de vocês"),
    "lead": Text(
        "Lo que otras organizaciones reportan con ustedes como socio implementador. Diga si es así; lo leen quienes reportan y quienes revisan.",
        "What other organisations report with you as implementing partner. Please say whether it is so; those who report and review read it.",
        "O que outras organizações relatam com vocês como parceiro implementador. Diga se é assim; leem-no quem relata e quem revisa.",
    ),
    "month": Text("Mes", "Month", "Mês"),
    "show": Text("Ver", "Show", "Ver"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "said": Text("Su respuesta", "Your answer", "Sua resposta"),
    "look": Text("Ver las filas de {name}", "See the rows of {name}", "Ver as linhas de {name}"),
    "none": Text(
        "En este mes nadie reporta a través de ustedes.",
        "In this month nobody reports through you.",
        "Neste mês ninguém relata por meio de vocês.",
    ),
    "waiting": Text("Sin respuesta", "No answer yet", "Sem resposta"),
    "confirmed": Text("Confirmado", "Confirmed", "Confirmado"),
    "contested": Text("Cuestionado", "Contested", "Contestado"),
    "back": Text("Reportado a través de ustedes", "Reported through you", "Relatado por meio de vocês"),
    "sector": Text("Sector", "Sector", "Setor"),
    "activity": Text("Actividad", "Activity", "Atividade"),
    "place": Text("Lugar", "Place", "Lugar"),
    "total": Text("Total", "Total", "Total"),
    "new": Text("Nuevas", "New", "Novas"),
    "quantity": Text("Cantidad", "Quantity", "Quantidade"),
    "question": Text("¿Es así?", "Is it so?", "É assim?"),
    "yes": Text("Sí, es así", "Yes, it is so", "Sim, é assim"),
    "no": Text("No es así", "It is not so", "Não é assim"),
    "note": Text("Nota", "Note", "Nota"),
    "note_hint": Text(
        "Si no es así, qué falta o sobra. Sin nombres ni datos de personas atendidas.",
        "If it is not so, what is missing or too much. No names or details of people served.",
        "Se não é assim, o que falta ou sobra. Sem nomes nem dados de pessoas atendidas.",
    ),
    "send": Text("Guardar la respuesta", "Keep the answer", "Guardar a resposta"),
    "kept": Text("Se guardó la respuesta.", "The answer is kept.", "A resposta foi guardada."),
    "problem": Text("No se guardó", "It was not kept", "Não foi guardada"),
    "shown": Text("Se muestran {n} de {all} filas.", "{n} of {all} rows are shown.", "Mostram-se {n} de {all} linhas."),
}

# What is said beside a report, to those who review it and those who report it.
SAID: Final = {
    "title": Text("Lo que dicen los socios implementadores", "What implementing partners say", "O que dizem os parceiros implementadores"),
    "row": Text("fila {row}", "row {row}", "linha {row}"),
    "rows": Text("filas {rows}", "rows {rows}", "linhas {rows}"),
    "rows_more": Text("filas {rows} y {n} más", "rows {rows} and {n} more", "linhas {rows} e mais {n}"),
    "on_version": Text("sobre la versión {n}", "about version {n}", "sobre a versão {n}"),
    "erase": Text("Borrar datos personales", "Erase personal data", "Apagar dados pessoais"),
    "erase_why": Text("Motivo; queda registrado", "Reason; it is kept on record", "Motivo; fica registrado"),
    "erase_do": Text("Borrar esta nota", "Erase this note", "Apagar esta nota"),
    "is_erased": Text("Nota borrada.", "Note erased.", "Nota apagada."),
}  # fmt: skip
