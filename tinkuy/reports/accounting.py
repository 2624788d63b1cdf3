"""The counts of the receipt: every row, column and cell of the sheet, each once (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

from tinkuy.reports.cells import SPACES
from tinkuy.reports.columns_found import ColumnsFound
from tinkuy.reports.data_rows import REASONS
from tinkuy.reports.heading_rows import HeadingRow
from tinkuy.reports.receipt import CellsReceipt, ColumnReceipt, RowsReceipt
from tinkuy.reports.sheets import Sheet


def filled_cells(sheet: Sheet) -> pl.DataFrame:
    """Which cells of the sheet hold something (an error or a formula without value too), as a frame of booleans."""
    filled = sheet.cells.select(pl.all().str.replace_all(SPACES, "").str.len_bytes().fill_null(0) > 0)
    first = sheet.facts.first_column
    held = [(row, place) for row, place, _ in sheet.errors]
    held += [(row, column - first) for row, column in sheet.facts.uncomputed]
    for place in {p for _, p in held if str(p) in filled.columns}:
        rows = [row - 1 for row, p in held if p == place and 0 < row <= filled.height]
        at = pl.int_range(filled.height, dtype=pl.Int64, eager=True).is_in(rows)
        filled = filled.with_columns((pl.col(str(place)) | at).alias(str(place)))
    return filled


def count_rows(sheet: Sheet, row: HeadingRow, reasons: pl.Series) -> RowsReceipt:
    """The rows by what became of them; the blank ones above the headings count as blank."""
    above = filled_cells(sheet).head(row.row - 1).select(pl.any_horizontal(pl.all())).to_series()
    named = {row.above_row, row.row, row.hxl_row} - {None}
    titles = sum(above) - (row.above_row is not None)
    times = Counter(reasons.to_list())
    hidden = set(sheet.facts.hidden_rows)
    read = [row.first_data_row + i for i, reason in enumerate(reasons) if reason == "read"]
    return RowsReceipt(
        read=times["read"],
        blank=times["blank"] + len(above) - int(sum(above)),
        ignored={"above_headings": int(titles), "headings": len(named)} | {reason: times[reason] for reason in REASONS},
        hidden_read=len(hidden.intersection(read)),
    )


def count_columns(
    sheet: Sheet, row: HeadingRow, found: ColumnsFound, unmatched: Mapping[str, int]
) -> tuple[ColumnReceipt, ...]:
    """Every column of the sheet, read or not."""
    keys = {place: key for key, place in found.places.items()}
    filled = filled_cells(sheet).slice(row.first_data_row - 1).select(pl.all().sum()).row(0)
    hidden = set(sheet.facts.hidden_columns)
    return tuple(
        ColumnReceipt(
            position=sheet.position(place),
            heading=heading.whole or heading.tag,
            key=keys.get(place, ""),
            filled=filled[place] if filled else 0,
            unmatched=unmatched.get(keys.get(place, ""), 0),
            reason=found.reasons.get(place, "") if place not in keys else "",
            hidden=place + sheet.facts.first_column in hidden,
        )
        for place, heading in enumerate(row.headings)
    )


def count_cells(sheet: Sheet, row: HeadingRow, found: ColumnsFound, reasons: pl.Series) -> CellsReceipt:
    """The cells: read are those of rows and columns read, and the headings of the columns read."""
    filled = filled_cells(sheet)
    places = [str(place) for place in found.places.values()]
    data = filled.slice(row.first_data_row - 1).filter(reasons == "read").select(places)
    heads = [number - 1 for number in (row.above_row, row.row, row.hxl_row) if number]
    read = _true(data) + _true(filled[sorted(set(heads))].select(places))
    everything, all_filled = filled.height * filled.width, _true(filled)
    return CellsReceipt(everything, read, everything - all_filled, all_filled - read)


def _true(frame: pl.DataFrame) -> int:
    return int(sum(frame.select(pl.all().sum()).row(0)))
