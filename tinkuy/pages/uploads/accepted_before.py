"""Causes that somebody accepted in an earlier version of the same reports, and that are back with the new file."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tinkuy.ledger.checked import VERSION, Checked
from tinkuy.ledger.models import Resolution, Version


def accepted_before(found: Checked, versions: Sequence[Version]) -> list[str]:
    """The ids of these causes: of a kind that was accepted in the slot of a version that has rows of the cause."""
    earlier = Resolution.objects.on(versions[0].platform).filter(
        version__submission__in={one.submission_id for one in versions}, undone_at__isnull=True
    )
    known = set(earlier.exclude(version__in=versions).values_list("version__submission", "kind"))
    if not known:
        return []
    slots = {str(one.pk): one.submission_id for one in versions}
    told = []
    for cause in found.causes:
        of = found.rows.filter(pl.col("row_id").is_in(list(cause.rows)))[VERSION].unique().to_list()
        if cause.treatment and any((slots[version], cause.kind) in known for version in of):
            told.append(cause.id)
    return told
