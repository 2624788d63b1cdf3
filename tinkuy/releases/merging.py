"""Organisations that were merged into another after they reported: in a release their rows count as of the kept one."""

from __future__ import annotations

import polars as pl

from tinkuy.registries.models import Organisation, Platform


def as_merged(rows: pl.DataFrame, platform: Platform) -> pl.DataFrame:
    """The rows with the code of the kept organisation in `organisation`; the submission keeps the one it came under."""
    gone = Organisation.objects.filter(scope=platform.scope, merged_into__isnull=False).select_related("merged_into")
    into = {one.code: one.merged_into.code for one in gone}
    codes = {code: _last(code, into) for code in into}
    return rows.with_columns(pl.col("organisation").replace(codes)) if codes else rows


def _last(code: str, into: dict[str, str]) -> str:
    """Where a code leads in the end; one that leads back to itself stays what it is."""
    passed = [code]
    while (following := into.get(passed[-1])) and following not in passed:
        passed.append(following)
    return passed[-1]
