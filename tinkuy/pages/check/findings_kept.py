"""The findings of one check as an Arrow table: written once with their sentences in all languages, then filtered and paged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.checks.causes import Causes
from tinkuy.checks.messages import column_label, with_messages
from tinkuy.languages import LANGUAGES
from tinkuy.packs.schema import YearPack
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.reports.reading import Reading

ON_A_PAGE: Final = 25
NO_CAUSE: Final = "-"  # the filter's word for findings of single rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for; blank is all."""

    severity: str = ""
    rule: str = ""
    cause: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Wanted:
        """Read from an address; what is not understood is left out."""
        page = query.get("pagina", "1")
        severity = query.get("gravedad", "")
        return cls(
            severity if severity in SEVERITIES else "",
            query.get("regla", "")[:20],
            query.get("causa", "")[:200],
            int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of findings: lines with row, column, rule, severity, cause and message; and which page of how many."""

    lines: list[dict[str, Any]]
    found: int
    page: int
    pages: int


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
    found = pl.read_ipc(path)
    for column in ("severity", "rule"):
        if value := getattr(wanted, column):
            found = found.filter(pl.col(column) == value)
    if wanted.cause:
        found = found.filter(pl.col("cause").is_null() if wanted.cause == NO_CAUSE else pl.col("cause") == wanted.cause)
    pages = max(-(-found.height // ON_A_PAGE), 1)
    page = min(wanted.page, pages)
    shown = found.slice((page - 1) * ON_A_PAGE, ON_A_PAGE).select(
        "row", "rule", "severity", "cause", column=f"column_{language}", message=f"message_{language}"
    )
    return Listed(shown.to_dicts(), found.height, page, pages)
