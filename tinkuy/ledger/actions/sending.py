"""A file is received: a draft per organisation and month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from tinkuy.audit.models import record
from tinkuy.ledger import carrying, receiving
from tinkuy.ledger.desks import desk_for
from tinkuy.ledger.keeping import content_store, told_if_full
from tinkuy.ledger.models import Resolution, Submission, Upload, Version
from tinkuy.ledger.months import refuse_closed
from tinkuy.ledger.nothing import take_place
from tinkuy.ledger.receiving import Prepared
from tinkuy.ledger.refusals import Asked, Overtaken
from tinkuy.ledger.versions import ATTEMPTS
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.limits import Limits
from tinkuy.reports.reading import Reading, read


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
    on_behalf_of: Any = None,
    mapping: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    leave_out_unplaced: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Received:
    """Take a file as it was sent and make a draft per organisation and month; the same rows again make nothing.

    `on_behalf_of` is the focal point who e-mailed the file; without it and without a desk, `desks.desk_for` finds the report
    that this one replaces. Raises Unusable and Question of reading, Refused of the policy, Asked where the file needs an
    answer first, NotDone where a month is closed, and NotKept of the content store. A draft that was there already is
    replaced, and stays on record. `tell` hears what is being done: reading, matching, writing.
    """
    path = Path(path)
    tell("reading")
    packs = year_in_force(year, platform), platform_pack(platform.pack)
    reading = read(path, year=packs[0], platform=packs[1], mapping=mapping, limits=limits)
    tell("matching")
    reports, unplaced = receiving.split(reading.rows, platform, reading.problems)
    receiving.may_send(by, platform, [*{report.organisation for report in reports}])
    if not reports or (unplaced.height and not leave_out_unplaced):
        receiving.ask_about_unplaced(unplaced)
    with path.open("rb") as stream:
        sent = {"digest": content_store().put(stream), "name": (name or path.name)[:255], "size": path.stat().st_size}
    pins = {"year": year, "year_hash": packs[0].hash, "platform_hash": packs[1].hash}
    tell("writing")
    for _ in range(ATTEMPTS):
        desks = [desk_for(platform, report, by=by, said=desk, on_behalf_of=on_behalf_of) for report in reports]
        prepared = [receiving.prepare(*one, platform) for one in zip(reports, desks, strict=True)]
        try:
            with told_if_full():
                upload, made = _take(platform, by, sent, prepared, pins, unplaced.height)
        except (IntegrityError, Overtaken):
            continue
        same = tuple(one.same for one in prepared if one.same)
        return Received(upload, made, same, unplaced.height, reading)
    raise Overtaken("too_busy")


@transaction.atomic
def _take(
    platform: Platform, by: Any, sent: dict, prepared: list[Prepared], pins: dict, left_out: int
) -> tuple[Upload, tuple[Version, ...]]:
    """Point at what was prepared, all of it or nothing. Raises Overtaken or IntegrityError where a slot is not as seen."""
    refuse_closed(platform, [one.report.month for one in prepared if not one.same])
    known = Upload.objects.on(platform).filter(digest=sent["digest"])
    if erased := known.filter(erased_at__isnull=False).first():
        raise Asked("erased_file", day=erased.erased_at.date())
    earlier = known.filter(by=by).first()
    upload = earlier or Upload.objects.create(platform=platform, by=by, **sent)
    made = tuple(_point(platform, by, upload, one, pins) for one in prepared if not one.same)
    if made or not earlier:
        carried = [
            str(pk) for pk in Resolution.objects.on(platform).filter(version__in=made).values_list("pk", flat=True)
        ]
        detail = {"versions": [str(one.pk) for one in made], "left_out": left_out, "carried": carried}
        record("receive", upload, by=by, detail=detail)
    return upload, made


def _point(platform: Platform, by: Any, upload: Upload, one: Prepared, pins: dict) -> Version:
    slot, _ = Submission.objects.on(platform).get_or_create(
        platform=platform, organisation=one.report.organisation, month=one.report.month, desk=one.desk
    )
    versions = Version.objects.on(platform).filter(submission=slot)
    untouched = Submission.objects.on(platform).filter(pk=slot.pk, last_row=one.last_row)
    if not untouched.update(last_row=one.new_last_row):
        raise Overtaken("too_busy")
    versions.filter(state=Version.State.DRAFT).update(state=Version.State.REPLACED)
    if one.latest and not carrying.as_seen(one.latest, one.before):
        raise Overtaken("too_busy")
    made = Version.objects.create(
        platform=platform,
        submission=slot,
        number=one.latest.number + 1 if one.latest else 1,
        upload=upload,
        part=one.part,
        received_part=one.sent_part,
        problems=one.problems,
        content=one.content,
        received_content=one.received_content,
        rows=one.report.rows.height,
        based_on=one.latest,
        made_by=by,
        **pins,
    )
    _carry(one, made)
    take_place(made)
    return made


def _carry(one: Prepared, made: Version) -> None:
    """Write for the new version what was accepted of the rows that it takes over."""
    if not one.carried:
        return
    was = {"part_before": one.sent_part, "problems_before": one.sent_problems, "content_before": one.sent_content}
    for resolution in carrying.resolutions(one.latest, one.carried):
        for name, value in {**was, "part_after": one.part, "version": made}.items():
            setattr(resolution, name, value)
        resolution.save()
