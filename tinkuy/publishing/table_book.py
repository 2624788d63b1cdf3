"""A published table as a workbook: the rows, and a sheet that says what they are (pure).

The rows come first, for programs read the first sheet. What is suppressed is hatched and empty, what was not reported has a
dotted outline and is empty; the state stands beside it in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tinkuy.languages import Language, Text
from tinkuy.months import Month
from tinkuy.publishing import palette
from tinkuy.publishing import table_words as words
from tinkuy.publishing.book import Book, lines_needed, row_height
from tinkuy.publishing.table_columns import SHOWN, STATE, Origin, Written

_SHEET_NAME: Final = 31  # letters that a sheet's name may have
_WIDEST: Final = 44
_NARROWEST: Final = 11
_READ_ME: Final = (26, 30, 78)
_HATCH: Final = 14  # Excel's "thin diagonal stripe"
_DOTTED: Final = 4
_QUIET: Final = "8A94A0"


def book_bytes(rows: pl.DataFrame, columns: Sequence[Written], language: Language, origin: Origin) -> bytes:
    """The workbook: a sheet named after the table, then "Read me"."""
    book = Book(language)
    book.workbook.set_properties(
        {"title": origin.titled(language), "comments": origin.address, "created": origin.at.replace(tzinfo=None)}
    )
    _rows(book, rows, columns, origin, origin.titled(language))
    _read_me(book, columns, origin)
    return book.close().getvalue()


def _rows(book: Book, rows: pl.DataFrame, columns: Sequence[Written], origin: Origin, title: str) -> None:
    widths = [_width(rows[column.key], column, book) for column in columns]
    sheet = book.sheet(origin.table[:_SHEET_NAME], widths, frozen=1)
    sheet.set_footer(f"&L{title[:120].replace('&', '&&')}&R&P / &N")
    heads = [(book.say(column.label), width) for column, width in zip(columns, widths, strict=True)]
    book.height(sheet, 0, *heads)
    book.headings(sheet, 0, [column.label for column in columns])
    sheet.autofilter(0, 0, max(rows.height, 1), len(columns) - 1)
    marked = _marked(book)
    for at, line in enumerate(rows.iter_rows(named=True), start=1):
        _line(book, sheet, at, line, columns, marked.get(line.get(STATE, SHOWN)))


def _line(
    book: Book, sheet: Worksheet, at: int, line: dict[str, Any], columns: Sequence[Written], empty: Format | None
) -> None:
    for place, column in enumerate(columns):
        value = line[column.key]
        if isinstance(value, str):
            sheet.write_string(at, place, value, book.cell)
        elif value is not None:
            sheet.write_number(at, place, value, book.count)
        else:
            sheet.write_blank(at, place, None, empty if column.people and empty else book.cell)


def _marked(book: Book) -> dict[str, Format]:
    """How an empty cell looks where its number is kept back, or was never reported."""
    hatch = {"pattern": _HATCH, "fg_color": f"#{_QUIET}", "bg_color": f"#{palette.PAPER}"}
    dots = {"border": _DOTTED, "border_color": f"#{_QUIET}"}
    return {"suppressed": book.workbook.add_format(hatch), "not_reported": book.workbook.add_format(dots)}


def _width(values: pl.Series, column: Written, book: Book) -> float:
    """As wide as the column's longest word or value, within reason."""
    longest = values.cast(pl.String).str.len_chars().max() or 0
    heading = max(len(word) for word in book.say(column.label).split())
    return min(max(longest + 2, heading + 5, _NARROWEST), _WIDEST)


def _read_me(book: Book, columns: Sequence[Written], origin: Origin) -> None:
    sheet = book.sheet(book.say(words.BOOK["read_me"]), _READ_ME)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.say(origin.name), book.large)
    at = 1
    if origin.synthetic:
        sheet.write_string(at, 0, book.say(origin.synthetic), book.title)
        at += 1
    at = _about(book, sheet, at + 1, origin)
    at = _table(book, sheet, at + 1, words.BOOK["states"], [(code, *said) for code, said in words.STATES.items()])
    sheet.merge_range(at, 0, at, 2, book.say(words.BOOK["rounded"]), book.plain)
    sheet.set_row(at, row_height(lines_needed(book.say(words.BOOK["rounded"]), sum(_READ_ME))))
    _table(book, sheet, at + 2, words.BOOK["columns"], [(one.key, one.label, one.meaning) for one in columns])


def _about(book: Book, sheet: Worksheet, at: int, origin: Origin) -> int:
    """What it is, whose, of when, where; the row after it."""
    first, last = (Month.parse(month).name for month in origin.months)
    months = first if first == last else words.BOOK["between"].format(first=first, last=last)
    said = {
        "what": origin.about,
        "platform": origin.platform,
        "release": Text(origin.release),
        "date": Text(origin.at.date().isoformat()),
        "months": months,
        "address": Text(origin.address),
        "licence": origin.licence,
    }
    for key, text in said.items():
        sheet.write_string(at, 0, book.say(words.BOOK[key]), book.quiet)
        sheet.merge_range(at, 1, at, 2, book.say(text), book.plain)
        sheet.set_row(at, row_height(lines_needed(book.say(text), _READ_ME[1] + _READ_ME[2])))
        at += 1
    return at


def _table(book: Book, sheet: Worksheet, at: int, title: Text, lines: Sequence[tuple[str, Text, Text]]) -> int:
    sheet.write_string(at, 0, book.say(title), book.title)
    for line, (code, name, meaning) in enumerate(lines, start=at + 1):
        said = (code, book.say(name), book.say(meaning))
        sheet.set_row(
            line, row_height(max(lines_needed(text, wide) for text, wide in zip(said, _READ_ME, strict=True)))
        )
        for place, text in enumerate(said):
            sheet.write_string(line, place, text, book.cell)
    return at + len(lines) + 1
