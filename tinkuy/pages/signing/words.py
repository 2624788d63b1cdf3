"""The words of the pages of releases, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import LANGUAGES, Text, number

STANDS: Final = {
    "stands": Text("Vigente", "Stands", "Vigente"),
    "withdrawn": Text("Retirada", "Withdrawn", "Retirada"),
}
LIST: Final = {
    "title": Text("Publicaciones", "Releases", "Publicações"),
    "lead": Text(
        "Cada publicación es una copia fechada y firmada de lo aceptado. Nunca cambia, y toda cifra que se cita sale de una.",
        "Each release is a dated, signed copy of what was accepted. It never changes, and every figure quoted comes from one.",
        "Cada publicação é uma cópia datada e assinada do que foi aceito. Nunca muda, e todo número citado sai de uma.",
    ),
    "new": Text("Preparar una publicación", "Prepare a release", "Preparar uma publicação"),
    "none": Text(
        "Todavía no hay publicaciones. La primera se prepara con lo que esté aceptado.",
        "There are no releases yet. The first is prepared from what has been accepted.",
        "Ainda não há publicações. A primeira se prepara com o que estiver aceito.",
    ),
    "date": Text("Fecha", "Date", "Data"),
    "months": Text("Meses", "Months", "Meses"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "signed_by": Text("Firmó", "Signed by", "Assinou"),
    "state": Text("Estado", "State", "Estado"),
    "reached": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "pages": Text("Ver", "See", "Ver"),
    "dashboard": Text("Tablero", "Dashboard", "Painel"),
    "release": Text("Publicación", "Release", "Publicação"),
    "to": Text("a", "to", "a"),
    "gap": Text("no reportado", "not reported", "não relatado"),
    "why": Text("Motivo", "Reason", "Motivo"),
    "replaced_by": Text("la reemplaza otra", "another takes its place", "outra a substitui"),
    "latest": Text("La más reciente", "The latest", "A mais recente"),
    "compare": Text("Comparar dos publicaciones", "Compare two releases", "Comparar duas publicações"),
    "before": Text("Antes", "Before", "Antes"),
    "after": Text("Después", "After", "Depois"),
    "compare_button": Text("Comparar", "Compare", "Comparar"),
}
RELEASE: Final = {
    "title": Text("Publicación del {day}", "Release of {day}", "Publicação de {day}"),
    "signed": Text("Firmada por {who} el {day}.", "Signed by {who} on {day}.", "Assinada por {who} em {day}."),
    "note": Text("Nota", "Note", "Nota"),
    "withdrawn": Text(
        "Esta publicación fue retirada por {who} el {day}: {why}",
        "This release was withdrawn by {who} on {day}: {why}",
        "Esta publicação foi retirada por {who} em {day}: {why}",
    ),
    "instead": Text("Use la que la reemplaza", "Use the one that takes its place", "Use a que a substitui"),
    "withdraws": Text(
        "Retira la publicación del {day}: {why}",
        "It withdraws the release of {day}: {why}",
        "Retira a publicação de {day}: {why}",
    ),
    "dashboard": Text("Abrir el tablero", "Open the dashboard", "Abrir o painel"),
    "compare_before": Text("Comparar con la anterior", "Compare with the one before", "Comparar com a anterior"),
    "verify_title": Text("¿Está como se firmó?", "Is it as it was signed?", "Está como foi assinada?"),
    "verify_text": Text(
        "El nombre de la publicación se calcula de su contenido. Verificar lee cada byte de sus archivos y lo compara.",
        "The name of the release is calculated from what it holds. Verifying reads every byte of its files and compares.",
        "O nome da publicação se calcula do seu conteúdo. Verificar lê cada byte dos arquivos e compara.",
    ),
    "verify": Text("Verificar ahora", "Verify now", "Verificar agora"),
    "verified": Text(
        "Se leyeron {files} archivos, {bytes} bytes: la publicación está entera y como se firmó.",
        "{files} files, {bytes} bytes were read: the release is whole and as it was signed.",
        "Foram lidos {files} arquivos, {bytes} bytes: a publicação está inteira e como foi assinada.",
    ),
    "manifest": Text("Qué contiene", "What it holds", "O que contém"),
    "name": Text("Nombre", "Name", "Nome"),
    "code": Text("Programa", "Program", "Programa"),
    "year": Text("Paquete del año", "Year pack", "Pacote do ano"),
    "platform": Text("Paquete de la plataforma", "Platform pack", "Pacote da plataforma"),
    "findings": Text("Filas con avisos", "Rows with findings", "Linhas com avisos"),
    "accepted": Text("Causas aceptadas", "Causes accepted", "Causas aceitas"),
    "accepted_text": Text(
        "Lo que alguien aceptó corregir en estas filas, quién y por qué.",
        "What somebody accepted to correct in these rows, who and why.",
        "O que alguém aceitou corrigir nestas linhas, quem e por quê.",
    ),
    "no_accepted": Text("No se aceptó ninguna causa.", "No cause was accepted.", "Nenhuma causa foi aceita."),
    "files": Text("Archivos", "Files", "Arquivos"),
    "file": Text("Archivo", "File", "Arquivo"),
    "bytes": Text("Bytes", "Bytes", "Bytes"),
    "hash": Text("SHA-256", "SHA-256", "SHA-256"),
    "lists": Text("Listas de códigos", "Code lists", "Listas de códigos"),
    "list": Text("Lista", "List", "Lista"),
    "inputs": Text("De qué se hizo", "What it was made from", "De que se fez"),
    "inputs_text": Text(
        "Los reportes aceptados y los archivos en que llegaron. El mismo archivo siempre tiene el mismo SHA-256.",
        "The accepted reports and the files they came in. The same file always has the same SHA-256.",
        "Os relatórios aceitos e os arquivos em que chegaram. O mesmo arquivo sempre tem o mesmo SHA-256.",
    ),
    "input": Text("Reporte o archivo", "Report or file", "Relatório ou arquivo"),
    "cause": Text("Causa", "Cause", "Causa"),
    "in_reports": Text("Reportes", "Reports", "Relatórios"),
    "changed": Text("Filas cambiadas", "Rows changed", "Linhas mudadas"),
    "by": Text("Quién", "Who", "Quem"),
    "why": Text("Por qué", "Why", "Por quê"),
    "withdraw_title": Text("Retirar esta publicación", "Withdraw this release", "Retirar esta publicação"),
    "withdraw_open": Text("Escribir el motivo", "Write the reason", "Escrever o motivo"),
    "withdraw_text": Text(
        "Queda donde está y se puede leer, pero marcada: quien abra una de sus cifras verá que fue retirada y por qué. "
        "Si va a reemplazarla, prepare mejor una nueva y retire esta desde allí.",
        "It stays where it is and can be read, but marked: whoever opens one of its figures sees that it was withdrawn and why. "
        "To replace it, better prepare a new one and withdraw this one from there.",
        "Fica onde está e se pode ler, mas marcada: quem abrir um de seus números verá que foi retirada e por quê. "
        "Para substituí-la, prepare antes uma nova e retire esta a partir de lá.",
    ),
    "reason": Text("¿Por qué se retira?", "Why is it withdrawn?", "Por que se retira?"),
    "withdraw": Text("Retirar", "Withdraw", "Retirar"),
    "was_withdrawn": Text(
        "La publicación quedó retirada.", "The release is withdrawn.", "A publicação ficou retirada."
    ),
    "problem": Text("No se hizo nada", "Nothing was done", "Nada foi feito"),
    "damaged": Text("No se puede leer", "It cannot be read", "Não se pode ler"),
    "show_all": Text("Ver las {n}", "See all {n}", "Ver as {n}"),
    "back": Text("Publicaciones", "Releases", "Publicações"),
}
NEW: Final = {
    "title": Text("Preparar una publicación", "Prepare a release", "Preparar uma publicação"),
    "lead": Text(
        "Mire qué saldrá y qué cambia frente a la anterior. Nada se publica hasta que alguien firme.",
        "Look at what will go out and what changes against the last one. Nothing is released until somebody signs.",
        "Veja o que vai sair e o que muda em relação à anterior. Nada se publica até que alguém assine.",
    ),
    "year": Text("Año del plan", "Plan year", "Ano do plano"),
    "first": Text("Desde", "From", "Desde"),
    "last": Text("Hasta", "To", "Até"),
    "show": Text("Ver", "Show", "Ver"),
    "what_of": Text("Qué saldrá de {months}", "What will go out of {months}", "O que vai sair de {months}"),
    "reports": Text("reportes aceptados", "accepted reports", "relatórios aceitos"),
    "organisations": Text("organizaciones", "organisations", "organizações"),
    "rows": Text("filas", "rows", "linhas"),
    "waiting": Text(
        "en espera de revisión o corrección (no salen)",
        "waiting for review or correction (left out)",
        "à espera de revisão ou correção (não saem)",
    ),
    "did_not_come": Text("sin llegar", "not received", "sem chegar"),
    "matrix": Text("Organización por mes", "Organisation by month", "Organização por mês"),
    "matrix_hint": Text(
        "Donde algo está aceptado, sale eso aunque haya una versión más nueva en revisión.",
        "Where something is accepted, that goes out, even if a newer version is in review.",
        "Onde algo está aceito, isso sai, mesmo que haja uma versão mais nova em revisão.",
    ),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "in": Text("Sale", "Goes out", "Sai"),
    "in_newer": Text("Sale; hay otra en revisión", "Goes out; another is in review", "Sai; há outra em revisão"),
    "waits": Text("Queda fuera: espera", "Left out: waits", "Fica de fora: espera"),
    "missing": Text("Falta", "Missing", "Falta"),
    "figures": Text("Las cifras", "The figures", "Os números"),
    "first_release": Text(
        "Es la primera publicación de estos meses: no hay con qué comparar.",
        "This is the first release of these months: there is nothing to compare with.",
        "É a primeira publicação destes meses: não há com que comparar.",
    ),
    "against": Text(
        "Comparado con la publicación del {day} ({months}).",
        "Compared with the release of {day} ({months}).",
        "Comparado com a publicação de {day} ({months}).",
    ),
    "nothing_new": Text(
        "Dice lo mismo que la publicación del {day}: firmarla no cambiaría ninguna cifra.",
        "It says the same as the release of {day}: signing it would change no figure.",
        "Diz o mesmo que a publicação de {day}: assiná-la não mudaria nenhum número.",
    ),
    "published": Text("Publicado", "Released", "Publicado"),
    "this_one": Text("Si se firma", "If signed", "Se assinada"),
    "sign_title": Text("Firmar", "Sign", "Assinar"),
    "note": Text("Nota (opcional)", "Note (optional)", "Nota (opcional)"),
    "note_hint": Text(
        "Qué es esta publicación, para quien la encuentre en unos años. Por ejemplo: «Primer semestre, con los atrasados».",
        "What this release is, for whoever finds it in some years. For example: “First half, with the late reports”.",
        "O que é esta publicação, para quem a encontrar em alguns anos. Por exemplo: «Primeiro semestre, com os atrasados».",
    ),
    "withdraws": Text(
        "¿Reemplaza a alguna anterior?", "Does it take the place of an earlier one?", "Substitui alguma anterior?"
    ),
    "withdraws_hint": Text(
        "Marque las que ya no deben citarse. Las demás siguen vigentes.",
        "Tick those that should no longer be quoted. The others go on standing.",
        "Marque as que já não devem ser citadas. As demais continuam vigentes.",
    ),
    "of_day": Text("{day} ({months})", "{day} ({months})", "{day} ({months})"),
    "why": Text("¿Por qué?", "Why?", "Por quê?"),
    "why_hint": Text(
        "Hace falta solo si marcó alguna. Lo leerá quien abra una cifra antigua.",
        "Needed only if you ticked one. Whoever opens an old figure will read it.",
        "É necessário só se marcou alguma. Quem abrir um número antigo vai ler.",
    ),
    "sign": Text("Firmar y publicar", "Sign and release", "Assinar e publicar"),
    "signs_as": Text(
        "Se firma como {who}. No se puede cambiar después: un error se corrige con otra publicación.",
        "It is signed as {who}. It cannot be changed later: a mistake is mended by another release.",
        "Assina-se como {who}. Não se pode mudar depois: um erro se corrige com outra publicação.",
    ),
    "not_yours": Text(
        "Quien coordina la plataforma firma. Usted puede mirar y preparar.",
        "Whoever coordinates the platform signs. You can look and prepare.",
        "Quem coordena a plataforma assina. Você pode olhar e preparar.",
    ),
    "signed": Text("Publicación firmada.", "Release signed.", "Publicação assinada."),
    "nothing": Text("No se pudo preparar", "It could not be prepared", "Não foi possível preparar"),
    "changed": Text("Hay algo nuevo", "Something is new", "Há algo novo"),
    "prepare_again": Text("Preparar otra vez", "Prepare again", "Preparar outra vez"),
    "being_made": Text(
        "Se junta lo aceptado y se compara con la última publicación. Nada se publica todavía.",
        "What was accepted is put together and compared with the last release. Nothing is released yet.",
        "Junta-se o que foi aceito e compara-se com a última publicação. Nada se publica ainda.",
    ),
    "problem": Text("No se firmó", "It was not signed", "Não foi assinada"),
    "to": Text("a", "to", "a"),
    "back": Text("Publicaciones", "Releases", "Publicações"),
}
SIGNING: Final = {
    "title": Text("Firmando la publicación", "Signing the release", "Assinando a publicação"),
    "being_made": Text(
        "Se escribe la publicación y se firma en su nombre. Si lo aceptado cambió desde que usted miró, no se firma.",
        "The release is being written and signed in your name. If what is accepted changed since you looked, it is not signed.",
        "A publicação está sendo escrita e assinada em seu nome. Se o aceito mudou desde que você olhou, não se assina.",
    ),
    "not_signed": Text("No se firmó", "It was not signed", "Não foi assinada"),
    "kept": Text(
        "Lo que usted escribió se guardó: estará en el formulario cuando vuelva a mirar.",
        "What you typed was kept: it will be in the form when you look again.",
        "O que você escreveu foi guardado: estará no formulário quando olhar de novo.",
    ),
    "look_again": Text("Volver a mirar y firmar", "Look again and sign", "Olhar de novo e assinar"),
    "back": Text("Publicaciones", "Releases", "Publicações"),
}
WAITING: Final = {
    "progress": Text("Qué se está haciendo", "What is being done", "O que está sendo feito"),
    "waiting": Text("En la cola", "In the queue", "Na fila"),
    "gathering": Text("Juntar lo aceptado", "Put together what was accepted", "Juntar o que foi aceito"),
    "checking": Text("Revisar las filas", "Check the rows", "Verificar as linhas"),
    "writing": Text("Escribir la copia", "Write the copy", "Escrever a cópia"),
    "comparing": Text("Comparar las cifras", "Compare the figures", "Comparar os números"),
    "step_now": Text("ahora", "now", "agora"),
    "step_done": Text("listo", "done", "pronto"),
    "step_later": Text("después", "later", "depois"),
    "late": Text(
        "Tarda más de lo usual; sigue su turno y no se pierde.",
        "It takes longer than usual; it keeps its turn and is not lost.",
        "Demora mais que o usual; segue na vez e não se perde.",
    ),
    "leave": Text(
        "Puede cerrar esta página: el trabajo sigue, y aquí mismo verá el resultado.",
        "You may close this page: the work goes on, and you will see the result right here.",
        "Pode fechar esta página: o trabalho continua, e aqui mesmo verá o resultado.",
    ),
}
COMPARE: Final = {
    "title": Text("Comparar dos publicaciones", "Compare two releases", "Comparar duas publicações"),
    "figure": Text("Cifra", "Figure", "Número"),
    "before": Text("Antes", "Before", "Antes"),
    "after": Text("Después", "After", "Depois"),
    "change": Text("Cambio", "Change", "Mudança"),
    "interval": Text("entre {lower} y {upper}", "between {lower} and {upper}", "entre {lower} e {upper}"),
    "same": Text("Las dos dicen lo mismo.", "Both say the same.", "As duas dizem o mesmo."),
    "unchanged": Text("igual", "the same", "igual"),
    "unreported": Text("no reportado", "not reported", "não relatado"),
    "only_interval": Text("cambia el intervalo", "the interval changes", "muda o intervalo"),
    "not_in_it": Text("no incluido", "not in it", "não incluído"),
    "held_back": Text("no se publica", "not published", "não se publica"),
    "by_month": Text(
        "Personas alcanzadas, mes por mes", "People reached, month by month", "Pessoas alcançadas, mês a mês"
    ),
    "month": Text("Mes", "Month", "Mês"),
    "why": Text("Qué reportes lo movieron", "Which reports moved it", "Quais relatórios o moveram"),
    "why_text": Text(
        "Cuánto aporta cada reporte a las personas alcanzadas ({model}), antes y después. Los cambios suman el de la cifra.",
        "What each report brings to people reached ({model}), before and after. The changes add up to the figure's.",
        "Quanto cada relatório traz às pessoas alcançadas ({model}), antes e depois. As mudanças somam a do número.",
    ),
    "report": Text("Reporte", "Report", "Relatório"),
    "what": Text("Qué pasó", "What happened", "O que aconteceu"),
    "new": Text("nuevo", "new", "novo"),
    "gone": Text("ya no está", "no longer there", "já não está"),
    "changed": Text("corregido", "corrected", "corrigido"),
    "weighs": Text(
        "igual; pesa distinto junto a otros",
        "the same; weighs differently beside others",
        "igual; pesa diferente junto a outros",
    ),
    "reports": Text("Reportes que difieren", "Reports that differ", "Relatórios que diferem"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "new_rows": Text("nuevas: {n}", "new: {n}", "novas: {n}"),
    "gone_rows": Text("ya no están: {n}", "no longer there: {n}", "já não estão: {n}"),
    "changed_rows": Text("cambiadas: {n}", "changed: {n}", "mudadas: {n}"),
    "others": Text("Ver {n} más", "See {n} more", "Ver mais {n}"),
    "cells": Text("Celdas que cambiaron", "Cells that changed", "Células que mudaram"),
    "cells_text": Text(
        "De las filas que usted puede ver.", "Of the rows that you may see.", "Das linhas que você pode ver."
    ),
    "row": Text("Fila", "Row", "Linha"),
    "column": Text("Columna", "Column", "Coluna"),
    "blank": Text("(en blanco)", "(blank)", "(em branco)"),
    "first_of": Text("Se muestran {shown} de {all}.", "{shown} of {all} are shown.", "Mostram-se {shown} de {all}."),
    "pick_two": Text(
        "Elija dos publicaciones distintas.",
        "Please choose two different releases.",
        "Escolha duas publicações diferentes.",
    ),
    "problem": Text("No se pudieron comparar", "They could not be compared", "Não foi possível compará-las"),
    "desk": Text("oficina", "desk", "escritório"),
    "back": Text("Publicaciones", "Releases", "Publicações"),
}
HEADLINES: Final = {
    "reached": Text("Personas alcanzadas: {model}", "People reached: {model}", "Pessoas alcançadas: {model}"),
    "host_community": Text("Comunidad de acogida", "Host community", "Comunidade de acolhida"),
    "organisations": Text("Organizaciones presentes", "Organisations present", "Organizações presentes"),
    "rows": Text("Filas", "Rows", "Linhas"),
}
EFFECT: Final = {
    "title": Text(
        "Qué cambiaría en lo publicado", "What would change in what was released", "O que mudaria no que foi publicado"
    ),
    "text": Text(
        "{months} ya está en una publicación. Si este reporte se acepta, las cifras publicadas siguen igual hasta que se "
        "firme otra publicación; entonces serían estas.",
        "{months} is in a release already. If this report is accepted, the released figures stay as they are until another "
        "release is signed; then they would be these.",
        "{months} já está em uma publicação. Se este relatório for aceito, os números publicados continuam iguais até que se "
        "assine outra publicação; então seriam estes.",
    ),
    "of": Text("Publicación del {day} ({months})", "Release of {day} ({months})", "Publicação de {day} ({months})"),
    "published": Text("Publicado", "Released", "Publicado"),
    "without": Text("Hoy, sin este reporte", "Today, without this report", "Hoje, sem este relatório"),
    "with": Text("Con este reporte", "With this report", "Com este relatório"),
    "own": Text("Por este reporte", "By this report", "Por este relatório"),
    "figure": Text("Cifra", "Figure", "Número"),
    "none": Text(
        "Este mes no está en ninguna publicación vigente: ninguna cifra publicada cambiaría.",
        "This month is in no release that stands: no released figure would change.",
        "Este mês não está em nenhuma publicação vigente: nenhum número publicado mudaria.",
    ),
    "no_change": Text(
        "Ninguna de estas cifras cambiaría por este reporte.",
        "None of these figures would change by this report.",
        "Nenhum destes números mudaria por este relatório.",
    ),
}


def filled(text: Text, **said: object) -> Text:
    """The text with its places filled: numbers and texts as each language writes them."""
    return Text(
        *(text.in_(code).format(**{key: _in(value, code) for key, value in said.items()}) for code in LANGUAGES)
    )


def _in(value: object, language: str) -> object:
    if isinstance(value, Text):
        return value.in_(language)
    return number(value, language) if isinstance(value, (int, float)) else value
