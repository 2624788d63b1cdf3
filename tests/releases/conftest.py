"""Releases that tests may look at: a demonstration year cut once, and a function that cuts a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tinkuy.packs.loading import load_platform, load_year
from tinkuy.releases import Release, cut, engine

YEAR = load_year("r4v-2021")
PLATFORM = load_platform("gtrm-peru")


@pytest.fixture
def cutting(tmp_path: Path) -> Callable[..., Release]:
    """Cut rows into a new folder of the test, signed by Alice."""
    numbers = count(1)

    def cut_rows(rows: pl.DataFrame | pl.LazyFrame, **said: Any) -> Release:
        given = {"year": YEAR, "signed_by": "Alice", "folder": tmp_path / f"release-{next(numbers)}"} | said
        return cut(rows, **given)

    return cut_rows


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with engine() as opened:
        yield opened
