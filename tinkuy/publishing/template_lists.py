"""Which words each column of a template offers, and on which other column the offer depends (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tinkuy.languages import Text
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import Entry, PlatformPack, YearPack
from tinkuy.publishing.drop_downs import YES_NO
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

# A column's offer depends on another column: which one, and the attributes that may name the parent's code.
_PARENTS: Final = {
    "indicator": ("sector", ("sector",)),
    "admin1": ("country", ("country",)),
    "admin2": ("admin1", ("admin1", "parent")),
}
_LEVELS: Final = {"admin1": ("national", "admin1"), "admin2": ("admin2",)}


@dataclass(frozen=True, slots=True)
class OfferedList:
    """The words of one drop-down in order; `parents` (the parent's word per word) and `types` are empty where there are none."""

    name: str
    labels: Sequence[str]
    parent: str | None = None
    parents: Sequence[str] = ()
    types: Sequence[str] = ()
    label_of: Mapping[str, str] = field(default_factory=dict)

    def formula(self, columns: Mapping[str, str], row: int) -> str:
        """The source of the drop-down for a row: the whole list, or the stretch that belongs to the parent's word there."""
        if self.parent is None or self.parent not in columns:
            return f"={self.name}"
        chosen = f"${columns[self.parent]}{row}"
        return f"=OFFSET({self.name},MATCH({chosen},{self.name}_parent,0)-1,0,COUNTIF({self.name}_parent,{chosen}),1)"


def lists_of(
    year: YearPack, platform: PlatformPack | None, organisation: str | None, language: str
) -> dict[str, OfferedList]:
    """The list of every coded and yes/no column of the year whose list is known, by 5W key."""
    offered: dict[str, OfferedList] = {}
    for column in year.columns:
        if FIVE_WS[column.key].kind is Kind.YES_NO:
            offered[column.key] = OfferedList(f"tk_{column.key}", [text.in_(language) for text in YES_NO])
        elif FIVE_WS[column.key].kind is Kind.CODE:
            entries = _entries(column.key, year, platform, organisation)
            if entries:
                offered[column.key] = _offer(column.key, entries, offered, language)
    return offered


def _entries(key: str, year: YearPack, platform: PlatformPack | None, organisation: str | None) -> Sequence[Entry]:
    code_list = year.lists.get(FIVE_WS[key].code_list or "")
    entries = code_list.entries if code_list and code_list.known else ()
    if key == "organisation":
        return _organisations(entries, platform, organisation)
    if key == "country" and platform:
        return [e for e in entries if e.code == platform.country]
    if key in _LEVELS:
        return _places(key, entries, platform)
    return entries


def _organisations(entries: Sequence[Entry], platform: PlatformPack | None, wanted: str | None) -> Sequence[Entry]:
    known = entries or (platform.members.entries if platform else ())
    if wanted:
        named = [e for e in known if fold(wanted) in {fold(name) for name in _names(e)}]
        return named or [Entry(wanted, Text(wanted))]
    members = platform.members.by_code() if platform and entries else {}
    return [e for e in known if e.code in members] or known


def _names(entry: Entry) -> tuple[str, ...]:
    acronym = entry.attributes.get("acronym") or ""
    return (entry.code, *entry.text.all(), *entry.aliases, *([acronym] if acronym else []))


def _places(key: str, entries: Sequence[Entry], platform: PlatformPack | None) -> Sequence[Entry]:
    known = entries or (platform.places.entries if platform else ())
    levels = _LEVELS[key]
    country = platform.country if platform else None
    return [
        e for e in known
        if e.attributes.get("level", levels[0]) in levels and country in (None, e.attributes.get("country", country))
    ]  # fmt: skip


def _offer(key: str, entries: Sequence[Entry], offered: Mapping[str, OfferedList], language: str) -> OfferedList:
    parent, attributes = _PARENTS.get(key, (None, ()))
    above = offered.get(parent or "")
    lines = []
    for entry in entries:
        code = next((entry.attributes[a] for a in attributes if entry.attributes.get(a)), None)
        over = above.label_of.get(code, "") if above and code else ""
        lines.append(
            (over, entry.text.in_(language), entry.attributes.get("type", "") if key == "indicator" else "", entry.code)
        )
    # A stretch per parent: the words of one parent must stand together. Unparented words could never be offered.
    dependent = above is not None and any(line[0] for line in lines)
    lines = sorted(
        (line for line in lines if line[0] or not dependent),
        key=lambda line: (line[0], fold(line[1])) if dependent else ("", ""),
    )
    seen: dict[tuple[str, str], tuple] = {}
    for line in lines:
        seen.setdefault((line[0], line[1]), line)
    kept = list(seen.values())
    return OfferedList(
        f"tk_{key}",
        [line[1] for line in kept],
        parent if dependent else None,
        [line[0] for line in kept] if dependent else [],
        [line[2] for line in kept] if key == "indicator" else [],
        {line[3]: line[1] for line in lines},
    )
