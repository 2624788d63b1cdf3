"""The words of the page about New, in three languages; its examples are those of the template."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

NEW: Final = {
    "title": Text("¿Qué son las personas nuevas?", "Who are the new people?", "Quem são as pessoas novas?"),
    "not_known": Text("¿Y si no lo sé?", "And if I do not know?", "E se eu não souber?"),
    "not_known_text": Text(
        "Deje «Nuevas» en blanco: queda como «no reportado», que es un vacío y no un cero. Un 0 dice que nadie era nuevo.",
        "Leave “New” blank: it stays “not reported”, which is a gap and not a zero. A 0 says that nobody was new.",
        "Deixe «Novas» em branco: fica como «não relatado», que é uma lacuna e não um zero. Um 0 diz que ninguém era novo.",
    ),
    "send": Text("Ir a enviar", "Go and send", "Ir enviar"),
    "method": Text("Cómo se calculan las personas alcanzadas", "How people reached are computed", "Como se calculam as pessoas alcançadas"),
}  # fmt: skip
