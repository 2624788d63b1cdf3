"""One month: what was done with it, and one organisation's versions of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from tinkuy.accounts.models import User
from tinkuy.audit.models import Event
from tinkuy.languages import Language, Text
from tinkuy.ledger.desks import ORGANISATION
from tinkuy.ledger.models import ReportingMonth, Slice, Standing, Version
from tinkuy.months import Month
from tinkuy.pages.months.words import STEPS
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Organisation, Platform


def steps(platform: Platform, kept: ReportingMonth | None) -> list[dict[str, Any]]:
    """Who opened, closed and reopened the month, when and why, the latest first."""
    if kept is None:
        return []
    found = Event.objects.on(platform).filter(object_type="reportingmonth", object_id=kept.pk).select_related("who")
    return [
        {"word": STEPS.get(one.verb, Text(one.verb)), "who": one.who, "at": one.at, "reason": one.detail.get("reason", ""),
         "due_on": _day(one.detail.get("due_on"))}
        for one in found.order_by("-at", "-id")
    ]  # fmt: skip


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def versions(platform: Platform, organisation: Organisation, month: Month, language: Language) -> list[dict[str, Any]]:
    """The versions of every desk, the latest first, each with its sectors."""
    found = Version.objects.on(platform).filter(submission__organisation=organisation, submission__month=month)
    found = list(found.select_related("submission", "made_by", "submitted_by").order_by("-made_at", "-number"))
    slices, stand = _slices(platform, found), _standing(platform, found)
    people = {str(one.pk): one for one in User.objects.filter(pk__in=_people({one.submission.desk for one in found}))}
    return [
        {
            "version": one,
            "desk": people.get(one.submission.desk, "" if one.submission.desk == ORGANISATION else one.submission.desk),
            "sectors": [_sector(each, one, stand, language) for each in slices.get(one.pk, ())],
        }
        for one in found
    ]


def _sector(one: Slice, version: Version, stand: set[tuple[UUID, str]], language: Language) -> dict[str, Any]:
    known = year_pack(version.year).lists["sectors"].by_code()
    name = known[one.sector].text.in_(language) if one.sector in known else one.sector or "—"
    return {"name": name, "state": one.state, "stands": (version.pk, one.sector) in stand}


def _slices(platform: Platform, versions_: list[Version]) -> dict[UUID, list[Slice]]:
    by: dict[UUID, list[Slice]] = {}
    for one in Slice.objects.on(platform).filter(version__in=versions_).order_by("sector"):
        by.setdefault(one.version_id, []).append(one)
    return by


def _standing(platform: Platform, versions_: list[Version]) -> set[tuple[UUID, str]]:
    return set(Standing.objects.on(platform).filter(version__in=versions_).values_list("version_id", "sector"))


def _people(desks: set[str]) -> list[UUID]:
    """The desks that are a person's own, as identifiers."""
    found = []
    for desk in desks:
        try:
            found.append(UUID(desk))
        except ValueError:
            continue
    return found
