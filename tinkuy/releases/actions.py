"""What people do with releases: ask to sign one, cut and sign it, withdraw one. Each verb: who may (policy), one transaction, one event.

The folder is written before the transaction and by its name cannot be any other; the transaction only says that it was
signed. A process that dies in between leaves a folder that nobody signed, which is swept, or a release whose marks on those
that it withdraws are not there yet: `keep_marks` puts them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.database.fields import uuid7
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.models import Version
from tinkuy.months import Month
from tinkuy.registries.models import Platform
from tinkuy.releases import keeping, preparing, proposing
from tinkuy.releases.cutting import Withdrawing, cut
from tinkuy.releases.gathering import Gathered, gathered, standing_of
from tinkuy.releases.gathering import seen as seen_now
from tinkuy.releases.models import Release, Signing
from tinkuy.releases.refusals import AlreadyWithdrawn, LookAgain, NoReason, NotWritten, Refused
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.telling import tell_released, tell_withdrawn
from tinkuy.releases.work import Tell, refused

_ATTEMPTS: Final = 3  # how often it is gathered anew where something was erased meanwhile
_DISK: Final = (OSError, pl.exceptions.ComputeError)


def ask_to_sign(
    *,
    platform: Platform,
    year: str,
    months: tuple[Month, Month],
    seen: str,
    by: Any,
    queue: Callable[[str], object],
    note: str = "",
    withdraws: Sequence[Release] = (),
    why: str = "",
    id: uuid.UUID | None = None,
) -> Signing:
    """Ask the worker to cut and sign what stands in the months from the first to the last, as it was `seen`.

    `id`: that of the form, which asks once however often it is sent. `queue` is told the identifier within the transaction, so
    that nothing that was asked is forgotten. What stands otherwise by now is refused on the row, so that what was typed is kept
    there. Raises Refused of the policy, NoReason, AlreadyWithdrawn, UnknownPack; what goes wrong later is told on the row.
    """
    require(by, Permission.RELEASE, Matter(str(platform.pk)))
    mine = Signing.objects.on(platform).filter(pk=id, by=by)
    if id is not None and (asked := mine.first()):
        return asked
    for old in withdraws:
        require(by, Permission.RELEASE, Matter(str(old.platform_id)))
        _refuse_withdrawing(old, why)
    stand = standing_of(platform, year, list(Month.between(*months)))
    changed = refused(LookAgain().text) if seen != seen_now(platform, year, stand) else {}
    said = {"year": year, "first_month": months[0], "last_month": months[1], "seen": seen, "note": note, "why": why}
    said["withdraws"] = [str(old.pk) for old in withdraws]
    try:
        with transaction.atomic():
            asked = Signing.objects.create(id=id or uuid7(), platform=platform, by=by, **said, **changed)
            record("ask_release", asked, by=by, detail={"year": year})
            if not changed:
                queue(str(asked.pk))
    except IntegrityError:  # the same form, a moment ago
        return mine.get()
    asked.refresh_from_db()
    return asked


def sign_asked(asked: Signing, tell: Tell) -> Release:
    """Cut and sign what was asked for: once, whatever happened to those who tried before. Raises as `release`."""
    return release(
        platform=asked.platform,
        year=asked.year,
        months=list(Month.between(asked.first_month, asked.last_month)),
        by=asked.by,
        note=asked.note,
        withdraws=list(Release.objects.on(asked.platform).filter(pk__in=asked.withdraws)),
        why=asked.why,
        seen=asked.seen,
        asked_as=asked.pk,
        tell=tell,
    )


def release(
    *,
    platform: Platform,
    year: str,
    by: Any,
    note: str = "",
    months: Collection[Month] | None = None,
    withdraws: Sequence[Release] = (),
    why: str = "",
    seen: str | None = None,
    asked_as: uuid.UUID | None = None,
    tell: Tell = lambda _: None,
) -> Release:
    """Cut what stands into a release, signed by the person; withdraw the releases that it takes the place of, saying why.

    `months`: all that stand, unless said. `seen`: `Gathered.seen` of what the person looked at. `asked_as`: the `Signing` that
    asks; the second time it is the same release. `tell` is told each step. Raises Refused of the policy, and Refused of the
    releases: NothingStands, NoReason, LookAgain, AlreadyWithdrawn, NotWritten. Then nothing changed.
    """
    require(by, Permission.RELEASE, Matter(str(platform.pk)))
    for old in withdraws:
        require(by, Permission.RELEASE, Matter(str(old.platform_id)))
    if there := _signed_before(platform, asked_as):
        return there
    order = _Order(by, note, tuple(withdraws), why, asked_as)
    try:
        for old in withdraws:
            _refuse_withdrawing(old, why)
        return _released(platform, year, months, seen, order, tell)
    except (Refused, IntegrityError):
        if there := _signed_before(platform, asked_as):  # by another worker, meanwhile
            return there
        raise


def look(platform: Platform, year: str, months: Collection[Month] | None = None) -> Gathered:
    """What a release of this moment would hold. Raises NothingStands."""
    try:
        return gathered(platform, year, standing_of(platform, year, months), months)
    except NotWhole:  # erased between the look at what stands and the reading; what stands now has other parts
        return gathered(platform, year, standing_of(platform, year, months), months)


@dataclass(frozen=True, slots=True)
class _Order:
    """Who signs, and what they say."""

    by: Any
    note: str
    withdraws: tuple[Release, ...]
    why: str
    asked_as: uuid.UUID | None


class _ErasedMeanwhile(Exception):
    """A part that was read is no longer the version's: text was erased from it."""


def _signed_before(platform: Platform, asked_as: uuid.UUID | None) -> Release | None:
    """The release that was asked for as this, if somebody signed it and died, or is slower, before saying so."""
    if asked_as is None:
        return None
    there = Release.objects.on(platform).filter(asked_as=asked_as).first()
    if there is not None:
        _mark(list(Release.objects.on(platform).filter(withdrawn_by_release=there)))
    return there


def _released(
    platform: Platform, year: str, months: Collection[Month] | None, seen: str | None, order: _Order, tell: Tell
) -> Release:
    """The folder, then the line of the register; a folder whose line was certainly not written goes."""
    for _ in range(_ATTEMPTS):
        tell("gathering")
        held = look(platform, year, months)
        if seen is not None and held.seen != seen:
            raise LookAgain
        folder = _cut(held, order, tell)
        try:
            signed = _sign(platform, held, folder, order)
        except _ErasedMeanwhile:
            keeping.forget(folder.folder)
            continue
        except (AlreadyWithdrawn, IntegrityError):
            keeping.forget(folder.folder)
            raise
        _mark(order.withdraws)
        return signed
    raise LookAgain


def _cut(held: Gathered, order: _Order, tell: Tell) -> Folder:
    """Write the folder under its own name, whole or not at all."""
    tell("checking")
    place, findings = keeping.place_to_cut(), held.findings
    tell("writing")
    try:
        made = cut(
            held.rows,
            year=held.year,
            platform=held.platform,
            findings=findings,
            acceptances=held.acceptances,
            inputs=held.inputs,
            nothing=held.nothing,
            signed_by=str(order.by),
            folder=place,
            note=order.note,
            withdraws=[Withdrawing(keeping.signed(old.pk), order.why) for old in order.withdraws],
            mark=False,
        )
        return Folder(keeping.put_in_place(place, made.id), made.manifest)
    except _DISK as error:
        keeping.forget(place)
        raise NotWritten(getattr(error, "strerror", None) or type(error).__name__) from error


@transaction.atomic
def _sign(platform: Platform, held: Gathered, folder: Folder, order: _Order) -> Release:
    """Write down that it was signed, all of it or nothing."""
    parts = {one.version: one.part for one in held.stand}
    if dict(Version.objects.on(platform).filter(pk__in=parts).values_list("pk", "part")) != parts:
        raise _ErasedMeanwhile
    manifest = folder.manifest
    signed = Release.objects.create(
        id=uuid.UUID(folder.id),
        platform=platform,
        year=manifest.year.id,
        first_month=held.months[0],
        last_month=held.months[-1],
        rows=manifest.rows,
        organisations=len(held.organisations),
        note=manifest.note,
        signed_by=order.by,
        at=dt.datetime.fromisoformat(manifest.created_at),
        asked_as=order.asked_as,
    )
    for old in order.withdraws:
        _withdraw(old, order.by, order.why, signed)
    withdrawn = [str(old.pk) for old in order.withdraws]
    record("release", signed, by=order.by, detail={"rows": signed.rows, "withdraws": withdrawn})
    tell_released(signed, order.by)
    return signed


def withdraw(*, release: Release, why: str, by: Any) -> None:
    """Say that a release no longer stands, and why; no other takes its place. What it says stays where it is, marked.

    Raises Refused of the policy, NoReason, AlreadyWithdrawn.
    """
    require(by, Permission.RELEASE, Matter(str(release.platform_id)))
    _refuse_withdrawing(release, why)
    with transaction.atomic():
        _withdraw(release, by, why, None)
        record("withdraw_release", release, by=by, detail={"why": why.strip()})
        tell_withdrawn(release, by)
    _mark([release])


def _mark(releases: Sequence[Release]) -> None:
    """Put the marks; what the disk does not take now, `tidy` puts later: it is written down that they are withdrawn."""
    with suppress(OSError):
        keep_marks(releases)


def _refuse_withdrawing(old: Release, why: str) -> None:
    if not why.strip():
        raise NoReason(str(old.pk))
    if not old.stands:
        raise AlreadyWithdrawn


def _withdraw(old: Release, by: Any, why: str, new: Release | None) -> None:
    """Write it down, if nobody did before."""
    said = {
        "withdrawn_at": timezone.now(),
        "withdrawn_by": by,
        "withdrawn_why": why.strip(),
        "withdrawn_by_release": new,
    }
    mine = Release.objects.on(old.platform).filter(pk=old.pk, withdrawn_at__isnull=True)
    if not mine.update(**said):
        raise AlreadyWithdrawn


def keep_marks(releases: Sequence[Release] | None = None) -> None:
    """Put the mark beside every withdrawn release, of these or of all; again and again does no harm."""
    found = Release.across_platforms.filter(withdrawn_at__isnull=False).select_related("withdrawn_by")
    if releases is not None:
        found = found.filter(pk__in=[one.pk for one in releases])
    for one in found:
        keeping.keep_mark(one)


def _known() -> set[str]:
    return {str(pk) for pk in Release.across_platforms.values_list("pk", flat=True)}


def tidy() -> list[str]:
    """What a process that died left undone: marks are put, folders that nobody signed are swept; return their names."""
    keep_marks()
    proposing.sweep()
    preparing.forget_old()
    return keeping.sweep(_known())
