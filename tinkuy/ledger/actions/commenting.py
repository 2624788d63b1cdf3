"""What reviewers and reporters write to each other about a report, on its rows: ask, answer, resolve, return, erase.

What was written is in no event: the audit is never erased.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import allows, reports_for_organisation, require, sent_it
from tinkuy.audit.models import record
from tinkuy.ledger.actions.deciding import return_
from tinkuy.ledger.comments import LONGEST, WHOLE, Comment, Thread, settle
from tinkuy.ledger.deciders import require_decider
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.telling import tell_commented
from tinkuy.ledger.versions import matter, rows_now

_reports = reports_for_organisation | sent_it  # the side of those who answer for the rows


def comment(*, version: Version, sector: str, text: str, by: Any, row_number: int = WHOLE) -> Comment:
    """Say something about a row of a version, or about a sector's rows: in the thread that is there, or in a new one.

    Raises Refused, and NotDone where nothing is said, too much, or the version has no such row in the sector.
    """
    require(by, Permission.COMMENT, matter(version, sector or None))
    text = _said(text)
    _check_row(version, sector, row_number)
    try:
        return _ask(version, sector, row_number, text, by)
    except IntegrityError:  # somebody began a thread there at the same moment
        return _ask(version, sector, row_number, text, by)


def answer(*, thread: Thread, version: Version, text: str, by: Any) -> Comment:
    """Add to a thread, looking at `version`. It is then the others' turn. Raises Refused, NotDone, Overtaken if resolved."""
    require(by, Permission.COMMENT, matter(version, thread.sector or None))
    text = _said(text)
    if thread.submission_id != version.submission_id:
        raise NotDone("thread_is_over")
    with transaction.atomic():
        said = _say(thread, version, text, by)
        tell_commented(said)
        return said


@transaction.atomic
def resolve_thread(*, thread: Thread, by: Any) -> None:
    """Say that a thread needs nothing more: whoever began it may, and whoever may decide on its sector.

    Raises Refused, and Overtaken where it is resolved already.
    """
    version = thread.version
    if thread.by_id != by.pk or not allows(by, Permission.COMMENT, matter(version, thread.sector or None)):
        require_decider(by, version, thread.sector or None)
    if not settle(Thread.objects.on(thread.platform).filter(pk=thread.pk), by):
        raise Overtaken("thread_is_over")
    record("resolve_thread", thread, by=by, version=version)
    thread.refresh_from_db()


@transaction.atomic
def return_with_comments(
    *,
    version: Version,
    sectors: Sequence[str],
    comment: str,
    by: Any,
    rows: Mapping[tuple[str, int], str] | None = None,
) -> None:
    """Return sectors with what is to be corrected, so that the sender can answer; `rows`: (sector, row number) -> text.

    All of it or nothing. Raises what `return_` and `comment` raise.
    """
    text = _said(comment, "no_comment")
    return_(version=version, sectors=list(sectors), comment=text, by=by)
    for sector in sorted(sectors):
        _comment(version, sector, WHOLE, text, by)
    for (sector, row_number), said in sorted((rows or {}).items()):
        _check_row(version, sector, row_number)
        _comment(version, sector, row_number, _said(said), by)


@transaction.atomic
def erase_comment(*, comment: Comment, reason: str, by: Any) -> None:
    """Take personal data out of a comment: a mark takes the place of its text, also where it was the reason of a return.

    Raises Refused, and NotDone without a reason or where it is erased already.
    """
    version = comment.version
    require(by, Permission.ERASE, matter(version))
    if not reason.strip():
        raise NotDone("no_reason")
    here = Comment.objects.on(comment.platform).filter(pk=comment.pk, erased_at__isnull=True)
    returned = Slice.objects.on(comment.platform).filter(version=version, sector=comment.thread.sector)
    returned.filter(comment=comment.text).update(comment=TOMBSTONE)
    if not here.update(text=TOMBSTONE, erased_by=by, erased_at=timezone.now(), erased_why=reason.strip()):
        raise Overtaken("thread_is_over")
    record("erase_comment", comment, by=by, version=version)
    comment.refresh_from_db()


@transaction.atomic
def _ask(version: Version, sector: str, row_number: int, text: str, by: Any) -> Comment:
    said = _comment(version, sector, row_number, text, by)
    tell_commented(said)
    return said


def _comment(version: Version, sector: str, row_number: int, text: str, by: Any) -> Comment:
    there = Thread.objects.on(version.platform).filter(
        submission=version.submission, sector=sector, row_number=row_number
    )
    thread = there.exclude(state=Thread.State.RESOLVED).first()
    if thread is None:
        values = {"submission": version.submission, "version": version, "sector": sector, "row_number": row_number}
        thread = Thread.objects.create(platform=version.platform, by=by, **values)
    return _say(thread, version, text, by)


def _say(thread: Thread, version: Version, text: str, by: Any) -> Comment:
    """Write it down and pass the turn; Overtaken where somebody resolved the thread meanwhile."""
    theirs = _reports.test(by, matter(version, thread.sector or None))
    turn = Thread.State.ANSWERED if theirs else Thread.State.OPEN
    open_ = Thread.objects.on(thread.platform).filter(pk=thread.pk).exclude(state=Thread.State.RESOLVED)
    if not open_.update(state=turn):
        raise Overtaken("thread_is_over")
    said = Comment.objects.create(platform=thread.platform, thread=thread, version=version, by=by, text=text)
    record("comment", said, by=by, version=version, detail={"thread": str(thread.pk), "row": thread.row_number})
    thread.refresh_from_db()
    return said


def _said(text: str, reason: str = "empty_comment") -> str:
    text = text.strip()
    if not text:
        raise NotDone(reason)
    if len(text) > LONGEST:
        raise NotDone("long_comment", n=len(text), limit=LONGEST)
    return text


def _check_row(version: Version, sector: str, row_number: int) -> None:
    """Refuse a row that the version does not have in the sector; whole slices are there as slices."""
    if row_number == WHOLE:
        there = Slice.objects.on(version.platform).filter(version=version, sector=sector).exists()
    else:
        rows = rows_now(version).select(ROW_NUMBER, "sector")
        there = (row_number, sector) in set(rows.fill_null("").rows())
    if not there:
        raise NotDone("no_such_row", row=row_number)
