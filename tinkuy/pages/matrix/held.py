"""What the ledger holds of a year's months, read in a bounded number of queries whatever the number of organisations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from tinkuy.access.roles import Role
from tinkuy.accounts.holding import valid
from tinkuy.audit.models import Event
from tinkuy.ledger.models import ReportingMonth, Slice, Standing, Submission, Version
from tinkuy.ledger.nothing import declared
from tinkuy.months import Month
from tinkuy.notices.reminding import VERB
from tinkuy.registries.models import Membership, Organisation, Platform

Slot = tuple[str, Month]  # an organisation's code, and a month


class HeldSlice(NamedTuple):
    """What the matrix asks of a sector of a version: there are thousands, and as objects of the database they take half its time."""

    sector: str
    rows: int
    state: str


@dataclass(frozen=True, slots=True)
class Held:
    """By organisation and month: the latest version of each desk, its slices, the sectors that stand, what is declared."""

    months: tuple[Month, ...]
    kept: Mapping[Month, ReportingMonth]
    years: tuple[int, ...]
    organisations: tuple[Organisation, ...]
    versions: Mapping[Slot, list[Version]]
    slices: Mapping[UUID, list[HeldSlice]]
    standing: Mapping[Slot, set[str]]
    nothing: set[Slot]
    reminded: Mapping[UUID, datetime]
    reachable: set[UUID]


def held(platform: Platform, year: int | None) -> Held:
    """Everything of one year, the latest unless said."""
    kept = {one.month: one for one in ReportingMonth.objects.on(platform)}
    reported = set(Submission.objects.on(platform).values_list("month", flat=True).distinct())
    between = set(Month.between(min(reported), max(reported))) if reported else set()
    known = sorted(between | set(kept))
    years = tuple(sorted({month.year for month in known}))
    shown = year if year in years else (years[-1] if years else None)
    months = tuple(month for month in known if month.year == shown)
    versions = _latest(platform, months)
    nothing = {slot for slot in declared(platform) if slot[1] in months}
    reminders = Event.objects.on(platform).filter(verb=VERB, object_type="organisation").order_by()
    return Held(
        months=months,
        kept={month: one for month, one in kept.items() if month in months},
        years=years,
        organisations=_organisations(platform, {code for code, _ in versions} | {code for code, _ in nothing}),
        versions=versions,
        slices=_slices(platform, months, {one.pk for found in versions.values() for one in found}),
        standing=_standing(platform, months),
        nothing=nothing,
        reminded=dict(reminders.values_list("object_id").annotate(Max("at"))),
        reachable=set(valid(platform).filter(role=Role.FOCAL_POINT.value).values_list("organisation", flat=True)),
    )


def _latest(platform: Platform, months: Collection[Month]) -> dict[Slot, list[Version]]:
    found = Version.objects.on(platform).filter(submission__month__in=list(months)).order_by("number")
    latest = {one.submission_id: one for one in found.select_related("submission__organisation", "platform")}
    by: dict[Slot, list[Version]] = {}
    for one in latest.values():
        by.setdefault((one.submission.organisation.code, one.submission.month), []).append(one)
    return by


def _slices(platform: Platform, months: Collection[Month], latest: Collection[UUID]) -> dict[UUID, list[HeldSlice]]:
    """The slices of the latest versions; asked by month, since so many versions are more than a query may name."""
    found = Slice.objects.on(platform).filter(version__submission__month__in=list(months))
    by: dict[UUID, list[HeldSlice]] = {}
    for version, *said in found.order_by().values_list("version_id", "sector", "rows", "state"):
        if version in latest:
            by.setdefault(version, []).append(HeldSlice(*said))
    return by


def _standing(platform: Platform, months: Collection[Month]) -> dict[Slot, set[str]]:
    found = Standing.objects.on(platform).filter(submission__month__in=list(months))
    by: dict[Slot, set[str]] = {}
    for code, month, sector in found.values_list("submission__organisation__code", "submission__month", "sector"):
        by.setdefault((code, month), set()).add(sector)
    return by


def _organisations(platform: Platform, told: Collection[str]) -> tuple[Organisation, ...]:
    """The members of the platform, and whoever reported; by name."""
    members = Membership.objects.on(platform).filter(capacity="member", until__isnull=True)
    codes = set(told) | set(members.values_list("organisation__code", flat=True))
    found = Organisation.objects.filter(scope=platform.scope, code__in=codes)
    return tuple(sorted(found, key=lambda one: str(one).casefold()))
