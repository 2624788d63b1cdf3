"""The sheets that a hand-back adds: summary, causes, the list of findings, what is new, the lists for drop-downs.

They are written as a workbook of their own, in memory, and then planted into the partner's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tinkuy.checks.causes.model import Cause
from tinkuy.languages import Text, number
from tinkuy.publishing import new_cases, palette, words
from tinkuy.publishing.book import Book
from tinkuy.publishing.ooxml.bulk import pattern_styles, sheet_rows
from tinkuy.publishing.ooxml.cells import letters, quoted
from tinkuy.reports.additions import OBSERVATIONS

LIST_COLUMNS = ("row", "heading", "sign", "message", "value", "proposed", "rule", "cause")
_CAUSES_IN_SUMMARY = 8
_SUMMARY_WIDTHS = (4, 78, 11, 15, 62)
_LIST_WIDTHS = (8, 34, 22, 90, 26, 34, 12, 34)
_EXAMPLE_WIDTHS = (12, 78, 10, 10, 52)
_CAUSE_WIDTHS = (70, 10, 15, 70, 34)
_FIRST_LIST_ROW = 2
# A spreadsheet holds 65,530 links per sheet; more would make Excel offer to repair it.
_LINK_LIMIT = 65_000


@dataclass(frozen=True, slots=True)
class Told:
    """What the added sheets tell: where the table stands, how many rows fared how, the causes, remarks on the file itself."""

    file: str
    sheet: str
    year: Text
    rows: int
    clean: int
    blocked: int
    by_severity: Mapping[str, tuple[int, int]]  # severity -> (rows, findings)
    causes: Sequence[Cause]
    remarks: Sequence[Text]
    language: str


def told(lines: pl.DataFrame, rows: pl.DataFrame, causes: Sequence[Cause], *, file: str, sheet: str, year: Text,
         remarks: Sequence[Text], language: str) -> Told:  # fmt: skip
    """Count what the summary says from the findings' lines (tinkuy.publishing.marks) and the standard rows."""
    counted = lines.group_by("severity").agg(pl.col("row").n_unique(), pl.len().alias("findings"))
    blocked = lines.filter(pl.col("severity") == palette.SEVERITIES[0])["row"].n_unique()
    by_severity = {severity: (count, findings) for severity, count, findings in counted.iter_rows()}
    clean = rows.height - lines["row"].n_unique()
    return Told(file, sheet, year, rows.height, clean, blocked, by_severity, causes, remarks, language)


def write_companion(content: Told, lists: Mapping[str, Sequence[str]]) -> io.BytesIO:
    """All added sheets. The list of findings holds only its headings and one pattern row per severity (see fill_list)."""
    book = Book(content.language)
    _summary(book, content)
    _causes(book, content)
    _findings_pattern(book)
    write_new_and_total(book, book.say(words.NEW_AND_TOTAL))
    if lists:
        _lists(book, lists)
    return book.close()


def _summary(book: Book, told: Told) -> None:
    sheet = book.sheet(book.say(words.SUMMARY), _SUMMARY_WIDTHS)
    say = book.say
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, say(words.TITLE), book.large)
    source = words.SOURCE.format(file=told.file, sheet=told.sheet, year=say(told.year))
    sheet.write_string(1, 0, say(source), book.quiet)
    counts = {
        k: number(v, told.language)
        for k, v in (("rows", told.rows), ("clean", told.clean), ("usable", told.rows - told.blocked))
    }
    good = words.GOOD if told.by_severity else words.ALL_GOOD
    book.paragraph(sheet, 3, say(good.format(**counts)), _SUMMARY_WIDTHS, book.good)
    row = 4
    for remark in told.remarks:
        book.paragraph(sheet, row, say(remark), _SUMMARY_WIDTHS, book.plain)
        row += 1
    if not told.by_severity:
        return
    row = _steps(book, sheet, row + 1, told)
    row = _counts(book, sheet, row + 1, told)
    _heaviest_causes(book, sheet, row + 1, told)


def _steps(book: Book, sheet: Worksheet, row: int, told: Told) -> int:
    sheet.write_string(row, 0, book.say(words.WHAT_TO_DO), book.title)
    steps = words.STEPS if told.causes else words.STEPS[1:]  # the first is to read the causes
    for n, step in enumerate(steps, 1):
        text = step.format(sheet=told.sheet, heading=book.say(OBSERVATIONS), causes=book.say(words.CAUSES))
        sheet.write_number(row + n, 0, n, book.title)
        book.paragraph(sheet, row + n, book.say(text), _SUMMARY_WIDTHS, book.plain)
    return row + len(steps) + 1


def _counts(book: Book, sheet: Worksheet, row: int, told: Told) -> int:
    sheet.write_string(row, 0, book.say(words.COUNTS), book.title)
    book.headings(sheet, row + 1, words.COUNT_HEADINGS, first=1)
    sheet.write_string(row + 1, 4, book.say(words.MEANING_HEADING), book.head)
    row += 2
    for severity in (s for s in palette.SEVERITIES if s in told.by_severity):
        mark, (rows, findings) = palette.MARKS[severity], told.by_severity[severity]
        sheet.write_string(row, 1, f"{mark.sign} {book.say(mark.word)}", book.marked[severity])
        sheet.write_number(row, 2, rows, book.count)
        sheet.write_number(row, 3, findings, book.count)
        sheet.write_string(row, 4, book.say(words.MEANING[severity]), book.plain)
        row += 1
    return row


def _heaviest_causes(book: Book, sheet: Worksheet, row: int, told: Told) -> None:
    sheet.write_string(row, 0, book.say(words.CAUSES_TITLE), book.title)
    if not told.causes:
        sheet.write_string(row + 1, 1, book.say(words.NO_CAUSES), book.plain)
        return
    book.headings(sheet, row + 1, words.CAUSE_HEADINGS[:4], first=1)
    for n, cause in enumerate(told.causes[:_CAUSES_IN_SUMMARY], row + 2):
        _cause_cells(book, sheet, n, 1, cause, _SUMMARY_WIDTHS)


def _cause_cells(book: Book, sheet: Worksheet, row: int, first: int, cause: Cause, widths: Sequence[float]) -> None:
    text, advice = book.say(cause.text), book.say(cause.advice)
    book.height(sheet, row, (text, widths[first]), (advice, widths[first + 3]))
    sheet.write_string(row, first, text, book.cell)
    sheet.write_number(row, first + 1, len(cause.rows), book.count)
    sheet.write_number(row, first + 2, cause.findings, book.count)
    sheet.write_string(row, first + 3, advice, book.cell)


def _causes(book: Book, told: Told) -> None:
    sheet = book.sheet(book.say(words.CAUSES), _CAUSE_WIDTHS, frozen=1)
    book.headings(sheet, 0, words.CAUSE_HEADINGS)
    for row, cause in enumerate(told.causes, 1):
        _cause_cells(book, sheet, row, 0, cause, _CAUSE_WIDTHS)
        sheet.write_string(row, 4, cause.id, book.quiet)
    if not told.causes:
        sheet.write_string(1, 0, book.say(words.NO_CAUSES), book.cell)


def _findings_pattern(book: Book) -> None:
    sheet = book.sheet(book.say(words.FINDINGS), _LIST_WIDTHS, frozen=1)
    book.headings(sheet, 0, words.LIST_HEADINGS)
    for row, severity in enumerate(palette.SEVERITIES, 1):
        formats: tuple[Format, ...] = (
            book.link,
            book.cell,
            book.marked[severity],
            *[book.cell] * 3,
            book.quiet,
            book.quiet,
        )
        for column, style in enumerate(formats):
            sheet.write_blank(row, column, None, style)


def fill_list(data: bytes, lines: pl.DataFrame, language: str) -> bytes:
    """The rows of the list of findings: its headings as written, then one row per line in the pattern of its severity."""
    patterns = pattern_styles(data)
    heading = data[: data.index(b"</row>") + len(b"</row>")]
    styles = {
        severity: [patterns[n][column] for column in range(len(LIST_COLUMNS))]
        for n, severity in enumerate(palette.SEVERITIES, _FIRST_LIST_ROW)
    }
    listed = lines.with_columns(
        heading=pl.col("heading").fill_null(words.WHOLE_ROW.in_(language)),
        cause=pl.col("cause").cast(pl.String),
        height=_list_height(),
    ).with_row_index("at", offset=_FIRST_LIST_ROW)
    return heading + sheet_rows(listed, LIST_COLUMNS, styles, style_of="severity", row="at", height="height")


def _list_height() -> pl.Expr:
    widths = dict(zip(LIST_COLUMNS, _LIST_WIDTHS, strict=True))
    needed = [
        (pl.col(name).str.len_chars() * 0.95 / widths[name]).ceil().fill_null(1)
        for name in ("message", "value", "proposed")
    ]
    return (pl.max_horizontal(1, *needed) * 15 + 1).clip(upper_bound=409)


def links(lines: pl.DataFrame, sheet: str) -> Iterator[tuple[str, str]]:
    """For each row of the list, the cell that shows its number and the place it leads to."""
    name = quoted(sheet)
    for at, (row, place) in enumerate(lines.select("row", "place").head(_LINK_LIMIT).iter_rows(), _FIRST_LIST_ROW):
        yield f"A{at}", f"{name}!{letters(place or 0)}{row}"


def write_new_and_total(book: Book, name: str) -> None:
    """The sheet that explains new and total with a worked example of three months."""
    sheet = book.sheet(name, _EXAMPLE_WIDTHS)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.say(words.NEW_TITLE), book.large)
    for row, text in enumerate(words.NEW_LINES, 2):
        sheet.write_string(row, 0, "●", book.quiet)
        book.paragraph(sheet, row, book.say(text), _EXAMPLE_WIDTHS, book.plain)
    row = 3 + len(words.NEW_LINES)
    book.headings(sheet, row, words.EXAMPLE_HEADINGS)
    for month, example, split in words.EXAMPLES:
        row += 1
        book.height(sheet, row, (book.say(example.what), _EXAMPLE_WIDTHS[1]), (book.say(split), _EXAMPLE_WIDTHS[4]))
        sheet.write_string(row, 0, book.say(month), book.plain)
        sheet.write_string(row, 1, book.say(example.what), book.plain)
        sheet.write_number(row, 2, example.total, book.count)
        sheet.write_number(row, 3, example.new, book.count)
        sheet.write_string(row, 4, book.say(split), book.plain)
    book.paragraph(sheet, row + 1, book.say(words.EXAMPLE_SUM), _EXAMPLE_WIDTHS, book.good)
    _cases(book, sheet, row + 3)


def _cases(book: Book, sheet: Worksheet, row: int) -> None:
    """The cases that people ask about, as the page about New has them."""
    for case in new_cases.CASES:
        sheet.write_string(row, 1, book.say(case.title), book.title)
        book.paragraph(sheet, row + 1, book.say(case.story), _EXAMPLE_WIDTHS, book.plain)
        book.headings(sheet, row + 2, new_cases.HEADINGS, 1)
        for n, line in enumerate(case.lines, row + 3):
            sheet.write_string(n, 1, book.say(line.what), book.plain)
            sheet.write_number(n, 2, line.total, book.count)
            sheet.write_number(n, 3, line.new, book.count)
        row += 3 + len(case.lines)
        book.paragraph(sheet, row, book.say(case.answer), _EXAMPLE_WIDTHS, book.good)
        row += 2


def _lists(book: Book, lists: Mapping[str, Sequence[str]]) -> None:
    sheet = book.sheet(book.say(words.LISTS), [30] * len(lists))
    for column, key in enumerate(lists):
        sheet.write_string(0, column, key, book.quiet)
    for row in range(max(map(len, lists.values()))):
        for column, values in enumerate(lists.values()):
            if row < len(values):
                sheet.write_string(row + 1, column, values[row], book.plain)
    sheet.hide()
