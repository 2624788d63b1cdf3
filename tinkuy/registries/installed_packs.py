"""The packs of this installation: those of the package, then the folders that its settings name."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from tinkuy.packs.loading import UnknownPack, load_platform, load_year, platform_ids, year_ids
from tinkuy.packs.schema import PlatformPack, YearPack


@cache
def years() -> dict[str, YearPack]:
    """The years by id, the latest first."""
    packs = [load_year(id) for id in year_ids()] + [pack for pack in _own() if isinstance(pack, YearPack)]
    return {pack.id: pack for pack in sorted(packs, key=lambda pack: max(pack.plan_years), reverse=True)}


@cache
def platforms() -> dict[str, PlatformPack]:
    """The platforms by id."""
    packs = [load_platform(id) for id in platform_ids()] + [pack for pack in _own() if isinstance(pack, PlatformPack)]
    return {pack.id: pack for pack in packs}


def year_pack(id: str) -> YearPack:
    """The year pack of this id. Raises UnknownPack."""
    return _installed(id, years())


def platform_pack(id: str) -> PlatformPack:
    """The platform pack of this id. Raises UnknownPack."""
    return _installed(id, platforms())


def zone_of(platform: Any) -> ZoneInfo:
    """The time zone of a platform, from its pack; of one whose pack is not installed, UTC."""
    pack = platforms().get(platform.pack)
    return ZoneInfo(pack.timezone if pack else "UTC")


def today_on(platform: Any) -> dt.date:
    """The day it is on a platform."""
    return dt.datetime.now(zone_of(platform)).date()


def forget() -> None:
    """Look at the folders again: for tests that change them."""
    for cached in (years, platforms, _own):
        cached.cache_clear()


def _installed(id: str, packs: dict) -> YearPack | PlatformPack:
    if id not in packs:
        raise UnknownPack(id, packs)
    return packs[id]


@cache
def _own() -> tuple[YearPack | PlatformPack, ...]:
    """The packs in the folders of TINKUY_PACKS; a folder may hold one pack, or several in folders of their own."""
    folders = [Path(name) for name in settings.PACK_FOLDERS]
    single = [path for folder in folders for path in (folder, *sorted(folder.glob("*/"))) if path.is_dir()]
    return tuple(pack for path in single if (pack := _pack(path)))


def _pack(folder: Path) -> YearPack | PlatformPack | None:
    for load in (load_year, load_platform):
        try:
            return load(folder)
        except UnknownPack:
            continue
    return None
