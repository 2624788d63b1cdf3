"""Delimited text (CSV, TSV ...) as rows of cells: which encoding, which delimiter, then record by record.

A record's number is the row a spreadsheet would show: blank lines count, a line within quotes does not.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from tinkuy.reports.guarded_text import original_text

DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE = 200
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class OpenQuote(ValueError):
    """A quotation mark is never closed and swallowed the rows after it; `row` is the record where it opens."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"row {row}")


class LongCell(ValueError):
    """A cell is longer than allowed; `row` is its record's number."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"row {row}")


def encoding_of(path: Path) -> str:
    """The file's encoding: by its byte order mark, else UTF-8 if every byte fits, else Windows-1252, else Latin-1."""
    with path.open("rb") as stream:
        head = stream.read(4)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    return next((name for name in ("utf-8", "cp1252") if _fits(path, name)), "latin-1")


def delimiter_of(lines: list[str]) -> str:
    """The delimiter that parts most of the lines into the same, largest number of cells; a comma if none does."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def records(path: Path, encoding: str, longest: int) -> Iterator[list[str]]:
    """The records of the file. Raises LongCell and OpenQuote, or csv.Error for what no reader can part."""
    csv.field_size_limit(longest)
    with path.open(encoding=encoding, newline="") as stream:
        said = _declared(stream.readline())
        if said is None:
            stream.seek(0)
            said = delimiter_of(list(islice(stream, _SAMPLE)))
            stream.seek(0)
        reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=said)  # no text has a null character
        yield from _numbered(reader, said)


def _numbered(reader: Iterator[list[str]], delimiter: str) -> Iterator[list[str]]:
    row = width = 0
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise LongCell(row + 1) from None
            raise
        row += 1
        width = max(width, len(record))
        if any("\n" in cell and cell.count(delimiter) >= max(3, width - 2) for cell in record):
            raise OpenQuote(row)
        yield [original_text(cell) if cell[:1] == "'" else cell for cell in record]


def _declared(line: str) -> str | None:
    """Excel's own `sep=;` line, which it does not show."""
    line = line.strip("\ufeff\r\n")
    return line[4:] if line.lower().startswith("sep=") and len(line) == 5 else None


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _regularity(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        widths = Counter(len(record) for record in csv.reader(lines, delimiter=delimiter) if any(record))
    except csv.Error:
        return (0.0, 0)
    parted = {width: times for width, times in widths.items() if width > 1}
    if not parted:
        return (0.0, 0)
    width, times = max(parted.items(), key=lambda pair: (pair[1] * pair[0], pair[0]))
    return (times / sum(widths.values()) * width, width)
