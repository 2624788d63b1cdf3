"""The sheets that a hand-back adds: summary, causes, the list of findings, what is new, the lists for drop-downs.

They are written as a workbook of their own, in memory, and then planted into the partner's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tinkuy.checks.causes.model import Cause
from tinkuy.languages import Text, number
from tinkuy.publishing import palette, words
from tinkuy.publishing.ooxml.bulk import pattern_styles, sheet_rows
from tinkuy.publishing.ooxml.cells import letters, quoted
from tinkuy.reports.additions import OBSERVATIONS

LIST_COLUMNS = ("row", "heading", "sign", "message", "value", "proposed", "rule", "cause")
_CAUSES_IN_SUMMARY = 8
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


class Companion:
    """Writes the added sheets; `.close()` gives the workbook's bytes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._buffer = io.BytesIO()
        # Words stay in their cells (constant memory), so that the sheets can be planted elsewhere; nothing is a formula.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._buffer, options)
        base = {"font_name": "Calibri", "font_color": f"#{palette.INK}", "valign": "top"}
        self.plain = self._book.add_format(base | {"text_wrap": True})
        self.large = self._book.add_format(base | {"font_size": 18, "bold": True, "font_color": f"#{palette.INDIGO}"})
        self.title = self._book.add_format(base | {"font_size": 13, "bold": True, "font_color": f"#{palette.INDIGO}"})
        self.quiet = self._book.add_format(base | {"font_color": "#5B6673"})
        self.good = self._book.add_format(base | {"bold": True, "font_color": f"#{palette.MOSS}", "text_wrap": True})
        self.head = self._book.add_format(
            base
            | {"bold": True, "font_color": f"#{palette.PAPER}", "bg_color": f"#{palette.INDIGO}", "text_wrap": True}
        )
        self.count = self._book.add_format(base | {"num_format": "#,##0", "align": "right"})
        self.link = self._book.add_format(base | {"font_color": f"#{palette.INDIGO}", "underline": 1})
        self.marked = {
            severity: self._book.add_format(
                base | {"bg_color": f"#{mark.fill}", "font_color": f"#{palette.INK}", "bold": True}
            )
            for severity, mark in palette.MARKS.items()
        }

    def say(self, text: Text) -> str:
        """The text in the partner's language."""
        return text.in_(self._language)

    def sheet(self, name: str, widths: Sequence[float], *, portrait: bool = False, frozen: int = 0) -> Worksheet:
        """A sheet ready to be printed on A4, its columns this wide, its first `frozen` rows kept in sight and repeated."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if not portrait:
            sheet.set_landscape()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if frozen:
            sheet.freeze_panes(frozen, 0)
            sheet.repeat_rows(0, frozen - 1)
        return sheet

    def headings(self, sheet: Worksheet, row: int, texts: Sequence[Text], first: int = 0) -> None:
        """A row of headings."""
        for column, text in enumerate(texts, first):
            sheet.write_string(row, column, self.say(text), self.head)

    def close(self) -> io.BytesIO:
        """Finish the workbook."""
        self._book.close()
        self._buffer.seek(0)
        return self._buffer


def write_companion(content: Told, lists: Mapping[str, Sequence[str]]) -> io.BytesIO:
    """All added sheets. The list of findings holds only its headings and one pattern row per severity (see fill_list)."""
    book = Companion(content.language)
    _summary(book, content)
    _causes(book, content)
    _findings_pattern(book)
    write_new_and_total(book, book.say(words.NEW_AND_TOTAL))
    if lists:
        _lists(book, lists)
    return book.close()


def _summary(book: Companion, told: Told) -> None:
    sheet = book.sheet(book.say(words.SUMMARY), (3, 62, 11, 14, 62), portrait=False)
    say = book.say
    sheet.write_string(0, 0, say(words.TITLE), book.large)
    source = words.SOURCE.format(file=told.file, sheet=told.sheet, year=say(told.year))
    sheet.write_string(1, 0, say(source), book.quiet)
    counts = {
        k: number(v, told.language)
        for k, v in (("rows", told.rows), ("clean", told.clean), ("usable", told.rows - told.blocked))
    }
    good = words.GOOD if told.by_severity else words.ALL_GOOD
    sheet.write_string(3, 1, say(good.format(**counts)), book.good)
    row = 4
    for remark in told.remarks:
        sheet.write_string(row, 1, say(remark), book.plain)
        row += 1
    if not told.by_severity:
        return
    row = _steps(book, sheet, row + 1, told)
    row = _counts(book, sheet, row + 1, told)
    _heaviest_causes(book, sheet, row + 1, told)


def _steps(book: Companion, sheet: Worksheet, row: int, told: Told) -> int:
    sheet.write_string(row, 0, book.say(words.WHAT_TO_DO), book.title)
    for n, step in enumerate(words.STEPS, 1):
        text = step.format(sheet=told.sheet, heading=book.say(OBSERVATIONS))
        sheet.write_number(row + n, 0, n, book.title)
        sheet.write_string(row + n, 1, book.say(text), book.plain)
    return row + len(words.STEPS) + 1


def _counts(book: Companion, sheet: Worksheet, row: int, told: Told) -> int:
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


def _heaviest_causes(book: Companion, sheet: Worksheet, row: int, told: Told) -> None:
    sheet.write_string(row, 0, book.say(words.CAUSES_TITLE), book.title)
    if not told.causes:
        sheet.write_string(row + 1, 1, book.say(words.NO_CAUSES), book.plain)
        return
    book.headings(sheet, row + 1, words.CAUSE_HEADINGS[:4], first=1)
    for n, cause in enumerate(told.causes[:_CAUSES_IN_SUMMARY], row + 2):
        _cause_cells(book, sheet, n, 1, cause)


def _cause_cells(book: Companion, sheet: Worksheet, row: int, first: int, cause: Cause) -> None:
    sheet.write_string(row, first, book.say(cause.text), book.plain)
    sheet.write_number(row, first + 1, len(cause.rows), book.count)
    sheet.write_number(row, first + 2, cause.findings, book.count)
    sheet.write_string(row, first + 3, book.say(cause.advice), book.plain)


def _causes(book: Companion, told: Told) -> None:
    sheet = book.sheet(book.say(words.CAUSES), (70, 10, 14, 70, 34), frozen=1)
    book.headings(sheet, 0, words.CAUSE_HEADINGS)
    for row, cause in enumerate(told.causes, 1):
        _cause_cells(book, sheet, row, 0, cause)
        sheet.write_string(row, 4, cause.id, book.quiet)
    if not told.causes:
        sheet.write_string(1, 0, book.say(words.NO_CAUSES), book.plain)


def _findings_pattern(book: Companion) -> None:
    sheet = book.sheet(book.say(words.FINDINGS), (8, 34, 22, 90, 26, 34, 12, 34), frozen=1)
    book.headings(sheet, 0, words.LIST_HEADINGS)
    for row, severity in enumerate(palette.SEVERITIES, 1):
        formats: tuple[Format, ...] = (
            book.link,
            book.plain,
            book.marked[severity],
            *[book.plain] * 3,
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
    ).with_row_index("at", offset=_FIRST_LIST_ROW)
    return heading + sheet_rows(listed, LIST_COLUMNS, styles, style_of="severity", row="at")


def links(lines: pl.DataFrame, sheet: str) -> Iterator[tuple[str, str]]:
    """For each row of the list, the cell that shows its number and the place it leads to."""
    name = quoted(sheet)
    for at, (row, place) in enumerate(lines.select("row", "place").head(_LINK_LIMIT).iter_rows(), _FIRST_LIST_ROW):
        yield f"A{at}", f"{name}!{letters(place or 0)}{row}"


def write_new_and_total(book: Companion, name: str) -> None:
    """The sheet that explains new and total with a worked example of three months."""
    sheet = book.sheet(name, (12, 62, 12, 12, 56))
    sheet.write_string(0, 0, book.say(words.NEW_TITLE), book.large)
    for row, text in enumerate(words.NEW_LINES, 2):
        sheet.write_string(row, 0, "●", book.quiet)
        sheet.write_string(row, 1, book.say(text), book.plain)
    row = 3 + len(words.NEW_LINES)
    book.headings(sheet, row, words.EXAMPLE_HEADINGS)
    for month, example, split in words.EXAMPLES:
        row += 1
        sheet.write_string(row, 0, book.say(month), book.plain)
        sheet.write_string(row, 1, book.say(example.what), book.plain)
        sheet.write_number(row, 2, example.total, book.count)
        sheet.write_number(row, 3, example.new, book.count)
        sheet.write_string(row, 4, book.say(split), book.plain)
    sheet.write_string(row + 1, 1, book.say(words.EXAMPLE_SUM), book.good)


def _lists(book: Companion, lists: Mapping[str, Sequence[str]]) -> None:
    sheet = book.sheet(book.say(words.LISTS), [30] * len(lists))
    for column, key in enumerate(lists):
        sheet.write_string(0, column, key, book.quiet)
    for row in range(max(map(len, lists.values()))):
        for column, values in enumerate(lists.values()):
            if row < len(values):
                sheet.write_string(row + 1, column, values[row], book.plain)
    sheet.hide()
