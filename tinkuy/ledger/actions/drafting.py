"""Work on a draft until it is sent to review; and a correction, which begins as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import require
from tinkuy.audit.models import record
from tinkuy.ledger import drafts, reviewing
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.matching import Comparison, compare
from tinkuy.ledger.models import DraftEdit, Standing, Version
from tinkuy.ledger.months import refuse_closed
from tinkuy.ledger.numbers_typed import plain_numbers
from tinkuy.ledger.parts import content_hash, part_schema, write_part, write_problems
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import slot_rows
from tinkuy.ledger.versions import (
    ATTEMPTS,
    hold_draft,
    matter,
    only_if,
    problems_with,
    rows_now,
    rows_with,
    typed_cells,
)


def preview(*, version: Version, by: Any, sector: str | None = None) -> Comparison:
    """What the version would change, in one sector or in all: its rows, with the cells typed so far, against what stands."""
    require(by, Permission.READ_DRAFTS, matter(version, sector))
    both = slot_rows(version.submission).select(*part_schema()), rows_now(version)
    if sector is not None:
        both = tuple(rows.filter(pl.col("sector") == sector) for rows in both)
    return compare(*both)


def edit(*, version: Version, cells: drafts.Cells, by: Any) -> None:
    """Type cells of a draft: {(row number, 5W column): text}. Raises NotDone where a cell cannot be taken; then none is."""
    require(by, Permission.UPLOAD, matter(version))
    plain, refused = plain_numbers(cells)
    for refusal in refused.values():
        raise refusal
    kept = drafts.as_kept(rows_with(version, typed_cells(version) | plain), plain)
    with transaction.atomic():
        hold_draft(version)
        for (row_number, column), written in kept.items():
            DraftEdit.objects.on(version.platform).update_or_create(
                version=version,
                row_number=row_number,
                column=column,
                defaults={"written": written, "by": by, "at": timezone.now(), "folded_in": None},
                create_defaults={"platform": version.platform, "written": written, "by": by},
            )
        # The audit is never erased, so it says which cells, and never what was written in them.
        record("edit", version, by=by, version=version, detail={"cells": [list(cell) for cell in cells]})


def submit(*, version: Version, by: Any, note: str = "") -> None:
    """Send a draft to review, its typed cells frozen into its part. What was in review in the slot is replaced."""
    require(by, Permission.UPLOAD, matter(version))
    for _ in range(ATTEMPTS):
        version.refresh_from_db()
        cells = typed_cells(version)
        rows = rows_with(version, cells)
        if rows.is_empty() and not Standing.objects.on(version.platform).filter(submission=version.submission).exists():
            raise NotDone("no_rows")
        frozen = _frozen(version, rows, cells) if cells else {}
        try:
            return _submit(version, by, note, cells, frozen, reviewing.rows_by_sector(rows))
        except Overtaken:
            continue
    raise Overtaken("too_busy")


def _frozen(version: Version, rows: pl.DataFrame, cells: drafts.Cells) -> dict[str, str]:
    """The version's content with the typed cells in it, kept."""
    store = content_store()
    problems = write_problems(problems_with(version, cells), store)
    return {"part": write_part(rows, store), "content": content_hash(rows), "problems": problems}


@transaction.atomic
def _submit(
    version: Version, by: Any, note: str, cells: drafts.Cells, frozen: dict, sectors: Mapping[str, int]
) -> None:
    reviewing.hold(version.submission)
    hold_draft(version)
    refuse_closed(version.platform, [version.submission.month])
    if typed_cells(version) != cells or not only_if(version, part=version.part).exists():
        raise Overtaken("too_busy")
    reviewing.replace_what_is_in_review(version.submission)
    sent = {"state": Version.State.IN_REVIEW, "submitted_by": by, "submitted_at": timezone.now(), "note": note}
    only_if(version).update(**sent, **frozen)
    reviewing.open_slices(version, sectors)
    record("submit", version, by=by, version=version)
    version.refresh_from_db()


def correct(*, version: Version, by: Any, note: str = "") -> Version:
    """Begin a correction: a new draft with the rows of a version that was submitted, naming it. Edit it, then submit it."""
    require(by, Permission.UPLOAD, matter(version))
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
        problems=version.problems,
        content=version.content,
        received_content=version.received_content,  # the file that it was corrected from says nothing new
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
