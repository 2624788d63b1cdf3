"""The words of reminders: the page on which an officer looks at them before they go, and the letters themselves."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

REMIND: Final = {
    "title": Text("Recordatorios de {month}", "Reminders of {month}", "Lembretes de {month}"),
    "lead": Text(
        "Así salen los correos, cada uno en el idioma de quien lo recibe. Cámbielos o desmárquelos: nada sale hasta que usted envíe.",
        "The e-mails as they go out, each in the language of who gets it. Change or unmark them: nothing goes until you send.",
        "Assim saem os e-mails, cada um no idioma de quem o recebe. Mude-os ou desmarque-os: nada sai até que envie.",
    ),
    "back": Text("Matriz", "Matrix", "Matriz"),
    "send": Text("Enviar los correos marcados", "Send the marked e-mails", "Enviar os e-mails marcados"),
    "include": Text("Enviar a {person}, {email}", "Send to {person}, {email}", "Enviar a {person}, {email}"),
    "subject": Text("Asunto", "Subject", "Assunto"),
    "text": Text("Texto", "Text", "Texto"),
    "frame": Text(
        "Antes va el saludo con su nombre; después, cómo dejar de recibir correos.",
        "The greeting with the name comes before it; how to stop e-mails, after it.",
        "Antes vem a saudação com o nome; depois, como deixar de receber e-mails.",
    ),
    "as_chosen": Text(
        "Eligió recibir recordatorios así: {how}.", "Chose to get reminders so: {how}.", "Escolheu receber lembretes assim: {how}."
    ),
    "recent": Text("Ya se le recordó {ago}.", "Reminded already {ago}.", "Já foi lembrada {ago}."),
    "again": Text(
        "Sí, enviar otra vez a quienes ya se recordó en las últimas 24 horas",
        "Yes, send again to those reminded within the last 24 hours",
        "Sim, enviar de novo a quem já foi lembrado nas últimas 24 horas",
    ),
    "unreachable": Text("Sin contacto", "Without a contact", "Sem contato"),
    "unreachable_text": Text(
        "Nadie reporta por estas organizaciones, así que no hay a quién escribir. Invite a su punto focal, o envíe usted su reporte.",
        "Nobody reports for these organisations, so there is nobody to write to. Invite their focal point, or send their report yourself.",
        "Ninguém relata por estas organizações, por isso não há a quem escrever. Convide o seu ponto focal, ou envie o relatório.",
    ),
    "invite": Text("Invitar a su punto focal", "Invite its focal point", "Convidar o seu ponto focal"),
    "send_for": Text("Enviar por ella", "Send for it", "Enviar por ela"),
    "nobody": Text(
        "No falta ninguna organización de {month}. No hay a quién recordar.",
        "No organisation is missing of {month}. There is nobody to remind.",
        "Não falta nenhuma organização de {month}. Não há a quem lembrar.",
    ),
    "problem": Text("No se envió", "Not sent", "Não foi enviado"),
    "sent_title": Text("Recordatorios", "Reminders", "Lembretes"),
    "sent": Text(
        "{done} de {all} correos salieron.", "{done} of {all} e-mails went out.", "{done} de {all} e-mails saíram."
    ),
    "sent_one": Text("El correo salió.", "The e-mail went out.", "O e-mail saiu."),
    "waiting": Text(
        "{n} están en camino; puede cerrar esta página.", "{n} are on their way; you may close this page.",
        "{n} estão a caminho; pode fechar esta página."),
    "failed": Text(
        "{n} no se pudieron entregar: revise esas direcciones.", "{n} could not be delivered: please check those addresses.",
        "{n} não puderam ser entregues: verifique esses endereços."),
    "none_by_mail": Text(
        "Quedaron como avisos en Tinkuy: nadie de ellos recibe recordatorios al instante por correo.",
        "They are notices in Tinkuy: none of them gets reminders by e-mail at once.",
        "Ficaram como avisos no Tinkuy: ninguém deles recebe lembretes na hora por e-mail."),
    "to": Text("Para", "To", "Para"),
    "state": Text("Estado", "State", "Estado"),
}  # fmt: skip
LETTERS: Final = {
    "waiting": ("clock", Text("En camino", "On its way", "A caminho"), "hint"),
    "sending": ("clock", Text("Saliendo", "Going out", "Saindo"), "hint"),
    "sent": ("circle-check", Text("Enviado", "Sent", "Enviado"), "done"),
    "failed": (
        "triangle-alert",
        Text("No se pudo entregar", "Could not be delivered", "Não pôde ser entregue"),
        "warning",
    ),
}
LETTER: Final = {
    "subject": Text(
        "{organisation}: reporte de {month} · {platform}", "{organisation}: report of {month} · {platform}",
        "{organisation}: relatório de {month} · {platform}"),
    "bell": Text(
        "Recordatorio: {organisation} tiene pendientes de reporte ({months}).",
        "Reminder: {organisation} has reports pending ({months}).",
        "Lembrete: {organisation} tem relatórios pendentes ({months})."),
    "begin": Text(
        "Esto falta de {organisation}:", "This is missing of {organisation}:", "Isto falta de {organisation}:"),
    "missing": Text("{month}: falta el reporte{due}.", "{month}: the report is missing{due}.", "{month}: falta o relatório{due}."),
    "due": Text(" (vence el {day})", " (due on {day})", " (vence em {day})"),
    "was_due": Text(" (venció el {day})", " (was due on {day})", " (venceu em {day})"),
    "received": Text(
        "{month}: el borrador está listo, falta enviarlo a revisión{due}.",
        "{month}: the draft is ready, it is still to be sent to review{due}.",
        "{month}: o rascunho está pronto, falta enviá-lo para revisão{due}."),
    "findings": Text(
        "{month}: el borrador tiene {n} filas que no se pueden usar todavía{due}.",
        "{month}: the draft has {n} rows that cannot be used yet{due}.",
        "{month}: o rascunho tem {n} linhas que ainda não podem ser usadas{due}."),
    "returned": Text(
        "{month}: devuelto por {sectors}, {n} filas. Lea los comentarios, corrija y envíe otra vez.",
        "{month}: returned by {sectors}, {n} rows. Please read the comments, correct, and send again.",
        "{month}: devolvido por {sectors}, {n} linhas. Leia os comentários, corrija e envie de novo."),
    "cause": Text("{text} ({n} observaciones)", "{text} ({n} findings)", "{text} ({n} observações)"),
    "end": Text(
        "Hágalo aquí: {address}\nSi no tiene nada que reportar, dígalo en la misma página con un clic.\n\nGracias.",
        "Do it here: {address}\nIf you have nothing to report, say so on the same page with one click.\n\nThank you.",
        "Faça-o aqui: {address}\nSe não tem nada a relatar, diga-o na mesma página com um clique.\n\nObrigado."),
}  # fmt: skip
