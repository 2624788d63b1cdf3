"""What a release of now would hold: the reports that go out, those left out, and what changes against the last one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.ledger.standing import Stands, standing, status
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_short
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.signing.saying import moment_on, months_between, months_of
from tinkuy.pages.signing.words import NEW, filled
from tinkuy.publishing.names import Names
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release

_WAITING: Final = ("draft", "in_review", "returned")
_CELLS: Final = {
    "in": ("circle-check", "done", NEW["in"]),
    "in_newer": ("history", "done", NEW["in_newer"]),
    "waits": ("clock", "hint", NEW["waits"]),
    "missing": ("circle-dashed", "quiet", NEW["missing"]),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be released: a plan year, and the months from `first` to `last`; `years` and `months` can be chosen from."""

    year: str
    first: Month
    last: Month
    years: tuple[str, ...]
    choices: tuple[Month, ...]

    @property
    def months(self) -> list[Month]:
        """The months asked for."""
        return list(Month.between(self.first, self.last))


def wanted(platform: Platform, query: Mapping[str, str]) -> Wanted | None:
    """What the address asks for: unless said, the latest year and every month of it that stands. None: nothing stands."""
    stand = standing(platform)
    if not stand:
        return None
    latest = max(stand, key=lambda one: one.month).year
    years = tuple(sorted({one.year for one in stand}))
    year = query["anio"] if query.get("anio") in years else latest
    choices = _months(stand, year)
    first, last = (_month(query.get(key), choices) for key in ("desde", "hasta"))
    begin, end = first or choices[0], last or choices[-1]
    return Wanted(year, min(begin, end), max(begin, end), years, choices)


def _months(stand: tuple[Stands, ...], year: str) -> tuple[Month, ...]:
    return tuple(sorted({one.month for one in stand if one.year == year}))


def _month(written: str | None, choices: tuple[Month, ...]) -> Month | None:
    return next((month for month in choices if str(month) == written), None)


def last_one(platform: Platform, year: str, first: Month, last: Month) -> Release | None:
    """The release that one of these months would be compared with: the latest that stands and shares a month with it."""
    found = Release.objects.on(platform).select_related("platform", "signed_by")
    found = found.filter(year=year, withdrawn_at__isnull=True)
    return found.filter(first_month__lte=last, last_month__gte=first).first()


def what_goes_out(
    platform: Platform, asked: Wanted, stand: tuple[Stands, ...], found: Mapping[str, Any]
) -> dict[str, Any]:
    """The reports by organisation and month, and how many go out, wait, or did not come.

    `stand`: what stands in these months; `found`: what was made of it (`making`).
    """
    lines = status(platform, months=asked.months)
    inside = {(one.organisation, str(one.month)) for one in stand}
    cells = {(org, month): _state(state, (org, month) in inside) for org, month, state, _ in lines.iter_rows()}
    counts = pl.Series(list(cells.values())).value_counts()
    count = dict.fromkeys(_CELLS, 0) | dict(counts.iter_rows())
    return {
        "title": filled(NEW["what_of"], months=months_between(*(Month.parse(found[key]) for key in ("first", "last")))),
        "counts": {
            "reports": count["in"] + count["in_newer"],
            "organisations": found["organisations"],
            "rows": found["rows"],
            "waiting": count["waits"] + count["in_newer"],
            "missing": count["missing"],
        },
        "columns": [month_short(month) for month in asked.months],
        "matrix": _matrix(cells, asked, names_now(platform, asked.year)),
        "legend": [_cell(state) for state in _CELLS if count[state]],
    }


def names_now(platform: Platform, year: str) -> Names:
    """What codes are called in the lists in force."""
    return Names(year_in_force(year, platform), platform_pack(platform.pack), spoken())


def _state(state: str, inside: bool) -> str:
    waits = state in _WAITING
    if inside:
        return "in_newer" if waits else "in"
    return "waits" if waits else "missing"


def _matrix(cells: Mapping[tuple[str, str], str], asked: Wanted, names: Names) -> list[dict[str, Any]]:
    """One line per organisation that is to report or did, by name."""
    organisations = sorted({org for org, _ in cells}, key=lambda code: names.name("organisation", code))
    return [
        {
            "organisation": names.name("organisation", code),
            "cells": [_cell(cells[code, str(month)]) | {"month": month_short(month)} for month in asked.months],
        }
        for code in organisations
        if any(cells[code, str(month)] != "missing" for month in asked.months)
    ] + _silent(cells, organisations, asked, names)


def _silent(
    cells: Mapping[tuple[str, str], str], organisations: list[str], asked: Wanted, names: Names
) -> list[dict[str, Any]]:
    """The organisations that sent nothing at all, after the others."""
    nothing = [code for code in organisations if all(cells[code, str(m)] == "missing" for m in asked.months)]
    return [
        {"organisation": names.name("organisation", code), "cells": [_cell("missing") | {"month": month_short(m)} for m in asked.months]}
        for code in nothing
    ]  # fmt: skip


def _cell(state: str) -> dict[str, Any]:
    icon, tone, word = _CELLS[state]
    return {"icon_name": icon, "tone": tone, "word": word}


def may_be_withdrawn(platform: Platform) -> list[dict[str, Any]]:
    """The releases that stand, the latest first, as the form offers them."""
    found = Release.objects.on(platform).filter(withdrawn_at__isnull=True).select_related("platform")
    return [
        {"id": str(one.pk), "name": filled(NEW["of_day"], day=moment_on(one.at, platform), months=months_of(one))}
        for one in found
    ]
