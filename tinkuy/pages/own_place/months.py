"""The months of an organisation in one place: how far each report is, its rows there, and the people in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import MODELS
from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import rows_now
from tinkuy.months import Month
from tinkuy.pages.uploads.resolution_shown import people_of
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Organisation, Platform

_MONTHS: Final = 24
_MODEL: Final = "sum"
_GONE: Final = (Version.State.REPLACED, Version.State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as it is now, its rows in the place, and the people in them as components/figure.html takes them."""

    version: Version
    rows: int
    people: dict[str, Any] | None
    model: str

    @property
    def month(self) -> Month:
        """The month that it is about."""
        return self.version.submission.month


@dataclass(frozen=True, slots=True)
class Place:
    """What an organisation reported in a place: its reports, the latest month first."""

    organisation: Organisation
    code: str
    reports: tuple[Reported, ...]

    @property
    def model(self) -> Any:
        """How people are counted in the latest month."""
        return MODELS[self.reports[0].model]

    @property
    def top(self) -> float:
        """The most people that any month may have."""
        return max((one.people["upper"] for one in self.reports if one.people and not one.people["gap"]), default=0)


def versions_now(platform: Platform, organisation: Organisation) -> list[Version]:
    """Of each slot of the organisation the version as it is now, of the latest months, the latest first."""
    found = Version.objects.on(platform).filter(submission__organisation=organisation).exclude(state__in=_GONE)
    related = ("submission__organisation", "platform", "upload")
    latest = {one.submission_id: one for one in found.select_related(*related).order_by("number")}
    months = set(sorted({one.submission.month for one in latest.values()}, reverse=True)[:_MONTHS])
    here = [one for one in latest.values() if one.submission.month in months]
    return sorted(here, key=lambda one: one.submission.month, reverse=True)


def in_place(version: Version, place: str) -> pl.DataFrame:
    """The rows of a version (`part_schema`) that are of the place."""
    return rows_now(version).filter(pl.col("admin1") == place)


def place_of(platform: Platform, organisation: Organisation, place: str) -> Place:
    """What an organisation reported in a place. Raises NotWhole of the content store."""
    reports = [_reported(one, place) for one in versions_now(platform, organisation)]
    return Place(organisation, place, tuple(one for one in reports if one.rows))


def _reported(version: Version, place: str) -> Reported:
    rows, year = in_place(version, place), year_in_force(version.year, version.platform)
    model = year.consolidation.get(platform_pack(version.platform.pack).country, _MODEL)
    return Reported(version, rows.height, people_of(rows, year, model)[0] if rows.height else None, model)
