"""What there is to tell, and how soon each kind goes out by e-mail unless somebody chose otherwise (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from tinkuy.languages import Text


class How(Enum):
    """How a kind of notice goes out by e-mail; in the product it is shown in any case."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice: what it is about, its icon, and how it goes out unless a person chose otherwise."""

    key: str
    text: Text
    icon_name: str
    how: How


KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind("returned", Text("Le devolvieron un reporte", "A report was returned to you", "Devolveram-lhe um relatório"),
             "undo-2", How.AT_ONCE),
        Kind("comment", Text("Comentarios sobre sus filas", "Comments on your rows", "Comentários sobre as suas linhas"),
             "message-square", How.AT_ONCE),
        Kind("accepted", Text("Aceptaron su reporte", "Your report was accepted", "Aceitaram o seu relatório"),
             "circle-check", How.DAILY),
        Kind("partner_said", Text("Un socio implementador responde sobre sus filas",
                                  "An implementing partner answers about your rows",
                                  "Um parceiro implementador responde sobre as suas linhas"),
             "message-square-quote", How.DAILY),
        Kind("month_opened", Text("Se abre un mes para reportar", "A month opens for reports", "Abre-se um mês para relatar"),
             "calendar-plus", How.DAILY),
        Kind("month_closing", Text("Un mes vence y falta su reporte", "A month is due and your report is missing",
                                   "Um mês vence e falta o seu relatório"), "clock", How.AT_ONCE),
        Kind("reminder", Text("Recordatorios de la oficina de información", "Reminders of the information officer",
                              "Lembretes da gestão de informação"), "bell", How.AT_ONCE),
        Kind("released", Text("Se publican cifras", "Figures are published", "Publicam-se números"),
             "megaphone", How.DAILY),
        Kind("withdrawn", Text("Se retira una publicación", "A release is withdrawn", "Retira-se uma publicação"),
             "ban", How.AT_ONCE),
        Kind("role", Text("Le dan o le traspasan un rol", "A role is given or passed to you",
                          "Dão-lhe ou transferem-lhe um papel"), "user-check", How.AT_ONCE),
    )
}  # fmt: skip


class UnknownKind(ValueError):
    """Something was to be told of a kind that is not in KINDS."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key!r} is no kind of notice; there are: {', '.join(KINDS)}")


def kind_of(key: str) -> Kind:
    """The kind of this key. Raises UnknownKind."""
    if key not in KINDS:
        raise UnknownKind(key)
    return KINDS[key]
