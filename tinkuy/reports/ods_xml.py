"""What calamine does not tell of an ODS sheet: its first column, what is hidden, and its error cells.

The part is searched as bytes and never parsed as XML, so nothing in it can expand.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape

from tinkuy.reports.sheet_xml import SheetFacts

_ELEMENT = re.compile(
    rb"<table:(table |table-row|table-cell|covered-table-cell|table-column)([^>]*)>(?:<text:p>([^<]*))?|</table:table>"
)
_NAME = re.compile(rb'table:name="([^"]*)"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_TYPE = b"office:value-type="
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_FEW = 1000  # a row or column repeated more often than this is the blank rest of the sheet


def read_ods_facts(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts of every sheet, error cells among them, by the sheet's name."""
    content = archive.read("content.xml")
    return {name: _facts(elements) for name, elements in _tables(content)}


def _tables(content: bytes) -> Iterator[tuple[str, list[re.Match[bytes]]]]:
    name, elements = None, []
    for match in _ELEMENT.finditer(content):
        if match[1] == b"table ":
            found = _NAME.search(match[2])
            name, elements = unescape(found[1].decode("utf-8", "replace")) if found else "", []
        elif match[1] is None:
            if name is not None:
                yield name, elements
            name = None
        else:
            elements.append(match)


def _facts(elements: list[re.Match[bytes]]) -> SheetFacts:
    facts = SheetFacts()
    row, next_row, column, columns, first = 0, 1, 1, 1, 0
    for match in elements:
        times = _times(match[2])
        if match[1] == b"table-column":
            facts.hidden_columns += _range(columns, times, match[2])
            columns += times
        elif match[1] == b"table-row":
            row, next_row, column = next_row, next_row + times, 1
            facts.hidden_rows += _range(row, times, match[2])
        else:
            if _TYPE in match[2]:
                first = min(first or column, column)
                facts.last_row, facts.last_column = row, max(facts.last_column, column)
            if b'calcext:value-type="error"' in match[2]:
                facts.error_cells.append((row, column, unescape((match[3] or b"").decode("utf-8", "replace"))))
            column += times
    facts.first_column = first or 1
    return facts


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _range(start: int, times: int, attributes: bytes) -> range:
    return range(start, start + times) if times <= _FEW and _HIDDEN.search(attributes) else range(0)
