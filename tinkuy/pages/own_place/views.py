"""The pages of a field focal point: the months of their organisation in their place, and the rows of one report there."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows
from tinkuy.checks.messages import with_messages
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Version
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.own_place.months import place_of, versions_now
from tinkuy.pages.own_place.words import PLACE
from tinkuy.pages.review.one_version import names_for
from tinkuy.publishing.names import Names
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.models import Organisation, Platform

_SHOWN: Final = 200  # rows of a report on the page
_NAMED: Final = ("sector", "indicator", "admin2")
_PAGE: Final = {"section": "own_place", "words": PLACE}


@require_safe
@on_platform
def own_place(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The months of each organisation and place that whoever asks is the field focal point of."""
    scopes = Scopes(platform)
    places = [
        {"of": place_of(platform, whose, code), "name": scopes.name("place", code)} for whose, code in _held(request)
    ]
    return render(request, "own_place/place.html", _PAGE | {"places": places})


@require_safe
@on_platform
def rows(request: HttpRequest, platform: Platform, version: UUID, place: str) -> HttpResponse:
    """The rows of a report that are of the place, each with what was found in it."""
    whose = [organisation for organisation, code in _held(request) if code == place]
    this = next((one for each in whose for one in versions_now(platform, each) if one.pk == version), None)
    lines = _lines(this, place) if this else []
    if not lines:
        raise Http404
    context = {
        "version": this,
        "place": Scopes(platform).name("place", place),
        "lines": lines[:_SHOWN],
        "shown": PLACE["shown"].format(n=_SHOWN, all=len(lines)) if len(lines) > _SHOWN else None,
    }
    return render(request, "own_place/rows.html", _PAGE | context)


def _held(request: HttpRequest) -> list[tuple[Organisation, str]]:
    """The organisation and place of each role of whoever asks that lets them see its rows there. Raises Refused."""
    here = str(request.platform.pk)
    held = [(one.organisation, one.place) for one in asking(request).grants() if one.platform == here and one.place]
    mine = [
        (organisation, place)
        for organisation, place in held
        if allows(asking(request), Permission.READ_DRAFTS, Matter(here, organisation=organisation, place=place))
    ]
    if not mine:
        raise Refused(Permission.READ_DRAFTS, Matter(here))
    known = {str(one.pk): one for one in Organisation.objects.filter(pk__in={organisation for organisation, _ in mine})}
    return [(known[str(organisation)], place) for organisation, place in mine]


def _lines(version: Version, place: str) -> list[dict[str, Any]]:
    """The rows of a version that are of the place, as they stand in the file."""
    found = checked([version])
    here = found.rows.filter(pl.col("admin1") == place).sort("row")
    findings = found.findings.join(here, on="row_id", how="semi", maintain_order="left")
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    said = with_messages(findings.sort(order), spoken(), year=year_in_force(version.year, version.platform))
    of_row: dict[int, list[dict[str, Any]]] = {}
    for one in said.iter_rows(named=True):
        of_row.setdefault(one["row_id"], []).append(one)
    names = names_for(version, spoken())
    return [_line(row, names, of_row.get(row["row_id"], [])) for row in here.iter_rows(named=True)]


def _line(row: dict[str, Any], names: Names, findings: list[dict[str, Any]]) -> dict[str, Any]:
    named = {key: names.name(key, row[key]) if row[key] else row[f"{key}_text"] or "" for key in _NAMED}
    return named | {key: row[key] for key in ("row", "activity", "total", "new")} | {"findings": findings}
