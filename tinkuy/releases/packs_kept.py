"""The packs in effect when a release was cut, kept whole inside it as JSON (pure).

Code lists change: years later the release must still call things what they were called, and its checks must run with the
parameters of then. Everything of a pack is kept but the outlines of places, which are drawings and no list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.loading import SHARES
from tinkuy.packs.schema import CodeList, Entry, PackColumn, PlatformPack, YearPack


def year_as_json(year: YearPack) -> dict[str, Any]:
    """The year pack as plain JSON values."""
    return {
        "id": year.id,
        "version": year.version,
        "title": _words(year.title),
        "plan_years": list(year.plan_years),
        "columns": [
            {"key": c.key, "heading": _words(c.heading), "required": c.required, "aliases": list(c.aliases)}
            for c in year.columns
        ],
        "lists": {key: list_as_json(codes) for key, codes in year.lists.items()},
        "open_columns": {key: sorted(columns) for key, columns in year.open_columns.items()},
        "planned_columns": {key: sorted(columns) for key, columns in year.planned_columns.items()},
        "rules": {code: dict(rule) for code, rule in year.rules.items()},
        "consolidation": dict(year.consolidation),
        "shares": year.shares.to_dict(as_series=False),
        "sources": dict(year.sources),
        "hash": year.hash,
    }


def year_of(said: Mapping[str, Any]) -> YearPack:
    """The year pack that `year_as_json` wrote."""
    columns = (PackColumn(c["key"], Text(**c["heading"]), c["required"], tuple(c["aliases"])) for c in said["columns"])
    return YearPack(
        id=said["id"],
        version=said["version"],
        title=Text(**said["title"]),
        plan_years=tuple(said["plan_years"]),
        columns=tuple(columns),
        lists=MappingProxyType({key: list_of(key, codes) for key, codes in said["lists"].items()}),
        open_columns=_sets(said["open_columns"]),
        planned_columns=_sets(said["planned_columns"]),
        rules=MappingProxyType({code: MappingProxyType(rule) for code, rule in said["rules"].items()}),
        consolidation=MappingProxyType(said["consolidation"]),
        shares=pl.DataFrame(said["shares"]).select(pl.col(name).cast(dtype) for name, dtype in SHARES.items()),
        sources=MappingProxyType(said["sources"]),
        hash=said["hash"],
    )


def platform_as_json(platform: PlatformPack) -> dict[str, Any]:
    """The platform pack as plain JSON values, without its outlines."""
    return {
        "id": platform.id,
        "version": platform.version,
        "title": _words(platform.title),
        "country": platform.country,
        "timezone": platform.timezone,
        "languages": list(platform.languages),
        "member_counts": dict(platform.member_counts),
        "thresholds": dict(platform.thresholds),
        "sources": dict(platform.sources),
        "hash": platform.hash,
        "synthetic": platform.synthetic,
        "lists": {key: list_as_json(codes) for key, codes in platform_lists(platform).items()},
    } | ({"about": _words(platform.about)} if platform.about else {})


def platform_of(said: Mapping[str, Any]) -> PlatformPack:
    """The platform pack that `platform_as_json` wrote; its outlines are None."""
    return PlatformPack(
        id=said["id"],
        version=said["version"],
        title=Text(**said["title"]),
        country=said["country"],
        timezone=said["timezone"],
        languages=tuple(said["languages"]),
        member_counts=MappingProxyType(said["member_counts"]),
        thresholds=MappingProxyType(said["thresholds"]),
        sources=MappingProxyType(said["sources"]),
        hash=said["hash"],
        synthetic=said.get("synthetic", False),  # releases before it was asked had none
        about=Text(**said["about"]) if "about" in said else None,
        outlines=None,
        **{key: list_of(key, codes) for key, codes in said["lists"].items()},
    )


def platform_lists(platform: PlatformPack) -> dict[str, CodeList]:
    """The code lists of a platform by key."""
    return {codes.key: codes for codes in (platform.members, platform.groups, platform.places)}


def list_as_json(codes: CodeList) -> dict[str, Any]:
    """One code list: whether anybody has it, its source, its entries."""
    entries = [
        {"code": e.code, **_words(e.text), "aliases": list(e.aliases), "attributes": dict(e.attributes)}
        for e in codes.entries
    ]
    return {"known": codes.known, "source": codes.source, "entries": entries}


def list_of(key: str, said: Mapping[str, Any]) -> CodeList:
    """The code list that `list_as_json` wrote."""
    entries = (
        Entry(e["code"], Text(*(e[code] for code in LANGUAGES)), tuple(e["aliases"]), MappingProxyType(e["attributes"]))
        for e in said["entries"]
    )
    return CodeList(key, said["known"], said["source"], tuple(entries))


def list_hash(codes: CodeList) -> str:
    """The SHA-256 of a code list's content, whatever its source was called."""
    return hashlib.sha256(canonical(list_as_json(codes)["entries"])).hexdigest()


def canonical(content: Any) -> bytes:
    """JSON of one form only: the same content always gives the same bytes, and so the same hash."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _words(text: Text) -> dict[str, str]:
    return {code: getattr(text, code) for code in LANGUAGES}


def _sets(said: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({key: frozenset(columns) for key, columns in said.items()})
