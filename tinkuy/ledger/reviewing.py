"""The slices of a version under review, and the moment in which one comes to stand. Called within a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import polars as pl
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tinkuy.ledger.drafts import labels
from tinkuy.ledger.models import Slice, Standing, Submission, Version
from tinkuy.ledger.refusals import Overtaken
from tinkuy.registries.installed_packs import year_pack


def hold(slot: Submission) -> None:
    """Keep the slot to ourselves until the end of the transaction: whoever makes or rewrites its versions does so."""
    Submission.objects.on(slot.platform).filter(pk=slot.pk).update(last_row=models.F("last_row"))


def slices(version: Version) -> models.QuerySet:
    """The slices of a version."""
    return Slice.objects.on(version.platform).filter(version=version)


def rows_by_sector(rows: pl.DataFrame) -> dict[str, int]:
    """How many rows each sector has; blank: rows whose sector nobody understood."""
    return dict(rows.group_by(pl.col("sector").fill_null("")).len().sort("sector").rows())


def replace_what_is_in_review(slot: Submission) -> None:
    """A later version comes: what nobody decided yet of the one in review is decided no more."""
    waiting = Version.objects.on(slot.platform).filter(submission=slot, state=Version.State.IN_REVIEW)
    undecided = Slice.objects.on(slot.platform).filter(version__in=list(waiting), state=Slice.State.IN_REVIEW)
    undecided.update(state=Slice.State.REPLACED)
    waiting.update(state=Version.State.REPLACED)


def open_slices(version: Version, rows: Mapping[str, int]) -> None:
    """One slice per sector of the version, and one without rows where only an earlier version stands."""
    stand = Standing.objects.on(version.platform).filter(submission=version.submission)
    sectors = dict.fromkeys(stand.values_list("sector", flat=True), 0) | dict(rows)
    Slice.objects.on(version.platform).bulk_create(
        Slice(platform=version.platform, version=version, sector=sector, rows=count)
        for sector, count in sorted(sectors.items())
    )


def decide(version: Version, sectors: Sequence[str], state: Slice.State, by: Any, comment: str = "") -> None:
    """Decide on slices that are still in review, or raise Overtaken. Others who decide on this version wait for us."""
    waiting = Version.objects.on(version.platform).filter(pk=version.pk, state=Version.State.IN_REVIEW)
    held = waiting.update(state=Version.State.IN_REVIEW)
    undecided = slices(version).filter(sector__in=sectors, state=Slice.State.IN_REVIEW)
    if not held or undecided.update(state=state, by=by, at=timezone.now(), comment=comment) != len(set(sectors)):
        raise Overtaken("not_in_review", sectors=labels(sectors, year_pack(version.year)))


def let_stand(version: Version, sector: str, stood: UUID | None) -> None:
    """Let the version stand in the sector, if what stands there is still `stood`; else raise Overtaken."""
    standing = Standing.objects.on(version.platform).filter(submission=version.submission, sector=sector)
    if stood is not None:
        done = standing.filter(version=stood).update(version=version, since=timezone.now())
    else:
        done = _first(version, sector)
    if not done:
        raise Overtaken("standing_changed", sectors=labels([sector], year_pack(version.year)))


def _first(version: Version, sector: str) -> bool:
    """Nothing stands there yet; the unique constraint tells whether somebody was faster."""
    try:
        with transaction.atomic():
            Standing.objects.create(
                platform=version.platform, submission=version.submission, sector=sector, version=version
            )
    except IntegrityError:
        return False
    return True


def close_if_decided(version: Version) -> None:
    """When every sector is decided, the version is: accepted if all of them were, else returned."""
    states = set(slices(version).values_list("state", flat=True))
    if Slice.State.IN_REVIEW not in states:
        done = Version.State.ACCEPTED if states == {Slice.State.ACCEPTED} else Version.State.RETURNED
        Version.objects.on(version.platform).filter(pk=version.pk).update(state=done)
    version.refresh_from_db()
