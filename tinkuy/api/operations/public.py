"""What is open to the public: platforms, their releases, and the tables of these."""

from __future__ import annotations

from typing import Annotated, Any, Final

import polars as pl
from django.http import HttpRequest
from ninja import Query, Router

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.api.callers import PerhapsToken, open_platform
from tinkuy.api.paging import Limit, Offset, part
from tinkuy.api.problems import SENTENCES, Problem
from tinkuy.api.shapes import Page, PlatformShape, ReleaseShape, RowsShape, TableShape
from tinkuy.api.telling import words
from tinkuy.pages.components.platforms import asking, platforms_of
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import all_open, latest, open_platforms, public_tables
from tinkuy.public.tables import TABLES, PublicTable
from tinkuy.registries.installed_packs import platforms as packs
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release

LATEST: Final = "latest"
router = Router(tags=["public"])
_OPTIONAL: Final = PerhapsToken()


@router.get("/platforms", response=Page[PlatformShape], auth=_OPTIONAL)
def platforms(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The platforms that are open to the public and, with a token, those in which its person takes part."""
    open_ = list(open_platforms())
    known = {one.pk for one in open_}
    found = [*open_, *(one for one in platforms_of(request.user) if one.pk not in known)]
    return part(request, found, limit, offset, lambda one: _platform(one, public=one.pk in known))


def _platform(one: Platform, *, public: bool) -> dict[str, Any]:
    pack, row = packs().get(one.pack), latest(one) if public else None
    return {
        "code": one.code,
        "name": one.name,
        "country": pack.country if pack else "",
        "synthetic": bool(pack and pack.synthetic),
        "public": row is not None,
        "latest_public_release": row.release_id if row else None,
    }


@router.get("/platforms/{platform}/releases", response=Page[ReleaseShape], auth=_OPTIONAL)
def releases(request: HttpRequest, platform: str, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The releases that are open to the public, the latest first; with a token that sees results, every release signed."""
    here = open_platform(request, platform)
    public = {row.release_id for row in all_open(here)}
    found = Release.objects.on(here)
    if not sees_results(request, here):
        found = found.filter(pk__in=public)
    return part(request, found, limit, offset, lambda one: _release(one, public=one.pk in public))


def sees_results(request: HttpRequest, platform: Platform) -> bool:
    """Whether whoever asks may know which releases were signed: who sees figures of any part of the response."""
    if not request.user.is_authenticated:
        return False
    grants = [grant for grant in asking(request).grants() if grant.platform == str(platform.pk)]
    matters = [Matter(str(platform.pk)), *(Matter(str(platform.pk), place=grant.place) for grant in grants)]
    return any(allows(asking(request), Permission.READ_AGGREGATES, matter) for matter in matters)


def _release(one: Release, *, public: bool) -> dict[str, Any]:
    return {
        "id": one.pk,
        "year": one.year,
        "first_month": str(one.first_month),
        "last_month": str(one.last_month),
        "signed_at": one.at,
        "rows": one.rows,
        "organisations": one.organisations,
        "public": public,
        "withdrawn": not one.stands,
    }


@router.get("/platforms/{platform}/releases/{release}/tables", response=list[TableShape], auth=_OPTIONAL)  # fmt: skip
def tables(request: HttpRequest, platform: str, release: str) -> Any:
    """The tables of a release that is open to the public, with their columns documented. `release`: its id, or `latest`."""
    _opened(open_platform(request, platform), release)
    return [_table(one) for one in TABLES]


def _table(one: PublicTable) -> dict[str, Any]:
    columns = [
        {
            "name": column.key,
            "kind": column.kind.value,
            "label": words(column.label),
            "meaning": words(column.meaning),
            "hxl": column.hxl,
        }
        for column in one.columns
    ]
    return {
        "code": one.code,
        "name": words(one.name),
        "about": words(one.about),
        "keys": list(one.keys),
        "columns": columns,
    }


Code = Annotated[str | None, Query(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]


@router.get("/platforms/{platform}/releases/{release}/tables/{table}", response=RowsShape, auth=_OPTIONAL)  # fmt: skip
def rows(
    request: HttpRequest,
    platform: str,
    release: str,
    table: str,
    sector: Code = None,
    admin1: Code = None,
    month: Code = None,
    quarter: Code = None,
    organisation: Code = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """The rows of one table, filtered by its key columns; `state` says whether a number is shown, suppressed or not reported."""
    here = open_platform(request, platform)
    row = _opened(here, release)
    declared = next((one for one in TABLES if one.code == table), None)
    if declared is None:
        raise Problem(404, "not_found")
    said = {"sector": sector, "admin1": admin1, "month": month, "quarter": quarter, "organisation": organisation}
    frame = public_tables(row)[table]
    for key, code in said.items():
        if code is not None:
            frame = _only(frame, declared, key, code)
    told = part(request, frame, limit, offset)
    return told | {"platform": here.code, "release": row.release_id, "table": table}


def _only(frame: pl.DataFrame, table: PublicTable, key: str, code: str) -> pl.DataFrame:
    if key not in table.keys:
        known = ", ".join(table.keys) or "-"
        raise Problem(422, "no_key", SENTENCES["no_key"].format(table=table.code, name=key, known=known))
    return frame.filter(pl.col(key) == code)


def _opened(platform: Platform, release: str) -> PublicRelease:
    """The public release that is asked for. Raises Problem 404."""
    if release == LATEST:
        row = latest(platform)
    else:
        row = next((one for one in all_open(platform) if str(one.release_id) == release), None)
    if row is None:
        raise Problem(404, "not_found")
    return row
