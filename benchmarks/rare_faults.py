"""Faults that real files have now and then, put into rows here and there, so that every rule has something to find."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from benchmarks.regional_report import YEAR
from tinkuy.packs.loading import load_year
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind


def with_rare_faults(rows: pl.DataFrame, share: float = 0.0005, seed: int = 1) -> pl.DataFrame:
    """Return standard rows with each kind of fault in about `share` of the rows of each column it can happen to."""
    random = np.random.default_rng(seed)

    def here() -> pl.Series:
        return pl.Series(random.random(rows.height) < share)

    year = load_year(YEAR)
    for column in (c for c in FIVE_WS if year.has(c.key)):
        key = column.key
        if not rows.schema[key].is_numeric():
            changed = _written_otherwise(key, column.kind, here)
        else:
            changed = {key: pl.when(here()).then(-5.0).when(here()).then(2.5).when(here()).then(3e7).otherwise(key)}
        rows = rows.with_columns(**changed)
    return rows


def _written_otherwise(key: str, kind: Kind, here: Callable[[], pl.Series]) -> dict[str, pl.Expr]:
    """A cell left blank, a code of the list that belongs elsewhere, a word that no list has."""
    blank, unknown, elsewhere = here(), here(), here()
    if not kind.keeps_text:
        return {key: pl.when(blank).then(None).otherwise(key)}
    code = pl.when(blank | unknown).then(None)
    if kind is Kind.MONTH:
        code = code.when(elsewhere).then(pl.lit("2019-12"))
    elif kind is Kind.CODE:
        code = code.when(elsewhere).then(pl.col(key).reverse())
    words = pl.lit("no está en la lista")
    if kind is Kind.YES_NO:
        return {
            key: pl.when(blank).then(None).otherwise(key),
            f"{key}_text": pl.when(blank).then(None).otherwise(f"{key}_text"),
        }
    return {
        key: code.otherwise(key),
        f"{key}_text": pl.when(blank).then(None).when(unknown).then(words).otherwise(f"{key}_text"),
    }
