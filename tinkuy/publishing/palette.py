"""The colours, marks and words by which every file shows a state: never by colour alone (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.checks.findings import Severity
from tinkuy.languages import Text

INK: Final = "1B2430"
PAPER: Final = "FFFFFF"
MIST: Final = "F4F6F8"
LINE: Final = "D7DDE3"
INDIGO: Final = "2B4A8B"
COCHINEAL: Final = "A3123A"
MAIZE: Final = "B7791F"
MOSS: Final = "2F6B4F"

# The three states beside a number, in the words that every chart, table, map and file uses for them.
NOT_REPORTED: Final = Text("no reportado", "not reported", "não relatado")
SUPPRESSED: Final = "<10"  # a number from 1 to 9, which could point at people
ESTIMATED: Final = "≈"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one severity is shown: a pale fill for the cell, a strong colour and a line for its border, a sign, a word.

    The line differs too, so that a print without colour still tells them apart.
    """

    fill: str
    strong: str
    line: str
    sign: str
    word: Text


MARKS: Final = {
    Severity.BLOCKING.value: Mark(
        "F6D5DD", COCHINEAL, "medium", "✖", Text("Impide usar la fila", "Blocks the row", "Impede usar a linha")
    ),
    Severity.WARNING.value: Mark("FBEBC8", MAIZE, "thin", "▲", Text("Por revisar", "To review", "A revisar")),
    Severity.HINT.value: Mark("DDE5F4", INDIGO, "dashed", "●", Text("Sugerencia", "Hint", "Sugestão")),
}
SEVERITIES: Final = tuple(MARKS)  # the most severe first


def hatch(name: str, every: float) -> str:
    """An SVG pattern of light diagonal lines, `every` units apart: what is kept back. Filled by `fill="url(#<name>)"`."""
    line = f'<path class="hatch" d="M0 0V{every:g}" stroke-width="{every / 4:g}"/>'
    turned = f'width="{every:g}" height="{every:g}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<defs><pattern id="{name}" {turned}>{line}</pattern></defs>'
