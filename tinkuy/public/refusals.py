"""What a person is told where something cannot be opened to everyone, or closed: one sentence each (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

_WITHDRAWN: Final = Text(
    "Esta publicación fue retirada, así que no se abre a todos. Firme otra y ábrala.",
    "This release was withdrawn, so it is not opened to everyone. Please sign another one and open that.",
    "Esta publicação foi retirada, então não se abre a todos. Assine outra e abra-a.",
)
_OPEN_ALREADY: Final = Text(
    "Esta publicación ya está abierta a todos; nada cambió.",
    "This release is open to everyone already; nothing changed.",
    "Esta publicação já está aberta a todos; nada mudou.",
)
_NOT_OPEN: Final = Text(
    "Esta publicación no está abierta a todos; nada cambió.",
    "This release is not open to everyone; nothing changed.",
    "Esta publicação não está aberta a todos; nada mudou.",
)
_NO_REASON: Final = Text(
    "Falta decir por qué se cierra: el motivo se lee en la página pública.",
    "It is not said why it is closed: the reason is read on the public page.",
    "Falta dizer por que se fecha: o motivo é lido na página pública.",
)
_NOT_SAFE: Final = Text(
    "Las tablas públicas no pasaron el control de números pequeños ({where}); no se abrió nada. Avise a quien administra la instalación.",
    "The public tables did not pass the check of small numbers ({where}); nothing was opened. Please tell whoever runs the installation.",
    "As tabelas públicas não passaram no controle de números pequenos ({where}); nada foi aberto. Avise quem administra a instalação.",
)


class Refused(Exception):
    """It was not done; `text` says why, and nothing changed."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class Withdrawn(Refused):
    """The release was withdrawn."""

    def __init__(self) -> None:
        super().__init__(_WITHDRAWN)


class OpenAlready(Refused):
    """Somebody opened it before."""

    def __init__(self) -> None:
        super().__init__(_OPEN_ALREADY)


class NotOpen(Refused):
    """There is nothing to close."""

    def __init__(self) -> None:
        super().__init__(_NOT_OPEN)


class NoReason(Refused):
    """It is not said why."""

    def __init__(self) -> None:
        super().__init__(_NO_REASON)


class NotSafe(Refused):
    """What would be public breaks a rule of `judging`: our fault, and nothing is opened."""

    def __init__(self, where: str) -> None:
        super().__init__(_NOT_SAFE.format(where=where))
