"""The answer to a question: who is present, and what else has the words that are left; from tables, by filters (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.pages.search.known import Name
from tinkuy.pages.search.understanding import ORGANISATION, PLACE, SECTOR, Understood

COLUMNS: Final = {SECTOR: "sector", PLACE: "admin1", ORGANISATION: "organisation"}
MOST: Final = 40  # organisations on a page
MOST_NAMES: Final = 8  # of other things with the words that are left
_LETTERS: Final = 3  # of a word that is looked for in names


@dataclass(frozen=True, slots=True)
class Present:
    """An organisation, the sectors and places of what is asked in which it reported activities, and its last such month."""

    organisation: str
    sectors: tuple[str, ...]
    places: tuple[str | None, ...]
    last: str


def present(table: pl.DataFrame, asked: Understood) -> list[Present]:
    """The organisations of a table [organisation, sector, admin1, ...] that are in what is asked, those in most places first."""
    found = table.filter(pl.col("organisation").is_not_null())
    for kind, column in COLUMNS.items():
        if codes := asked.codes(kind):
            found = found.filter(pl.col(column).is_in(codes))
    if asked.when and "month" in table.columns:  # the public table has no months
        found = found.filter(pl.col("month") == asked.when.month)
    last = pl.col("month").max() if "month" in table.columns else pl.lit("").first()
    lines = found.group_by("organisation").agg(
        pl.col("sector").drop_nulls().unique().sort(),
        pl.col("admin1").unique().sort(nulls_last=True),
        last.alias("last"),
    )
    ordered = lines.with_columns(pl.col("admin1").list.len().alias("n")).sort(
        "n", "organisation", descending=[True, False]
    )
    return [
        Present(line["organisation"], tuple(line["sector"]), tuple(line["admin1"]), line["last"] or "")
        for line in ordered.iter_rows(named=True)
    ]


def named(known: Iterable[Name], words: Sequence[str]) -> dict[str, list[str]]:
    """By kind, the codes of what has all these words in its name, or words that begin so."""
    looked_for = [word for word in words if len(word) >= _LETTERS]
    found: dict[str, list[str]] = {}
    if not looked_for:
        return found
    for one in known:
        spaced = f" {one.folded}"
        if all(f" {word}" in spaced for word in looked_for):
            found.setdefault(one.kind, []).append(one.code)
    return found


def activities(table: pl.DataFrame, asked: Understood) -> list[Mapping[str, Any]]:
    """The activities that have all the words that are left, within what is asked: each with who, sectors and places."""
    words = [word for word in asked.rest if len(word) >= _LETTERS]
    if not words:
        return []
    found = table
    for word in words:
        found = found.filter(pl.col("folded").str.contains(word, literal=True))
    for kind, column in COLUMNS.items():
        if codes := asked.codes(kind):
            found = found.filter(pl.col(column).is_in(codes))
    most = found.group_by("activity").len().sort("len", "activity", descending=[True, False]).head(MOST_NAMES)
    lines = (
        found.join(most, on="activity", how="semi")
        .group_by("activity")
        .agg(*(pl.col(column).drop_nulls().unique().sort() for column in COLUMNS.values()), pl.len().alias("n"))
    )
    return lines.sort("n", "activity", descending=[True, False]).to_dicts()
