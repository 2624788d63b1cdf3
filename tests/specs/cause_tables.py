"""The small tables that say which findings become one cause, as people and the methods page read them (no pytest here).

`tests/specs/causes/<kind>.csv`, or `<kind>.<variant>.csv`. Lines that begin with `#` are TOML: `title`, `rules` (those that
run), `causes` (the ids that must come out, the heaviest first), `treatment` (what the first one proposes, "" for none).
Then a table with a row per case:

- `case`: what the rows are, in words; `times`: how many such rows there are; `cause`: the cause of all their findings, or
  `row` (findings that are each row's own), or `none` (no finding at all);
- cells of the 5W by their key (an empty cell is blank; what a table does not name is an ordinary row's).
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

FOLDER = Path(__file__).parent / "causes"
_ABOUT = ("case", "times", "cause")
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class CauseCase:
    """Rows that are all alike, and what becomes of their findings."""

    words: str
    times: int
    cause: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CauseTable:
    """The table of one kind of cause."""

    name: str
    title: str
    rules: frozenset[str]
    causes: tuple[str, ...]
    treatment: str
    cases: tuple[CauseCase, ...]

    def rows(self) -> list[Mapping[str, Any]]:
        """The cells of every row, in order."""
        return [case.cells for case in self.cases for _ in range(case.times)]

    def case_of_rows(self) -> list[CauseCase]:
        """The case that each row belongs to, in the order of the rows."""
        return [case for case in self.cases for _ in range(case.times)]


def cause_tables() -> list[CauseTable]:
    """Return every table, in the order of their names."""
    return [read_cause_table(path) for path in sorted(FOLDER.glob("*.csv"))]


def read_cause_table(path: Path) -> CauseTable:
    """Return the table in a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said = tomllib.loads("\n".join(line[1:].strip() for line in lines if line.startswith("#")))
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], strict=True)
    return CauseTable(
        name=path.stem,
        title=said["title"],
        rules=frozenset(said["rules"]),
        causes=tuple(said["causes"]),
        treatment=said.get("treatment", ""),
        cases=tuple(
            CauseCase(
                row["case"],
                int(row["times"]),
                row["cause"],
                {k: _cell(k, v) for k, v in row.items() if k not in _ABOUT},
            )
            for row in rows
        ),
    )


def _cell(key: str, written: str) -> Any:
    if written == "":
        return None
    kind = next((column.kind for column in FIVE_WS if column.key == key), None)
    if kind is Kind.YES_NO:
        return _YES_NO[written]
    return float(written) if kind is not None and kind.numeric else written
