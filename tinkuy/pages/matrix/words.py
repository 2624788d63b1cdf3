"""The words of the matrix, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text
from tinkuy.pages.components.report_states import STATES, ReportState

# The states of a cell, the most urgent first. "received": a draft whose rows can all be used; "findings": one with rows that cannot.
CELLS: Final = {
    "missing": STATES["missing"],
    "findings": ReportState("triangle-alert", Text("Con errores", "With findings", "Com erros"), "warning"),
    "returned": STATES["returned"],
    "received": ReportState("inbox", Text("Recibido", "Received", "Recebido"), "hint"),
    "in_review": STATES["in_review"],
    "accepted": STATES["accepted"],
    "nothing": ReportState("circle-slash", Text("Nada que reportar", "Nothing to report", "Nada a relatar"), "done"),
}
MATRIX: Final = {
    "title": Text("Matriz", "Matrix", "Matriz"),
    "lead": Text(
        "Cada organización, mes por mes: qué falta, qué llegó y en qué está.",
        "Every organisation, month by month: what is missing, what came, and how far it is.",
        "Cada organização, mês a mês: o que falta, o que chegou e como está.",
    ),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "quality": Text("Completo y limpio", "Complete and clean", "Completo e limpo"),
    "quality_hint": Text(
        "Completo: meses aceptados o sin nada que reportar. Limpio: filas sin observaciones.",
        "Complete: months accepted or with nothing to report. Clean: rows without findings.",
        "Completo: meses aceitos ou sem nada a relatar. Limpo: linhas sem observações.",
    ),
    "of": Text("de", "of", "de"),
    "clean": Text("limpio", "clean", "limpo"),
    "uncounted": Text("contando…", "counting…", "contando…"),
    "sectors": Text("sectores", "sectors", "setores"),
    "due": Text("vence", "due", "vence"),
    "year": Text("Año", "Year", "Ano"),
    "month": Text("Mes", "Month", "Mês"),
    "group": Text("Grupo", "Group", "Grupo"),
    "led": Text("Los grupos que usted lidera", "The groups that you lead", "Os grupos que você lidera"),
    "whole": Text("Toda la matriz", "The whole matrix", "Toda a matriz"),
    "sector": Text("Sector", "Sector", "Setor"),
    "state": Text("Estado", "State", "Estado"),
    "all": Text("Todos", "All", "Todos"),
    "filter": Text("Filtrar", "Filter", "Filtrar"),
    "clear": Text("Quitar filtros", "Clear filters", "Retirar filtros"),
    "focus": Text(
        "{month}: {received} de {all} recibidos, {missing} faltan.",
        "{month}: {received} of {all} received, {missing} missing.",
        "{month}: {received} de {all} recebidos, {missing} faltam.",
    ),
    "was_due": Text("Venció el {day}.", "It was due on {day}.", "Venceu em {day}."),
    "due_on": Text("Vence el {day}.", "Due on {day}.", "Vence em {day}."),
    "remind": Text("Recordar a las {n} que faltan", "Remind the {n} that are missing", "Lembrar as {n} que faltam"),
    "remind_one": Text("Recordar a la que falta", "Remind the one that is missing", "Lembrar a que falta"),
    "empty": Text(
        "Todavía no hay meses. Abra el primero en «Meses», o espere el primer reporte.",
        "There are no months yet. Open the first one in “Months”, or wait for the first report.",
        "Ainda não há meses. Abra o primeiro em «Meses», ou espere o primeiro relatório.",
    ),
    "none": Text(
        "Ninguna organización cumple esos filtros. Quite alguno.",
        "No organisation meets those filters. Please take one away.",
        "Nenhuma organização atende a esses filtros. Retire algum.",
    ),
    "reminded": Text("recordado {ago}", "reminded {ago}", "lembrado {ago}"),
    "unreachable": Text("sin contacto", "no contact", "sem contato"),
    "causes_title": Text("Causas de {month}", "Causes of {month}", "Causas de {month}"),
    "causes_look": Text("Ver las causas de {month}", "See the causes of {month}", "Ver as causas de {month}"),
    "causes_wait": Text("Buscando causas…", "Looking for causes…", "Procurando causas…"),
    "explains": Text(
        "{n} causas explican {explained} de {all} observaciones, en {versions} reportes de {organisations} organizaciones.",
        "{n} causes explain {explained} of {all} findings, in {versions} reports of {organisations} organisations.",
        "{n} causas explicam {explained} de {all} observações, em {versions} relatórios de {organisations} organizações.",
    ),
    "explains_one": Text(
        "1 causa explica {explained} de {all} observaciones, en {versions} reportes de {organisations} organizaciones.",
        "1 cause explains {explained} of {all} findings, in {versions} reports of {organisations} organisations.",
        "1 causa explica {explained} de {all} observações, em {versions} relatórios de {organisations} organizações.",
    ),
    "no_causes": Text(
        "Nada se repite entre los reportes abiertos de {month}.",
        "Nothing repeats among the open reports of {month}.",
        "Nada se repete entre os relatórios abertos de {month}.",
    ),
    "resolve": Text("Ver y aceptar causas", "See and accept causes", "Ver e aceitar causas"),
    "more_causes": Text("Otras {n} causas", "{n} more causes", "Outras {n} causas"),
    "resolve_none": Text(
        "Estos reportes ya están en revisión: quien los envió puede corregirlos si se devuelven.",
        "These reports are in review already: their senders can correct them if they are returned.",
        "Estes relatórios já estão em revisão: quem os enviou pode corrigi-los se forem devolvidos.",
    ),
}
DRAWER: Final = {
    "back": Text("Matriz", "Matrix", "Matriz"),
    "close": Text("Cerrar", "Close", "Fechar"),
    "state": Text("Estado", "State", "Estado"),
    "contacts": Text("Contactos", "Contacts", "Contatos"),
    "no_contacts": Text(
        "Nadie reporta por esta organización. Invite a su punto focal en «Personas», o cargue usted su reporte en «Enviar».",
        "Nobody reports for this organisation. Invite its focal point in “People”, or send its report yourself in “Send”.",
        "Ninguém relata por esta organização. Convide o seu ponto focal em «Pessoas», ou envie o relatório em «Enviar».",
    ),
    "versions": Text("Reportes", "Reports", "Relatórios"),
    "version": Text("Versión {n}", "Version {n}", "Versão {n}"),
    "rows": Text("{n} filas", "{n} rows", "{n} linhas"),
    "blocked": Text("{n} no se pueden usar", "{n} cannot be used", "{n} não podem ser usadas"),
    "warned": Text("{n} con aviso", "{n} with a warning", "{n} com aviso"),
    "to_do": Text("Qué hacer", "What to do", "O que fazer"),
    "remind": Text("Recordar", "Remind", "Lembrar"),
    "review": Text("Revisar", "Review", "Revisar"),
    "send": Text("Enviar por ella", "Send for it", "Enviar por ela"),
    "look": Text("Ver todo el mes", "See the whole month", "Ver o mês inteiro"),
    "never": Text("No se le recordó este año.", "Not reminded this year.", "Não foi lembrada neste ano."),
    "last": Text("Recordado {ago}.", "Reminded {ago}.", "Lembrado {ago}."),
    "missing": Text(
        "No ha llegado nada. Recuérdele, o envíe usted lo que le mandó por correo.",
        "Nothing has come. Send a reminder, or send what you got by e-mail yourself.",
        "Não chegou nada. Lembre-a, ou envie o que recebeu por e-mail.",
    ),
    "findings": Text(
        "Hay un borrador con filas que no se pueden usar: falta corregirlas y enviarlo a revisión.",
        "There is a draft with rows that cannot be used: they are to be corrected, and the draft sent to review.",
        "Há um rascunho com linhas que não podem ser usadas: falta corrigi-las e enviá-lo para revisão.",
    ),
    "received": Text(
        "Hay un borrador: falta que lo envíen a revisión.",
        "There is a draft: it is still to be sent to review.",
        "Há um rascunho: falta que o enviem para revisão.",
    ),
    "returned": Text(
        "Se devolvió con comentarios: falta que lo corrijan.",
        "It was returned with comments: it is to be corrected.",
        "Foi devolvido com comentários: falta corrigi-lo.",
    ),
    "in_review": Text(
        "Espera la decisión de quien lidera cada sector.",
        "It waits for the decision of each sector's lead.",
        "Espera a decisão de quem lidera cada setor.",
    ),
    "accepted": Text("No falta nada.", "Nothing is missing.", "Não falta nada."),
    "nothing": Text(
        "Dijo que no tiene nada que reportar. No falta nada.",
        "It said that it has nothing to report. Nothing is missing.",
        "Disse que não tem nada a relatar. Não falta nada.",
    ),
}
AGO: Final = {
    "now": Text("hace un momento", "a moment ago", "há um momento"),
    "hour": Text("hace una hora", "an hour ago", "há uma hora"),
    "hours": Text("hace {n} horas", "{n} hours ago", "há {n} horas"),
    "day": Text("ayer", "yesterday", "ontem"),
    "days": Text("hace {n} días", "{n} days ago", "há {n} dias"),
}
