"""One rule hit by nearly every row it can hit, and one column that a whole month leaves blank (pure).

These have no automatic treatment: they ask one question instead of saying one thing a hundred times.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from tinkuy.checks.causes.model import Level
from tinkuy.checks.causes.patterns import FIGURE_LEVELS
from tinkuy.checks.causes.scopes import KEYS, Found, counted, covered, named, wide_enough
from tinkuy.checks.cells import blank, yes
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

BLANK: Final = "left-blank"
RULE: Final = "one-rule"
# Columns that only some rows are asked for: the others cannot be hit.
_ASKED_WHERE: Final = {"implementing_partner": yes("setup"), "mechanism": yes("cva"), "value_usd": yes("cva")}

# A blank count of people is a state of its own (not reported), never a column that was forgotten.
_ASKED_FOR: Final = frozenset(column.key for column in FIVE_WS if column.kind is not Kind.PEOPLE)


def repeated_found(
    rows: pl.DataFrame,
    lines: pl.DataFrame,
    findings: pl.DataFrame,
    explained: pl.DataFrame,
    limits: Mapping[str, float],
) -> list[Found]:
    """What is left of each rule and column, where what is left is nearly all rows of a scope that it can hit.

    What other causes explain counts among the rows that could be hit: a remainder of them is no cause of its own.
    """
    left = findings.join(explained, on="fid", how="anti", maintain_order="left")
    frequent = left.group_by("rule", "column").len().filter(pl.col("len") >= limits["cause_organisation_rows"])
    found = []
    for rule, column, _ in frequent.sort("rule", "column").iter_rows():
        all_hits = _of(findings, rule, column)
        hits = _of(left, rule, column)
        open_to = _open_to(rows, lines, column, all_hits, hits)
        found += _levels(rule, column, open_to, hits, limits)
    return found


def _of(findings: pl.DataFrame, rule: str, column: str) -> pl.DataFrame:
    return findings.filter((pl.col("rule") == rule) & (pl.col("column") == column)).select("fid", "row_id")


def _open_to(
    rows: pl.DataFrame, lines: pl.DataFrame, column: str, all_hits: pl.DataFrame, hits: pl.DataFrame
) -> pl.DataFrame:
    """The lines that the rule can hit, marked `hit` and `blank`: of the types it ever hits, and asked for the column."""
    was_hit = pl.col("row_id").is_in(all_hits["row_id"].unique().implode())
    types = rows.filter(was_hit)["indicator_type"].unique().implode()
    asked = pl.col("indicator_type").is_in(types, nulls_equal=True) & _ASKED_WHERE.get(column, pl.lit(True))
    empty = blank(column) if column in _ASKED_FOR else pl.lit(False)
    open_rows = rows.filter(asked).select(
        "row_id", blank=empty, hit=pl.col("row_id").is_in(hits["row_id"].unique().implode())
    )
    kept = lines.select("row_id", "country", "organisation", "month")
    return kept.join(open_rows, on="row_id", how="inner", maintain_order="left")


def _levels(
    rule: str, column: str, lines: pl.DataFrame, hits: pl.DataFrame, limits: Mapping[str, float]
) -> list[Found]:
    found = []
    for level in FIGURE_LEVELS:
        scopes = _scopes(rule, column, lines, level, limits)
        if scopes.is_empty():
            continue
        reached = covered(lines, scopes, level, pl.col("hit"))
        claims = hits.join(reached, on="row_id", how="inner").select("cause", "fid")
        found.append(Found(scopes, reached.select("cause", "row_id"), claims))
        lines = lines.join(scopes, on=list(KEYS[level]), how="anti", maintain_order="left")
    return found


def _scopes(rule: str, column: str, lines: pl.DataFrame, level: Level, limits: Mapping[str, float]) -> pl.DataFrame:
    counts = counted(lines, level, pl.lit(True), pl.col("hit"), blanks=pl.col("blank"))
    enough = wide_enough(level, limits) & (pl.col("shows") >= limits["cause_rule_share"] * pl.col("applies"))
    showing = counts.filter(enough)
    subject = f"{rule}-{column}" if column else rule
    parts = []
    for kind, chosen in ((BLANK, pl.col("blanks") == pl.col("shows")), (RULE, pl.col("blanks") < pl.col("shows"))):
        about = column if kind == BLANK else subject
        part = named(showing.filter(chosen), f"{kind}:{about}", level)
        parts.append(part.with_columns(kind=pl.lit(kind), about=pl.lit(rule), column=pl.lit(column)))
    return pl.concat(parts, how="vertical_relaxed")
