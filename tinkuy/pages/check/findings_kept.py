"""The findings of one check as an Arrow table: written once with their sentences in all languages, then filtered and paged."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from tinkuy.checks.causes import Causes
from tinkuy.checks.messages import column_label, with_messages
from tinkuy.languages import LANGUAGES
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.finding_list import Listed, Wanted, filtered, on_page
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.reports.reading import Reading


def write_findings(path: Path, reading: Reading, causes: Causes, year: YearPack) -> None:
    """Write the findings, the gravest first and then by row, with the sentence and the column's name in each language."""
    told = causes.findings.join(reading.rows.select("row_id", "row"), on="row_id", how="left", maintain_order="left")
    columns = told["column"].unique().to_list()
    for language in LANGUAGES:
        sentences = with_messages(causes.findings, language, year=year, headings=reading.headings)["message"]
        named = {column: column_label(column, language, reading.headings) for column in columns}
        told = told.with_columns(
            sentences.alias(f"message_{language}"), pl.col("column").replace(named).alias(f"column_{language}")
        )
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    told.drop("row_id", "value", "proposed", "detail").sort(order, "row", maintain_order=True).write_ipc(
        path, compression="zstd"
    )


def list_findings(path: Path, wanted: Wanted, language: str) -> Listed:
    """One page of the findings that are wanted; a page beyond the last is the last."""
    found = filtered(pl.read_ipc(path), wanted)
    shown = found.select("row", "rule", "severity", "cause", column=f"column_{language}", message=f"message_{language}")
    return on_page(shown, wanted.page)
