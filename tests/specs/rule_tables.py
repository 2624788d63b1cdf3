"""The small tables that say what each rule means, as people and the methods page read them (no pytest here).

`tests/specs/rules/<CODE>.csv`, or `<CODE>.<variant>.csv` where a year's parameters change the rule. Lines that begin with
`#` are TOML: `title`, `today`, `[parameters]`. Then a table with a row per case:

- `case`: what the row is, in words; `verdict`: `passes` or `fails`; `blank`: which cell the case leaves blank on purpose;
  `where`: the column the finding is placed on;
- cells of the 5W by their key (an empty cell is blank; what a table does not name is an ordinary row's);
- for rules that report a problem of reading: `problem`, `problem_column`, `problem_value`, `problem_proposed`.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

FOLDER = Path(__file__).parent / "rules"
ABOUT_THE_CASE = ("case", "verdict", "blank", "where")


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a table."""

    words: str
    fails: bool
    blank: str
    where: str
    cells: Mapping[str, Any]
    problem: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The table of one rule under one set of parameters."""

    name: str
    code: str
    title: str
    today: dt.date | None
    parameters: Mapping[str, Any]
    cases: tuple[Case, ...]


def rule_tables() -> list[RuleTable]:
    """Return every table, in the order of their names."""
    return [read_rule_table(path) for path in sorted(FOLDER.glob("*.csv"))]


def read_rule_table(path: Path) -> RuleTable:
    """Return the table in a file; the file's name says the rule."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said = tomllib.loads("\n".join(line[1:].strip() for line in lines if line.startswith("#")))
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], strict=True)
    return RuleTable(
        name=path.stem,
        code=path.stem.partition(".")[0],
        title=said.get("title", ""),
        today=said.get("today"),
        parameters=said.get("parameters", {}),
        cases=tuple(_case(row) for row in rows),
    )


def _case(row: Mapping[str, str]) -> Case:
    problem = {name.removeprefix("problem_"): cell for name, cell in row.items() if name.startswith("problem")}
    cells = {k: _cell(k, v) for k, v in row.items() if k not in ABOUT_THE_CASE and not k.startswith("problem")}
    verdict = {"passes": False, "fails": True}[row["verdict"]]
    return Case(row["case"], verdict, row["blank"], row["where"], cells, problem if problem.get("problem") else {})


def _cell(key: str, written: str) -> Any:
    if written == "":
        return None
    kind = next((column.kind for column in FIVE_WS if column.key == key), None)
    if kind is Kind.YES_NO:
        return {"yes": True, "no": False}[written]
    return float(written) if kind is not None and kind.numeric else written
