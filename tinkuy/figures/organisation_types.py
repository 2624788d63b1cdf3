"""The type of each organisation (UN, international NGO ...), so that figures can be asked for by it (pure)."""

from __future__ import annotations

import polars as pl

from tinkuy.packs.schema import YearPack


def with_organisation_type(rows: pl.DataFrame, year: YearPack) -> pl.DataFrame:
    """Return standard rows with `organisation_type`, a code of the year's list; null where the list does not say it."""
    entries = year.lists["organisations"].entries
    types = {entry.code: entry.attributes["type"] for entry in entries if entry.attributes.get("type")}
    listed = pl.col("organisation").replace_strict(types, default=None, return_dtype=pl.String)
    return rows.with_columns(listed.alias("organisation_type"))
