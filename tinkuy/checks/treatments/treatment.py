"""How a treatment is declared: its words, the only columns it may write, and the change itself (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack


@dataclass(frozen=True, slots=True)
class Setting:
    """What a treatment may know besides the rows it touches: all rows, the year, the platform, its parameters."""

    rows: pl.DataFrame
    year: YearPack
    platform: PlatformPack | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


Change = Callable[[pl.DataFrame, Setting], pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment.

    `change` takes the touched rows and gives `row_id` and new cells of `columns`, for the rows it changes only; it is a
    pure function and idempotent. `label` is what a changed cell is marked with wherever it shows. `columns` is empty
    where the parameters say which columns are written (a name's own).
    """

    code: str
    name: Text
    label: Text
    columns: tuple[str, ...]
    change: Change


class Refused(ValueError):
    """Raised where a treatment may not be applied; `text` says why in a sentence."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.in_("en"))
