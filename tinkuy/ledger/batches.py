"""What a browser sends of a draft: cells with what was seen in them, rows to add, take out and put back.

A cell is taken only if it still says what whoever typed it saw there (compare-and-set), and each cell for itself: one that
cannot be understood, or that somebody else changed, stays with its writer and holds back no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import polars as pl

from tinkuy.ledger.drafts import ADDED, ROW, TAKEN_OUT, Cells, as_kept, cell_text, check_place, not_understood
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import DraftEdit, Version
from tinkuy.ledger.numbers_typed import plain_numbers
from tinkuy.ledger.parts import ROW_NUMBER, read_part
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.versions import rows_with, typed_cells
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.reports.five_ws import FIVE_WS

LONGEST: Final = 5000  # characters of a cell
MOST_CELLS: Final = 1000
MOST_ROWS: Final = 500

Cell = tuple[int, str]
Row = int | str  # a number, or the key that a browser gave a row which has none yet


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a cell, and what was seen there before: any of these."""

    text: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that were sent together; `add`: the keys of new rows."""

    key: UUID
    cells: Mapping[tuple[Row, str], Typed] = field(default_factory=dict)
    add: tuple[str, ...] = ()
    take_out: tuple[int, ...] = ()
    put_back: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """What somebody else made of a cell meanwhile."""

    now: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: `rows`, the numbers of new rows by key; `kept`, what stands now in each cell that was taken.

    `refused` could not be understood or is not there; `others` says something that its writer did not see.
    """

    rows: Mapping[str, int]
    kept: Mapping[Cell, str]
    refused: Mapping[Cell, NotDone]
    others: Mapping[Cell, Other]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A batch against the draft as it was looked at: what to write, what became of each cell, and the draft as seen."""

    write: Mapping[Cell, str]
    outcome: Outcome
    part: str
    typed: Cells
    rows: int


def weigh(version: Version, batch: Batch, numbers: Mapping[str, int], *, known: bool) -> Weighed:
    """What the batch would do. `numbers`: of its new rows; `known`: it was taken before, and only what stands is told."""
    typed = typed_cells(version)
    cells = {(numbers.get(row, row), column): one for (row, column), one in batch.cells.items()}
    marks = {} if known else _marks(version, batch, numbers, typed)
    touched = {number for number, _ in cells if isinstance(number, int)}
    rows = rows_with(version, typed | marks, only=touched)
    found = {row[ROW_NUMBER]: row for row in rows.iter_rows(named=True)}
    refused = _not_there(cells, found)
    now = {cell: cell_text(FIVE_WS[cell[1]], found[cell[0]]) for cell in cells if cell not in refused}
    plain, unread = plain_numbers({cell: cells[cell].text for cell in now})
    refused |= unread
    wanted = {cell: plain[cell].strip() for cell in now if cell not in unread}
    unseen = {cell for cell in wanted if not known and now[cell] not in (*cells[cell].seen, wanted[cell])}
    write = {cell: text for cell, text in wanted.items() if cell not in unseen and text != now[cell]}
    after, unclear = _understood(version, rows, typed | marks, write)
    stands = now if known else now | after
    kept = {cell: stands[cell] for cell in wanted if cell not in unseen and cell not in unclear}
    others = _others(version, {cell: now[cell] for cell in unseen})
    outcome = Outcome(numbers, kept, refused | unclear, others)
    change = {cell: text for cell, text in after.items() if not known and text != now[cell]}
    return Weighed(change | marks, outcome, version.part, typed, rows_with(version, _only_rows(typed | marks)).height)


def _only_rows(cells: Cells) -> dict[Cell, str]:
    return {cell: text for cell, text in cells.items() if cell[1] == ROW}


def _marks(version: Version, batch: Batch, numbers: Mapping[str, int], typed: Cells) -> dict[Cell, str]:
    """What is said of whole rows: those added, taken out and put back."""
    part = set(read_part(version.part, content_store())[ROW_NUMBER])
    added = {number for (number, column), mark in typed.items() if column == ROW and mark == ADDED}
    out = {number for (number, column), mark in typed.items() if column == ROW and mark == TAKEN_OUT}
    marks = {(numbers[key], ROW): ADDED for key in batch.add}
    marks |= {(number, ROW): TAKEN_OUT for number in batch.take_out if number in (part | added) - out}
    return marks | {(number, ROW): "" if number in part else ADDED for number in batch.put_back if number in out}


def _not_there(cells: Iterable[tuple[Row, str]], found: Mapping[int, Any]) -> dict[Cell, NotDone]:
    refused: dict[Cell, NotDone] = {}
    for cell in cells:
        try:
            check_place(found, *cell)
        except NotDone as refusal:
            refused[cell] = refusal
    return refused


def _understood(
    version: Version, rows: pl.DataFrame, typed: Cells, cells: Mapping[Cell, str]
) -> tuple[dict[Cell, str], dict[Cell, NotDone]]:
    """The cells as they are kept, and those that cannot be understood: an indicator is read within the sector typed with it."""
    year, platform = year_in_force(version.year, version.platform), platform_pack(version.platform.pack)
    left = {cell: text for cell, text in cells.items() if len(text) <= LONGEST}
    refused = {cell: NotDone("too_long", most=LONGEST) for cell in cells if cell not in left}
    while left and (unclear := not_understood(rows, left, year, platform)):
        refused |= unclear
        left = {cell: text for cell, text in left.items() if cell not in unclear}
    return _as_kept(version, typed, left), refused


def _as_kept(version: Version, typed: Cells, cells: Mapping[Cell, str]) -> dict[Cell, str]:
    if not cells:
        return {}
    numbers = {number for number, _ in cells}
    return as_kept(rows_with(version, typed | cells, only=numbers), cells)


def _others(version: Version, cells: Mapping[Cell, str]) -> dict[Cell, Other]:
    """What the cells say now, and who typed it, if somebody did."""
    if not cells:
        return {}
    numbers = {number for number, _ in cells}
    edits = DraftEdit.objects.on(version.platform).filter(version=version, row_number__in=numbers)
    by = {(one.row_number, one.column): one for one in edits.select_related("by")}
    return {
        cell: Other(now, str(by[cell].by) if cell in by else "", by[cell].at if cell in by else None)
        for cell, now in cells.items()
    }
