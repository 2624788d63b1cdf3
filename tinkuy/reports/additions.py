"""What we add to a partner's own workbook, by name, so that a hand-back sent again reads like the first file (pure).

Every sheet and every heading that we add begins with `PREFIX`. Reading skips such sheets and columns (the row identity
excepted, which it may use to match a corrected row to its earlier version); publishing replaces them.
"""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

PREFIX: Final = "Tinkuy"
OBSERVATIONS: Final = Text("Tinkuy: observaciones", "Tinkuy: findings", "Tinkuy: observações")
# Its cells hold the row's number in the ledger, as text, where the rows came from there; else the file they came from and the
# row of its sheet ("0f3a-17"), which is no number.
ROW_IDENTITY: Final = "Tinkuy: id"
ROW_NUMBER: Final = "row_number"


def is_added(name: str | None) -> bool:
    """Whether a sheet name or a heading is one of ours, not the partner's."""
    return bool(name) and str(name).strip().casefold().startswith(PREFIX.casefold())
