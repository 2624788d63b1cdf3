"""The cells of a sheet, as text: addresses, escaped words, a cell to append, a row to change (pure).

Sheets are changed as bytes and not as a tree: a tree of 600,000 cells costs seconds and a gigabyte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tinkuy.publishing.ooxml.package import UnfamiliarWorkbook

_ROW: Final = re.compile(rb"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.S)
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_CELL: Final = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})\d+"[^>]*?(?:/>|>.*?</c>)', re.S)
_STYLE: Final = re.compile(rb'\ss="(\d+)"')
_SPANS: Final = re.compile(rb'\sspans="[^"]*"')
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@cache
def column_number(name: str) -> int:
    """The number of a column counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def dollars(address: str) -> str:
    """An address that does not move: B12 is $B$12."""
    name = address.rstrip("0123456789")
    return f"${name}${address[len(name) :]}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def escaped(text: str) -> str:
    """Text as XML carries it."""
    clean = _FORBIDDEN.sub("", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text_cell(column: int, row: int, text: str, style: int) -> bytes:
    """A cell that holds text and can never be taken for a formula."""
    address = f"{letters(column)}{row}"
    return (
        f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'.encode()
    )


def last_column(content: bytes) -> int:
    """The column of the last cell of a row, counted from 0; -1 for a row without cells."""
    at = content.rfind(b"<c ")
    found = _CELL.match(content, at) if at >= 0 else None
    return column_number(found.group(1).decode()) if found else -1


def last_filled_column(content: bytes, besides: frozenset[int]) -> int:
    """The column of the last cell that holds something, counted from 0, columns `besides` left out; -1 for none."""
    last = -1
    for cell in _CELL.finditer(content):
        column = column_number(cell.group(1).decode())
        if column not in besides and (b"<v>" in cell.group(0) or b"<is>" in cell.group(0) or b"<f" in cell.group(0)):
            last = max(last, column)
    return last


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happens to one row: columns to mark (column -> severity) and cells to append (already XML, in order)."""

    marks: Mapping[int, str]
    appended: bytes


def rows(data: bytes) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Every row of a sheet's data with its number; rows without a number are not a layout we know."""
    for match in _ROW.finditer(data):
        found = _NUMBER.search(match.group(1))
        if not found:
            raise UnfamiliarWorkbook("rows without numbers")
        yield int(found.group(1)), match


class RowWriter:
    """Rewrites single rows: marks cells, drops what an earlier hand-back added, appends new cells.

    `marked(style, severity)` and `unmarked(style)` give style numbers. Cells in the columns `earlier`, and blank cells
    from column `first_added` on (both counted from 0), make room; `old_marks` are styles that earlier hand-backs left.
    """

    def __init__(
        self,
        marked: Callable[[int, str], int],
        unmarked: Callable[[int], int],
        earlier: frozenset[int],
        first_added: int,
        old_marks: frozenset[int],
    ) -> None:
        self._marked = marked
        self._unmarked = unmarked
        self._earlier = earlier
        self._first_added = first_added
        self._old = frozenset(str(number).encode() for number in old_marks)

    def rewrite(self, number: int, match: re.Match[bytes], change: RowChange) -> bytes:
        """The row with its changes."""
        attributes, content = _SPANS.sub(b"", match.group(1)), match.group(2) or b""
        if self._earlier or self._old or last_column(content) >= self._first_added:
            content = _CELL.sub(self._kept, content)
        for column in sorted(change.marks):
            content = self._mark(content, number, column, change.marks[column])
        return b"<row" + attributes + b">" + content + change.appended + b"</row>"

    def _kept(self, cell: re.Match[bytes]) -> bytes:
        column = column_number(cell.group(1).decode())
        if column in self._earlier or column >= self._first_added:
            return b""
        style = _STYLE.search(cell.group(0).partition(b">")[0])
        if style and style.group(1) in self._old:
            return _with_style(cell.group(0), self._unmarked(int(style.group(1))))
        return cell.group(0)

    def _mark(self, content: bytes, number: int, column: int, severity: str) -> bytes:
        address = f'r="{letters(column)}{number}"'.encode()
        at = content.find(address)
        if at < 0:
            return self._insert(content, number, column, severity)
        start = content.rindex(b"<c", 0, at)
        end = content.index(b">", at) + 1
        opening = content[start:end]
        found = _STYLE.search(opening)
        style = self._marked(int(found.group(1)) if found else 0, severity)
        return content[:start] + _with_style(opening, style) + content[end:]

    def _insert(self, content: bytes, number: int, column: int, severity: str) -> bytes:
        """A cell for a blank that has a finding, at its place in the order of columns."""
        cell = f'<c r="{letters(column)}{number}" s="{self._marked(0, severity)}"/>'.encode()
        position = len(content)
        for other in _CELL.finditer(content):
            if column_number(other.group(1).decode()) > column:
                position = other.start()
                break
        return content[:position] + cell + content[position:]


def _with_style(cell: bytes, style: int) -> bytes:
    """The cell, or its opening tag, with another style number."""
    opening, mark, rest = cell.partition(b">")
    number = f' s="{style}"'.encode()
    if _STYLE.search(opening):
        return _STYLE.sub(number, opening, count=1) + mark + rest
    return b"<c" + number + opening[2:] + mark + rest
