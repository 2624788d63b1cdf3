"""What a table is made of: columns with a name, labels, a kind, an HXL tag and a code list (pure).

Templates, readers, checks, exports and the documentation are all derived from these declarations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import polars as pl

from tinkuy.languages import Text


class Kind(Enum):
    """What the cells of a column hold, and how the standard rows carry them."""

    CODE = "code"  # a code of a list: `<key>` holds the code, `<key>_text` what was written
    YES_NO = "yes_no"  # `<key>` holds true, false or blank, `<key>_text` what was written
    MONTH = "month"  # `<key>` holds "2021-03", `<key>_text` what was written
    TEXT = "text"
    PEOPLE = "people"  # persons; real files hold fractions and blanks
    QUANTITY = "quantity"  # units that are not persons: kits, sessions, institutions
    MONEY = "money"  # United States dollars

    @property
    def numeric(self) -> bool:
        """Whether cells are numbers."""
        return self in {Kind.PEOPLE, Kind.QUANTITY, Kind.MONEY}

    @property
    def keeps_text(self) -> bool:
        """Whether the standard rows keep the written text beside the value understood."""
        return self in {Kind.CODE, Kind.YES_NO, Kind.MONTH}

    @property
    def dtype(self) -> pl.DataType:
        """The Polars type of `<key>`."""
        if self.numeric:
            return pl.Float64()
        return pl.Boolean() if self is Kind.YES_NO else pl.String()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `headings` are other names seen in real files (abbreviations, older years); the year pack adds the year's own.
    """

    key: str
    kind: Kind
    label: Text
    hxl: str
    meaning: Text
    code_list: str | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """An ordered set of columns with unique keys."""

    key: str
    columns: tuple[Column, ...]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def keys(self) -> tuple[str, ...]:
        """The column keys in order."""
        return tuple(column.key for column in self.columns)

    def schema(self) -> dict[str, pl.DataType]:
        """The Polars schema of the table's columns, with `<key>_text` beside those that keep what was written."""
        schema: dict[str, pl.DataType] = {}
        for column in self.columns:
            schema[column.key] = column.kind.dtype
            if column.kind.keeps_text:
                schema[f"{column.key}_text"] = pl.String()
        return schema
