"""What somebody's organisations reported: new people by month and by sector, with intervals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl
from django.http import HttpRequest

from tinkuy.figures.catalogue import MODELS
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.standing import most_urgent
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.resolution_shown import people_of
from tinkuy.pages.uploads.visible import organisations_of, versions
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack

_SENT: Final = (Version.State.IN_REVIEW, Version.State.ACCEPTED, Version.State.RETURNED)
_MONTHS: Final = 12
_MODEL: Final = "sum"


def reported(request: HttpRequest) -> dict[str, Any] | None:
    """The last twelve months that were sent: one line each, and one table of sectors; None where nothing was."""
    latest = _latest(request)
    months = sorted({one.submission.month for one in latest})[-_MONTHS:]
    latest = [one for one in latest if one.submission.month in months]
    if not latest:
        return None
    year = year_pack(max(latest, key=lambda one: one.submission.month).year)
    pack = platform_pack(request.platform.pack)
    model = year.consolidation.get(pack.country, _MODEL)
    rows = pl.concat([read_part(one.part, content_store()) for one in latest])
    by_month = {line["month"]: line for line in people_of(rows, year, model, ("month",))}
    lines = [_line(month, latest, by_month.get(str(month))) for month in months]
    return {
        "months": lines,
        "model": MODELS[model],
        "top": max((line["figure"]["upper"] for line in lines if line["figure"]), default=0),
        "sectors": sectors_told(
            rows, months, people_of(rows, year, model, ("sector", "month")), Names(year, pack, spoken())
        ),
    }


def _latest(request: HttpRequest) -> list[Version]:
    """The latest version that was sent of every slot of the organisations of whoever asks."""
    mine = versions(request).filter(submission__organisation__in=organisations_of(request), state__in=_SENT)
    return list({one.submission_id: one for one in mine.order_by("number")}.values())


def _line(month: Any, latest: Iterable[Version], figure: dict[str, Any] | None) -> dict[str, Any]:
    of = [one for one in latest if one.submission.month == month]
    return {
        "month": month,
        "figure": figure,
        "rows": sum(one.rows for one in of),
        "state": most_urgent({one.state for one in of}),
        "version": of[0],
    }


def sectors_told(
    rows: pl.DataFrame, months: list[Any], lines: list[dict[str, Any]], names: Names
) -> list[dict[str, Any]]:
    """A line per sector, with what was reported in each month: `lines` are people by sector and month."""
    by = {(line["sector"], line["month"]): line for line in lines}
    sectors = rows["sector"].drop_nulls().unique().to_list()
    told = [
        {"name": names.name("sector", sector), "cells": [by.get((sector, str(month))) for month in months]}
        for sector in sectors
        if any((sector, str(month)) in by for month in months)
    ]
    return sorted(told, key=lambda line: line["name"])
