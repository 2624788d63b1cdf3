"""A file as sheets of text, each cell where the spreadsheet shows it. Parsing happens in a child process, within limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import polars as pl

from tinkuy.reports.limits import Limits
from tinkuy.reports.refusals import Unusable
from tinkuy.reports.sheet_xml import SheetFacts, column_letters
from tinkuy.reports.signatures import Signature


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `cells` is a frame of strings; its first line is row 1, its first column `facts.first_column`."""

    name: str
    cells: pl.DataFrame
    facts: SheetFacts
    visible: bool = True
    errors: tuple[tuple[int, int, str], ...] = ()  # row (from 1), column (as in `cells`, from 0), what stands there
    encoding: str = ""

    def position(self, column: int) -> str:
        """The letters of the column at this place in `cells`."""
        return column_letters(self.facts.first_column + column)


@dataclass(slots=True)
class Parsing:
    """A running child process; `sheets()` waits for it. Started early, it works while the parent prepares itself."""

    path: Path
    signature: Signature
    limits: Limits
    folder: tempfile.TemporaryDirectory = field(default_factory=lambda: tempfile.TemporaryDirectory(prefix="tinkuy-"))
    process: subprocess.Popen | None = None

    def start(self) -> Parsing:
        """Start the child and return at once."""
        command = [
            sys.executable,
            "-P",
            "-m",
            "tinkuy.reports.parsing",
            str(self.path),
            self.signature.format.value,
            self.folder.name,
        ]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [*command, json.dumps(asdict(self.limits))], env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return self

    def close(self) -> None:
        """End the child, if it still runs, and remove what it wrote."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()

    def sheets(self) -> list[Sheet]:
        """The sheets with at least one cell. Raises Unusable with the child's reason, or when it broke a limit."""
        try:
            self.process.wait(timeout=self.limits.seconds)
        except subprocess.TimeoutExpired:
            raise Unusable("too_heavy", seconds=self.limits.seconds) from None
        answer = Path(self.folder.name) / "sheets.json"
        if self.process.returncode != 0 or not answer.is_file():
            raise Unusable("too_heavy", seconds=self.limits.seconds)
        said = json.loads(answer.read_text(encoding="utf-8"))
        if "refused" in said:
            raise Unusable(said["refused"], **said["values"])
        return [self._sheet(number, about) for number, about in enumerate(said["sheets"]) if about["filled"]]

    def _sheet(self, number: int, about: dict) -> Sheet:
        cells = pl.read_ipc(Path(self.folder.name) / f"{number}.arrow")
        cells.columns = [str(i) for i in range(cells.width)]
        _refuse_long_cells(cells, self.limits)
        facts = SheetFacts(**{name: about[name] for name in SheetFacts.__slots__})
        told = [(row, column - facts.first_column, text or "#ERROR") for row, column, text in facts.error_cells]
        errors = tuple([(row, column, _error_name(detail)) for row, column, detail in about["errors"]] + told)
        return Sheet(about["name"], cells, facts, about["visible"], errors, about.get("encoding", ""))


def _refuse_long_cells(cells: pl.DataFrame, limits: Limits) -> None:
    longest = cells.select(pl.all().str.len_bytes().max()).row(0)
    for column, length in zip(cells.columns, longest, strict=True):
        if length and length > limits.cell_characters:
            lengths = cells[column].str.len_chars()
            if lengths.max() > limits.cell_characters:
                raise Unusable("long_cell", row=lengths.arg_max() + 1, limit=limits.cell_characters)


_ERROR_NAMES = {
    "Ref": "#REF!",
    "NA": "#N/A",
    "Div0": "#DIV/0!",
    "Value": "#VALUE!",
    "Name": "#NAME?",
    "Num": "#NUM!",
    "Null": "#NULL!",
}


def _error_name(detail: str) -> str:
    """`#REF!` for calamine's "Expected string but got 'Error(Ref)'"."""
    inside = detail.partition("Error(")[2].partition(")")[0]
    return _ERROR_NAMES.get(inside, f"#{inside.upper()}" if inside else "#ERROR")
