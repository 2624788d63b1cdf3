"""How long does reading take, into checked standard rows: a regional workbook next to openpyxl and pandas, and CSV of 1,000,000 rows?

`python -m benchmarks.reading [--rows 1000000] [--runs 3]`: the CSV has so many rows, the workbook 22,500 or fewer. The peers
only load cells; `read()` also finds headings, matches names to codes, understands numbers and months, and accounts for every
cell. All take turns in one process.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl

from benchmarks.processes import timed
from benchmarks.regional_report import YEAR, standard_rows, write_workbook, written_cells
from benchmarks.running import arguments, finish
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read

ROWS, WORKBOOK_ROWS = 1_000_000, 22_500


def measure(rows: int, runs: int) -> dict[str, object]:
    """Read both files by turns; medians of wall seconds."""
    year = load_year(YEAR)
    with tempfile.TemporaryDirectory() as name:
        workbook, text = Path(name) / "report.xlsx", Path(name) / "report.csv"
        short = standard_rows(min(rows, WORKBOOK_ROWS))
        write_workbook(short, workbook)
        written_cells(standard_rows(rows)).write_csv(text)
        _must_read(workbook, short)
        books = [(timed(lambda: read(workbook, year=year)), timed(lambda: _openpyxl(workbook)),
                  timed(lambda: pd.read_excel(workbook, engine="openpyxl"))) for _ in range(runs)]  # fmt: skip
        texts = [(timed(lambda: read(text, year=year)), timed(lambda: pd.read_csv(text))) for _ in range(runs)]
        size = text.stat().st_size / 10**6
    ours, by_openpyxl, by_pandas = (statistics.median(column) for column in zip(*books, strict=True))
    our_text, pandas_text = (statistics.median(column) for column in zip(*texts, strict=True))
    return {
        "workbook, rows": short.height,
        "workbook, tinkuy read() wall s": round(ours, 2),
        "workbook, openpyxl (read-only mode) wall s": round(by_openpyxl, 2),
        "workbook, pandas with openpyxl wall s": round(by_pandas, 2),
        "CSV, rows": rows,
        "CSV, MB": round(size),
        "CSV, tinkuy read() wall s": round(our_text, 2),
        "CSV, pandas only loading wall s": round(pandas_text, 2),
        "runs": runs,
    }


def _must_read(path: Path, rows: pl.DataFrame) -> None:
    """Reading gives back the rows as they were made: a fast wrong answer is no answer."""
    got = read(path, year=load_year(YEAR)).rows
    for column in ("organisation", "indicator", "admin1", "month", "cva", "new", "value_usd"):
        if not got[column].equals(rows[column], null_equal=True):
            raise AssertionError(f"{column} was not read as written")


def _openpyxl(path: Path) -> int:
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).active
    return sum(len(row) for row in sheet.iter_rows(values_only=True))


if __name__ == "__main__":
    asked = arguments(__doc__, rows=ROWS, runs=3)
    finish(measure(asked.rows, asked.runs), kept=True)
