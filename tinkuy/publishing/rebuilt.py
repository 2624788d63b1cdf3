"""A plain workbook of a grid of text: the same cells in the same places, numbers as numbers, words never as formulas."""

from __future__ import annotations

import io
import re

import polars as pl
import xlsxwriter

from tinkuy.publishing.marks import Layout
from tinkuy.publishing.ooxml.bulk import grid_rows
from tinkuy.publishing.ooxml.frame import Frame
from tinkuy.publishing.ooxml.package import Package
from tinkuy.reports.additions import is_added

_WIDTHS = (9, 40)
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\]")


def tab_name(name: str) -> str:
    """A name that a tab can bear: no more than 31 characters, none of []:*?/\\, no apostrophe at either end."""
    clean = _NOT_IN_TABS.sub(" ", name).strip().strip("'")[:31].strip()
    return clean if clean and not is_added(clean) else "5W"


def plain_workbook(grid: pl.DataFrame, layout: Layout) -> io.BytesIO:
    """One sheet with the cells of `grid` (text, row 1 and column A first; null is blank), ready to print."""
    empty = io.BytesIO()
    book = xlsxwriter.Workbook(empty)
    sheet = book.add_worksheet(layout.sheet)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(layout.heading_row - 1)
    for column, width in enumerate(_widths(grid)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(layout.heading_row, 0)
    book.close()
    filled = io.BytesIO()
    with Package(empty) as package:
        part = "xl/worksheets/sheet1.xml"
        frame = Frame(package.read(part))
        numbers = pl.Series("row", range(1, grid.height + 1), dtype=pl.Int64)
        package.put(part, frame.xml(grid_rows(grid, numbers, grid.columns)))
        package.write(filled)
    filled.seek(0)
    return filled


def _widths(grid: pl.DataFrame) -> list[float]:
    """A width per column that shows nearly all of its cells, within reason."""
    if not grid.width:
        return []
    typical = grid.select(pl.all().cast(pl.String).str.len_chars().quantile(0.9)).row(0)
    low, high = _WIDTHS
    return [min(max((length or 0) * 1.1 + 2, low), high) for length in typical]
