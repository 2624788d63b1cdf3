"""A year of the invented response as the workbooks that its offices would send, with the packs that read them."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl
import xlsxwriter

from tinkuy.demonstration import world
from tinkuy.demonstration.habits import HABITS, Cell, Habit, sheet_of
from tinkuy.demonstration.ods import write_ods
from tinkuy.demonstration.rows import ROWS_A_MONTH, standard_rows
from tinkuy.packs.loading import load_year
from tinkuy.packs.schema import YearPack

_CREATED: Final = dt.datetime(2021, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # the same seed gives the same bytes
_PACKS: Final = "packs"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was written: the reports, one per invented organisation, and the packs (folders) that read them."""

    folder: Path
    files: tuple[Path, ...]
    year_pack: Path
    platform_pack: Path
    rows: pl.DataFrame


def generate(folder: Path | str, *, seed: int = 7, months: int = 12) -> Demonstration:
    """Write the demonstration into `folder`: about 900 rows a month, in 27 files of ten kinds of mess.

    The same seed and months give the same files, byte for byte. Every file says that its data are synthetic.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    year_pack, platform_pack = world.write_packs(folder / _PACKS)
    year = load_year(year_pack)
    rows = standard_rows(months * ROWS_A_MONTH, seed, months=months)
    return Demonstration(folder, write_reports(folder, rows, year, seed=seed), year_pack, platform_pack, rows)


def write_reports(
    folder: Path, rows: pl.DataFrame, year: YearPack, *, seed: int = 7, name: str = "{code}_sintetico"
) -> tuple[Path, ...]:
    """Write these standard rows as the workbooks of the organisations that they are of, each with its own habits."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for n, (code, *_) in enumerate(world.organisations()):
        own = rows.filter(pl.col("organisation") == code)
        if own.is_empty():
            continue
        habit = HABITS[n % len(HABITS)]
        path = folder / f"{name.format(code=code.lower())}{habit.ending}"
        write_report(path, own, habit, year, seed=seed + n)
        files.append(path)
    return tuple(files)


def write_report(path: Path, rows: pl.DataFrame, habit: Habit, year: YearPack, *, seed: int = 7) -> None:
    """Write these standard rows as one workbook, kept in the way of the habit."""
    _write(path, sheet_of(rows.to_dicts(), habit, year, seed), habit)


def write_parquet(path: Path, n: int, seed: int = 7) -> None:
    """Write `n` standard rows, sorted by month and sector as releases are: input for benchmarks."""
    standard_rows(n, seed).sort("month", "sector", maintain_order=True).write_parquet(path)


def _write(path: Path, cells: list[list[Cell]], habit: Habit) -> None:
    if habit.ending == ".ods":
        write_ods(path, "5W", cells)
    elif habit.ending == ".xlsx":
        _write_xlsx(path, cells, habit)
    else:
        with path.open("w", encoding=habit.encoding, errors="replace", newline="") as file:
            csv.writer(file, delimiter=habit.delimiter).writerows(cells)


def _write_xlsx(path: Path, cells: list[list[Cell]], habit: Habit) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": world.NOTICE.es, "created": _CREATED})
    sheet = book.add_worksheet("5W sintético")
    date = book.add_format({"num_format": "mmm-yy"})
    for r, row in enumerate(cells):
        for c, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(r, c, value, date)
            elif value is not None:
                sheet.write(r, c, value)
    if habit.extra_columns:
        book.add_worksheet("Notas").write_string(0, 0, world.NOTICE.es)
    book.close()
