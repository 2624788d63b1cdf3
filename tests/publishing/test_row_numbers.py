"""The number a row has in the ledger goes out in a hidden column and comes back with the row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.publishing.partner_files import KEYS, PLATFORM, YEAR, activity, findings, read_it, workbook
from tinkuy.publishing.annotated import write_annotated
from tinkuy.publishing.template import write_template
from tinkuy.reports.additions import ROW_IDENTITY, ROW_NUMBER

NOTHING = findings()


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return workbook(tmp_path / "tumbes.xlsx", [activity(), activity(new=15), activity(new=14)])


def handed_back(source: Path, target: Path, numbers: list[int | None] | None) -> Path:
    reading = read_it(source)
    if numbers is not None:
        rows = reading.rows.with_columns(pl.Series(ROW_NUMBER, numbers, pl.UInt32))
        reading = replace(reading, rows=rows)
    write_annotated(target, source=source, reading=reading, findings=NOTHING, causes=(), year=YEAR, language="es")
    return target


def test_a_row_that_comes_back_carries_its_number(sent: Path, tmp_path: Path) -> None:
    back = handed_back(sent, tmp_path / "out.xlsx", [7, None, 9])
    rows = read_it(back).rows
    assert rows[ROW_NUMBER].to_list() == [7, None, 9]
    assert rows.schema[ROW_NUMBER] == pl.UInt32


def test_a_file_that_never_was_in_the_ledger_carries_no_numbers(sent: Path, tmp_path: Path) -> None:
    assert ROW_NUMBER not in read_it(sent).rows.columns
    back = handed_back(sent, tmp_path / "out.xlsx", None)
    assert ROW_NUMBER not in read_it(back).rows.columns


def test_numbers_survive_a_second_hand_back(sent: Path, tmp_path: Path) -> None:
    first = handed_back(sent, tmp_path / "one.xlsx", [7, 8, 9])
    second = handed_back(first, tmp_path / "two.xlsx", None)
    assert read_it(second).rows[ROW_NUMBER].to_list() == [7, 8, 9]


def test_a_row_put_between_others_carries_no_number_and_a_moved_row_keeps_its_own(sent: Path, tmp_path: Path) -> None:
    back = handed_back(sent, tmp_path / "out.xlsx", [7, 8, 9])
    book = openpyxl.load_workbook(back)
    sheet = book["Reporte mensual"]
    identity = next(cell.column for cell in sheet[2] if cell.value == ROW_IDENTITY)
    fourth = [sheet.cell(4, n).value for n in range(1, identity + 1)]
    for n, value in enumerate(fourth, 1):
        sheet.cell(6, n, value)  # row 4 moved to the end; a new row written in its place
    for n, key in enumerate(KEYS, 1):
        sheet.cell(4, n, activity(new=1)[key])
    sheet.cell(4, identity).value = None
    book.save(back)
    assert read_it(back).rows[ROW_NUMBER].to_list() == [7, None, 9, 8]


@pytest.mark.parametrize(("written", "number"), [(7, 7), (" 7 ", 7), ("7.0", 7), ("0f3a-7", None), ("siete", None), (-7, None)])  # fmt: skip
def test_only_a_number_is_taken_for_one(sent: Path, tmp_path: Path, written: object, number: int | None) -> None:
    back = handed_back(sent, tmp_path / "out.xlsx", [7, 8, 9])
    book = openpyxl.load_workbook(back)
    sheet = book["Reporte mensual"]
    sheet.cell(3, next(cell.column for cell in sheet[2] if cell.value == ROW_IDENTITY)).value = written
    book.save(back)
    assert read_it(back).rows[ROW_NUMBER].to_list() == [number, 8, 9]


def test_a_template_carries_the_numbers_of_its_activities_and_no_others(sent: Path, tmp_path: Path) -> None:
    rows = read_it(sent).rows
    for activities, numbers in (
        (rows, [None]),
        (rows.with_columns(pl.Series(ROW_NUMBER, [4, 5, 6], pl.UInt32)), ["4"]),
    ):
        path = tmp_path / f"{len(activities.columns)}.xlsx"
        write_template(path, year=YEAR, platform=PLATFORM, activities=activities, rows=5)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        for candidate in openpyxl.load_workbook(path).worksheets:
            if any(cell.value == ROW_IDENTITY for cell in candidate[1]):
                sheet = candidate
        column = next(cell.column for cell in sheet[1] if cell.value == ROW_IDENTITY)
        assert [sheet.cell(2, column).value] == numbers
