"""A workbook of ours, in memory: the formats and page set-up that every sheet we write shares."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tinkuy.languages import Text
from tinkuy.publishing import palette


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width; words wrap a little before the edge."""
    return max(1, math.ceil(len(text) * 0.95 / width))


def row_height(lines: int) -> float:
    """The height of a row of so many lines, in points; Excel allows 409."""
    return min(15.0 * lines + 1, 409)


class Book:
    """A workbook in memory with our formats; `.close()` gives its bytes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._buffer = io.BytesIO()
        # Words stay in their cells (constant memory), so that the sheets can be planted elsewhere; nothing is a formula.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.workbook = xlsxwriter.Workbook(self._buffer, options)
        base = {"font_name": "Calibri", "font_color": f"#{palette.INK}", "valign": "top"}
        self.plain = self.workbook.add_format(base | {"text_wrap": True, "indent": 1})
        self.large = self.workbook.add_format(
            base | {"font_size": 18, "bold": True, "font_color": f"#{palette.INDIGO}"}
        )
        self.title = self.workbook.add_format(
            base | {"font_size": 13, "bold": True, "font_color": f"#{palette.INDIGO}"}
        )
        self.quiet = self.workbook.add_format(base | {"font_color": "#5B6673"})
        self.good = self.workbook.add_format(base | {"bold": True, "font_color": f"#{palette.MOSS}", "text_wrap": True})
        self.head = self.workbook.add_format(
            base
            | {
                "bold": True,
                "font_color": f"#{palette.PAPER}",
                "bg_color": f"#{palette.INDIGO}",
                "text_wrap": True,
                "indent": 1,
            }
        )
        line = {"bottom": 1, "bottom_color": f"#{palette.LINE}"}
        self.cell = self.workbook.add_format(base | line | {"text_wrap": True, "indent": 1})
        self.count = self.workbook.add_format(base | line | {"num_format": "#,##0", "align": "right"})
        self.link = self.workbook.add_format(base | {"font_color": f"#{palette.INDIGO}", "underline": 1})
        self.marked = {
            severity: self.workbook.add_format(
                base | {"bg_color": f"#{mark.fill}", "font_color": f"#{palette.INK}", "bold": True}
            )
            for severity, mark in palette.MARKS.items()
        }

    def say(self, text: Text) -> str:
        """The text in the partner's language."""
        return text.in_(self._language)

    def sheet(self, name: str, widths: Sequence[float], *, portrait: bool = False, frozen: int = 0) -> Worksheet:
        """A sheet ready to be printed on A4, its columns this wide, its first `frozen` rows kept in sight and repeated."""
        sheet = self.workbook.add_worksheet(name)
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

    def height(self, sheet: Worksheet, row: int, *texts: tuple[str, float]) -> None:
        """Make a row as high as its longest text needs in its width: not every program does so by itself."""
        sheet.set_row(row, row_height(max(lines_needed(text, width) for text, width in texts)))

    def paragraph(self, sheet: Worksheet, row: int, text: str, widths: Sequence[float], style: Format) -> None:
        """A text in the second column."""
        self.height(sheet, row, (text, widths[1]))
        sheet.write_string(row, 1, text, style)

    def headings(self, sheet: Worksheet, row: int, texts: Sequence[Text], first: int = 0) -> None:
        """A row of headings."""
        for column, text in enumerate(texts, first):
            sheet.write_string(row, column, self.say(text), self.head)

    def close(self) -> io.BytesIO:
        """Finish the workbook."""
        self.workbook.close()
        self._buffer.seek(0)
        return self._buffer
