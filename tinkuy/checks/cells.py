"""The small expressions that rules are written with; none of them is ever null (pure).

A comparison with a blank cell is null in every table engine, and a filter lets null pass. So rules never compare cells
directly: they go through these, which say what a blank means.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS, UNDER_18

# Real files hold fractions of people that add up only within floating-point noise (METHODS 3.5b: 0.01 or more, below 1).
TOLERANCE = 0.01
_FEW = 4
# Most numbers of a report are small and whole: to look their text up takes a tenth of the time of writing it.
_WRITTEN = pl.int_range(10_000, eager=True).cast(pl.String)
NUMERIC = tuple(column.key for column in FIVE_WS if column.kind.numeric)


def amount(column: str) -> pl.Expr:
    """The number in a cell, blank counted as 0: only for sums and comparisons, where R4V's method says so (3.5b)."""
    return pl.col(column).fill_null(0.0)


def added(columns: Iterable[str]) -> pl.Expr:
    """The sum of several cells of a row, blanks counted as 0."""
    return pl.sum_horizontal(amount(column) for column in columns)


def groups() -> pl.Expr:
    """The sum of the population groups."""
    return added(POPULATION_GROUPS)


def ages() -> pl.Expr:
    """The sum of age and gender."""
    return added(AGE_GENDER)


def children() -> pl.Expr:
    """The sum of those under 18."""
    return added(UNDER_18)


def written(column: str) -> pl.Expr:
    """What stands in a cell, as text: what was written where it is kept, else the value; null where blank."""
    kind = FIVE_WS[column].kind
    if kind.numeric:
        return number_text(pl.col(column))
    if kind.keeps_text:
        return pl.coalesce(pl.col(f"{column}_text"), pl.col(column).cast(pl.String))
    return pl.col(column)


def blank(column: str) -> pl.Expr:
    """Whether the cell holds nothing."""
    return pl.col(column).is_null() & (~_has_text(column) if FIVE_WS[column].kind.keeps_text else True)


def filled(column: str) -> pl.Expr:
    """Whether the cell holds something, understood or not."""
    return ~blank(column)


def not_understood(column: str) -> pl.Expr:
    """Whether something is written in the cell that is not on the year's list, or not a month, or neither yes nor no."""
    return pl.col(column).is_null() & _has_text(column)


def yes(column: str) -> pl.Expr:
    """Whether the cell says yes."""
    return pl.col(column).fill_null(False)


def no(column: str) -> pl.Expr:
    """Whether the cell says no (a blank says neither)."""
    return ~pl.col(column).fill_null(True)


def one_of(column: str, codes: Iterable[str]) -> pl.Expr:
    """Whether the cell holds one of these codes."""
    few = list(codes)
    if 0 < len(few) <= _FEW:  # comparing with each takes a fifth of the time of looking up in a list
        return pl.any_horizontal(pl.col(column) == code for code in few).fill_null(False)
    return pl.col(column).is_in(few).fill_null(False)


def differ(left: pl.Expr, right: pl.Expr, tolerance: float = TOLERANCE) -> pl.Expr:
    """Whether two numbers differ by more than the tolerance."""
    return (left - right).abs() > tolerance


def same_as(column: str) -> pl.Expr:
    """The code of a cell, or what was written where no code was found: what rows are grouped by."""
    return pl.coalesce(pl.col(column), pl.col(f"{column}_text")) if FIVE_WS[column].kind.keeps_text else pl.col(column)


def number_text(number: pl.Expr) -> pl.Expr:
    """A number as text without a needless ".0": "12", "3.5"; null stays null."""
    return number.map_batches(_texts, return_dtype=pl.String, is_elementwise=True)


def _texts(numbers: pl.Series) -> pl.Series:
    if len(numbers) < len(_WRITTEN):
        return _formatted(numbers)
    place = numbers.cast(pl.UInt32, strict=False)
    listed = ((place == numbers) & (place < len(_WRITTEN))).fill_null(False)
    others = ~listed & numbers.is_not_null()
    texts = pl.concat([_WRITTEN, _formatted(numbers.filter(others))], rechunk=True)
    return texts.gather(place.zip_with(~others, others.cum_sum() + (len(_WRITTEN) - 1)))


def _formatted(numbers: pl.Series) -> pl.Series:
    number = pl.col("number")
    whole = (number == number.floor()) & (number.abs() < 1e15)
    rounded = pl.when(number.abs() < 1e15).then(number.round(4)).otherwise(number)
    text = pl.when(whole).then(number.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(rounded.cast(pl.String))
    return numbers.alias("number").to_frame().select_seq(text).to_series()


def _has_text(column: str) -> pl.Expr:
    return (pl.col(f"{column}_text").str.len_bytes() > 0).fill_null(False)
