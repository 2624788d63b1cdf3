"""The data cells of a sheet made clean: outer and unusual spaces, blank cells, merged cells, text decoded wrongly (pure).

Columns are named by their place ("0", "1" ...); `row` is the row number as the spreadsheet shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from ftfy import fix_encoding

from tinkuy.reports.sheets import Sheet

SPACES = "[\u0000\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\r\n\t]+"
_MOJIBAKE = "[ÃÂâÅÐÑØÙ][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122€]"
ERROR_TEXTS = frozenset(
    "#REF! #N/A #DIV/0! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC! #¡REF! #N/D #¡DIV/0! #¡VALOR! #¿NOMBRE? #¡NUM! "
    "#¡NULO! #VALOR! #NOME? #NÚM! #NULO! Err:502 Err:508 Err:509 Err:522".split()
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A text that had been decoded with the wrong encoding: where it stood, what stood there, what it is now."""

    column: str
    written: str
    repaired: str
    rows: tuple[int, ...]  # as the spreadsheet shows them


def clean(sheet: Sheet, first_row: int, fill: Iterable[str] = ()) -> tuple[pl.DataFrame, list[Repair]]:
    """Return the cells from `first_row` on, blank ones null, and the texts repaired; merged cells of `fill` reach down."""
    cells = sheet.cells.slice(first_row - 1)
    cells = cells.with_columns(pl.all().str.replace_all(SPACES, " ").str.strip_chars().replace("", None))
    repairs = [repair for column in cells.columns for repair in _repairs(cells[column], first_row)]
    for column in dict.fromkeys(repair.column for repair in repairs):
        mapping = {r.written: r.repaired for r in repairs if r.column == column}
        cells = cells.with_columns(pl.col(column).replace(mapping))
    cells = cells.with_columns(pl.int_range(first_row, first_row + pl.len(), dtype=pl.Int64).alias("row"))
    return _fill_merged(cells, sheet, frozenset(fill)), repairs


def _repairs(column: pl.Series, first_row: int) -> Iterable[Repair]:
    suspects = column.filter(column.str.contains(_MOJIBAKE)).unique(maintain_order=True)
    for text in suspects.drop_nulls():
        repaired = re.sub(r"\s+", " ", fix_encoding(text)).strip()
        if repaired != text:
            yield Repair(column.name, text, repaired, tuple(((column == text).arg_true() + first_row).to_list()))


def _fill_merged(cells: pl.DataFrame, sheet: Sheet, fill: frozenset[str]) -> pl.DataFrame:
    """A text merged over several rows belongs to each of them; a number merged over rows is not multiplied."""
    for top, left, bottom, right in sheet.facts.merged:
        column = str(left - sheet.facts.first_column)
        if bottom == top or left != right or column not in fill or column not in cells.columns:
            continue
        inside = pl.col("row").is_between(top, bottom)
        first = cells.filter(inside).select(pl.col(column).first())
        value = first.item() if first.height else None
        cells = cells.with_columns(
            pl.when(inside).then(pl.col(column).fill_null(pl.lit(value))).otherwise(pl.col(column)).alias(column)
        )
    return cells
