"""The small tables that say how two versions of a report are compared, as people read them (no pytest).

`tests/specs/releases/<name>.csv`. Lines that begin with `#` are TOML: `title`; `new`, `gone` and `changed`, how many rows; and
`cells`, the changed cells as `[column, before, after]` in the order of the rows. Then a table: `side` is before, after or
both, `case` says in words what the row is, the other columns are cells of the standard rows (an empty cell is blank).
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.reports.five_ws import standard_schema

FOLDER = Path(__file__).parent / "releases"


@dataclass(frozen=True, slots=True)
class ReleaseTable:
    """One table: its title, the rows of either side, and what the comparison finds."""

    name: str
    title: str
    before: tuple[Mapping[str, Any], ...]
    after: tuple[Mapping[str, Any], ...]
    counts: Mapping[str, int]
    cells: tuple[tuple[str, str | None, str | None], ...]


def release_tables() -> tuple[ReleaseTable, ...]:
    """Every table of the folder, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.csv")))


def _read(path: Path) -> ReleaseTable:
    lines = path.read_text(encoding="utf-8").splitlines()
    about = tomllib.loads("\n".join(line[1:] for line in lines if line.startswith("#")))
    records = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return ReleaseTable(
        path.stem,
        about["title"],
        _rows(records, "before"),
        _rows(records, "after"),
        {change: about[change] for change in ("new", "gone", "changed")},
        tuple((column, before or None, after or None) for column, before, after in about["cells"]),
    )


def _rows(records: list[dict[str, str]], side: str) -> tuple[Mapping[str, Any], ...]:
    mine = [record for record in records if record["side"] in {side, "both"}]
    return tuple(
        {key: _cell(key, cell) for key, cell in record.items() if key not in {"side", "case"}} for record in mine
    )


def _cell(key: str, written: str) -> Any:
    if written == "":
        return None
    return float(written) if standard_schema()[key].is_numeric() else written
