"""What the rows would be if every proposed treatment were accepted: shown beside the rows as reported, never in their place (pure)."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tinkuy.checks.causes.model import Cause
from tinkuy.checks.treatments import apply
from tinkuy.checks.treatments.treatment import Refused
from tinkuy.packs.schema import PlatformPack, YearPack


def apply_proposed(
    rows: pl.DataFrame, causes: Iterable[Cause], year: YearPack, *, platform: PlatformPack | None = None
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The rows after every proposed treatment that needs no further answer, the heaviest cause first, and the ids of their causes."""
    taken = []
    for cause in causes:
        if cause.treatment is None:
            continue
        try:
            rows = apply(rows, cause, year, platform=platform)
        except Refused:
            continue
        taken.append(cause.id)
    return rows, tuple(taken)
