"""What calamine does not tell of an XLSX sheet: its first column, merged ranges, what is hidden, formulas without a value.

The parts are searched as bytes and never parsed as XML, so nothing in them can expand. Attributes are found in any order.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import asdict, dataclass, field
from functools import cache
from html import unescape
from typing import Final, NamedTuple

_DOTTED = rb"\s*\d{1,3}(?:\.\d{3})+\s*"
_WIDE = re.compile(rb'\br="([A-Z]{3})\d')
_FIRST_CELLS: Final = 400_000  # bytes; the heading row, which is the widest, is among them
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_DEFINITION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

Cell = tuple[int, int]  # row and column, both counted from 1


@dataclass(slots=True)
class SheetFacts:
    """Facts of one sheet; rows and columns count from 1, as the spreadsheet shows them."""

    first_column: int = 1
    last_row: int = 0
    last_column: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    uncomputed: list[Cell] = field(default_factory=list)  # formulas that no program has computed yet
    error_cells: list[tuple[int, int, str]] = field(default_factory=list)  # error cells that the library does not tell
    dotted_text: list[Cell] | None = None  # cells that hold "1.234" as text; None: this format does not tell

    def as_dict(self) -> dict:
        """The facts as JSON can carry them."""
        return asdict(self)


def has_definitions(archive: zipfile.ZipFile) -> bool:
    """Whether a part of the workbook carries a DTD or entities, which no spreadsheet program writes."""
    parts = (name for name in archive.namelist() if name.lower().endswith((".xml", ".rels")))
    return any(_DEFINITION.search(archive.open(name).read(8192)) for name in parts)


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    names = {name.lower(): name for name in archive.namelist()}
    book = archive.read(names["xl/workbook.xml"]).decode("utf-8", "replace")
    relations = archive.read(names["xl/_rels/workbook.xml.rels"]).decode("utf-8", "replace")
    targets = {a.get("Id"): a.get("Target", "") for a in map(_attributes, _RELATION.findall(relations))}
    parts = {}
    for sheet in map(_attributes, _SHEET.findall(book)):
        relation = next((value for name, value in sheet.items() if name.endswith(":id")), None)
        target = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "")))[1:]
        if target.lower() in names:
            parts[unescape(sheet.get("name", ""))] = names[target.lower()]
    return parts


def read_facts(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    """Search one sheet's part for the facts. Raises zipfile.BadZipFile or zlib.error when the part is damaged."""
    content = archive.read(part)
    patterns = _patterns(_prefix(content))
    start, end = content.find(patterns.rows_begin), content.rfind(patterns.rows_end)
    head, tail = content[: max(start, 0)], content[max(end, 0) :]
    facts = SheetFacts(
        _first_column(content, patterns), _last_row(content), _last_column(content, max(start, 0), patterns)
    )
    facts.merged = [(*cell(a), *cell(b)) for a, b in patterns.merged.findall(tail)]
    facts.hidden_columns = [
        n for a, b in patterns.hidden_column.findall(head) for n in range(int(a), min(int(b), 16384) + 1)
    ]
    if content.find(b"hidden=", max(start, 0), end) > 0:
        facts.hidden_rows = [int(row) for row in patterns.hidden_row.findall(content)]
    if content.find(patterns.formula) > 0:
        facts.uncomputed = [cell(reference) for reference in patterns.uncomputed.findall(content)]
    facts.dotted_text = _dotted_text(archive, content, patterns)
    return facts


class _Patterns(NamedTuple):
    """What to search for in a part whose elements carry this prefix; a literal beginning makes the search fast."""

    rows_begin: bytes
    rows_end: bytes
    formula: bytes
    cell_with_value: re.Pattern[bytes]
    merged: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    hidden_column: re.Pattern[bytes]
    uncomputed: re.Pattern[bytes]
    shared_cell: re.Pattern[bytes]
    inline_cell: re.Pattern[bytes]


@cache
def _patterns(x: bytes) -> _Patterns:
    value = b"<%bv" % x
    blank = rb"(?:%b\s*/>|%b>\s*</%bv>)?\s*</%bc>" % (value, value, x, x)
    return _Patterns(
        b"<%bsheetData" % x,
        b"</%bsheetData" % x,
        b"<%bf" % x,
        re.compile(rb'<%bc r="([A-Z]{1,3})\d+"[^>/]*>' % x),
        re.compile(rb'<%bmergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"' % x),
        re.compile(rb'<%brow (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"' % x),
        re.compile(rb'<%bcol (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")[^>]*?\bmax="(\d+)"' % x),
        re.compile(rb'<%bc r="([A-Z]{1,3}\d+)"[^>]*>\s*<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>)\s*%b' % (x, x, x, blank)),
        re.compile(rb'<%bc r="([A-Z]{1,3}\d+)"[^>]*\bt="s"[^>]*>\s*%b>(\d+)<' % (x, value)),
        re.compile(
            rb'<%bc r="([A-Z]{1,3}\d+)"[^>]*\bt="(?:inlineStr|str)"[^>]*>(?:\s*<%b(?:is|t|v)[^>]*>)+' % (x, x)
            + _DOTTED
            + b"<"
        ),
    )


def _prefix(content: bytes) -> bytes:
    """The namespace prefix of the part's elements, with its colon: usually none."""
    match = re.search(rb"<(\w+:)?(?:worksheet|sst)\b", content[:4096])
    return (match and match[1]) or b""


def _first_column(content: bytes, patterns: _Patterns) -> int:
    """The first column that holds a value. Column A is usual, and found at once."""
    letters: set[bytes] = set()
    for match in patterns.cell_with_value.finditer(content):
        letters.add(match[1])
        if match[1] == b"A":
            break
    return min(map(column_number, letters), default=1)


def _last_column(content: bytes, start: int, patterns: _Patterns) -> int:
    first = set(patterns.cell_with_value.findall(content[start : start + _FIRST_CELLS])) | set(_WIDE.findall(content))
    return max(map(column_number, first), default=0)


def cell(reference: bytes) -> Cell:
    """The row and column of `B7`: 7 and 2."""
    letters = reference.rstrip(b"0123456789")
    return int(reference[len(letters) :]), column_number(letters)


def column_number(letters: bytes | str) -> int:
    """The number of column `AB`: 28."""
    codes = letters.encode() if isinstance(letters, str) else letters
    number = 0
    for code in codes:
        number = number * 26 + code - 64
    return number


def column_letters(number: int) -> str:
    """The letters of column 28: `AB`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _attributes(element: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(element))


def _last_row(content: bytes) -> int:
    """The row of the last cell that is not self-closed; rows stand in ascending order."""
    end = max(content.rfind(b"</c>"), content.rfind(b":c>"))
    rows = re.findall(rb'\br="[A-Z]{1,3}(\d+)"', content[max(0, end - 200_000) : end]) if end > 0 else []
    return max(map(int, rows), default=0)


def _dotted_text(archive: zipfile.ZipFile, content: bytes, patterns: _Patterns) -> list[Cell]:
    found = []
    if b'"inlineStr"' in content or b't="str"' in content:
        found = [cell(reference) for reference in patterns.inline_cell.findall(content)]
    strings = next((name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"), None)
    shared = archive.read(strings) if strings else b""
    begin = b"<%bsi" % _prefix(shared)
    dotted_string = re.compile(begin + rb"(?:\s[^>]*)?>\s*<(?:\w+:)?t[^>]*>" + _DOTTED + b"<")
    if not dotted_string.search(shared):
        return found
    starts = [match.start() for match in re.finditer(begin + rb"[\s>/]", shared)]
    dotted = {str(i).encode() for i, start in enumerate(starts) if dotted_string.match(shared, start)}
    return found + [cell(reference) for reference, index in patterns.shared_cell.findall(content) if index in dotted]
