"""From written cells to values: numbers, months, yes or no, codes; each distinct text is understood once (pure).

Every function takes a column of texts (null where blank) and returns the values and the problems, both by text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from tinkuy.registries.matching import Match, Matcher
from tinkuy.reports import months, numerals
from tinkuy.reports.yes_no import read_yes_no


@dataclass(frozen=True, slots=True)
class Understood:
    """The values of a column, and for each text that gave none: the problem's kind and what it may have meant."""

    values: pl.Series
    problem: str
    proposals: Mapping[str, str] = field(default_factory=dict)
    blank_marks: int = 0


def numbers(column: pl.Series, is_text: pl.Series | None) -> Understood:
    """Numbers. `is_text` marks the cells that hold "1.234" as text; None: the file does not tell text from number."""
    texts = column.drop_nulls().unique().to_list()
    if is_text is None:
        style = numerals.style_of(texts)
        return _numbers(column, {text: numerals.read_number(text, style) for text in texts})
    style = numerals.style_of(text for text in texts if "." not in text or "," in text)
    typed = _numbers(
        column,
        {
            text: numerals.read_number(text, numerals.Style.POINT_IS_DECIMAL if "," not in text else style)
            for text in texts
        },
    )
    if not is_text.any():
        return typed
    dotted = column.filter(is_text).unique().to_list()
    as_text = _numbers(column, {text: numerals.read_number(text, style) for text in dotted})
    values = pl.select(pl.when(is_text).then(as_text.values).otherwise(typed.values)).to_series().alias(column.name)
    return Understood(values, "unreadable_number", {**typed.proposals, **as_text.proposals}, typed.blank_marks)


def _numbers(column: pl.Series, read: Mapping[str, numerals.Numeral]) -> Understood:
    values = _mapped(column, {text: number.value for text, number in read.items()}, pl.Float64())
    marks = [text for text, number in read.items() if number.blank]
    proposals = {text: " | ".join(n.readings) for text, n in read.items() if n.value is None and not n.blank}
    return Understood(values, "unreadable_number", proposals, column.is_in(marks).sum() if marks else 0)


def month(column: pl.Series, plan_years: tuple[int, ...]) -> Understood:
    """Months as `2021-03`."""
    style = months.style_of(column.drop_nulls().unique().to_list(), plan_years)
    return _each(column, lambda text: months.read_month(text, style), pl.String(), "unreadable_month")


def yes_no(column: pl.Series) -> Understood:
    """True and false."""
    return _each(column, read_yes_no, pl.Boolean(), "unreadable_yes_no")


def codes(column: pl.Series, matcher: Matcher) -> Understood:
    """Codes of one list; where the year's list is unknown, the text itself."""
    if not matcher.known:
        return Understood(column, "unknown_code")
    return matched(column, {text: matcher.match(text) for text in column.drop_nulls().unique()})


def matched(column: pl.Series, matches: Mapping[str, Match]) -> Understood:
    """Codes from matches already made, by text."""
    values = _mapped(column, {text: match.code for text, match in matches.items()}, pl.String())
    proposals = {text: " | ".join(match.candidates) for text, match in matches.items() if match.code is None}
    return Understood(values, "unknown_code", proposals)


def _each(column: pl.Series, read: Callable[[str], object], dtype: pl.DataType, problem: str) -> Understood:
    texts = column.drop_nulls().unique().to_list()
    marks = {text for text in texts if numerals.is_blank_mark(text)}
    values = {text: None if text in marks else read(text) for text in texts}
    proposals = {text: "" for text, value in values.items() if value is None and text not in marks}
    return Understood(_mapped(column, values, dtype), problem, proposals, column.is_in(marks).sum() if marks else 0)


def _mapped(column: pl.Series, values: Mapping[str, object], dtype: pl.DataType) -> pl.Series:
    if not values:
        return pl.Series(column.name, [None] * len(column), dtype)
    return column.replace_strict(
        list(values), pl.Series(list(values.values()), dtype=dtype), default=None, return_dtype=dtype
    )
