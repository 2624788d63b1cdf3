"""The shape of findings: one line per row, column and rule (pure)."""

from __future__ import annotations

from enum import Enum
from typing import Final

import polars as pl


class Severity(Enum):
    """What a finding means for the row: blocking rows cannot be used; all others count, marked."""

    BLOCKING = "blocking"
    WARNING = "warning"
    HINT = "hint"


# `column` is a 5W column key, or "" for the row as a whole; `value` is what stands there, `proposed` what would mend it,
# `detail` what the message compares it with (parts joined by " | ", and "; type_inferred" at its end where the indicator's
# type was read off the cells filled); `cause` is the id of the cause that explains the finding, once causes ran.
FINDINGS: Final = {
    "row_id": pl.UInt32(),
    "column": pl.String(),
    "rule": pl.String(),
    "severity": pl.String(),
    "value": pl.String(),
    "proposed": pl.String(),
    "detail": pl.String(),
    "cause": pl.String(),
}
