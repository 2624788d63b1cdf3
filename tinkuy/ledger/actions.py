"""What people do with reports, from the file sent to what stands. Each verb: who may (policy), one transaction, one event.

    receive -> edit -> submit -> accept | return_ -> correct -> ...        withdraw, erase

Files are read, compared and written before the transaction; the transaction only points at them. Each verb looks again,
inside, whether what it saw is still so (compare-and-set): of two people at once one wins and the other is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import polars as pl
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows, require
from tinkuy.audit.models import record
from tinkuy.ledger import drafts, erasing, receiving, reviewing
from tinkuy.ledger.keeping import content_store, forget_unused
from tinkuy.ledger.matching import Comparison, compare
from tinkuy.ledger.models import DraftEdit, Erasure, Slice, Standing, Submission, Upload, Version
from tinkuy.ledger.parts import content_hash, part_schema, read_part, write_part
from tinkuy.ledger.receiving import Prepared
from tinkuy.ledger.refusals import Asked, NotDone, Overtaken
from tinkuy.ledger.standing import slot_rows
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.limits import Limits
from tinkuy.reports.reading import Reading, read

_ATTEMPTS: Final = 5  # how often a sender who lost a race for a slot tries again before saying so


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file: `made`, the drafts it became; `same`, versions that said just this already."""

    upload: Upload
    made: tuple[Version, ...]
    same: tuple[Version, ...]
    left_out: int
    reading: Reading


def receive(
    *,
    platform: Platform,
    path: str | Path,
    by: Any,
    year: str,
    name: str = "",
    desk: str = "",
    mapping: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    leave_out_unplaced: bool = False,
) -> Received:
    """Take a file as it was sent and make a draft per organisation and month; the same rows again make nothing.

    Raises Unusable and Question of reading, Refused of the policy, Asked where the file needs an answer first, and NotKept of
    the content store. A draft that was there already is replaced, and stays on record.
    """
    path = Path(path)
    packs = year_pack(year), platform_pack(platform.pack)
    reading = read(path, year=packs[0], platform=packs[1], mapping=mapping, limits=limits)
    reports, unplaced = receiving.split(reading.rows, platform)
    receiving.may_send(by, platform, [*{report.organisation for report in reports}])
    if not reports or (unplaced.height and not leave_out_unplaced):
        receiving.ask_about_unplaced(unplaced)
    with path.open("rb") as stream:
        sent = {"digest": content_store().put(stream), "name": (name or path.name)[:255], "size": path.stat().st_size}
    pins = {"year": year, "year_hash": packs[0].hash, "platform_hash": packs[1].hash}
    for _ in range(_ATTEMPTS):
        prepared = [receiving.prepare(report, platform, desk or str(by.pk)) for report in reports]
        try:
            upload, made = _take(platform, by, desk or str(by.pk), sent, prepared, pins, unplaced.height)
        except (IntegrityError, Overtaken):
            continue
        same = tuple(one.same for one in prepared if one.same)
        return Received(upload, made, same, unplaced.height, reading)
    raise Overtaken("too_busy")


@transaction.atomic
def _take(
    platform: Platform, by: Any, desk: str, sent: dict, prepared: list[Prepared], pins: dict, left_out: int
) -> tuple[Upload, tuple[Version, ...]]:
    """Point at what was prepared, all of it or nothing. Raises Overtaken or IntegrityError where a slot is not as seen."""
    known = Upload.objects.on(platform).filter(digest=sent["digest"])
    if erased := known.filter(erased_at__isnull=False).first():
        raise Asked("erased_file", day=erased.erased_at.date())
    earlier = known.filter(by=by).first()
    upload = earlier or Upload.objects.create(platform=platform, by=by, **sent)
    made = tuple(_point(platform, by, desk, upload, one, pins) for one in prepared if not one.same)
    if made or not earlier:
        record("receive", upload, by=by, detail={"versions": [str(one.pk) for one in made], "left_out": left_out})
    return upload, made


def _point(platform: Platform, by: Any, desk: str, upload: Upload, one: Prepared, pins: dict) -> Version:
    slot, _ = Submission.objects.on(platform).get_or_create(
        platform=platform, organisation=one.report.organisation, month=one.report.month, desk=desk
    )
    versions = Version.objects.on(platform).filter(submission=slot)
    untouched = Submission.objects.on(platform).filter(pk=slot.pk, last_row=one.last_row)
    if not untouched.update(last_row=one.new_last_row):
        raise Overtaken("too_busy")
    versions.filter(state=Version.State.DRAFT).update(state=Version.State.REPLACED)
    return Version.objects.create(
        platform=platform,
        submission=slot,
        number=one.latest.number + 1 if one.latest else 1,
        upload=upload,
        part=one.part,
        received_part=one.part,
        content=one.content,
        rows=one.report.rows.height,
        based_on=one.latest,
        made_by=by,
        **pins,
    )


def preview(*, version: Version, by: Any, sector: str | None = None) -> Comparison:
    """What the version would change, in one sector or in all: its rows, with the cells typed so far, against what stands."""
    require(by, Permission.READ_DRAFTS, _matter(version, sector))
    both = slot_rows(version.submission).select(*part_schema()), _rows_typed(version, _cells(version))
    if sector is not None:
        both = tuple(rows.filter(pl.col("sector") == sector) for rows in both)
    return compare(*both)


def edit(*, version: Version, cells: drafts.Cells, by: Any) -> None:
    """Type cells of a draft: {(row number, 5W column): text}. Raises NotDone where a cell cannot be taken; then none is."""
    require(by, Permission.UPLOAD, _matter(version))
    _rows_typed(version, _cells(version) | dict(cells))
    with transaction.atomic():
        _still_a_draft(version)
        for (row_number, column), written in cells.items():
            DraftEdit.objects.on(version.platform).update_or_create(
                version=version,
                row_number=row_number,
                column=column,
                defaults={"written": written, "by": by, "at": timezone.now()},
                create_defaults={"platform": version.platform, "written": written, "by": by},
            )
        # The audit is never erased, so it says which cells, and never what was written in them.
        record("edit", version, by=by, version=version, detail={"cells": [list(cell) for cell in cells]})


def submit(*, version: Version, by: Any, note: str = "") -> None:
    """Send a draft to review, its typed cells frozen into its part. What was in review in the slot is replaced."""
    require(by, Permission.UPLOAD, _matter(version))
    for _ in range(_ATTEMPTS):
        version.refresh_from_db()
        cells = _cells(version)
        rows = _rows_typed(version, cells)
        frozen = {"part": write_part(rows, content_store()), "content": content_hash(rows)} if cells else {}
        try:
            return _submit(version, by, note, cells, frozen, reviewing.rows_by_sector(rows))
        except Overtaken:
            continue
    raise Overtaken("too_busy")


@transaction.atomic
def _submit(
    version: Version, by: Any, note: str, cells: drafts.Cells, frozen: dict, sectors: Mapping[str, int]
) -> None:
    reviewing.hold(version.submission)
    _still_a_draft(version)
    if _cells(version) != cells or not _versions(version, part=version.part).exists():
        raise Overtaken("too_busy")
    reviewing.replace_what_is_in_review(version.submission)
    sent = {"state": Version.State.IN_REVIEW, "submitted_by": by, "submitted_at": timezone.now(), "note": note}
    _versions(version).update(**sent, **frozen)
    reviewing.open_slices(version, sectors)
    record("submit", version, by=by, version=version)
    version.refresh_from_db()


@transaction.atomic
def accept(*, version: Version, seen: Mapping[str, UUID | None], by: Any) -> None:
    """Let the version stand in the sectors of `seen`, which says what stood there when the reviewer looked (`standing.seen`).

    Raises Refused, and Overtaken where somebody decided or something else came to stand meanwhile; then nothing changes.
    """
    _require_decision(version, seen, by)
    reviewing.decide(version, sorted(seen), Slice.State.ACCEPTED, by)
    for sector, stood in sorted(seen.items()):
        reviewing.let_stand(version, sector, stood)
    record("accept", version, by=by, version=version, detail={"sectors": sorted(seen)})
    reviewing.close_if_decided(version)


@transaction.atomic
def return_(*, version: Version, sectors: list[str], comment: str, by: Any) -> None:
    """Give sectors of a version back to its sender, saying what is to be corrected. What stands goes on standing."""
    _require_decision(version, sectors, by)
    if not comment.strip():
        raise NotDone("no_comment")
    reviewing.decide(version, sorted(sectors), Slice.State.RETURNED, by, comment)
    record("return", version, by=by, version=version, detail={"sectors": sorted(sectors)})
    reviewing.close_if_decided(version)


def correct(*, version: Version, by: Any, note: str = "") -> Version:
    """Begin a correction: a new draft with the rows of a version that was submitted, naming it. Edit it, then submit it."""
    require(by, Permission.UPLOAD, _matter(version))
    if version.state == Version.State.DRAFT:
        raise NotDone("still_a_draft")
    try:
        return _correct(version, by, note)
    except IntegrityError as error:
        raise Overtaken("draft_exists") from error


@transaction.atomic
def _correct(version: Version, by: Any, note: str) -> Version:
    reviewing.hold(version.submission)
    version.refresh_from_db()
    versions = Version.objects.on(version.platform).filter(submission=version.submission)
    draft = Version.objects.create(
        platform=version.platform,
        submission=version.submission,
        number=versions.order_by("number").last().number + 1,
        upload=version.upload,
        part=version.part,
        received_part=version.part,
        content=version.content,
        rows=version.rows,
        based_on=version,
        made_by=by,
        note=note,
        year=version.year,
        year_hash=version.year_hash,
        platform_hash=version.platform_hash,
    )
    record("correct", draft, by=by, version=version)
    return draft


@transaction.atomic
def withdraw(*, version: Version, reason: str, by: Any) -> None:
    """Take a version back. Its sender may until something of it stands; then whoever may accept it decides, with a reason.

    Where it stood, nothing stands then: an earlier version comes back only by a correction of it.
    """
    stands = Standing.objects.on(version.platform).filter(version=version)
    require(by, Permission.ACCEPT if stands.exists() else Permission.UPLOAD, _matter(version))
    if not reason.strip():
        raise NotDone("no_reason")
    over = (Version.State.WITHDRAWN, Version.State.REPLACED)
    ended = _versions(version).exclude(state__in=over).update(state=Version.State.WITHDRAWN)
    if not ended and not (stands.exists() and _versions(version).update(state=Version.State.WITHDRAWN)):
        raise Overtaken("already_over")
    if stands.exists():  # accepted while the sender withdrew: looked at again under the lock of the update
        require(by, Permission.ACCEPT, _matter(version))
    sectors = sorted(stands.values_list("sector", flat=True))
    stands.delete()
    reviewing.slices(version).filter(state__in=("in_review", "accepted")).update(state=Slice.State.WITHDRAWN)
    record("withdraw", version, by=by, version=version, detail={"stood_in": sectors})
    version.refresh_from_db()


def erase(*, submission: Submission, row_number: int, column: str, reason: str, by: Any) -> Erasure:
    """Erase the free text of one cell from every version of a submission, and the files that it came in.

    Of the files, name and hash remain. Sums do not change; releases made before still hold the text until a new one is made.
    """
    require(by, Permission.ERASE, Matter(str(submission.platform_id), str(submission.organisation_id)))
    if not reason.strip():
        raise NotDone("no_reason")
    erasing.check(column)
    for _ in range(_ATTEMPTS):
        rewritten = erasing.rewrite(submission, row_number, column)
        try:
            return _erase(submission, row_number, column, reason, by, rewritten)
        except Overtaken:
            continue
    raise Overtaken("too_busy")


@transaction.atomic
def _erase(
    submission: Submission, row_number: int, column: str, reason: str, by: Any, rewritten: list[erasing.Rewritten]
) -> Erasure:
    gone = erasing.point_at(submission, row_number, column, rewritten)
    values = {"submission": submission, "row_number": row_number, "column": column, "reason": reason, "by": by}
    erasure = Erasure.objects.create(platform=submission.platform, **values)
    record("erase", erasure, by=by, detail={"versions": [str(one.version.pk) for one in rewritten if one.changed]})
    transaction.on_commit(lambda: forget_unused(gone))
    return erasure


def _require_decision(version: Version, sectors: Mapping[str, object] | list[str], by: Any) -> None:
    """Each sector's lead decides on their own sector; the whole organisation-month is for the information officer."""
    if not sectors:
        raise Overtaken("not_in_review", sectors="-")
    whole = _matter(version)
    if not allows(by, Permission.ACCEPT, whole):
        for sector in sectors:
            require(by, Permission.ACCEPT, _matter(version, sector or None))


def _matter(version: Version, sector: str | None = None) -> Matter:
    senders = {version.made_by_id, version.submitted_by_id, version.upload.by_id} - {None}
    return Matter(str(version.platform_id), str(version.submission.organisation_id), sector, frozenset(senders))


def _still_a_draft(version: Version) -> None:
    """Hold the draft until the end of the transaction, or raise NotDone if it is none any more."""
    if not _versions(version, state=Version.State.DRAFT).update(state=Version.State.DRAFT):
        raise NotDone("not_a_draft")


def _versions(version: Version, **now: Any) -> models.QuerySet:
    """The version as a query, to be changed only if it is so now."""
    return Version.objects.on(version.platform).filter(pk=version.pk, **now)


def _cells(version: Version) -> dict[tuple[int, str], str]:
    """The cells typed into a draft; a version that left that state has them in its part."""
    if version.state != Version.State.DRAFT:
        return {}
    typed = DraftEdit.objects.on(version.platform).filter(version=version)
    return {(one.row_number, one.column): one.written for one in typed}


def _rows_typed(version: Version, cells: drafts.Cells) -> pl.DataFrame:
    rows = read_part(version.part, content_store())
    platform = platform_pack(version.platform.pack)
    return drafts.apply_cells(rows, cells, year_pack(version.year), platform)
