"""The small tables that say what each model of people reached means, as people and the methods page read them (no pytest).

`tests/specs/figures/<model>.csv`, or another name for what all models share. Lines that begin with `#` are TOML: `title`,
`model`, and the answer: `reached`, `lower`, `upper`, `not_reported`, and `reason` where the figure is not publishable. Then
a table with a row per reported row: `case` says in words what it is, the other columns are cells of the standard rows
(an empty cell is blank; what a table does not name is an ordinary row's).
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.reports.five_ws import standard_schema

FOLDER = Path(__file__).parent / "figures"
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table: its title, the model, the answer known beforehand, and the rows with their words."""

    name: str
    title: str
    model: str
    answer: Mapping[str, Any]
    words: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]


def figure_tables() -> tuple[FigureTable, ...]:
    """Every table of the folder, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.csv")))


def _read(path: Path) -> FigureTable:
    lines = path.read_text(encoding="utf-8").splitlines()
    about = tomllib.loads("\n".join(line[1:] for line in lines if line.startswith("#")))
    records = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    title, model = about.pop("title"), about.pop("model")
    rows = tuple({key: _cell(key, cell) for key, cell in record.items() if key != "case"} for record in records)
    return FigureTable(path.stem, title, model, {"reason": None} | about, tuple(r["case"] for r in records), rows)


def _cell(key: str, written: str) -> Any:
    if written == "":
        return None
    kind = standard_schema()[key]
    return float(written) if kind.is_numeric() else _TRUTH[written] if str(kind) == "Boolean" else written
