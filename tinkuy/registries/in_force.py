"""The year's list of organisations as the registry has it now: the pack is a seed, and people's changes stand on top.

Reading and checking match names against this list. The pack's hash stays what it was: a version pins the seed, and the
registry's changes are dated in the audit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from django.db.models import Count, Max

from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry, YearPack
from tinkuy.registries.entries import MERGED_LISTS, Pairs, kept_of, pairs_in_force
from tinkuy.registries.installed_packs import year_pack, years
from tinkuy.registries.models import EntryMerge, Organisation, OrganisationAlias, OrganisationMerge, Platform

_LIST: Final = "organisations"
_REGISTRY: Final = "The registry of this installation; nobody here has the list of this year."
State = tuple[str, ...]


def year_in_force(year: str, platform: Platform) -> YearPack:
    """The year pack with its organisations as they are known now. The same object while nothing changes. Raises UnknownPack.

    An organisation that was merged is read as the one that was kept: its code and names are aliases of that one. A list
    that the pack does not have becomes the registry's own.
    """
    pack = year_pack(year)
    return _in_force(pack.id, pack.hash, platform.scope, state_of(platform), pairs_in_force(platform, pack.id))


def state_of(platform: Platform) -> State:
    """Words that change whenever the registry's names do: for keys of what is kept."""
    ours = Organisation.objects.filter(scope=platform.scope)
    named = OrganisationAlias.objects.filter(organisation__scope=platform.scope)
    counts = ours.aggregate(rows=Count("pk"), merged=Count("merged_into"), retired=Count("retired_on"))
    latest = ours.order_by("-pk").values_list("pk", flat=True).first()
    names = named.aggregate(names=Count("pk"), last=Max("pk"))
    # A merge that was undone and another that was made leave as many merged ones as before.
    merges = OrganisationMerge.objects.filter(kept__scope=platform.scope)
    merged = merges.aggregate(made=Count("pk"), undone=Count("undone_at"), last=Max("at"))
    entries = EntryMerge.objects.on(platform).aggregate(joined=Count("pk"), parted=Count("undone_at"))
    said = (*counts.values(), latest, *names.values(), *merged.values(), *entries.values())
    return tuple(str(value) for value in said)


def organisations_of(platform: Platform) -> CodeList:
    """Every organisation that the platform's registry knows, as a code list: whatever the year."""
    return _listed(CodeList(_LIST, known=False, source=_REGISTRY), platform.scope)


@lru_cache(maxsize=16)
def _in_force(year: str, _: str, scope: str, state: State, pairs: Pairs) -> YearPack:
    pack = year_pack(year)
    joined = {key: _joined(pack.lists[key], kept_of(pairs, key)) for key in MERGED_LISTS if key in pack.lists}
    lists = {**pack.lists, **joined, _LIST: _listed(pack.lists[_LIST], scope)}
    return replace(pack, lists=MappingProxyType(lists))


def _joined(listed: CodeList, kept: dict[str, str]) -> CodeList:
    """The list with the entries that are gone read as those that were kept."""
    if not kept:
        return listed
    entries = listed.by_code()
    names: dict[str, list[str]] = {}
    for gone, into in kept.items():
        one = entries[gone]
        names.setdefault(into, []).extend((gone, *one.text.all(), *one.aliases))
    live = (entry for code, entry in entries.items() if code not in kept)
    return replace(listed, entries=tuple(_also_named(entry, names.get(entry.code, ())) for entry in live))


def _listed(listed: CodeList, scope: str) -> CodeList:
    """The list in its own order, then those that only the registry has; merged ones within those they became."""
    registered = {one.code: one for one in Organisation.objects.filter(scope=scope).prefetch_related("aliases")}
    if not registered:
        return listed
    by_pk = {one.pk: one for one in registered.values()}
    entries = listed.by_code() if listed.known else {}
    for code in _not_of_a_pack(registered) if listed.known else registered:
        entries.setdefault(code, _as_entry(registered[code]))
    kept = {code: _kept(registered[code], by_pk) for code in registered if registered[code].merged_into_id}
    for one in kept.values():
        entries.setdefault(one.code, _as_entry(one))
    others = {code: [*_names(one)] for code, one in registered.items()}
    for code, one in kept.items():
        gone = entries.pop(code, None)
        others[one.code] += [code, *others[code], *(gone.text.all() if gone else ()), *(gone.aliases if gone else ())]
    live = tuple(_also_named(entry, others.get(code, ())) for code, entry in entries.items())
    return replace(listed, known=True, source=listed.source if listed.known else _REGISTRY, entries=live)


def _not_of_a_pack(registered: Iterable[str]) -> list[str]:
    """The codes that no installed year has: organisations that people added."""
    packed = {entry.code for pack in years().values() for entry in pack.lists[_LIST].entries}
    return sorted(set(registered) - packed)


def _kept(one: Organisation, by_pk: dict[object, Organisation]) -> Organisation:
    """What a merged organisation is now; the kept one may have been merged itself later."""
    while one.merged_into_id:
        one = by_pk[one.merged_into_id]
    return one


def _names(one: Organisation) -> list[str]:
    own = (one.name_es, one.name_en, one.name_pt, one.acronym, *(alias.name for alias in one.aliases.all()))
    return [name for name in own if name]


def _as_entry(one: Organisation) -> Entry:
    said = {"type": one.type, "acronym": one.acronym}
    known = MappingProxyType({key: value for key, value in said.items() if value})
    return Entry(one.code, Text(one.name_es, one.name_en, one.name_pt), (), known)


def _also_named(entry: Entry, names: Iterable[str]) -> Entry:
    others = dict.fromkeys((*entry.aliases, *names))
    return replace(entry, aliases=tuple(name for name in others if name not in entry.text.all()))
