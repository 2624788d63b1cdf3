"""Presence: who does what, where and when (pure).

Every row counts, whatever its indicator measures: an organisation that trains officials is there as much as one that
gives out kits. Source: OCHA's operational presence (3W), by organisation x sector x admin1 x month.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import narwhals as nw

from tinkuy.figures.counting import dimensions, prepared

WHO_WHAT_WHERE_WHEN: Final = ("organisation", "sector", "country", "admin1", "month")


def presence(rows: Any, *, by: str | Iterable[str] = WHO_WHAT_WHERE_WHEN) -> Any:
    """Return [*by, rows, direct_assistance_rows] (Int64), sorted, of the engine of the standard rows given."""
    by = dimensions(by)
    direct = (nw.col("indicator_type") == "direct_assistance").fill_null(False).cast(nw.Float64)
    frame = prepared(rows, (*by, "indicator_type")).with_columns(direct.alias("direct_assistance_rows"))
    counts = frame.group_by(*by).agg(nw.len().alias("rows"), nw.col("direct_assistance_rows").sum())
    counts = counts.with_columns(nw.col("rows", "direct_assistance_rows").cast(nw.Int64))
    return counts.sort(*by, nulls_last=True).to_native()


def organisations_present(rows: Any, *, by: str | Iterable[str] = ("sector", "country", "admin1")) -> Any:
    """Return [*by, organisations]: how many different organisations are there. An organisation left blank is none."""
    by = dimensions(by)
    frame = prepared(rows, (*by, "organisation"))
    who = list(dict.fromkeys((*by, "organisation")))
    different = frame.filter(~nw.col("organisation").is_null()).select(*who).unique()
    count = nw.len().alias("organisations")
    counts = different.group_by(*by).agg(count) if by else different.select(count)
    counts = counts.with_columns(nw.col("organisations").cast(nw.Int64))
    return (counts.sort(*by, nulls_last=True) if by else counts).to_native()
