"""What was merged into another after it was reported: in a release its rows count as of the kept organisation or partner."""

from __future__ import annotations

import polars as pl

from tinkuy.registries.entries import kept_of, pairs_in_force
from tinkuy.registries.models import Organisation, Platform


def as_merged(rows: pl.DataFrame, platform: Platform, year: str) -> pl.DataFrame:
    """The rows of a plan year with the code of the kept organisation in `organisation`; the submission keeps the one it came under."""
    gone = Organisation.objects.filter(scope=platform.scope, merged_into__isnull=False).select_related("merged_into")
    into = {one.code: one.merged_into.code for one in gone}
    codes = {code: _last(code, into) for code in into}
    rows = rows.with_columns(pl.col("organisation").replace(codes)) if codes else rows
    return entries_merged(rows, platform, year)


def entries_merged(rows: pl.DataFrame, platform: Platform, year: str) -> pl.DataFrame:
    """The rows with the code of the kept entry where two entries of a list of the year are one."""
    pairs = pairs_in_force(platform, year)
    # A list and the column of its codes have the same name, but for the plural.
    columns = {key.removesuffix("s"): kept_of(pairs, key) for key in sorted({key for key, _, _ in pairs})}
    return rows.with_columns(pl.col(name).replace(codes) for name, codes in columns.items())


def _last(code: str, into: dict[str, str]) -> str:
    """Where a code leads in the end; one that leads back to itself stays what it is."""
    passed = [code]
    while (following := into.get(passed[-1])) and following not in passed:
        passed.append(following)
    return passed[-1]
