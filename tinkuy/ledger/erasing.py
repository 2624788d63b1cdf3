"""Free text that names a person is taken out of every part it is in, and the files it came in are forgotten.

A part never changes: each is written again with a mark in the cell, the versions point at the new ones, and the old ones go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl
from django.db.models import QuerySet
from django.utils import timezone

from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import DraftEdit, Resolution, Submission, Upload, Version
from tinkuy.ledger.parts import ROW_NUMBER, content_hash, read_part, read_problems, write_part, write_problems
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.reviewing import hold
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

TOMBSTONE: Final = "[borrado · erased · apagado]"

# What versions and resolutions name of the content store; a resolution's own content hash goes with its part before.
_PARTS: Final = ("part", "received_part", "part_before", "part_after")
_PROBLEMS: Final = ("problems", "problems_before")
_SAYS: Final = {"part": "content", "part_before": "content_before"}

# What was written is free text, also beside a code; the code itself is none.
FREE_TEXT: Final = frozenset(
    {column.key for column in FIVE_WS if column.kind is Kind.TEXT}
    | {f"{column.key}_text" for column in FIVE_WS if column.kind.keeps_text}
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A version, or the record of a resolution of it, and what it points at without the erased text.

    `before` and `after`: its columns that name content of the store, or say what that content says.
    """

    of: Version | Resolution
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def changed(self) -> bool:
        """Whether it had the text."""
        return self.before != self.after


def check(column: str) -> None:
    """Raise NotDone unless the column holds free text."""
    if column not in FREE_TEXT:
        raise NotDone("not_free_text", column=FIVE_WS[column].label if column in FIVE_WS.keys() else column)  # noqa: SIM118


def typed_texts(submission: Submission, row_number: int, column: str) -> QuerySet[DraftEdit]:
    """The cell as people typed it in drafts, now and before, where it says anything that is not erased yet."""
    of_slot = DraftEdit.objects.on(submission.platform).filter(version__submission=submission, row_number=row_number)
    return of_slot.filter(column=column.removesuffix("_text")).exclude(written__in=("", TOMBSTONE))


def rewrite(submission: Submission, row_number: int, column: str) -> list[Rewritten]:
    """Write everything that has the cell again, without the text. Raises NotDone where nothing has it, typed or sent."""
    done: dict[str, tuple[str, str]] = {}
    rewritten = [_rewritten(one, row_number, column, done) for one in _everything(submission)]
    if not any(one.changed for one in rewritten) and not typed_texts(submission, row_number, column).exists():
        raise NotDone("no_such_cell", row=row_number, column=column)
    return rewritten


def point_at(submission: Submission, row_number: int, column: str, rewritten: list[Rewritten]) -> set[str]:
    """Point versions and resolutions at what was written and mark the files erased; return the content that may go.

    Raises Overtaken where a version came or changed since it was read. Called within a transaction.
    """
    hold(submission)
    if {one.pk: _pointed(one) for one in _everything(submission)} != {one.of.pk: one.before for one in rewritten}:
        raise Overtaken("too_busy")
    changed = [one for one in rewritten if one.changed]
    for one in changed:
        type(one.of).objects.on(submission.platform).filter(pk=one.of.pk).update(**one.after)
    typed_texts(submission, row_number, column).update(written=TOMBSTONE)
    _forget_names(submission, column)
    digests = {one.of.upload.digest for one in changed if isinstance(one.of, Version)}
    files = Upload.objects.on(submission.platform).filter(digest__in=digests, erased_at__isnull=True)
    files.update(erased_at=timezone.now())
    return digests | {one.before[name] for one in changed for name in (*_PARTS, *_PROBLEMS) if one.before.get(name)}


def _forget_names(submission: Submission, column: str) -> None:
    """The cause of an unknown name quotes it, in its id and in the reason that is given where nobody wrote one."""
    of_slot = Resolution.objects.on(submission.platform).filter(version__submission=submission)
    for one in of_slot.filter(record__parameters__column=column.removesuffix("_text")):
        one.cause = f"{one.kind}:{TOMBSTONE}"
        one.record |= {"cause": one.cause, "why": TOMBSTONE}
        one.save(update_fields=["cause", "record"])


def _everything(submission: Submission) -> list[Version | Resolution]:
    """The versions of a slot, and what was resolved in them."""
    versions = Version.objects.on(submission.platform).filter(submission=submission)
    resolved = Resolution.objects.on(submission.platform).filter(version__submission=submission)
    return [*versions.select_related("upload").order_by("number"), *resolved.order_by("at", "id")]


def _pointed(one: Version | Resolution) -> dict[str, str]:
    """The columns that name content, or say what it says."""
    names = (*_PARTS, *_PROBLEMS, *_SAYS.values())
    return {name: getattr(one, name) for name in names if hasattr(one, name)}


def _rewritten(one: Version | Resolution, row_number: int, column: str, done: dict[str, tuple[str, str]]) -> Rewritten:
    """What one points at, written again; `done` keeps what was written already."""
    before = _pointed(one)
    after = dict(before)
    for name in _PARTS:
        if before.get(name):
            if before[name] not in done:
                done[before[name]] = _without(before[name], row_number, column)
            after[name], content = done[before[name]]
            after |= {_SAYS[name]: content} if _SAYS.get(name) in before else {}
    for name in _PROBLEMS:
        if before.get(name):
            after[name] = _not_told(before[name], row_number, column)
    return Rewritten(one, before, after)


def _not_told(problems: str, row_number: int, column: str) -> str:
    """The name of the problems without those of the cell, which quote it; the same name where there is none."""
    store = content_store()
    told = read_problems(problems, store)
    of_cell = (pl.col(ROW_NUMBER) == row_number) & (pl.col("column") == column.removesuffix("_text"))
    return write_problems(told.filter(~of_cell), store) if told.select(of_cell.any()).item() else problems


def _without(part: str, row_number: int, column: str) -> tuple[str, str]:
    """The name and content of the part with the cell marked; the same name where it has no such cell."""
    store = content_store()
    rows = read_part(part, store)
    here = (pl.col(ROW_NUMBER) == row_number) & pl.col(column).is_not_null() & (pl.col(column) != TOMBSTONE)
    if not rows.select(here.any()).item():
        return part, content_hash(rows)
    marked = rows.with_columns(pl.when(here).then(pl.lit(TOMBSTONE)).otherwise(pl.col(column)).alias(column))
    return write_part(marked, store), content_hash(marked)
