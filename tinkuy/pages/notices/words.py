"""The words of the pages of notices, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text
from tinkuy.notices.kinds import How

NOTICES: Final = {
    "title": Text("Avisos", "Notices", "Avisos"),
    "lead": Text("Lo que pasó y le interesa.", "What happened and matters to you.", "O que aconteceu e lhe interessa."),
    "empty": Text(
        "Todavía no tiene avisos. Aquí verá, por ejemplo, si le devuelven un reporte o si se abre un mes.",
        "You have no notices yet. Here you will see, for example, when a report is returned to you or a month opens.",
        "Ainda não tem avisos. Aqui verá, por exemplo, se lhe devolvem um relatório ou se se abre um mês.",
    ),
    "unread": Text("Nuevo", "New", "Novo"),
    "read_all": Text("Marcar todos como leídos", "Mark all as read", "Marcar todos como lidos"),
    "all_read": Text(
        "Todos sus avisos están leídos.", "All your notices are read.", "Todos os seus avisos estão lidos."
    ),
    "choices": Text(
        "Elegir cuáles llegan por correo", "Choose which reach you by e-mail", "Escolher quais chegam por e-mail"
    ),
    "newer": Text("Más recientes", "Newer", "Mais recentes"),
    "older": Text("Más antiguos", "Older", "Mais antigos"),
}
CHOICES: Final = {
    "title": Text("Avisos por correo", "Notices by e-mail", "Avisos por e-mail"),
    "back": Text("Avisos", "Notices", "Avisos"),
    "lead": Text(
        "En Tinkuy verá todos sus avisos. Elija cuáles le llegan también por correo, a {email}.",
        "In Tinkuy you see all your notices. Choose which also reach you by e-mail, at {email}.",
        "No Tinkuy verá todos os seus avisos. Escolha quais chegam também por e-mail, a {email}.",
    ),
    "kind": Text("Aviso", "Notice", "Aviso"),
    "save": Text("Guardar", "Save", "Salvar"),
    "saved": Text(
        "Guardado. Vale para los avisos desde ahora.",
        "Saved. It holds for notices from now on.",
        "Salvo. Vale para os avisos a partir de agora.",
    ),
}
HOW: Final = {
    How.AT_ONCE: Text("Al instante", "At once", "Na hora"),
    How.DAILY: Text("Resumen diario", "Daily digest", "Resumo diário"),
    How.NONE: Text("Sin correo", "No e-mail", "Sem e-mail"),
}
FEWER: Final = {
    "title": Text("Menos correos", "Fewer e-mails", "Menos e-mails"),
    "ask": Text(
        "¿Dejar de recibir por correo los avisos «{kind}» de {platform}? En Tinkuy los seguirá viendo.",
        "Stop getting the notices “{kind}” of {platform} by e-mail? You will still see them in Tinkuy.",
        "Deixar de receber por e-mail os avisos «{kind}» de {platform}? No Tinkuy continuará a vê-los.",
    ),
    "ask_digest": Text(
        "¿Dejar de recibir el resumen diario de {platform}? En Tinkuy seguirá viendo sus avisos.",
        "Stop getting the daily digest of {platform}? You will still see your notices in Tinkuy.",
        "Deixar de receber o resumo diário de {platform}? No Tinkuy continuará a ver os seus avisos.",
    ),
    "confirm": Text("Dejar de recibir", "Stop these e-mails", "Deixar de receber"),
    "done": Text(
        "Listo: ya no le llegarán esos correos. Puede cambiarlo cuando quiera en «Avisos por correo».",
        "Done: you will get no more of those e-mails. You can change it any time in “Notices by e-mail”.",
        "Pronto: não receberá mais esses e-mails. Pode mudar quando quiser em «Avisos por e-mail».",
    ),
    "broken": Text(
        "Este enlace no está completo. Ábralo otra vez desde el correo, o cambie sus avisos al iniciar sesión.",
        "This link is not complete. Open it again from the e-mail, or change your notices once signed in.",
        "Este link não está completo. Abra-o de novo a partir do e-mail, ou mude os seus avisos ao entrar.",
    ),
}
