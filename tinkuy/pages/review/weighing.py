"""What a sector of a report weighs in the queue: how unusual its New is, and how many of its rows have findings.

    points      of its most unusual cell, 0 to 5: tinkuy.checks.unusual
    + warned    share of rows with a warning, 0 to 1
    + blocked   share of rows that cannot be used, twice: 0 to 2

The page says the same in words (`words.QUEUE["measure"]`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

import polars as pl

from tinkuy.checks.unusual import LEAST_MONTHS, MONTHS_BEFORE
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.parts import read_part
from tinkuy.months import Month

UNUSUAL_FROM: Final = 2.0  # points from which a sector is looked at before it is accepted
BLOCKED_WEIGHS: Final = 2.0
_PARTS_KEPT: Final = 4096  # sums of a part: some hundred bytes each


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows of one sector and place of a part add up to; `new` and `total` are null where no row says them."""

    sector: str
    admin1: str | None
    rows: int
    total: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Weight:
    """What makes one sector of a report usual or not. `new`, `usual`: persons, None where not reported, or never before.

    `points`: of its most unusual cell. `checked`: whether its rows with findings are counted already.
    """

    rows: int
    new: float | None
    usual: float | None
    points: float = 0.0
    blocked: int = 0
    warned: int = 0
    checked: bool = True

    @property
    def clean(self) -> bool:
        """Whether it is known that no row of it has a warning or cannot be used, and nothing in it is unusual."""
        return self.checked and not (self.blocked or self.warned) and self.points < UNUSUAL_FROM

    @property
    def score(self) -> float:
        """Points, and the findings of its rows: what the queue is ordered by."""
        return self.points + (self.warned + BLOCKED_WEIGHS * self.blocked) / max(self.rows, 1)


@lru_cache(maxsize=_PARTS_KEPT)
def part_sums(digest: str) -> tuple[Sums, ...]:
    """The sums of a part by sector and place. A part never changes, so its sums are read once. Raises NotWhole."""
    rows = read_part(digest, content_store(), ("sector", "admin1", "total", "new"))
    grouped = rows.group_by(pl.col("sector").fill_null(""), "admin1").agg(
        rows=pl.len(), total=_sum("total"), new=_sum("new")
    )
    return tuple(Sums(**line) for line in grouped.sort("sector", "admin1").iter_rows(named=True))


def in_sector(digest: str, sector: str) -> list[Sums]:
    """The sums of one sector of a part, by place."""
    return [one for one in part_sums(digest) if one.sector == sector]


def added(values: Iterable[float | None]) -> float | None:
    """The sum of what is said; None where nothing is: not reported is no 0."""
    said = [value for value in values if value is not None]
    return sum(said) if said else None


def usual(by_month: Mapping[str, float | None], month: Month) -> float | None:
    """The median of the year before the month, of the months in which something was reported; None where they are too few."""
    first, last = str(month + -MONTHS_BEFORE), str(month)
    past = [new for at, new in by_month.items() if first <= at < last and new is not None]
    return median(past) if len(past) >= LEAST_MONTHS else None


def _sum(column: str) -> pl.Expr:
    """The sum of a column, null where no row says anything."""
    return pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum())
