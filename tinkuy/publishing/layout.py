"""Accepted rows in the exact 5W layout of their year, so that nobody types twice: headings, order and labels of the template.

The file has one row of headings and the rows, nothing else, as XLSX or CSV; reading it back gives the same rows. The layout
has no column for what was derived or estimated (an accepted treatment, an estimated breakdown), and an estimate must never
look like a report: only where there is such a row, a last column of ours says so, which every reader of ours leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

import polars as pl
from xlsxwriter.worksheet import Worksheet

from tinkuy.languages import Language
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, Entry, PackColumn, PlatformPack, YearPack
from tinkuy.publishing import layout_words as words
from tinkuy.publishing.book import Book
from tinkuy.publishing.csv_safe import write_csv
from tinkuy.publishing.drop_downs import YES_NO
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

Format = Literal["xlsx", "csv"]
Write = Callable[[Mapping[str, Any]], Any]

_WIDTHS: Final = {Kind.CODE: 28, Kind.TEXT: 34}
_WIDTH: Final = 13
_HEADING: Final = 64  # points: the longest headings take four lines
# A label is understood within what the column before it says; the attribute of the entry that names that.
_WITHIN: Final = {"indicator": ("sector", "sector"), "admin1": ("country", "country"), "admin2": ("admin1", "admin1")}


def write_layout(
    rows: pl.DataFrame,
    year: YearPack,
    platform: PlatformPack | None,
    path: Path,
    *,
    format: Format = "xlsx",
    language: Language = "es",
) -> None:
    """Write standard rows in the layout of the year, in their order, to `path`.

    `platform` gives the places of a year that has none of its own. A code is written as its label in `language`; where that
    would be read as something else, as the code itself; what was not understood, as it was written. Blank stays blank.
    """
    table = layout_rows(rows, year, platform, language)
    if format == "csv":
        write_csv(table.with_columns(_decimals(table)), path)
    else:
        _write_workbook(table, year, path, language)


def layout_rows(rows: pl.DataFrame, year: YearPack, platform: PlatformPack | None, language: Language) -> pl.DataFrame:
    """The rows as the layout has them: one column per heading of the year; numbers are numbers, all else is text."""
    said = [_column(rows, column, year, platform, language) for column in year.columns]
    table = pl.DataFrame(said)
    not_reported = _not_reported(rows, language)
    return table if not_reported is None else table.with_columns(not_reported)


def _column(
    rows: pl.DataFrame, column: PackColumn, year: YearPack, platform: PlatformPack | None, language: Language
) -> pl.Series:
    key, heading = column.key, column.heading.in_(language)
    kind = FIVE_WS[key].kind
    if not kind.keeps_text:
        return rows[key].alias(heading)
    if kind is Kind.YES_NO:
        understood = rows[key].replace_strict({True: YES_NO[0].in_(language), False: YES_NO[1].in_(language)}, return_dtype=pl.String, default=None)  # fmt: skip
    elif kind is Kind.CODE:
        understood = _labelled(rows, key, _list_of(key, year, platform), language)
    else:
        understood = rows[key]
    return pl.select(pl.coalesce(understood, rows[f"{key}_text"])).to_series().alias(heading)


def _list_of(key: str, year: YearPack, platform: PlatformPack | None) -> CodeList:
    """The list that the year's files are read with."""
    codes = year.lists[FIVE_WS[key].code_list or ""]
    if codes.known or platform is None:
        return codes
    if key == "admin2":
        return platform.admin2_for(year)
    return platform.places if key == "admin1" else codes


def _labelled(rows: pl.DataFrame, key: str, codes: CodeList, language: Language) -> pl.Series:
    """The labels of a column's codes; a code that the list lacks stays as it is."""
    labels = {entry.code: entry.text.in_(language) for entry in codes.entries}
    for entry in _ambiguous(key, codes, language):
        labels[entry.code] = entry.code
    return rows[key].replace(list(labels), list(labels.values())) if labels else rows[key]


def _ambiguous(key: str, codes: CodeList, language: Language) -> list[Entry]:
    """The entries whose label also names another one, in the same sector or country."""
    within = _WITHIN.get(key, ("", ""))[1]
    named: dict[tuple[str, str], set[str]] = {}
    for entry in codes.entries:
        for name in {entry.code, *entry.text.all(), *entry.aliases}:
            named.setdefault((entry.attributes.get(within, ""), fold(name)), set()).add(entry.code)
    return [
        entry
        for entry in codes.entries
        if len(named[entry.attributes.get(within, ""), fold(entry.text.in_(language))]) > 1
    ]


def _not_reported(rows: pl.DataFrame, language: Language) -> pl.Series | None:
    """What in each row is not as the partner reported it; nothing where all is."""
    said = [
        pl.when(pl.col(column) == value).then(pl.lit(text.in_(language)))
        for (column, value), text in words.BASES.items()
    ]
    told = rows.select(pl.concat_str(said, separator="; ", ignore_nulls=True).replace("", None)).to_series()
    return told.alias(words.BASIS.in_(language)) if told.null_count() < len(told) else None


def _decimals(table: pl.DataFrame) -> list[pl.Series]:
    """Columns of numbers as plain decimals, which every reader takes for what they are: never 1e-05, never 1.234."""
    return [
        column.map_elements(plain_decimal, return_dtype=pl.String)
        for column in table.iter_columns()
        if column.dtype.is_float()
    ]


def plain_decimal(value: float) -> str:
    """A number as a plain decimal: never 1e-05, and never three decimals, which look like thousands."""
    if value == int(value):
        return str(int(value))
    written = f"{Decimal(repr(value)):f}"
    # Three decimals are what a point that separates thousands leaves behind it.
    return written + "0" * (len(written.partition(".")[2]) == 3)


def _write_workbook(table: pl.DataFrame, year: YearPack, path: Path, language: Language) -> None:
    book = Book(language)
    sheet = book.sheet("5W", [_width(column) for column in year.columns], frozen=1)
    sheet.hide_gridlines(0)
    sheet.set_row(0, _HEADING)
    sheet.autofilter(0, 0, max(table.height, 1), table.width - 1)
    for n, heading in enumerate(table.columns):
        sheet.write_string(0, n, heading, book.head)
    for n, row in enumerate(table.iter_rows(), 1):
        _write_row(sheet, n, row)
    path.write_bytes(book.close().getvalue())


def _write_row(sheet: Worksheet, n: int, row: Sequence[Any]) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(n, place, value)
        elif value is not None:
            sheet.write_number(n, place, value)


def _width(column: PackColumn) -> int:
    return _WIDTHS.get(FIVE_WS[column.key].kind, _WIDTH)
