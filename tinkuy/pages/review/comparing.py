"""A sector's rows beside what stands, as a reviewer reads them: new, changed cell by cell, missing, unchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from tinkuy.languages import Language, Text, number
from tinkuy.ledger.matching import compare
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.pages.review.words import VERSION, filled
from tinkuy.publishing.names import Names
from tinkuy.reports.five_ws import FIVE_WS

FEW: Final = 10  # rows shown at first
MANY: Final = 1000  # rows shown when all are asked for


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row as one line: where it stands in the file, and what, where and how many people. Counts None: not reported."""

    row: int
    indicator: str
    activity: str
    place: str
    total: float | None
    new: float | None
    cells: tuple[CellShown, ...] = ()


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell that changes; blank texts are blank cells."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one kind: those shown, and how many there are."""

    kind: str
    shown: list[RowShown] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)

    @property
    def title(self) -> Text:
        """What they are, and how many."""
        return filled(VERSION[f"kind_{self.kind}"], n=self.count)

    @property
    def more_text(self) -> Text:
        """The words of the link to those not shown."""
        return filled(VERSION["more"], n=self.more)


@dataclass(frozen=True, slots=True)
class Compared:
    """What changes in one sector. New as it stands and as it would be, in persons; None where not reported."""

    new: Rows
    changed: Rows
    missing: Rows
    unchanged: int
    stands: bool
    new_standing: float | None

    @property
    def unchanged_text(self) -> Text:
        """How many rows stay as they stand."""
        return filled(VERSION["kind_unchanged"], n=self.unchanged)

    @property
    def kinds(self) -> list[Rows]:
        """The kinds that have rows, what needs a look first."""
        return [rows for rows in (self.changed, self.missing, self.new) if rows.count]


def compared(stand: pl.DataFrame, rows: pl.DataFrame, names: Names, language: Language, most: int) -> Compared:
    """The comparison of one sector in words: the rows that stand, and the version's."""
    change = compare(stand, rows)
    writer = _Writer(names, language)
    counts = change.counts
    changed = rows.filter(pl.col(ROW_NUMBER).is_in(change.changed[ROW_NUMBER].unique().implode()))
    cells = writer.cells(change.changed, changed[ROW_NUMBER].head(most).to_list())
    return Compared(
        new=Rows("new", writer.rows(change.new, most), counts["new"]),
        changed=Rows("changed", writer.rows(changed, most, cells), counts["changed"]),
        missing=Rows("missing", writer.rows(change.missing, most), counts["missing"]),
        unchanged=counts["unchanged"],
        stands=not stand.is_empty(),
        new_standing=stand["new"].sum() if stand["new"].count() else None,
    )


class _Writer:
    """Writes rows and cells in one language."""

    def __init__(self, names: Names, language: Language) -> None:
        self.names, self.language = names, language

    def rows(self, rows: pl.DataFrame, most: int, cells: dict[int, list[CellShown]] | None = None) -> list[RowShown]:
        return [
            self._row(line, tuple((cells or {}).get(line[ROW_NUMBER], ())))
            for line in rows.head(most).iter_rows(named=True)
        ]

    def cells(self, changed: pl.DataFrame, wanted: Iterable[int]) -> dict[int, list[CellShown]]:
        """The cells that changed, by row number. Of a code and its text, the code says it."""
        lines: dict[int, dict[str, tuple[str | None, str | None]]] = defaultdict(dict)
        for number_, column, before, after in changed.filter(pl.col(ROW_NUMBER).is_in(list(wanted))).rows():
            lines[number_][column] = (before, after)
        return {number_: self._cells(columns) for number_, columns in lines.items()}

    def _row(self, line: dict, cells: tuple[CellShown, ...]) -> RowShown:
        place = [self._coded(line, key) for key in ("admin1", "admin2") if line[key] or line[f"{key}_text"]]
        return RowShown(
            row=line["row"],
            indicator=self._coded(line, "indicator"),
            activity=line["activity"] or "",
            place=", ".join(place),
            total=line["total"],
            new=line["new"],
            cells=cells,
        )

    def _cells(self, columns: dict[str, tuple[str | None, str | None]]) -> list[CellShown]:
        said = []
        for column, (before, after) in columns.items():
            key = column.removesuffix("_text")
            if key not in FIVE_WS.keys() or (key != column and key in columns):  # noqa: SIM118 - a Table is not a mapping
                continue
            said.append(
                CellShown(
                    FIVE_WS[key].label.in_(self.language), self._value(column, before), self._value(column, after)
                )
            )
        return said

    def _coded(self, line: dict, key: str) -> str:
        return self.names.name(key, line[key]) if line[key] else line[f"{key}_text"] or ""

    def _value(self, column: str, value: str | None) -> str:
        if value is None:
            return ""
        if column.endswith("_text"):
            return value
        if FIVE_WS[column].kind.numeric:
            return number(float(value), self.language)
        return self.names.name(column, {"true": True, "false": False}.get(value, value))
