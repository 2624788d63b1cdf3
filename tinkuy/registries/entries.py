"""Entries of a year's list that are one: implementing partners written twice. The pack stays; what reads it joins them.

No row changes: a row keeps the code it was sent with, and is read as of the kept entry while the merge is in force. So
taking it back is always possible, and is exact.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.packs.schema import YearPack
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.merging import NotListed
from tinkuy.registries.models import EntryMerge, Platform

MERGED_LISTS: Final = frozenset(
    {"implementing_partners"}
)  # whose entries may be merged; columns of rows have the same key
Pairs = tuple[tuple[str, str, str], ...]  # list, gone, kept


def pairs_in_force(platform: Platform, year: str) -> Pairs:
    """What is merged now in the lists of a year, in the order in which it was: (list, gone, kept)."""
    found = EntryMerge.objects.on(platform).filter(year=year, undone_at__isnull=True)
    return tuple(found.order_by("at", "id").values_list("key", "gone", "kept"))


def kept_of(pairs: Pairs, key: str) -> dict[str, str]:
    """By code that is gone, the code that it is read as in the end."""
    into = {gone: kept for of, gone, kept in pairs if of == key}
    return {gone: _last(gone, into) for gone in into}


def _last(code: str, into: dict[str, str]) -> str:
    while code in into:
        code = into[code]
    return code


@transaction.atomic
def merge_entries(*, platform: Platform, year: str, key: str, kept: str, gone: str, by: Any, why: str) -> EntryMerge:
    """Have rows and names of one entry of a year's list read as another's. Raises Refused and NotListed."""
    require(by, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    if not why.strip():
        raise NotListed("no_reason")
    Platform.objects.select_for_update().get(pk=platform.pk)  # of two who merge at once, the second sees the first
    live = _live(year_pack(year), key, pairs_in_force(platform, year))
    for code in (gone, kept):
        if code not in live:
            raise NotListed("no_such_entry", code=code)
    if gone == kept:
        raise NotListed("the_same", name=live[gone])
    said = {"year": year, "key": key, "kept": kept, "gone": gone, "why": why.strip()}
    made = EntryMerge.objects.create(platform=platform, by=by, **said)
    record("merge_entries", made, by=by, detail=said)
    return made


@transaction.atomic
def undo_merge_entries(*, merge: EntryMerge, by: Any, why: str = "") -> None:
    """Have them be two again. Raises Refused, and NotListed where it was undone already."""
    require(by, Permission.KEEP_LISTS, Matter(str(merge.platform_id)))
    in_force = EntryMerge.objects.on(merge.platform).filter(pk=merge.pk, undone_at__isnull=True)
    if not in_force.update(undone_by=by, undone_at=timezone.now()):
        raise NotListed("undone_already")
    record("undo_merge_entries", merge, by=by, detail={"kept": merge.kept, "gone": merge.gone, "why": why.strip()})


def _live(pack: YearPack, key: str, pairs: Pairs) -> dict[str, str]:
    """The entries of the list that are not merged into another, with their names."""
    if key not in MERGED_LISTS:
        return {}
    gone = kept_of(pairs, key)
    return {entry.code: entry.text.es for entry in pack.lists[key].entries if entry.code not in gone}
