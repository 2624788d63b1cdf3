"""One written name that is on no list, behind many findings: one alias mends them all (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from tinkuy.checks.causes.model import Level
from tinkuy.checks.causes.scopes import Found
from tinkuy.checks.cells import not_understood, same_as
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, YearPack
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

KIND: Final = "unknown-name"
BETWEEN = " | "  # what parts the names that reading offers
_CODED: Final = tuple(column for column in FIVE_WS if column.kind is Kind.CODE)


def names_found(rows: pl.DataFrame, findings: pl.DataFrame, year: YearPack, limits: Mapping[str, float]) -> list[Found]:
    """The unknown names that enough rows share, each with the one code that reading offers for it, if it is only one."""
    found = []
    for column in _CODED:
        mine = findings.filter(pl.col("column") == column.key)
        unknown = rows.filter(not_understood(column.key)) if len(mine) else rows.clear()
        if unknown.is_empty():
            continue
        codes = year.lists.get(column.code_list or "") or CodeList(column.key, known=False, source="")
        found += _names_of(column.key, unknown, mine, codes, limits["cause_name_rows"])
    return found


def code_named(name: str, codes: CodeList) -> str | None:
    """The one code whose name, in any language, or alias is this one; None where there is none, or more than one."""
    wanted = fold(name)
    hits = {e.code for e in codes.entries if wanted in {fold(t) for t in (e.code, *e.text.all(), *e.aliases)}}
    return hits.pop() if len(hits) == 1 else None


def _names_of(
    column: str, unknown: pl.DataFrame, findings: pl.DataFrame, codes: CodeList, fewest: float
) -> list[Found]:
    members = unknown.select(
        "row_id",
        organisation=same_as("organisation"),
        written=f"{column}_text",
        slug=pl.col(f"{column}_text").map_elements(lambda t: fold(t).replace(" ", "-"), return_dtype=pl.String),
    ).with_columns(cause=pl.concat_str(pl.lit(f"{KIND}:{column}:"), "slug"))
    claims = findings.join(members, on="row_id", how="inner")
    names = members.join(claims.select("row_id").unique(), on="row_id", how="semi").group_by("cause").agg(
        rows=pl.len(),
        written=pl.col("written").mode().sort().first(),
        organisation=pl.col("organisation").unique(),
    ).filter((pl.col("rows") >= fewest) & ~pl.col("cause").str.ends_with(":"))  # fmt: skip
    if names.is_empty():
        return []
    offered = dict(claims.drop_nulls("proposed").group_by("cause").agg(pl.col("proposed").min()).iter_rows())
    lines = [
        _line(name, column, offered.get(name["cause"]), codes) for name in names.sort("cause").iter_rows(named=True)
    ]
    causes = pl.DataFrame(lines, infer_schema_length=None)
    kept = pl.col("cause").is_in(causes["cause"].implode())
    return [Found(causes, members.filter(kept).select("cause", "row_id"), claims.filter(kept).select("cause", "fid"))]


def _line(name: dict, column: str, offered: str | None, codes: CodeList) -> dict:
    choices = [code for label in (offered or "").split(BETWEEN) if label and (code := code_named(label, codes))]
    sole = len(name["organisation"]) == 1
    return {
        "cause": name["cause"],
        "kind": KIND,
        "level": (Level.ORGANISATION if sole else Level.PLATFORM).value,
        "country": None,
        "organisation": name["organisation"][0] if sole else None,
        "month": None,
        "shows": name["rows"],
        "about": name["written"],
        "column": column,
        "code": choices[0] if len(choices) == 1 else None,
        "choices": BETWEEN.join(choices) or None,
    }
