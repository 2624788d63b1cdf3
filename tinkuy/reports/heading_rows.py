"""Where a sheet's heading row is: the row, alone or with the merged one above it, that names most 5W columns (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tinkuy.reports.headings import KEYS, Heading, Vocabulary, name_scores
from tinkuy.reports.numerals import is_number
from tinkuy.reports.sheets import Sheet

_SEARCHED: Final = 60  # rows from the top in which headings are looked for
_NAMED: Final = 0.6  # a heading this like a 5W column names it
_HXL_TAGS: Final = 3


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """Where the headings stand: `row` (from 1) holds them, `first_data_row` follows them and an HXL row below."""

    row: int
    first_data_row: int
    headings: tuple[Heading, ...]
    named: int  # how many 5W columns they name
    hxl_row: int | None = None
    above_row: int | None = None


def find_heading_row(sheet: Sheet, vocabulary: Vocabulary) -> HeadingRow | None:
    """The likeliest heading row of the sheet, or None when no row names even one 5W column."""
    rows = sheet.cells.head(_SEARCHED).rows()
    found = [c for i in range(len(rows)) if (c := _candidate(sheet, rows, i, vocabulary))]
    return max(found, key=lambda c: (c.named, -c.row), default=None)


def is_hxl(cells: Sequence[str | None]) -> bool:
    """Whether a row holds HXL hashtags: at least three, and nothing else."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    tags = sum(cell.startswith("#") and cell[1:2].isalpha() and " " not in cell.strip() for cell in filled)
    return tags >= _HXL_TAGS and tags >= 0.8 * len(filled)


def _candidate(sheet: Sheet, rows: list[tuple], i: int, vocabulary: Vocabulary) -> HeadingRow | None:
    if is_hxl(rows[i]):
        alone = i == 0 or not any(rows[i - 1])
        return _made(sheet, rows, i, None, i, vocabulary) if alone else None
    if not _wordy(rows[i]):
        return None
    hxl = i + 1 if i + 1 < len(rows) and is_hxl(rows[i + 1]) else None
    single = _made(sheet, rows, i, None, hxl, vocabulary)
    if i == 0 or not _wordy(rows[i - 1], least=1):
        return single
    double = _made(sheet, rows, i, i - 1, hxl, vocabulary)
    return double if double.named > single.named else single


def _made(
    sheet: Sheet, rows: list[tuple], i: int, above: int | None, hxl: int | None, vocabulary: Vocabulary
) -> HeadingRow:
    own = _texts(rows[i]) if i != hxl else [""] * len(rows[i])
    merged = _spread(sheet, rows[above], above) if above is not None else [""] * len(own)
    tags = _texts(rows[hxl]) if hxl is not None else [""] * len(own)
    if above is not None:
        own, merged = _first_line_alone(own, merged)
    headings = tuple(Heading(*parts) for parts in zip(own, merged, tags, strict=True))
    last = hxl if hxl is not None else i
    named = _named(headings, vocabulary)
    return HeadingRow(
        i + 1, last + 2, headings, named, None if hxl is None else hxl + 1, None if above is None else above + 1
    )


def _named(headings: Sequence[Heading], vocabulary: Vocabulary) -> int:
    scores = name_scores(headings, vocabulary)
    return len({int(np.argmax(line)) for line in scores if line.max() >= _NAMED}) if len(KEYS) and len(scores) else 0


def _spread(sheet: Sheet, cells: Sequence[str | None], above: int) -> list[str]:
    """The upper row with merged cells filled; where nothing tells what is merged, a text reaches to the next one."""
    texts = _texts(cells)
    first = sheet.facts.first_column
    ranges = [
        (left - first, right - first) for top, left, bottom, right in sheet.facts.merged if top <= above + 1 <= bottom
    ]
    if ranges:
        for left, right in ranges:
            for column in range(max(left, 0), min(right + 1, len(texts))):
                texts[column] = texts[max(left, 0)]
        return texts
    for column in range(1, len(texts)):
        texts[column] = texts[column] or texts[column - 1]
    return texts


def _first_line_alone(own: list[str], above: list[str]) -> tuple[list[str], list[str]]:
    """Where the lower line is blank, the heading stands in the upper one (a cell merged downwards)."""
    pairs = [(lower, upper) if lower else (upper, "") for lower, upper in zip(own, above, strict=True)]
    return [lower for lower, _ in pairs], [upper for _, upper in pairs]


def _texts(cells: Sequence[str | None]) -> list[str]:
    return [" ".join((cell or "").replace("\u00a0", " ").split()) for cell in cells]


def _wordy(cells: Sequence[str | None], least: int = 2) -> bool:
    """Whether the row holds words and hardly a number."""
    filled = [cell for cell in cells if cell and cell.strip()]
    return len(filled) >= least and sum(map(is_number, filled)) <= 0.15 * len(filled)
