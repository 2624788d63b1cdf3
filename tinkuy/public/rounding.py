"""Reported people, rounded before anything is added up, so that no public number can say how many a small one was (pure).

A cell is what one activity of an organisation reported for one place and month. Its people are rounded to ten, up or down
by an offset that belongs to the cell: 10 x floor((people + offset) / 10), 0 <= offset < 10. The offset is made from the
platform's secret and the cell's name, so it is the same in every release, and it is as if drawn at random by whoever does
not know the secret. Rounding is right on average: a 7 becomes 10 seven times in ten, else 0. Zero stays zero.

Every public table is computed from rounded cells and from nothing else. So whoever solves all that was ever published can
at most find the rounded cells; and of a cell rounded to v they know that its people were more than v - 10 and fewer than
v + 10, whatever they know of the other cells, for each cell was rounded on its own. Between two releases the offset stays:
the same v twice leaves the change anywhere from -9 to 9, another v leaves eighteen values. A cell that was renamed in between
has another offset, and still nine values. Nothing has to be kept back besides.

Source: cell perturbation with keys (Australian Bureau of Statistics; Fraser and Wooton 2005), as unbiased random rounding
to a base (Statistics New Zealand), here before summing, so that rows, columns and totals add up. METHODS 5.7.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.counting import collected, direct_assistance, prepared
from tinkuy.figures.people_reached import COUNTED_BY

BASE: Final = 10
CELL: Final = tuple(key for key in COUNTED_BY if key != "new")
_BETWEEN: Final = "\x1f"
_WIDTH: Final = 1 << 64


def rounded(rows: Any, secret: bytes) -> pl.DataFrame:
    """Return the cells of direct assistance, [*CELL, new, some], one row each, with New rounded to BASE.

    `rows`: standard rows of any engine. `secret`: at least 16 bytes that nobody else knows. A cell of which nobody reported
    New stays blank. `some`: whether anybody was reached, which tells a 0 from a small number. The frame is one of rows: every figure that counts New can be computed from it.
    """
    if len(secret) < 16:
        raise ValueError("a secret of fewer than 16 bytes can be tried out")
    frame = prepared(rows, COUNTED_BY).filter(direct_assistance(MODELS["sum"]))
    counted = collected(frame.to_native()).to_polars()
    new = pl.when(pl.col("new").count() > 0).then(pl.col("new").sum())
    cells = counted.group_by(CELL).agg(new.alias("new")).sort(CELL, nulls_last=True)
    offsets = pl.Series("offset", list(_offsets(cells, secret)), dtype=pl.Float64)
    up = ((pl.col("new") + offsets) / BASE).floor() * BASE
    some = (pl.col("new") > 0).fill_null(value=False).alias("some")
    return cells.with_columns(some, pl.when(pl.col("new") > 0).then(up).otherwise(pl.col("new")).alias("new"))


def _offsets(cells: pl.DataFrame, secret: bytes) -> Iterable[float]:
    for names in cells.select(CELL).iter_rows():
        said = _BETWEEN.join("" if one is None else f"={one}" for one in names)
        drawn = int.from_bytes(blake2b(said.encode(), key=secret[:64], digest_size=8).digest(), "big")
        yield drawn / _WIDTH * BASE
