"""A month begins with the activities of the one before: who does what and where, and no number of people."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any, Final
from uuid import uuid4

import polars as pl
from django.db import IntegrityError, transaction

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger.desks import desk_for
from tinkuy.ledger.keeping import content_store, told_if_full
from tinkuy.ledger.models import Standing, Submission, Upload, Version
from tinkuy.ledger.months import refuse_closed
from tinkuy.ledger.nothing import take_place
from tinkuy.ledger.parts import PROBLEMS, ROW_NUMBER, content_hash, part_schema, write_part
from tinkuy.ledger.receiving import Report
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import slot_rows
from tinkuy.months import Month
from tinkuy.packs.schema import YearPack
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Organisation, Platform
from tinkuy.reports.five_ws import FIVE_WS, LOCATION
from tinkuy.reports.standard_rows import Lists, Standard, finish

_OVER: Final = (Version.State.WITHDRAWN, Version.State.REPLACED)
_NUMBERS: Final = tuple(column.key for column in FIVE_WS if column.kind.numeric)


def last_accepted(platform: Platform, organisation: Organisation, before: Month, desk: str = "") -> Submission | None:
    """The latest report before a month of which something stands: of the desk, else of any of the organisation's."""
    stand = Standing.objects.on(platform).filter(submission__organisation=organisation, submission__month__lt=before)
    of_desk = stand.filter(submission__desk=desk) if desk else stand
    found = (of_desk if of_desk.exists() else stand).select_related("submission__organisation", "version")
    latest = found.order_by("-submission__month", "submission__desk").first()
    return latest.submission if latest else None


def activities(slot: Submission) -> pl.DataFrame:
    """The activities that stand in a report, each once: standard rows without a number, of no month yet."""
    blank = [pl.lit(None, dtype).alias(name) for name, dtype in FIVE_WS.schema().items() if name in _NUMBERS]
    rows = slot_rows(slot).sort(ROW_NUMBER).with_columns(*blank)
    said = [name for name in FIVE_WS.schema() if name not in {"month", "month_text"}]
    return rows.unique(said, keep="first", maintain_order=True)


def copy_month(*, platform: Platform, organisation: Organisation, month: Month, by: Any) -> Version:
    """A draft of the month with the activities of the organisation's last accepted month, of the sender's desk.

    Every number is blank: a number that nobody typed for this month would be taken for one that somebody did. The checks
    tell each that is missing until it is typed. Raises Refused of the policy; NotDone where there is nothing to copy, the
    month is closed, has a report already or is of another plan year.
    """
    require(by, Permission.UPLOAD, Matter(str(platform.pk), str(organisation.pk)))
    empty = Report(organisation, month, pl.DataFrame(schema=part_schema()), pl.DataFrame(schema=PROBLEMS))
    desk = desk_for(platform, empty, by=by)
    before = last_accepted(platform, organisation, month, desk)
    if before is None:
        raise NotDone("nothing_to_copy", organisation=str(organisation), month=month.name)
    stands = Standing.objects.on(platform).filter(submission=before).select_related("version").first()
    year = year_in_force(stands.version.year, platform)
    if month.year not in year.plan_years:
        raise NotDone("copy_of_another_year", month=month.name, before=before.month.name)
    slot = {"platform": platform, "organisation": organisation, "month": month, "desk": desk}
    last = Submission.objects.on(platform).filter(**slot).values_list("last_row", flat=True).first() or 0
    rows = _of_month(activities(before), month, last, year, platform)
    store = content_store()
    content = {"part": write_part(rows, store), "content": content_hash(rows)}
    file = _file(rows, f"{organisation.code}-{month}.csv")
    said = {
        "file": {"digest": store.put(file["content"]), "size": len(file["content"]), "name": file["name"]},
        "version": content | {"received_part": content["part"], "received_content": content["content"]},
        "pins": {"year": year.id, "year_hash": year.hash, "platform_hash": platform_pack(platform.pack).hash},
    }
    try:
        with told_if_full():
            return _copy(slot, said, (last, rows.height), before, by)
    except IntegrityError as error:
        raise Overtaken("month_has_report", organisation=str(organisation), month=month.name) from error


@transaction.atomic
def _copy(slot: dict[str, Any], said: dict[str, dict], counts: tuple[int, int], before: Submission, by: Any) -> Version:
    platform, month, (last, rows) = slot["platform"], slot["month"], counts
    refuse_closed(platform, [month])
    submission, _ = Submission.objects.on(platform).get_or_create(**slot)
    versions = Version.objects.on(platform).filter(submission=submission)
    if versions.exclude(state__in=_OVER).exists():
        raise NotDone("month_has_report", organisation=str(slot["organisation"]), month=month.name)
    # Its row numbers are its own, given once: those of another month mean nothing here.
    untouched = Submission.objects.on(platform).filter(pk=submission.pk, last_row=last)
    if not untouched.update(last_row=last + rows):
        raise Overtaken("too_busy")
    latest = versions.order_by("number").last()
    made = Version.objects.create(
        platform=platform,
        submission=submission,
        number=latest.number + 1 if latest else 1,
        upload=Upload.objects.create(platform=platform, by=by, **said["file"]),
        rows=rows,
        based_on=latest,
        made_by=by,
        **said["version"],
        **said["pins"],
    )
    take_place(made)
    record("copy_month", made, by=by, version=made, detail={"from": str(before.month), "rows": rows})
    return made


def _of_month(rows: pl.DataFrame, month: Month, last: int, year: YearPack, platform: Platform) -> pl.DataFrame:
    """The rows of a part, said of this month, their numbers after the last that was given."""
    nth, said = pl.int_range(1, pl.len() + 1, dtype=pl.UInt32), pl.lit(str(month))
    rows = rows.with_columns((nth + last).alias(ROW_NUMBER), (nth + 1).alias("row"), month=said, month_text=said)
    rows = rows.with_columns(file=pl.lit(f"{month}"), sheet=pl.lit(""))
    values = {name: rows[name] for name in FIVE_WS.schema()}
    lists = Lists.of(year, platform_pack(platform.pack))
    made = finish(Standard(columns=values), rows.select(*LOCATION), lists)
    return made.with_columns(rows[ROW_NUMBER]).select(*part_schema())


def _file(rows: pl.DataFrame, name: str) -> dict[str, Any]:
    """What is kept in the place of a file that somebody sent: the activities, under a name that is given once."""
    out = StringIO()
    writer = csv.writer(out)
    written = [f"{c.key}_text" if c.kind.keeps_text else c.key for c in FIVE_WS if not c.kind.numeric]
    writer.writerow([f"Tinkuy: {uuid4()}", *written])
    writer.writerows(("", *line) for line in rows.select(written).rows())
    return {"content": out.getvalue().encode(), "name": name}
