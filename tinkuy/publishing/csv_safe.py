"""CSV that no spreadsheet takes for a program: text that would start a formula is written with an apostrophe before it."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl

from tinkuy.reports.guarded_text import safe_text


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as CSV in UTF-8 with a byte order mark (so that Excel reads its accents); every text cell is safe."""
    text = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    guarded = frame.with_columns(pl.col(name).map_elements(safe_text, return_dtype=pl.String) for name in text)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([safe_text(name) for name in frame.columns])
        writer.writerows(guarded.iter_rows())
