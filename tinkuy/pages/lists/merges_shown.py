"""Merges as the pages of lists show them: whether one may be undone, and which entries of a list are one."""

from __future__ import annotations

from typing import Any

from tinkuy.packs.schema import CodeList
from tinkuy.registries.merging import built_on
from tinkuy.registries.models import EntryMerge, Organisation, OrganisationMerge, Platform


def undo_of(one: Organisation) -> dict[str, Any] | None:
    """The merge by which the organisation is gone, and what was built on it; None where there is none on record."""
    merge = OrganisationMerge.objects.filter(gone=one, undone_at__isnull=True).select_related("kept").first()
    return {"merge": merge, "hinders": built_on(merge)} if merge else None


def merged_entries(platform: Platform, codes: CodeList, pack: str) -> list[dict[str, Any]]:
    """The entries of a list that are read as another, with the names of both."""
    names = codes.by_code()
    found = EntryMerge.objects.on(platform).filter(year=pack, key=codes.key, undone_at__isnull=True)
    return [
        {"merge": one, "gone": names[one.gone].text, "kept": names[one.kept].text}
        for one in found.select_related("by").order_by("-at")
        if one.gone in names and one.kept in names
    ]
