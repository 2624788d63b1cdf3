"""From findings to what a sheet shows: the colour of each cell, the words at the end of each row, the notes (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from tinkuy.languages import Text
from tinkuy.publishing import palette

# Beyond some thousands of notes spreadsheets open slowly; the words at the end of the row hold every finding anyway.
NOTE_LIMIT: Final = 2_000
_NOTE_LENGTH: Final = 900
_ROW_LENGTH: Final = 4_000
_MORE: Final = Text(
    "… (siga en la hoja «{sheet}»)", "… (continues on the sheet “{sheet}”)", "… (continua na folha “{sheet}”)"
)
_RANK: Final = {severity: n for n, severity in enumerate(palette.SEVERITIES)}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a partner's table stands: the sheet, the row of its headings, and the column (from 0) of each 5W column."""

    sheet: str
    heading_row: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]


def lines(findings: pl.DataFrame, rows: pl.DataFrame, layout: Layout, language: str) -> pl.DataFrame:
    """One line per finding, the rows in their order and the most severe first.

    `findings` carries a `message`. Adds `row` (as the spreadsheet shows it), `place` (the sheet's column from 0, null for
    the row as a whole), `heading`, `rank` (0 is the most severe) and `words`: sign, word and message.
    """
    places = pl.DataFrame(
        {"column": list(layout.columns), "place": list(layout.columns.values())},
        schema={"column": pl.String, "place": pl.Int64},
    ).with_columns(heading=pl.col("column").replace_strict(dict(layout.headings), default=None, return_dtype=pl.String))
    signs = {severity: f"{mark.sign} {mark.word.in_(language)}" for severity, mark in palette.MARKS.items()}
    joined = findings.join(rows.select("row_id", "row"), on="row_id", how="inner", maintain_order="left")
    joined = joined.join(places, on="column", how="left", maintain_order="left")
    ranked = joined.with_columns(
        rank=pl.col("severity").replace_strict(_RANK, return_dtype=pl.Int8),
        sign=pl.col("severity").replace_strict(signs, return_dtype=pl.String),
    )
    return ranked.with_columns(words=pl.format("{}: {}", "sign", "message")).sort("row", "rank", maintain_order=True)


def cell_marks(lines: pl.DataFrame) -> dict[int, dict[int, str]]:
    """The most severe finding of each cell: row -> column (from 0) -> severity."""
    cells = lines.filter(pl.col("place").is_not_null()).group_by("row", "place").agg(pl.col("rank").min())
    marks: dict[int, dict[int, str]] = {}
    for row, place, rank in cells.iter_rows():
        marks.setdefault(row, {})[place] = palette.SEVERITIES[rank]
    return marks


def row_words(lines: pl.DataFrame, list_sheet: str, language: str) -> dict[int, str]:
    """All findings of each row in one text, the same words once, the most severe first."""
    more = _MORE.format(sheet=list_sheet).in_(language)
    told = lines.unique(["row", "rank", "message"], keep="first", maintain_order=True)
    # Sign and word once per severity: five times "to review" in one cell is noise.
    first = pl.int_range(pl.len()).over("row", "rank") == 0
    told = told.with_columns(words=pl.when(first).then("words").otherwise("message"))
    texts = told.group_by("row", maintain_order=True).agg(pl.col("words").str.join("  ·  "))
    cut = pl.when(pl.col("words").str.len_chars() > _ROW_LENGTH)
    words = cut.then(pl.col("words").str.slice(0, _ROW_LENGTH) + more).otherwise(pl.col("words"))
    return dict(texts.select("row", words).iter_rows())


def cell_notes(lines: pl.DataFrame, limit: int = NOTE_LIMIT) -> dict[tuple[int, int], tuple[str, str]]:
    """Notes for the cells that need them most: (row, column from 0) -> (words, colour of the box)."""
    cells = (
        lines.filter(pl.col("place").is_not_null())
        .group_by("row", "place")
        .agg(pl.col("rank").min(), pl.col("words").unique(maintain_order=True).str.join("\n"))
        .sort("rank", "row", "place")
        .head(limit)
    )
    return {
        (row, place): (words[:_NOTE_LENGTH], palette.MARKS[palette.SEVERITIES[rank]].fill)
        for row, place, rank, words in cells.iter_rows()
    }
