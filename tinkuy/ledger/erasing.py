"""Free text that names a person is taken out of every part it is in, and the files it came in are forgotten.

A part never changes: each is written again with a mark in the cell, the versions point at the new ones, and the old ones go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl
from django.db import models
from django.utils import timezone

from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import DraftEdit, Submission, Upload, Version
from tinkuy.ledger.parts import ROW_NUMBER, content_hash, read_part, write_part
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.reviewing import hold
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

TOMBSTONE: Final = "[borrado · erased · apagado]"

# What was written is free text, also beside a code; the code itself is none.
FREE_TEXT: Final = frozenset(
    {column.key for column in FIVE_WS if column.kind is Kind.TEXT}
    | {f"{column.key}_text" for column in FIVE_WS if column.kind.keeps_text}
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A version, and its parts and content without the erased text: the same as before where it had none."""

    version: Version
    part: str
    received_part: str
    content: str

    @property
    def changed(self) -> bool:
        """Whether the version had the text."""
        return (self.part, self.received_part) != (self.version.part, self.version.received_part)


def check(column: str) -> None:
    """Raise NotDone unless the column holds free text."""
    if column not in FREE_TEXT:
        raise NotDone("not_free_text", column=FIVE_WS[column].label if column in FIVE_WS.keys() else column)  # noqa: SIM118


def rewrite(submission: Submission, row_number: int, column: str) -> list[Rewritten]:
    """Write the parts of every version that has the row again, without the text. Raises NotDone where none has it."""
    versions = list(_versions(submission))
    parts = {part for version in versions for part in (version.part, version.received_part)}
    done = {part: _without(part, row_number, column) for part in parts}
    rewritten = [
        Rewritten(version, done[version.part][0], done[version.received_part][0], done[version.part][1])
        for version in versions
    ]
    if not any(one.changed for one in rewritten):
        raise NotDone("no_such_cell", row=row_number, column=column)
    return rewritten


def point_at(submission: Submission, row_number: int, column: str, rewritten: list[Rewritten]) -> set[str]:
    """Point the versions at their new parts and mark the files erased; return the content that may be forgotten.

    Raises Overtaken where a version came or changed since it was read. Called within a transaction.
    """
    hold(submission)
    read = {version.pk: (version.part, version.received_part) for version in _versions(submission)}
    if read != {one.version.pk: (one.version.part, one.version.received_part) for one in rewritten}:
        raise Overtaken("too_busy")
    changed = [one for one in rewritten if one.changed]
    for one in changed:
        new = {"part": one.part, "received_part": one.received_part, "content": one.content}
        Version.objects.on(submission.platform).filter(pk=one.version.pk).update(**new)
    typed = DraftEdit.objects.on(submission.platform).filter(version__in=list(read), row_number=row_number)
    typed.filter(column=column.removesuffix("_text")).update(written=TOMBSTONE)
    digests = {one.version.upload.digest for one in changed}
    files = Upload.objects.on(submission.platform).filter(digest__in=digests, erased_at__isnull=True)
    files.update(erased_at=timezone.now())
    return digests | {part for one in changed for part in read[one.version.pk]}


def _versions(submission: Submission) -> models.QuerySet:
    found = Version.objects.on(submission.platform).filter(submission=submission)
    return found.select_related("upload").order_by("number")


def _without(part: str, row_number: int, column: str) -> tuple[str, str]:
    """The name and content of the part with the cell marked; the same name where it has no such cell."""
    store = content_store()
    rows = read_part(part, store)
    here = (pl.col(ROW_NUMBER) == row_number) & pl.col(column).is_not_null() & (pl.col(column) != TOMBSTONE)
    if not rows.select(here.any()).item():
        return part, content_hash(rows)
    marked = rows.with_columns(pl.when(here).then(pl.lit(TOMBSTONE)).otherwise(pl.col(column)).alias(column))
    return write_part(marked, store), content_hash(marked)
