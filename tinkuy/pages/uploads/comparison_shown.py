"""What a draft changes against what stands, as people read it: rows by what they are, cells by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.languages import Language, Text, number
from tinkuy.ledger.matching import Comparison
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.publishing.names import Names
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

PARTS: Final = ("missing", "changed", "new")
FEW: Final = 5
ON_A_PAGE: Final = 25
_KEYS: Final = FIVE_WS.keys()
_BLANK: Final = Text("en blanco", "blank", "em branco")
_NOT_REPORTED: Final = Text("no reportado", "not reported", "não relatado")


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of difference: how many rows, those of this page, and which page of how many."""

    key: str
    count: int
    rows: list[dict[str, Any]]
    page: int = 1
    pages: int = 1


class Reader:
    """Says rows and cells in one language."""

    def __init__(self, year: YearPack, platform: PlatformPack | None, language: Language) -> None:
        self._names, self._language = Names(year, platform, language), language

    def cell(self, column: str, value: Any) -> str:
        """What a cell says: the name of a code, a number as the language writes it, or that it is blank."""
        if value is None:
            return (_NOT_REPORTED if column == "new" else _BLANK).in_(self._language)
        kind = FIVE_WS[column].kind if column in _KEYS else Kind.TEXT
        if kind.numeric:
            return number(float(value), self._language)
        if kind is Kind.YES_NO:
            return self._names.name(column, value in (True, "true"))
        return self._names.name(column, value) if kind is Kind.CODE else str(value)

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row by what its sender would know it by: its place in the file, sector, activity, place and people."""
        said = {key: self.cell(key, row[key]) if row[key] is not None else row.get(f"{key}_text") or "" for key in
                ("sector", "indicator", "admin1", "admin2")}  # fmt: skip
        place = ", ".join(filter(None, (said["admin2"], said["admin1"])))
        activity = row["activity"] or said["indicator"]
        people = self.cell("new", row["new"])
        return {
            "number": row[ROW_NUMBER], "row": row["row"], "sector": said["sector"], "place": place,
            "activity": activity, "new": people,
        }  # fmt: skip


def parts(comparison: Comparison, after: pl.DataFrame, reader: Reader, wanted: str, page: int) -> list[Part]:
    """The kinds of difference that there are, missing rows first; all rows of the kind that is `wanted`, a few of the others."""
    changed = _changed(comparison.changed)
    frames = {"missing": comparison.missing, "new": comparison.new}
    frames["changed"] = after.join(changed.select(ROW_NUMBER), on=ROW_NUMBER, how="semi", maintain_order="left")
    cells = dict(zip(changed[ROW_NUMBER], changed["cells"], strict=True))
    shown = []
    for key in PARTS:
        frame = frames[key]
        pages = max(-(-frame.height // ON_A_PAGE), 1)
        at = min(page, pages) if key == wanted else 1
        rows = frame.slice((at - 1) * ON_A_PAGE, ON_A_PAGE if key == wanted else FEW)
        said = [
            reader.row(row) | {"cells": _cells(cells.get(row[ROW_NUMBER], ()), reader)}
            for row in rows.iter_rows(named=True)
        ]
        shown.append(Part(key, frame.height, said, at, pages))
    return [part for part in shown if part.count]


def _changed(lines: pl.DataFrame) -> pl.DataFrame:
    """One line per row that changes a cell people know: row number and its cells (column, before, after)."""
    known = lines.filter(pl.col("column").str.strip_suffix("_text").is_in(_KEYS))
    told = known.with_columns(key=pl.col("column").str.strip_suffix("_text"))
    # A code and the words it was written in are one cell: the code tells, unless only the words differ.
    told = told.unique([ROW_NUMBER, "key"], keep="first", maintain_order=True)
    return told.group_by(ROW_NUMBER, maintain_order=True).agg(cells=pl.struct("key", "column", "before", "after"))


def _cells(cells: Any, reader: Reader) -> list[dict[str, Any]]:
    return [
        {
            "label": FIVE_WS[cell["key"]].label,
            "before": reader.cell(cell["column"], cell["before"]),
            "after": reader.cell(cell["column"], cell["after"]),
        }
        for cell in cells
    ]
