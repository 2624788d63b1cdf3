"""The words of “Hoy”, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

TODAY: Final = {
    "title": Text("Hoy", "Today", "Hoje"),
    "upload": Text("Subir archivo", "Upload a file", "Enviar arquivo"),
    "due": Text("Qué se espera de usted", "What is expected of you", "O que se espera de você"),
    "due_on": Text("vence el {day}", "due on {day}", "vence em {day}"),
    "days": Text("faltan {n} días", "{n} days left", "faltam {n} dias"),
    "day": Text("falta un día", "one day left", "falta um dia"),
    "last_day": Text("vence hoy", "due today", "vence hoje"),
    "late": Text(
        "venció hace {n} días; todavía se recibe",
        "{n} days overdue; it is still taken",
        "venceu há {n} dias; ainda se recebe",
    ),
    "late_one": Text(
        "venció ayer; todavía se recibe", "due yesterday; it is still taken", "venceu ontem; ainda se recebe"
    ),
    "no_day": Text("sin fecha límite", "no due date", "sem prazo"),
    "see": Text("Abrir", "Open", "Abrir"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "month": Text("Mes", "Month", "Mês"),
    "until": Text("Hasta cuándo", "Until when", "Até quando"),
    "state": Text("Estado", "State", "Estado"),
    "nothing_due": Text(
        "Todavía no hay nada que hacer: ningún mes está abierto. Cuando quien gestiona la información abra uno, lo verá aquí. Puede enviar un archivo en cualquier momento.",
        "There is nothing to do yet: no month is open. When the information officer opens one, you will see it here. You may send a file at any time.",
        "Ainda não há nada que fazer: nenhum mês está aberto. Quando quem gerencia a informação abrir um, você o verá aqui. Pode enviar um arquivo a qualquer momento.",
    ),
    "all_done": Text(
        "Está al día: todo lo que se espera de usted está enviado.",
        "You are up to date: everything expected of you has been sent.",
        "Está em dia: tudo o que se espera de você foi enviado.",
    ),
    "wrong": Text("En sus borradores", "In your drafts", "Nos seus rascunhos"),
    "drafts": Text(
        "{n} borradores sin enviar a revisión",
        "{n} drafts not sent to review",
        "{n} rascunhos não enviados para revisão",
    ),
    "draft": Text(
        "Un borrador sin enviar a revisión", "One draft not sent to review", "Um rascunho não enviado para revisão"
    ),
    "drafts_clean": Text(
        "No tienen observaciones: solo falta enviarlos.",
        "They have no findings: they only need to be sent.",
        "Não têm observações: só falta enviá-los.",
    ),
    "see_accept": Text("Ver y aceptar", "See and accept", "Ver e aceitar"),
    "mend": Text("Corregir aquí", "Mend here", "Corrigir aqui"),
    "notes": Text("Descargar mi Excel con notas", "Download my Excel with notes", "Baixar meu Excel com notas"),
    "when_ready": Text(
        "Cuando esté listo, envíelos a revisión; puede ser con observaciones.",
        "When you are ready, send them to review; they may still have findings.",
        "Quando estiver pronto, envie-os para revisão; pode ser com observações.",
    ),
    "finish": Text("Revisar y enviar", "Look and send", "Revisar e enviar"),
    "returned": Text("Le devolvieron", "Returned to you", "Devolvido para você"),
    "returned_what": Text(
        "{sector} devolvió {rows} filas de {month}",
        "{sector} returned {rows} rows of {month}",
        "{sector} devolveu {rows} linhas de {month}",
    ),
    "returned_one": Text(
        "{sector} devolvió una fila de {month}",
        "{sector} returned one row of {month}",
        "{sector} devolveu uma linha de {month}",
    ),
    "answer": Text("Responder", "Answer", "Responder"),
    "files": Text("Archivos que esperan", "Files that wait", "Arquivos que esperam"),
    "files_ask": Text("espera su respuesta", "awaits your answer", "espera sua resposta"),
    "files_way": Text("se está leyendo", "is being read", "está sendo lido"),
    "files_refused": Text("no se pudo recibir", "could not be received", "não pôde ser recebido"),
    "waiting": Text("En revisión", "In review", "Em revisão"),
    "waiting_text": Text(
        "{n} reportes esperan a los sectores. No tiene que hacer nada.",
        "{n} reports wait for the sectors. There is nothing for you to do.",
        "{n} relatórios esperam os setores. Você não precisa fazer nada.",
    ),
    "waiting_one": Text(
        "Un reporte espera a los sectores. No tiene que hacer nada.",
        "One report waits for the sectors. There is nothing for you to do.",
        "Um relatório espera os setores. Você não precisa fazer nada.",
    ),
    "reported": Text("Lo que usted reportó", "What you reported", "O que você relatou"),
    "reported_text": Text(
        "Personas nuevas alcanzadas, con su intervalo. Lo que no está aceptado todavía puede cambiar.",
        "New people reached, with their interval. What is not accepted yet may change.",
        "Pessoas novas alcançadas, com seu intervalo. O que ainda não está aceito pode mudar.",
    ),
    "people": Text("Personas nuevas", "New people", "Pessoas novas"),
    "interval": Text("Intervalo", "Interval", "Intervalo"),
    "to": Text("a", "to", "a"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "by_sector": Text("Por sector y mes", "By sector and month", "Por setor e mês"),
    "sector": Text("Sector", "Sector", "Setor"),
    "model": Text("Modelo", "Model", "Modelo"),
    "platform": Text("En la plataforma", "On the platform", "Na plataforma"),
    "review_n": Text(
        "{n} reportes esperan su decisión", "{n} reports await your decision", "{n} relatórios esperam sua decisão"
    ),
    "review_one": Text(
        "Un reporte espera su decisión", "One report awaits your decision", "Um relatório espera sua decisão"
    ),
    "review_none": Text("Nada espera su decisión.", "Nothing awaits your decision.", "Nada espera sua decisão."),
    "review": Text("Ir a la revisión", "Go to review", "Ir à revisão"),
    "months_open": Text("Meses abiertos", "Open months", "Meses abertos"),
    "months_none": Text(
        "Ningún mes está abierto: abra uno para que se sepa hasta cuándo reportar.",
        "No month is open: open one so that everybody knows until when to report.",
        "Nenhum mês está aberto: abra um para que se saiba até quando relatar.",
    ),
    "months_none_quiet": Text("Ningún mes está abierto.", "No month is open.", "Nenhum mês está aberto."),
    "received": Text(
        "{n} de {all} organizaciones enviaron", "{n} of {all} organisations sent", "{n} de {all} organizações enviaram"
    ),
    "months": Text("Ver los meses", "See the months", "Ver os meses"),
    "open_month": Text("Abrir un mes", "Open a month", "Abrir um mês"),
    "release": Text("Última publicación", "Latest release", "Última publicação"),
    "release_none": Text("Todavía no hay publicaciones.", "There are no releases yet.", "Ainda não há publicações."),
    "signing": Text("Ver las publicaciones", "See the releases", "Ver as publicações"),
    "dashboard": Text("Ver el tablero", "See the dashboard", "Ver o painel"),
    "sent": Text("Se envió a revisión.", "Sent to review.", "Enviado para revisão."),
}
