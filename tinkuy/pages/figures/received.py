"""The same figure of the rows as they were sent: what the corrections that were accepted, and typed, moved.

A release holds rows as corrected. What was sent stays in the ledger, part by part: for every version of which a cause was
resolved, its rows before anything was changed are put in the place of those of the release. Only for a release whose rows can
be held in memory, and as long as the ledger has the parts.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER, read_part
from tinkuy.months import Month
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import lines_of
from tinkuy.pages.figures.published import Published
from tinkuy.releases.models import Release
from tinkuy.releases.schema import IDENTITY

_ROW: Final = "submission_row"
_SLOT: Final = tuple(name for name in IDENTITY if name != _ROW)


class _NotSaid(Exception):
    """The ledger does not have, or no longer has, what was sent."""


def as_sent(row: Release, release: Published, asked: Asked) -> dict[str, Any] | None:
    """The one line of a figure of people, of the rows as sent; None where nothing was accepted, or it cannot be said."""
    if not release.is_small or not release.folder.acceptances():
        return None
    try:
        found = release.table_of("as_sent", asked.figure + asked.query(), lambda: _line(row, release, asked))
    except (_NotSaid, NotWhole):
        return None
    return found.row(0, named=True) if found.height else None


def _line(row: Release, release: Published, asked: Asked) -> pl.DataFrame:
    return lines_of(_rows(row, release), asked, release.months)


def _rows(row: Release, release: Published) -> pl.DataFrame:
    """The rows of the release with those that corrections changed as they were sent. Raises NotWhole, _NotSaid."""
    rows = release.folder.lazy().collect()
    changed = {id for one in release.folder.acceptances() for id in one.rows}
    touched = rows.filter(pl.col("row_id").is_in(sorted(changed)))
    sent = []
    for slot in touched.select(_SLOT).unique(maintain_order=True).iter_rows(named=True):
        version = _version(row, slot)
        if version is None:
            raise _NotSaid
        sent.append(
            read_part(version.received_part, content_store()).with_columns(
                pl.lit(slot[key], rows.schema[key]).alias(key) for key in _SLOT
            )
        )
    before = pl.concat(sent).with_columns(pl.col(ROW_NUMBER).cast(pl.Int64).alias(_ROW))
    said = [
        name for name in before.columns if name in rows.columns and name not in {*IDENTITY, "row_id", "organisation"}
    ]
    keys = touched.select(*(name for name in rows.columns if name not in said))
    replaced = keys.join(before.select(*IDENTITY, *said), on=list(IDENTITY), how="inner", nulls_equal=True)
    if replaced.height != touched.height:
        raise _NotSaid
    rest = rows.filter(~pl.col("row_id").is_in(sorted(changed)))
    whole = pl.concat([rest, replaced.select(rows.columns).cast(dict(rows.schema))])
    return with_organisation_type(whole.drop("organisation_type"), release.year).sort("row_id")


def _version(row: Release, slot: dict[str, Any]) -> Version | None:
    """The version that a slot of the release names, or the one whose rows it took over before anything was changed."""
    found = (
        Version.objects.on(row.platform)
        .filter(
            submission__organisation__code=slot["submission_organisation"],
            submission__month=Month.parse(slot["submission_month"]),
            submission__desk=slot["submission_desk"],
            number=slot["submission_version"],
        )
        .first()
    )
    while found is not None and found.based_on is not None and found.received_part == found.based_on.part:
        found = found.based_on
    return found
