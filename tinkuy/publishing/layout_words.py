"""The words of an export in the layout of the year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tinkuy.languages import Text

BASIS: Final = Text("Tinkuy: no reportado así", "Tinkuy: not as reported", "Tinkuy: não relatado assim")

# What an accepted treatment says of a row: column of the standard rows and its value.
BASES: Final[Mapping[tuple[str, str], Text]] = {
    ("new_basis", "derived"): Text("nuevas: calculadas", "new: derived", "novas: calculadas"),
    ("breakdown_basis", "estimated"): Text("desglose: estimado", "breakdown: estimated", "desagregação: estimada"),
    ("breakdown_of", "total"): Text("desglose: del total", "breakdown: of the total", "desagregação: do total"),
}
