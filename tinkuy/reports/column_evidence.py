"""What a column's own cells say about what it holds (pure): numbers, months, yes or no, names of which code list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from tinkuy.registries.matching import Matcher
from tinkuy.reports.months import is_month
from tinkuy.reports.numerals import is_blank_mark, is_number
from tinkuy.reports.yes_no import read_yes_no
from tinkuy.tables import Column, Kind

_SAMPLE: Final = 250  # distinct values looked at; more change no decision


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of a column's distinct values; `filled` counts its cells that are not blank."""

    filled: int = 0
    distinct: int = 0
    numbers: float = 0.0
    months: float = 0.0
    yes_no: float = 0.0
    length: float = 0.0  # mean number of characters
    largest: float = 0.0
    in_list: Mapping[str, float] | None = None


def profile(cells: pl.Series, matchers: Mapping[str, Matcher]) -> Profile:
    """Look at a column's cells (strings, null where blank); `matchers` by the key of their code list."""
    filled = cells.drop_nulls()
    distinct = filled.unique(maintain_order=True)
    written = [text for text in distinct.head(_SAMPLE).to_list() if not is_blank_mark(text)]
    if not written:
        return Profile()
    return Profile(
        filled=len(filled),
        distinct=len(distinct),
        numbers=_share(written, is_number),
        months=_share(written, is_month),
        yes_no=_share(written, lambda text: read_yes_no(text) is not None),
        length=sum(map(len, written)) / len(written),
        largest=filled.cast(pl.Float64, strict=False).max() or 0.0,
        in_list={key: _share(written, matcher.__contains__) for key, matcher in matchers.items()},
    )


def evidence(found: Profile, column: Column) -> float:
    """How well the cells suit the column, from about -1 (cannot be) to 0.55 (hardly anything else); 0 when all are blank."""
    if not found.filled:
        return 0.0
    sure = min(1.0, 0.25 + found.filled / 8)  # one or two cells say little
    return sure * _suits(found, column)


def _suits(found: Profile, column: Column) -> float:
    if column.kind.numeric:
        return _as_number(found, column)
    if column.kind is Kind.MONTH:
        serial = 36526 <= found.largest <= 73415 and found.numbers > 0.9
        return (
            0.5 * found.months
            - 0.9 * (1 - max(found.months, found.numbers))
            - (0.1 if found.numbers > 0.9 and not serial else 0.0)
        )
    if column.kind is Kind.YES_NO:
        return 0.2 * found.yes_no - 0.9 * (1 - found.yes_no) - (0.3 if found.distinct > 6 else 0.0)
    if column.kind is Kind.CODE:
        return _as_code(found, column)
    return _as_text(found)


def _as_number(found: Profile, column: Column) -> float:
    year_like = column.kind is Kind.PEOPLE and found.distinct <= 2 and 2015 <= found.largest <= 2040
    months = 0.5 * found.months if found.months > 0.5 else 0.0
    return 0.15 * found.numbers - 1.0 * (1 - found.numbers) - months - (0.4 if year_like else 0.0)


def _as_code(found: Profile, column: Column) -> float:
    share = (found.in_list or {}).get(column.code_list or "", None)
    wrong_kind = 0.6 * max(found.numbers, found.months, found.yes_no if found.distinct <= 3 else 0.0)
    if share is None:  # the year's list is unknown: only the kind of the cells can tell
        return 0.05 - wrong_kind
    if share >= 0.2:
        return 0.55 * share
    return -wrong_kind - (0.15 if found.distinct >= 3 else 0.05)


def _as_text(found: Profile) -> float:
    listed = max((found.in_list or {}).values(), default=0.0)
    return 0.05 - 0.5 * max(found.numbers, found.months, found.yes_no) - 0.3 * listed


def _share(written: list[str], test: object) -> float:
    return sum(map(bool, map(test, written))) / len(written)
