"""New by organisation, indicator, place and month as it is now, and how unusual each is: what the queue is ordered by.

What is now: in each slot and sector what is in review, where something is, else what stands. Sums of a part are read once and stay
in memory (a part never changes); the measure of all of them together stays until one of them is another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

import polars as pl

from tinkuy.checks.unusual import CELL, MOST, unusual
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Slice, Standing, Version
from tinkuy.ledger.parts import read_part
from tinkuy.registries.models import Platform

_PARTS_KEPT: Final = 4096  # some kilobytes each
_TABLES_KEPT: Final = 4
_OF_PART: Final = ("part", "sector", "indicator", "admin1")
_READ: Final = ("sector", "indicator", "admin1", "new")
_cells: dict[str, pl.DataFrame] = {}  # of each part that was looked at
_CELL: Final = ("indicator", "admin1", "rows", "new", "usual", "months", "others", "partners", "points")


class _Now(NamedTuple):
    """One slot and sector, and the part that says it now."""

    submission: str
    sector: str
    organisation: str
    month: str
    year: str
    part: str
    waits: bool


class ByMonth(NamedTuple):
    """New of a month, None where not reported; and whether somebody is still to decide on it."""

    new: float | None
    waits: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a slice, as tinkuy.checks.unusual measured it. `rows` and `new`: of this slice alone."""

    indicator: str | None
    admin1: str | None
    rows: int
    new: float | None
    usual: float | None
    months: int
    others: float | None
    partners: int
    points: float

    @property
    def gap(self) -> float:
        """How many people it lies from what it is compared with."""
        beside = self.usual if self.usual is not None else self.others
        return 0.0 if beside is None or self.new is None else abs(self.new - beside)


@dataclass(frozen=True, slots=True)
class Measured:
    """Every cell of some sectors of a platform. `now`: by slot; the rest: read off it once, for a queue asks it of each line."""

    now: pl.DataFrame
    cells: Mapping[tuple[str, str], tuple[Cell, ...]]
    months: Mapping[tuple[str, str], Mapping[str, ByMonth]]

    def of(self, submission: UUID, sector: str) -> tuple[Cell, ...]:
        """The cells of a slot's sector under review, the most unusual first, of those the one most people away."""
        return self.cells.get((str(submission), sector), ())

    def by_month(self, organisation: str, sector: str) -> Mapping[str, ByMonth]:
        """New of an organisation in a sector by month."""
        return self.months.get((organisation, sector), {})

    def of_cell(self, organisation: str, year: str, sector: str, cell: Cell) -> Mapping[str, ByMonth]:
        """New of an organisation in one cell by month."""
        own = self.now.filter(
            pl.col("organisation") == organisation, pl.col("sector") == sector, pl.col("year") == year,
            pl.col("indicator").eq_missing(cell.indicator), pl.col("admin1").eq_missing(cell.admin1),
        )  # fmt: skip
        added = own.group_by("month").agg(_sum("new"), pl.col("waits").any())
        return {month: ByMonth(new, waits) for month, new, waits in added.select("month", "new", "waits").rows()}

    def others(self, version: Version, sector: str, cell: Cell) -> list[tuple[str, float | None, bool]]:
        """Other organisations in the same indicator, place and month: code, New, whether it waits; the largest first."""
        slot = version.submission
        there = self.now.filter(
            (pl.col("organisation") != slot.organisation.code) & (pl.col("sector") == sector),
            pl.col("year") == version.year,
            pl.col("month") == str(slot.month),
            pl.col("indicator") == cell.indicator,
            pl.col("admin1") == cell.admin1,
        )
        added = there.group_by("organisation").agg(_sum("new"), pl.col("waits").any())
        return added.sort(pl.col("new"), "organisation", descending=[True, False], nulls_last=True).rows()


def points(cells: Iterable[Cell], rows: int) -> float:
    """How unusual a sector's rows are: the most unusual of their cells. That what stood is no longer reported, is the most."""
    return max((one.points for one in cells), default=0.0) if rows else MOST


def measured(platform: Platform, sectors: Collection[str] | None = None) -> Measured:
    """What is now on the platform in these sectors, or in all, measured."""
    now: dict[tuple[UUID, str], _Now] = {}
    stand = Standing.objects.on(platform)
    waiting = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    within = {} if sectors is None else {"sector__in": list(sectors)}
    for found, slot, waits in ((stand, "submission", False), (waiting, "version__submission", True)):
        columns = (f"{slot}_id", "sector", f"{slot}__organisation__code", f"{slot}__month")
        lines = found.filter(**within).order_by().values_list(*columns, "version__year", "version__part")
        for submission, sector, organisation, month, year, part in lines:
            now[submission, sector] = _Now(str(submission), sector, organisation, str(month), year, part, waits)
    return _measured(tuple(sorted(now.values())))


@lru_cache(maxsize=_TABLES_KEPT)
def _measured(slots: tuple[_Now, ...]) -> Measured:
    table = pl.DataFrame(
        slots, schema=dict.fromkeys(_Now._fields[:-1], pl.String()) | {"waits": pl.Boolean()}, orient="row"
    )
    if not slots:
        return Measured(pl.DataFrame(), {}, {})
    now = _cells_of(tuple(dict.fromkeys(one.part for one in slots))).join(table, on=["part", "sector"], how="inner")
    waiting = now.filter("waits").join(unusual(now).drop("new"), on=CELL, how="left", nulls_equal=True)
    cells: dict[tuple[str, str], list[Cell]] = {}
    for submission, sector, *line in waiting.select("submission", "sector", *_CELL).iter_rows():
        cells.setdefault((submission, sector), []).append(Cell(*line))
    months: dict[tuple[str, str], dict[str, ByMonth]] = {}
    added = now.group_by("organisation", "sector", "month").agg(_sum("new"), pl.col("waits").any())
    for organisation, sector, month, new, waits in added.iter_rows():
        months.setdefault((organisation, sector), {})[month] = ByMonth(new, waits)
    return Measured(now, {place: tuple(sorted(those, key=_most_unusual)) for place, those in cells.items()}, months)


def _most_unusual(cell: Cell) -> tuple:
    return -cell.points, -cell.gap, -(cell.new or 0), str(cell.admin1), str(cell.indicator)


def _cells_of(parts: Sequence[str]) -> pl.DataFrame:
    """Rows and New of parts by sector, indicator and place; New null where no row says it. Raises NotWhole.

    What is new is summed all at once: after a start that is every part of the year, and each by itself takes ten times as long.
    """
    held = {part: cells for part in parts if (cells := _cells.get(part)) is not None}
    if new := [part for part in parts if part not in held]:
        store = content_store()
        rows = pl.concat(
            read_part(part, store, _READ).select(pl.lit(part).alias("part"), pl.col("sector").fill_null(""), *_READ[1:])
            for part in new
        )
        summed = rows.group_by(_OF_PART).agg(pl.len().alias("rows"), _sum("new")).sort(_OF_PART)
        made = dict.fromkeys(new, summed.clear())
        made |= {part: cells for (part,), cells in summed.partition_by("part", as_dict=True).items()}
        if len(_cells) + len(made) > _PARTS_KEPT:
            _cells.clear()
        _cells.update(made)
        held |= made
    return pl.concat(held[part] for part in parts)


def _sum(column: str) -> pl.Expr:
    return pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum()).alias(column)


def forget() -> None:
    """Forget what is kept in memory (tests)."""
    _cells.clear()
    _measured.cache_clear()
