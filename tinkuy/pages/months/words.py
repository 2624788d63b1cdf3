"""The words of months, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text
from tinkuy.pages.components.report_states import STATES

MONTHS: Final = {
    "title": Text("Meses", "Months", "Meses"),
    "lead": Text(
        "Qué reportó cada organización, mes por mes, y qué falta.",
        "What every organisation reported, month by month, and what is missing.",
        "O que cada organização relatou, mês a mês, e o que falta.",
    ),
    "matrix": Text("Organizaciones por mes", "Organisations by month", "Organizações por mês"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "year": Text("Año", "Year", "Ano"),
    "total": Text("Aceptados", "Accepted", "Aceitos"),
    "of": Text("de", "of", "de"),
    "nothing": STATES["nothing"].word,
    "all": Text("Total", "Total", "Total"),
    "stands": Text("con una parte aceptada", "with a part accepted", "com uma parte aceita"),
    "due": Text("vence", "due", "vence"),
    "empty": Text(
        "Todavía no hay meses: abra el primero, o espere el primer reporte.",
        "There are no months yet: open the first one, or wait for the first report.",
        "Ainda não há meses: abra o primeiro, ou espere o primeiro relatório.",
    ),
    "open_title": Text("Abrir un mes", "Open a month", "Abrir um mês"),
    "open_text": Text(
        "Al abrir un mes, cada organización ve en «Hoy» qué debe y hasta cuándo.",
        "When a month is open, every organisation sees in “Today” what it owes and until when.",
        "Ao abrir um mês, cada organização vê em «Hoje» o que deve e até quando.",
    ),
    "month": Text("Mes", "Month", "Mês"),
    "month_hint": Text("Año y mes, como 2026-03.", "Year and month, like 2026-03.", "Ano e mês, como 2026-03."),
    "due_on": Text("Vence el", "Due on", "Vence em"),
    "due_hint": Text("Puede quedar vacío.", "May stay blank.", "Pode ficar vazio."),
    "open": Text("Abrir mes", "Open month", "Abrir mês"),
    "no_month": Text(
        "No se entiende «{written}» como mes: escriba año y mes, por ejemplo 2026-03.",
        "“{written}” is not understood as a month: write year and month, for example 2026-03.",
        "Não se entende «{written}» como mês: escreva ano e mês, por exemplo 2026-03.",
    ),
    "no_day": Text(
        "No se entiende «{written}» como fecha: escriba año, mes y día, por ejemplo 2026-04-10.",
        "“{written}” is not understood as a date: write year, month and day, for example 2026-04-10.",
        "Não se entende «{written}» como data: escreva ano, mês e dia, por exemplo 2026-04-10.",
    ),
    "opened": Text("{month}: abierto.", "{month}: open.", "{month}: aberto."),
    "closed": Text(
        "{month}: cerrado. Ya no se reciben reportes.",
        "{month}: closed. Reports are no longer taken.",
        "{month}: fechado. Já não se recebem relatórios.",
    ),
    "reopened": Text("{month}: reabierto.", "{month}: reopened.", "{month}: reaberto."),
    "problem": Text("No cambió nada", "Nothing changed", "Nada mudou"),
}
MONTH: Final = {
    "back": Text("Meses", "Months", "Meses"),
    "reported": Text("Reportes", "Reports", "Relatórios"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "state": Text("Estado", "State", "Estado"),
    "due": Text("Vence el {day}.", "Due on {day}.", "Vence em {day}."),
    "no_due": Text("Sin fecha de vencimiento.", "No due date.", "Sem data de vencimento."),
    "keep": Text("Cuidar el mes", "Keep the month", "Cuidar do mês"),
    "change_due": Text("Guardar fecha", "Save date", "Salvar data"),
    "close": Text("Cerrar mes", "Close month", "Fechar mês"),
    "close_text": Text(
        "Un mes cerrado ya no recibe reportes; lo que está en revisión todavía se decide. Se puede reabrir.",
        "A closed month takes no more reports; what is in review can still be decided. It can be reopened.",
        "Um mês fechado já não recebe relatórios; o que está em revisão ainda se decide. Pode ser reaberto.",
    ),
    "reopen": Text("Reabrir mes", "Reopen month", "Reabrir mês"),
    "reason": Text("Por qué se reabre", "Why it is reopened", "Por que se reabre"),
    "reason_hint": Text(
        "Queda registrado, por ejemplo: «Reporte tardío de una organización».",
        "It is kept on record, for example: “Late report of one organisation”.",
        "Fica registrado, por exemplo: «Relatório tardio de uma organização».",
    ),
    "steps": Text("Qué pasó con este mes", "What happened to this month", "O que aconteceu com este mês"),
    "no_steps": Text(
        "Nadie lo abrió ni lo cerró: recibe reportes.",
        "Nobody opened or closed it: it takes reports.",
        "Ninguém o abriu nem o fechou: recebe relatórios.",
    ),
    "long_reason": Text(
        "El motivo tiene más de {limit} caracteres. Acórtelo y envíelo otra vez.",
        "The reason has more than {limit} characters. Please shorten it and send it again.",
        "O motivo tem mais de {limit} caracteres. Encurte-o e envie de novo.",
    ),
}
STEPS: Final = {
    "open_month": Text("Se abrió", "Opened", "Aberto"),
    "close_month": Text("Se cerró", "Closed", "Fechado"),
    "reopen_month": Text("Se reabrió", "Reopened", "Reaberto"),
}
KEPT: Final = {
    "open": ("lock-open", Text("Abierto", "Open", "Aberto"), "done"),
    "closed": ("lock", Text("Cerrado", "Closed", "Fechado"), "quiet"),
    "reopened": ("lock-open", Text("Reabierto", "Reopened", "Reaberto"), "warning"),
}
SLOT: Final = {
    "versions": Text("Versiones", "Versions", "Versões"),
    "none": Text(
        "No hay ningún reporte de este mes.", "There is no report of this month.", "Não há nenhum relatório deste mês."
    ),
    "number": Text("Versión", "Version", "Versão"),
    "state": Text("Estado", "State", "Estado"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "desk": Text("Oficina o persona", "Office or person", "Escritório ou pessoa"),
    "sent": Text("Enviado", "Sent", "Enviado"),
    "drafted": Text("borrador de", "draft of", "rascunho de"),
    "sectors": Text("Sectores", "Sectors", "Setores"),
    "look": Text("Ver", "Look", "Ver"),
    "vigente": Text("vigente", "stands", "vigente"),
}
TAKING: Final = {
    "title": Text("Descargar filas aceptadas", "Download accepted rows", "Baixar linhas aceitas"),
    "text": Text(
        "En la plantilla exacta del año, para que nadie las escriba otra vez. Incluye lo que su cuenta permite ver.",
        "In the exact template of the year, so that nobody types them again. Includes what your account may see.",
        "No modelo exato do ano, para que ninguém as digite de novo. Inclui o que a sua conta permite ver.",
    ),
    "from": Text("Desde", "From", "De"),
    "to": Text("Hasta", "To", "Até"),
    "sector": Text("Sector", "Sector", "Setor"),
    "all_sectors": Text("Todos", "All", "Todos"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "all_organisations": Text("Todas", "All", "Todas"),
    "format": Text("Formato", "Format", "Formato"),
    "take": Text("Descargar", "Download", "Baixar"),
    "problem": Text("No hay archivo", "There is no file", "Não há arquivo"),
    "no_months": Text(
        "Diga desde y hasta qué mes, por ejemplo 2026-01 y 2026-03.",
        "Please say from which month to which, for example 2026-01 and 2026-03.",
        "Diga desde e até que mês, por exemplo 2026-01 e 2026-03.",
    ),
    "nothing": Text(
        "En esos meses no hay filas aceptadas que su cuenta permita ver. Elija otros meses, sector u organización.",
        "In those months there are no accepted rows that your account may see. Choose other months, sector or organisation.",
        "Nesses meses não há linhas aceitas que a sua conta permita ver. Escolha outros meses, setor ou organização.",
    ),
    "several_years": Text(
        "Esos meses usan plantillas de distintos años ({years}): descárguelos por separado.",
        "Those months use templates of different years ({years}): please download them separately.",
        "Esses meses usam modelos de anos diferentes ({years}): baixe-os separadamente.",
    ),
}
