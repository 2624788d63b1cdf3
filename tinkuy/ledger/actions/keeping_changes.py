"""Changes of a draft as they are typed: kept in batches, each once, each cell for itself; and a draft begun without a file."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import polars as pl
from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger.batches import MOST_CELLS, MOST_ROWS, Batch, Outcome, Weighed, weigh
from tinkuy.ledger.desks import desk_for
from tinkuy.ledger.drafts import ROW
from tinkuy.ledger.keeping import content_store, told_if_full
from tinkuy.ledger.models import DraftBatch, DraftEdit, Submission, Upload, Version
from tinkuy.ledger.months import refuse_closed
from tinkuy.ledger.nothing import take_place
from tinkuy.ledger.parts import PROBLEMS, content_hash, part_schema, write_part
from tinkuy.ledger.receiving import Report
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.versions import ATTEMPTS, hold_draft, matter, only_if, typed_cells
from tinkuy.months import Month
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Organisation, Platform


def keep(*, version: Version, batch: Batch, by: Any) -> Outcome:
    """Take a batch of changes of a draft, once: sent again, it only tells what stands.

    Raises Refused of the policy; NotDone where it is no draft any more or the batch is too large; Overtaken where others
    write so fast that it has to be sent again.
    """
    require(by, Permission.UPLOAD, matter(version))
    if len(batch.cells) > MOST_CELLS or len(batch.add) > MOST_ROWS:
        raise NotDone("batch_too_large")
    for _ in range(ATTEMPTS):
        version.refresh_from_db()
        if version.state != Version.State.DRAFT:
            raise NotDone("not_a_draft")
        earlier = DraftBatch.objects.on(version.platform).filter(version=version, key=batch.key).first()
        if earlier:
            return weigh(version, batch, earlier.rows, known=True).outcome
        slot = Submission.objects.on(version.platform).get(pk=version.submission_id)
        numbers = {key: slot.last_row + n for n, key in enumerate(dict.fromkeys(batch.add), start=1)}
        weighed = weigh(version, batch, numbers, known=False)
        try:
            _keep(version, batch, weighed, slot, by)
        except (IntegrityError, Overtaken):
            continue
        return weighed.outcome
    raise Overtaken("too_busy")


@transaction.atomic
def _keep(version: Version, batch: Batch, weighed: Weighed, slot: Submission, by: Any) -> None:
    """Write what was weighed, if the draft is still as it was seen; else raise Overtaken."""
    untouched = Submission.objects.on(slot.platform).filter(pk=slot.pk, last_row=slot.last_row)
    if not untouched.update(last_row=slot.last_row + len(weighed.outcome.rows)):
        raise Overtaken("too_busy")
    hold_draft(version)
    if typed_cells(version) != weighed.typed or not only_if(version, part=weighed.part).update(rows=weighed.rows):
        raise Overtaken("too_busy")
    now = timezone.now()
    said = {"version": version, "platform": version.platform, "by": by, "at": now, "folded_in": None}
    DraftEdit.across_platforms.bulk_create(
        [
            DraftEdit(row_number=number, column=column, written=text, **said)
            for (number, column), text in weighed.write.items()
        ],
        update_conflicts=True,
        unique_fields=["version", "row_number", "column"],
        update_fields=["written", "by", "at", "folded_in"],
        batch_size=200,
    )
    # A row that is in the part and was put back needs no mark.
    DraftEdit.objects.on(version.platform).filter(version=version, column=ROW, written="").delete()
    rows = dict(weighed.outcome.rows)
    DraftBatch.objects.create(platform=version.platform, version=version, key=batch.key, rows=rows, by=by)
    if weighed.write:
        # The audit is never erased, so it says which cells, and never what was written in them.
        detail = {"cells": [list(cell) for cell in weighed.write]}
        record("edit", version, by=by, version=version, detail=detail)


def begin(*, platform: Platform, organisation: Organisation, month: Month, year: str, by: Any) -> Version:
    """Begin a report without a file: an empty draft of the organisation and month, to be filled row by row.

    Raises Refused of the policy, and NotDone where the month is closed or there is a report of it already.
    """
    require(by, Permission.UPLOAD, Matter(str(platform.pk), str(organisation.pk)))
    pack, empty = year_in_force(year, platform), pl.DataFrame(schema=part_schema())
    if month.year not in pack.plan_years:
        raise NotDone("month_of_another_year", month=month.name, year=pack.title)
    desk = desk_for(platform, Report(organisation, month, empty, pl.DataFrame(schema=PROBLEMS)), by=by)
    headings = ",".join([f"Tinkuy: {uuid4()}", *(f'"{column.heading.en}"' for column in pack.columns)]).encode()
    store = content_store()
    said = {"part": write_part(empty, store), "content": content_hash(empty)}
    file = {"digest": store.put(headings), "size": len(headings), "name": f"{organisation.code}-{month}.csv"}
    pins = {"year": year, "year_hash": pack.hash, "platform_hash": platform_pack(platform.pack).hash}
    slot = {"platform": platform, "organisation": organisation, "month": month, "desk": desk}
    try:
        with told_if_full():
            return _begin(slot, file, said | pins, by)
    except IntegrityError as error:
        raise Overtaken("month_has_report", organisation=str(organisation), month=month.name) from error


@transaction.atomic
def _begin(slot: dict[str, Any], file: dict[str, Any], said: dict[str, str], by: Any) -> Version:
    platform = slot["platform"]
    refuse_closed(platform, [slot["month"]])
    submission, _ = Submission.objects.on(platform).get_or_create(**slot)
    versions = Version.objects.on(platform).filter(submission=submission)
    over = (Version.State.WITHDRAWN, Version.State.REPLACED)
    if versions.exclude(state__in=over).exists():
        raise NotDone("month_has_report", organisation=str(slot["organisation"]), month=slot["month"].name)
    latest = versions.order_by("number").last()
    made = Version.objects.create(
        platform=platform,
        submission=submission,
        number=latest.number + 1 if latest else 1,
        upload=Upload.objects.create(platform=platform, by=by, **file),
        received_part=said["part"],
        received_content=said["content"],
        rows=0,
        based_on=latest,
        made_by=by,
        **said,
    )
    take_place(made)
    record("begin", made, by=by, version=made)
    return made
