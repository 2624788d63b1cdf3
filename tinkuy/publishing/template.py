"""The empty 5W workbook of a year: its exact headings, drop-downs that depend on each other, live signs while typing.

Everything is derived from the year's pack. A list that nobody here has leaves its cells free, and the instructions say so.
The drop-downs use named ranges with OFFSET and MATCH, which Excel 2010 and later and LibreOffice understand alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl
from xlsxwriter.worksheet import Worksheet

from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.publishing import palette, template_words, words
from tinkuy.publishing.book import Book
from tinkuy.publishing.companion import write_new_and_total
from tinkuy.publishing.ooxml.cells import letters
from tinkuy.publishing.template_lists import OfferedList, lists_of
from tinkuy.reports.additions import ROW_IDENTITY, ROW_NUMBER
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS
from tinkuy.tables import Kind

_WIDTHS: Final = {
    Kind.CODE: 26,
    Kind.TEXT: 34,
    Kind.MONTH: 11,
    Kind.YES_NO: 12,
    Kind.PEOPLE: 13,
    Kind.QUANTITY: 13,
    Kind.MONEY: 13,
}
_PROMPT_TITLE, _PROMPT = 32, 255  # the most characters that a spreadsheet shows


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things stand on the sheet: the column letters of each 5W column, the first and last row to fill (from 1)."""

    columns: dict[str, str]
    first: int
    last: int

    def cell(self, key: str) -> str:
        """The first cell to fill of a column, its column fixed: $H2."""
        return f"${self.columns[key]}{self.first}"

    def range(self, key: str) -> str:
        """All cells to fill of a column."""
        name = self.columns[key]
        return f"{name}{self.first}:{name}{self.last}"

    def have(self, keys: Sequence[str]) -> list[str]:
        """Those of the 5W columns that the year has, in the sheet's order."""
        return [key for key in self.columns if key in keys]


def write_template(
    path: Path, *, year: YearPack, platform: PlatformPack | None = None, organisation: str | None = None,
    language: str = "es", rows: int = 500, hxl: bool = False, activities: pl.DataFrame | None = None,
) -> None:  # fmt: skip
    """Write the year's empty template.

    `organisation` is a code or a name: the template then offers only that one. `platform` narrows organisations and places
    to its country. `activities` are standard rows, such as last month's: who, what and where are filled in, numbers and
    month stay blank. `rows` is how many rows carry drop-downs and signs; `hxl` adds the row of HXL tags below the headings.
    """
    offered = lists_of(year, platform, organisation, language)
    book = Book(language)
    sheet = book.sheet(template_words.SHEET, ())
    first = 3 if hxl else 2
    place = _Place({c.key: letters(n) for n, c in enumerate(year.columns)}, first, first + max(rows, 1) - 1)
    _columns(book, sheet, year)
    _headings(book, sheet, year, hxl)
    _prefill(sheet, year, offered, activities, place)
    for key in place.columns:
        _validate(book, sheet, place, key, offered.get(key), year)
    _signs(book, sheet, place, year, offered)
    _instructions(book, year, offered, organisation)
    write_new_and_total(book, book.say(words.NEW_AND_TOTAL))
    _hidden_lists(book, offered)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(book.close().getvalue())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _columns(book: Book, sheet: Worksheet, year: YearPack) -> None:
    text = book.workbook.add_format({"num_format": "@", "valign": "top"})
    number = book.workbook.add_format({"num_format": "#,##0", "valign": "top"})
    money = book.workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
    formats = {Kind.PEOPLE: number, Kind.QUANTITY: number, Kind.MONEY: money}
    for n, column in enumerate(year.columns):
        kind = FIVE_WS[column.key].kind
        sheet.set_column(n, n, _WIDTHS[kind], formats.get(kind, text))
    sheet.set_column(len(year.columns), len(year.columns), 12, None, {"hidden": True})


def _headings(book: Book, sheet: Worksheet, year: YearPack, hxl: bool) -> None:
    last = len(year.columns)
    sheet.set_row(0, 64)
    for n, column in enumerate(year.columns):
        sheet.write_string(0, n, book.say(column.heading), book.head)
    sheet.write_string(0, last, ROW_IDENTITY, book.quiet)
    if hxl:
        for n, column in enumerate(year.columns):
            sheet.write_string(1, n, FIVE_WS[column.key].hxl, book.quiet)
    sheet.freeze_panes(2 if hxl else 1, 1)
    sheet.repeat_rows(0)


def _prefill(sheet: Worksheet, year: YearPack, offered: dict[str, OfferedList], activities: pl.DataFrame | None,
             place: _Place) -> None:  # fmt: skip
    """Who, what and where of earlier activities, each once; month and numbers are left to be filled."""
    if activities is None:
        return
    kept = [k for k in year.column_keys() if not FIVE_WS[k].kind.numeric and k != "month" and k in activities.columns]
    for n, row in enumerate(activities.unique(kept, keep="first", maintain_order=True).iter_rows(named=True)):
        for key in kept:
            written = _written(row, key, offered.get(key))
            if written:
                sheet.write_string(place.first - 1 + n, year.column_keys().index(key), written)
        if row.get(ROW_NUMBER) is not None:
            sheet.write_string(place.first - 1 + n, len(year.columns), str(row[ROW_NUMBER]))


def _written(row: dict, key: str, offered: OfferedList | None) -> str:
    """A value as the template writes it: the label of its code, else what was written."""
    value = row.get(key)
    if isinstance(value, bool):
        return offered.labels[0 if value else 1] if offered else ""
    label = offered.label_of.get(value) if offered and value else None
    return label or row.get(f"{key}_text") or value or ""


def _validate(
    book: Book, sheet: Worksheet, place: _Place, key: str, offered: OfferedList | None, year: YearPack
) -> None:
    column = FIVE_WS[key]
    options = {
        "input_title": book.say(column.label)[:_PROMPT_TITLE],
        "input_message": book.say(column.meaning)[:_PROMPT],
        "error_type": "warning",
        "ignore_blank": True,
    }
    if offered:
        options |= {
            "validate": "list",
            "source": offered.formula(place.columns, place.first),
            **_error(book, "NOT_LISTED"),
        }
    elif column.kind is Kind.MONTH:
        months = [f"{y}-{m:02d}" for y in year.plan_years for m in range(1, 13)]
        options |= {"input_message": book.say(template_words.MONTH_HINT), **_error(book, "NOT_LISTED")}
        options |= {"validate": "list", "source": months if len(months) <= 24 else months[:24]}
    elif key == "new" and place.have(["total"]):
        new, total = place.cell("new"), place.cell("total")
        options |= {
            "validate": "custom",
            "value": f'=AND(ISNUMBER({new}),{new}>=0,OR({total}="",{new}<={total}))',
            **_error(book, "NEW"),
        }
    elif column.kind.numeric:
        options |= {"validate": "decimal", "criteria": ">=", "value": 0, **_error(book, "NUMBER")}
    else:
        options |= {"validate": "any"}
    sheet.data_validation(place.range(key), options)


def _error(book: Book, name: str) -> dict[str, str]:
    title, text = getattr(template_words, f"{name}_TITLE"), getattr(template_words, name)
    return {"error_title": book.say(title)[:_PROMPT_TITLE], "error_message": book.say(text)[:_PROMPT]}


def _signs(book: Book, sheet: Worksheet, place: _Place, year: YearPack, offered: dict[str, OfferedList]) -> None:
    """Live signs: columns that the indicator's type leaves closed, New above Total, breakdowns that do not add up."""
    _closed_columns(book, sheet, place, year, offered.get("indicator"))
    if len(place.have(["new", "total"])) < 2:
        return
    new, total = place.cell("new"), place.cell("total")
    red = book.workbook.add_format(
        {"bg_color": f"#{palette.MARKS['blocking'].fill}", "border": 1, "border_color": f"#{palette.COCHINEAL}"}
    )
    sheet.conditional_format(
        place.range("new"),
        {"type": "formula", "criteria": f"=AND(ISNUMBER({new}),ISNUMBER({total}),{new}>{total})", "format": red},
    )
    yellow = book.workbook.add_format({"bg_color": f"#{palette.MARKS['warning'].fill}", "italic": True})
    for keys in (place.have(POPULATION_GROUPS), place.have(AGE_GENDER)):
        if keys:
            cells = ",".join(place.cell(key) for key in keys)
            formula = f"=AND(ISNUMBER({new}),COUNT({cells})>0,ABS(SUM({cells})-{new})>0.5)"
            for key in keys:
                sheet.conditional_format(place.range(key), {"type": "formula", "criteria": formula, "format": yellow})


def _closed_columns(
    book: Book, sheet: Worksheet, place: _Place, year: YearPack, indicators: OfferedList | None
) -> None:
    if indicators is None or not indicators.types:
        return
    hatched = book.workbook.add_format({"pattern": 14, "fg_color": "#B8C0C8", "bg_color": f"#{palette.MIST}"})
    # Compared by SUMPRODUCT: MATCH refuses words longer than 255 characters, and some indicators are.
    chosen = f"({indicators.name}={place.cell('indicator')})"
    used = frozenset().union(*year.open_columns.values())
    for key in place.have(tuple(used)):
        closed = [
            t for t in sorted(set(indicators.types)) if t in year.open_columns and key not in year.open_columns[t]
        ]
        if closed:
            sums = "+".join(f'({indicators.name}_type="{t}")' for t in closed)
            formula = f"=SUMPRODUCT({chosen}*({sums}))>0"
            sheet.conditional_format(place.range(key), {"type": "formula", "criteria": formula, "format": hatched})


def _instructions(book: Book, year: YearPack, offered: dict[str, OfferedList], organisation: str | None) -> None:
    widths = (34, 110)
    sheet = book.sheet(book.say(template_words.INSTRUCTIONS), widths, portrait=True)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.say(template_words.TITLE), book.large)
    sheet.write_string(1, 0, book.say(year.title), book.quiet)
    if organisation:
        named = offered["organisation"].labels[0] if "organisation" in offered else organisation
        sheet.write_string(2, 0, book.say(template_words.FOR.format(organisation=named)), book.title)
    row = 4
    for n, step in enumerate(template_words.STEPS, 1):
        sheet.set_row(row, 32)
        sheet.write_number(row, 0, n, book.title)
        sheet.write_string(row, 1, book.say(step), book.plain)
        row += 1
    row = _without_list(book, sheet, row + 1, year, offered, widths)
    sheet.write_string(row, 0, book.say(template_words.COLUMNS_TITLE), book.title)
    book.headings(sheet, row + 1, template_words.COLUMNS_HEADINGS)
    for n, column in enumerate(year.columns, row + 2):
        sheet.write_string(n, 0, book.say(column.heading), book.plain)
        book.paragraph(sheet, n, book.say(FIVE_WS[column.key].meaning), widths, book.plain)


def _without_list(book: Book, sheet: Worksheet, row: int, year: YearPack, offered: dict[str, OfferedList],
                  widths: Sequence[float]) -> int:  # fmt: skip
    free = [c for c in year.columns if FIVE_WS[c.key].kind is Kind.CODE and c.key not in offered]
    if not free:
        return row
    sheet.write_string(row, 0, book.say(template_words.UNKNOWN_TITLE), book.title)
    for n, column in enumerate(free, row + 1):
        text: Text = template_words.UNKNOWN.format(heading=book.say(column.heading))
        book.paragraph(sheet, n, book.say(text), widths, book.plain)
    return row + len(free) + 2


def _hidden_lists(book: Book, offered: dict[str, OfferedList]) -> None:
    name = book.say(words.LISTS)
    sheet = book.sheet(name, ())
    blocks: list[tuple[str, Sequence[str]]] = []
    for one in offered.values():
        blocks += [(one.name, one.labels), (f"{one.name}_parent", one.parents), (f"{one.name}_type", one.types)]
    blocks = [(defined, values) for defined, values in blocks if values]
    for n, (defined, _) in enumerate(blocks):
        sheet.write_string(0, n, defined)
    for row in range(max((len(values) for _, values in blocks), default=0)):
        for n, (_, values) in enumerate(blocks):
            if row < len(values):
                sheet.write_string(row + 1, n, values[row])
    for n, (defined, values) in enumerate(blocks):
        book.workbook.define_name(defined, f"='{name}'!${letters(n)}$2:${letters(n)}${len(values) + 1}")
    sheet.protect()
    sheet.hide()
