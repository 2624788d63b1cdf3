"""What calamine does not tell of an XLSX sheet: its first column, merged ranges, what is hidden, formulas without a value.

The parts are searched as bytes and never parsed as XML, so nothing in them can expand. Attributes are found in any order.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import asdict, dataclass, field
from html import unescape

_COLUMNS = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})\d+"[^>/]*>')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")[^>]*?\bmax="(\d+)"')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d+)"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_DOTTED = rb"\s*\d{1,3}(?:\.\d{3})+\s*"
_DOTTED_STRING = re.compile(rb"<(?:\w+:)?si(?:\s[^>]*)?>\s*<(?:\w+:)?t[^>]*>" + _DOTTED + rb"<")
_STRING = re.compile(rb"<(?:\w+:)?si[\s>/]")
_SHARED_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3}\d+)"[^>]*\bt="s"[^>]*>\s*<(?:\w+:)?v>(\d+)<')
_INLINE_CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d+)"[^>]*\bt="(?:inlineStr|str)"[^>]*>(?:\s*<(?:\w+:)?(?:is|t|v)[^>]*>)+' + _DOTTED + rb"<"
)
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
    columns = [column_number(letters) for letters in set(_COLUMNS.findall(content))]
    facts = SheetFacts(min(columns, default=1), _last_row(content), max(columns, default=0))
    facts.merged = [(*cell(a), *cell(b)) for a, b in _MERGED.findall(content)]
    facts.hidden_rows = [int(row) for row in _HIDDEN_ROW.findall(content)]
    facts.hidden_columns = [n for a, b in _HIDDEN_COLUMN.findall(content) for n in range(int(a), min(int(b), 16384) + 1)]
    if re.search(rb"<(?:\w+:)?f[\s>/]", content):
        facts.uncomputed = [cell(reference) for reference in _UNCOMPUTED.findall(content)]
    facts.dotted_text = _dotted_text(archive, content)
    return facts


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


def _dotted_text(archive: zipfile.ZipFile, content: bytes) -> list[Cell]:
    found = [cell(reference) for reference in _INLINE_CELL.findall(content)]
    strings = next((name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"), None)
    shared = archive.read(strings) if strings else b""
    if not _DOTTED_STRING.search(shared):
        return found
    starts = [match.start() for match in _STRING.finditer(shared)]
    dotted = {str(i).encode() for i, start in enumerate(starts) if _DOTTED_STRING.match(shared, start)}
    return found + [cell(reference) for reference, index in _SHARED_CELL.findall(content) if index in dotted]
