"""How unusual a report is: its New against what the same organisation usually reports, and how many rows have findings.

The measure is a sum that anybody can follow, and the page says it in words (`words.QUEUE["measure"]`):

    deviation   |log2((new + 1) / (usual + 1))|, at most 5; 1 where nothing of the organisation was accepted in the sector
    + warned    share of rows with a warning, 0 to 1
    + blocked   share of rows that cannot be used, twice: 0 to 2

`usual` is the median of the organisation's accepted months in the sector, the report's own month left out. Persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from statistics import median
from typing import Final

import polars as pl

from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.parts import read_part

MOST_DEVIATION: Final = 5.0
FIRST_TIME: Final = 1.0
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

    `checked`: whether its rows with findings are counted already.
    """

    rows: int
    new: float | None
    usual: float | None
    blocked: int = 0
    warned: int = 0
    checked: bool = True

    @property
    def deviation(self) -> float:
        """How far New lies from the usual, in doublings; a report that no month can be compared with counts as one."""
        if self.usual is None:
            return FIRST_TIME
        return min(abs(log2((max(self.new or 0, 0) + 1) / (max(self.usual, 0) + 1))), MOST_DEVIATION)

    @property
    def clean(self) -> bool:
        """Whether it is known that no row of it has a warning or cannot be used."""
        return self.checked and not (self.blocked or self.warned)


@lru_cache(maxsize=_PARTS_KEPT)
def part_sums(digest: str) -> tuple[Sums, ...]:
    """The sums of a part by sector and place. A part never changes, so its sums are read once. Raises NotWhole."""
    rows = read_part(digest, content_store()).select("sector", "admin1", "total", "new")
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


def usual(by_month: Mapping[object, float | None], month: object) -> float | None:
    """The median of the other months in which something was reported."""
    others = [value for other, value in by_month.items() if other != month and value is not None]
    return median(others) if others else None


def score(weights: Iterable[Weight]) -> float:
    """How unusual several sectors of one report are: the one that deviates most, and the findings of all their rows."""
    several = list(weights)
    rows = max(sum(one.rows for one in several), 1)
    findings = sum(one.warned for one in several) + BLOCKED_WEIGHS * sum(one.blocked for one in several)
    return max((one.deviation for one in several), default=0.0) + findings / rows


def _sum(column: str) -> pl.Expr:
    """The sum of a column, null where no row says anything."""
    return pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum())
