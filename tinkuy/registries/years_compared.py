"""What a plan year changes against another: columns and codes that are new, retired, called otherwise, or of another meaning (pure).

A code is of its year: RE-WA1 was a policy in 2021 and is safe water in 2023. So a code that stays is looked at by its names:
unlike ones are told apart as another meaning, which is what somebody has to know before they go on reporting by habit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz

from tinkuy.languages import LANGUAGES
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, Entry, YearPack
from tinkuy.registries.loading import ALIKE, same_organisation

COLUMNS: Final = "columns"  # of the template, looked at like a list: the 5W column and its heading
_ORGANISATIONS: Final = "organisations"
Pair = tuple[Entry, Entry]


@dataclass(frozen=True, slots=True)
class ListChange:
    """One list in two years. `known`: whether both years have it; else there is nothing to compare.

    `renamed` and `other`: the entry before and after, of a code whose names are alike, and of one whose names are not.
    """

    key: str
    known: bool
    new: tuple[Entry, ...] = ()
    retired: tuple[Entry, ...] = ()
    renamed: tuple[Pair, ...] = ()
    other: tuple[Pair, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both years have the list, and nothing in it is another."""
        return self.known and not (self.new or self.retired or self.renamed or self.other)


def compared(before: YearPack, after: YearPack, keys: Sequence[str]) -> tuple[ListChange, ...]:
    """What `after` changes against `before`: the columns of the template, then these lists that either year has, in order."""
    changes = [_change(COLUMNS, _headings(before), _headings(after))]
    for key in keys:
        sides = [_known(year.lists.get(key)) for year in (before, after)]
        if all(sides):
            changes.append(_change(key, sides[0].entries, sides[1].entries))
        elif any(sides):
            changes.append(ListChange(key, known=False))
    return tuple(changes)


def _known(listed: CodeList | None) -> CodeList | None:
    return listed if listed is not None and listed.known else None


def _headings(year: YearPack) -> list[Entry]:
    return [Entry(column.key, column.heading, column.aliases, MappingProxyType({})) for column in year.columns]


def _change(key: str, before: Iterable[Entry], after: Iterable[Entry]) -> ListChange:
    was, now = ({entry.code: entry for entry in entries} for entries in (before, after))
    both = [(was[code], now[code]) for code in now if code in was and not _same_name(was[code], now[code])]
    # A column is what its key says, whatever its heading.
    alike = [pair for pair in both if key == COLUMNS or (same_organisation if key == _ORGANISATIONS else _alike)(*pair)]
    return ListChange(
        key,
        known=True,
        new=tuple(entry for code, entry in now.items() if code not in was),
        retired=tuple(entry for code, entry in was.items() if code not in now),
        renamed=tuple(alike),
        other=tuple(pair for pair in both if pair not in alike),
    )


def _same_name(one: Entry, other: Entry) -> bool:
    """Whether every language that both years say has the same name, but for accents, case and punctuation."""
    ours, theirs = one.text, other.text
    said = [(getattr(ours, code), getattr(theirs, code)) for code in LANGUAGES]
    shared = [(a, b) for a, b in said if a and b]
    return all(fold(a) == fold(b) for a, b in shared) if shared else False


def _alike(one: Entry, other: Entry) -> bool:
    return any(fuzz.token_sort_ratio(fold(a), fold(b)) >= ALIKE for a in _names(one) for b in _names(other))


def _names(entry: Entry) -> list[str]:
    return [name for name in (*entry.text.all(), *entry.aliases) if name]
