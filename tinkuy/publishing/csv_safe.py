"""CSV that no spreadsheet takes for a program: text that would start a formula is written with an apostrophe before it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from tinkuy.reports.guarded_text import safe_text


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as CSV in UTF-8 with a byte order mark (so that Excel reads its accents); every text cell is safe."""
    path.write_bytes(csv_bytes(frame))


def csv_bytes(
    frame: pl.DataFrame, *, headings: Sequence[str] | None = None, tags: Sequence[str] | None = None
) -> bytes:
    """The same in memory: the frame's names or other `headings`, a row of HXL `tags` below them if there are any, the rows."""
    text = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    guarded = frame.with_columns(pl.col(name).map_elements(safe_text, return_dtype=pl.String) for name in text)
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([safe_text(name) for name in headings or frame.columns])
    if tags:
        writer.writerow(tags)
    writer.writerows(guarded.iter_rows())
    return written.getvalue().encode("utf-8-sig")
