"""The year's list of organisations as it is in effect: the pack's own, and what the registry knows besides.

A pack is a seed that never changes, and calls things as the year called them; the registry adds what people said since:
other names, a type where the year gave none, organisations that joined later. A release holds the list in effect.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry, YearPack
from tinkuy.registries.models import Organisation, Platform

_LIST = "organisations"


def year_in_effect(year: YearPack, platform: Platform, used: Collection[str]) -> YearPack:
    """The year pack with its organisations as they are in effect, and those of the codes `used` that its list lacks."""
    listed = year.lists[_LIST]
    codes = {entry.code for entry in listed.entries} | set(used)
    found = Organisation.objects.filter(scope=platform.scope, code__in=codes).prefetch_related("aliases")
    registered = {one.code: one for one in found.order_by("code")}
    return replace(year, lists=MappingProxyType({**year.lists, _LIST: _registered(listed, registered)}))


def merged(platform: Platform) -> dict[str, str]:
    """The code of every organisation that was merged into another, and the code under which it counts now."""
    gone = Organisation.objects.filter(scope=platform.scope, merged_into__isnull=False).select_related("merged_into")
    into = {one.code: one.merged_into.code for one in gone}
    return {code: _last(code, into) for code in into}


def _last(code: str, into: dict[str, str]) -> str:
    """Where a code leads in the end; one that leads back to itself stays what it is."""
    passed = [code]
    while (following := into.get(passed[-1])) and following not in passed:
        passed.append(following)
    return passed[-1]


def _registered(listed: CodeList, registered: dict[str, Organisation]) -> CodeList:
    """The list in its own order with what the registry adds; an unknown list stays unknown, with those who reported."""
    entries = [_entry(entry, registered.pop(entry.code, None)) for entry in listed.entries]
    added = [_entry(_as_entry(one), one) for one in registered.values()]
    return replace(listed, entries=(*entries, *added))


def _entry(entry: Entry, organisation: Organisation | None) -> Entry:
    if organisation is None:
        return entry
    names = dict.fromkeys((*entry.aliases, *(one.name for one in organisation.aliases.all())))
    aliases = tuple(name for name in names if name not in entry.text.all())
    besides = {key: said for key in ("type", "acronym") if (said := getattr(organisation, key))}
    given = {key: said for key, said in entry.attributes.items() if said}
    return replace(entry, aliases=aliases, attributes=MappingProxyType({**entry.attributes, **besides, **given}))


def _as_entry(organisation: Organisation) -> Entry:
    return Entry(organisation.code, Text(organisation.name_es, organisation.name_en, organisation.name_pt))
