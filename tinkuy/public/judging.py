"""The last look before tables become public: what must be true of them whatever made them (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from tinkuy.public.rounding import BASE
from tinkuy.public.tables import PROTECTION, SENSITIVE, SHOWN, STATES, TABLES, PublicTable
from tinkuy.tables import Kind

_ALONE: Final = frozenset({"by_sector_and_quarter"})  # the only table that has a sensitive sector on its own


def broken(frames: Mapping[str, pl.DataFrame], threshold: int = BASE) -> tuple[str, ...]:
    """Return what is wrong with the tables, as `table: rule`; nothing where they may be public."""
    return tuple(f"{table.code}: {rule}" for table in TABLES for rule in _rules(table, frames[table.code], threshold))


def _rules(table: PublicTable, frame: pl.DataFrame, threshold: int) -> Iterator[str]:
    people = [column.key for column in table.columns if column.kind is Kind.PEOPLE]
    if people:
        yield from _people(frame, people, threshold)
    if "sector" in frame.columns and table.code not in _ALONE and set(frame["sector"]) & SENSITIVE:
        yield "sensitive sector"
    if table.code in _ALONE and "admin1" in frame.columns:
        yield "sensitive place"
    if PROTECTION in table.keys:
        yield "key"


def _people(frame: pl.DataFrame, people: list[str], threshold: int) -> Iterator[str]:
    shown = frame.filter(pl.col("state") == SHOWN)
    hidden = frame.filter(pl.col("state") != SHOWN)
    if not set(frame["state"]) <= set(STATES):
        yield "state"
    if any(shown.filter(pl.col(key).is_null() | (pl.col(key) % BASE != 0)).height for key in people):
        yield "not rounded"
    if any(hidden[key].drop_nulls().len() for key in people):
        yield "number beside a state"
    last = people[-1]
    if shown.filter((pl.col(last) > 0) & (pl.col(last) < threshold)).height:
        yield "below the threshold"
