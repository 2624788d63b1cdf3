"""Which rows below the headings are reports, and why the others are not (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

from tinkuy.packs.folding import fold
from tinkuy.reports.additions import ROW_IDENTITY, ROW_NUMBER

REASONS: Final = ("repeated", "total", "note", "unread")
_TOTALS: Final = frozenset(
    fold(text) for text in ("total", "totales", "totals", "total general", "gran total", "grand total", "suma", "sum", "subtotal",
                            "sub total", "soma", "total geral", "totais", "suma total")
)  # fmt: skip
_IDENTIFYING: Final = ("month", "sector", "indicator", "activity", "country")  # a total line has none of these


def sort_rows(cells: pl.DataFrame, columns: Mapping[str, int], headings: Sequence[str], marked: set[int]) -> pl.Series:
    """Return for each row "read", "blank" or one of `REASONS`. `marked` are rows with an error cell or an uncomputed formula."""
    places = [name for name in cells.columns if name != "row"]
    read = [str(place) for place in columns.values()]
    filled = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.UInt32) for name in places)
    filled_read = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.UInt32) for name in read)
    usual = cells.select(filled_read.alias("n")).filter(pl.col("n") > 0)["n"].median() or 0
    is_marked = pl.col("row").is_in(sorted(marked))
    return cells.select(
        pl.when((filled == 0) & ~is_marked).then(pl.lit("blank"))
        .when((filled_read == 0) & ~is_marked).then(pl.lit("unread"))
        .when(_repeats(columns, headings)).then(pl.lit("repeated"))
        .when(_is_total(columns)).then(pl.lit("total"))
        .when((filled == 1) & ~is_marked & (usual >= 5) & _only_words(read)).then(pl.lit("note"))
        .otherwise(pl.lit("read")).alias("reason")
    ).to_series()  # fmt: skip


def row_numbers(cells: pl.DataFrame, headings: Sequence[str]) -> pl.Series | None:
    """The number that each row carries in the hidden column of our hand-backs and templates (UInt32, `row_number`).

    Null where a cell holds no number of the ledger; None where the sheet has no such column, or nothing in it.
    """
    ours = [place for place, heading in enumerate(headings) if fold(heading) == fold(ROW_IDENTITY)]
    if not ours:
        return None
    written = cells[str(ours[-1])].cast(pl.String)
    numbers = written.str.extract(r"^\s*(\d{1,9})(?:\.0+)?\s*$").cast(pl.UInt32).alias(ROW_NUMBER)
    return None if numbers.null_count() == len(numbers) else numbers


def _repeats(columns: Mapping[str, int], headings: Sequence[str]) -> pl.Expr:
    same = [
        (pl.col(str(place)) == headings[place]).fill_null(False).cast(pl.UInt32)
        for place in columns.values()
        if headings[place]
    ]
    return pl.sum_horizontal(pl.lit(0, pl.UInt32), *same) >= max(3, 0.6 * len(columns))


def _is_total(columns: Mapping[str, int]) -> pl.Expr:
    """A cell says "total", and none of the cells that identify an activity is filled with anything else."""
    words = [
        str(columns[key]) for key in ("organisation", "implementing_partner", "admin1", *_IDENTIFYING) if key in columns
    ]
    if not words:
        return pl.lit(False)
    says = {
        place: pl.col(place).str.to_lowercase().str.strip_chars(" :.").is_in(sorted(_TOTALS)).fill_null(False)
        for place in words
    }
    blank = [pl.col(place).is_null() | says[place] for place in words]
    return pl.any_horizontal(says.values()) & pl.all_horizontal(blank)


def _only_words(read: Sequence[str]) -> pl.Expr:
    """No number among the cells: a lone number is a value, a lone text is a remark."""
    return pl.all_horizontal(pl.col(name).is_null() | pl.col(name).str.contains(r"\p{L}") for name in read)
