"""The code lists of a platform's years: what the codes in tables, figures and reports mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from tinkuy.api.callers import PerhapsToken, open_platform
from tinkuy.api.paging import Limit, Offset, part
from tinkuy.api.problems import Problem
from tinkuy.api.shapes import ListShape, Page, YearShape
from tinkuy.api.telling import words
from tinkuy.packs.schema import CodeList, Entry, YearPack
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.installed_packs import years as year_packs
from tinkuy.registries.models import Platform

router = Router(tags=["lists"])
_OPTIONAL = PerhapsToken()


@router.get("/platforms/{platform}/years", response=Page[YearShape], auth=_OPTIONAL)
def years(request: HttpRequest, platform: str, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The plan years whose code lists are known here, the latest first."""
    open_platform(request, platform)
    return part(request, list(year_packs().values()), limit, offset, _year)


def _year(pack: YearPack) -> dict[str, Any]:
    lists = sorted({*pack.lists, "organisations"})
    return {"id": pack.id, "title": words(pack.title), "plan_years": list(pack.plan_years), "lists": lists}


@router.get("/platforms/{platform}/years/{year}/lists/{list}", response=ListShape, auth=_OPTIONAL)
def entries(request: HttpRequest, platform: str, year: str, list: str, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The entries of a list: sectors, indicators, places, organisations and the others that `years` names."""
    here = open_platform(request, platform)
    if year not in year_packs():
        raise Problem(404, "not_found")
    codes = _list(here, year_in_force(year, here), list)
    told = part(request, codes.entries, limit, offset, _entry)
    return told | {"list": list, "known": codes.known, "source": codes.source}


def _list(platform: Platform, year: YearPack, key: str) -> CodeList:
    """The list as reports of the platform are read with it; a year without places takes those of the platform."""
    codes = year.lists.get(key)
    if codes is None:
        raise Problem(404, "not_found")
    own = platform_pack(platform.pack)
    if key == "places" and not codes.known:
        return own.places
    return own.admin2_for(year) if key == "places_admin2" and not codes.known else codes


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "name": words(entry.text),
        "other_names": [*entry.aliases],
        "attributes": {name: value for name, value in entry.attributes.items() if value},
    }
