"""Where a report is on its way, as icon and word: the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.languages import Text


@dataclass(frozen=True, slots=True)
class ReportState:
    """An icon, a word, and the tone of both: quiet, hint, warning, blocking or done."""

    icon_name: str
    word: Text
    tone: str


STATES: Final = {
    "missing": ReportState("circle-dashed", Text("Falta", "Missing", "Falta"), "quiet"),
    "draft": ReportState("pencil", Text("Borrador", "Draft", "Rascunho"), "hint"),
    "in_review": ReportState("clock", Text("En revisión", "In review", "Em revisão"), "hint"),
    "nothing": ReportState("circle-slash", Text("Nada que reportar", "Nothing to report", "Nada a relatar"), "done"),
    "accepted": ReportState("circle-check", Text("Aceptado", "Accepted", "Aceito"), "done"),
    "returned": ReportState("undo-2", Text("Devuelto", "Returned", "Devolvido"), "warning"),
    "replaced": ReportState("history", Text("Reemplazado", "Replaced", "Substituído"), "quiet"),
    "withdrawn": ReportState("ban", Text("Retirado", "Withdrawn", "Retirado"), "quiet"),
}
