"""What people do with files on their way: send, answer, cancel. What the platform does with them is in `taking`.

    send -> (waiting) -> working -> done | refused | asks -> answer -> waiting ...        cancel

A file is kept before its row is written, and its row is committed before the work is queued: a process that dies between
two of these leaves content that a sweep finds, or an arrival that the daily jobs queue again.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Person, Refused, allows, require
from tinkuy.arrivals.models import Arrival
from tinkuy.arrivals.refusals import NotSent
from tinkuy.arrivals.tasks import take_in
from tinkuy.audit.models import record
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Platform

UNREAD: Final = "-"  # the answer that leaves a column unread
_MEGABYTE: Final = 1024 * 1024
_STILL_THERE: Final = (Version.State.DRAFT, Version.State.IN_REVIEW, Version.State.ACCEPTED)


def send(
    *, platform: Platform, content: BinaryIO, name: str, by: Any, year: str, desk: str = "", on_behalf_of: Any = None
) -> Arrival:
    """Keep a file as it is sent and queue it. The same file sent again is the same arrival, while what it became is there.

    `on_behalf_of`: the focal point who e-mailed the file to whoever sends it now. Raises Refused, UnknownPack, NotSent (empty, too large) and NotKept of the content store.
    """
    _may_send_something(by, platform)
    year_pack(year)
    counted = _Counted(content, settings.UPLOAD_BYTES)
    sent = {"platform": platform, "by": by, "on_behalf_of": on_behalf_of, "year": year, "desk": desk}
    sent["digest"] = content_store().put(counted)
    if not counted.size:
        raise NotSent("empty")
    if known := _known(sent):
        return known
    try:
        with transaction.atomic():
            arrival = Arrival.objects.create(**sent, name=_plain(name), size=counted.size)
            record("send", arrival, by=by)
    except IntegrityError:  # the same file a moment ago
        return Arrival.objects.on(platform).get(
            by=by, digest=sent["digest"], year=year, desk=desk, state__in=Arrival.OPEN
        )
    return _queued(arrival)


def answer(*, arrival: Arrival, by: Any, column: str | None = None, leave_out: bool | None = None) -> Arrival:
    """Answer what the arrival asks, and queue it again. Of a heading: `column`, one of the choices or "-" to leave it
    unread. Of rows that say no organisation or month: `leave_out`; no cancels the arrival.

    Raises Refused and NotSent.
    """
    _require_own(by, arrival)
    arrival.refresh_from_db()
    if arrival.state != Arrival.State.ASKS:
        raise NotSent("not_asking")
    if leave_out is False and arrival.question["kind"] == "unplaced_rows":
        return cancel(arrival=arrival, by=by)
    answers = _answered(arrival, column, leave_out)
    now = {"state": Arrival.State.WAITING, "answers": answers, "question": None, "attempts": 0, "step": ""}
    with transaction.atomic():
        if not _still(arrival, Arrival.State.ASKS).update(**now, touched_at=timezone.now()):
            raise NotSent("not_asking")
        record("answer", arrival, by=by, detail={"kind": arrival.question["kind"]})
    return _queued(arrival)


def cancel(*, arrival: Arrival, by: Any) -> Arrival:
    """Give a file up before it is read, or instead of answering. Raises Refused and NotSent."""
    _require_own(by, arrival)
    with transaction.atomic():
        waiting = Arrival.objects.on(arrival.platform).filter(
            pk=arrival.pk, state__in=(Arrival.State.WAITING, Arrival.State.ASKS)
        )
        if not waiting.update(state=Arrival.State.CANCELLED, touched_at=timezone.now()):
            raise NotSent("not_cancelled")
        record("cancel", arrival, by=by)
    arrival.refresh_from_db()
    return arrival


class _Counted:
    """A stream that counts what is read from it, and refuses to go on beyond a limit."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit, self.size = stream, limit, 0

    def read(self, length: int = -1) -> bytes:
        piece = self._stream.read(length)
        self.size += len(piece)
        if self.size > self._limit:
            raise NotSent("too_large", limit=self._limit // _MEGABYTE)
        return piece


def _may_send_something(by: Person, platform: Platform) -> None:
    """Whose reports a file holds is known once it is read; who may send none at all need not wait."""
    held = {grant.organisation for grant in by.grants() if grant.platform == str(platform.pk)}
    if not any(allows(by, Permission.UPLOAD, Matter(str(platform.pk), organisation)) for organisation in held):
        raise Refused(Permission.UPLOAD, Matter(str(platform.pk)))


def _require_own(by: Person, arrival: Arrival) -> None:
    """Whoever sent it decides on it, and whoever may send for every organisation of the platform."""
    if by.pk != arrival.by_id:
        require(by, Permission.UPLOAD, Matter(str(arrival.platform_id)))


def _known(sent: dict[str, Any]) -> Arrival | None:
    """The arrival of the same file: on its way, or done while nothing that it became was withdrawn or returned since."""
    earlier = Arrival.objects.on(sent["platform"]).filter(**_of(sent))
    if on_its_way := earlier.filter(state__in=Arrival.OPEN).first():
        return on_its_way
    done = earlier.filter(state=Arrival.State.DONE).first()
    if done is None:
        return None
    became = {*done.made, *done.same}
    there = Version.objects.on(sent["platform"]).filter(pk__in=became, state__in=_STILL_THERE)
    return done if there.count() == len(became) else None


def _of(sent: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in sent.items() if key != "platform"}


def _answered(arrival: Arrival, column: str | None, leave_out: bool | None) -> dict[str, Any]:
    """The answers so far and this one. Raises NotSent where it answers another question."""
    question, answers = arrival.question, dict(arrival.answers)
    if question["kind"] == "heading" and column in {*question["choices"], UNREAD}:
        return answers | {"headings": {**answers.get("headings", {}), question["heading"]: column}}
    if question["kind"] == "unplaced_rows" and leave_out:
        return answers | {"leave_out_unplaced": True}
    raise NotSent("no_such_answer")


def _still(arrival: Arrival, state: str) -> models.QuerySet:
    return Arrival.objects.on(arrival.platform).filter(pk=arrival.pk, state=state)


def _queued(arrival: Arrival) -> Arrival:
    take_in.enqueue(str(arrival.pk))
    arrival.refresh_from_db()
    return arrival


def _plain(name: str) -> str:
    """The name alone, without folders nor characters that no name of a file has; its ending is kept when it is cut."""
    bare = "".join(c for c in PurePath(name.replace("\\", "/")).name if c.isprintable()).strip() or "reporte"
    path = PurePath(bare)
    return path.stem[: 200 - len(path.suffix[:20])] + path.suffix[:20]
