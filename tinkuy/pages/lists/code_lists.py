"""The code lists of a platform: those of its years and its own, searched and paged (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, Entry, PlatformPack, YearPack

ON_A_PAGE: Final = 50
# In the order in which people ask for them; organisations have pages of their own.
OF_A_YEAR: Final = (
    "sectors", "indicators", "mechanisms", "population_groups", "age_gender", "places", "places_admin2", "countries",
    "organisation_types", "indicator_types", "implementing_partners",
)  # fmt: skip
OF_A_PLATFORM: Final = ("groups", "places")
# What a list says of its entries besides the names, where people want to know it, and the list that names its codes.
SHOWN: Final[Mapping[str, str]] = {
    "sector": "sectors", "type": "", "modality": "", "kind": "", "parent": "", "country": "countries", "level": "",
    "acronym": "", "unit": "", "organisation": "organisations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is shown: code, name, its names in other languages and other names, and (heading key, text) pairs."""

    code: str
    name: Text
    others: tuple[str, ...]
    details: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found."""

    lines: tuple
    found: int
    number: int
    pages: int


def page_of(found: Sequence, wanted: str, size: int = ON_A_PAGE) -> Page:
    """The page that an address asks for; what is not understood is the first, beyond the last is the last."""
    pages = max(-(-len(found) // size), 1)
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and 0 < len(wanted) < 7 else 1
    number = min(max(number, 1), pages)
    return Page(tuple(found[(number - 1) * size : number * size]), len(found), number, pages)


def lists_of(pack: YearPack | PlatformPack) -> list[CodeList]:
    """The lists of a pack that are shown, in order."""
    if isinstance(pack, YearPack):
        return [pack.lists[key] for key in OF_A_YEAR if key in pack.lists]
    return [getattr(pack, key) for key in OF_A_PLATFORM]


def lines_of(codes: CodeList, pack: YearPack | PlatformPack, years: Sequence[YearPack], wanted: str) -> list[Line]:
    """The entries that have every word of `wanted` in their code, names or details; all if it is blank."""
    names = _Names(codes, pack, years)
    words = fold(wanted).split()
    made = (Line(e.code, e.text, _others(e), tuple(_details(e, names))) for e in codes.entries)
    return [line for line in made if not words or _has(line, words)]


class _Names:
    """What the codes in an entry's attributes are called."""

    def __init__(self, codes: CodeList, pack: YearPack | PlatformPack, years: Sequence[YearPack]) -> None:
        self._own = codes.by_code()
        lists = [year.lists for year in years]
        if isinstance(pack, YearPack):
            lists.insert(0, pack.lists)
        self._lists = lists
        self._type = "indicator_types" if codes.key == "indicators" else "organisation_types"

    def of(self, attribute: str, value: str) -> Text:
        """The text of an attribute's value; the value itself where no list names it."""
        key = self._type if attribute == "type" else SHOWN[attribute]
        if attribute == "parent" and value in self._own:
            return self._own[value].text
        for lists in self._lists if key else ():
            if value in (entries := _by_code(lists[key])):
                return entries[value].text
        return Text(value)


_KEPT: dict[int, tuple[CodeList, dict[str, Entry]]] = {}


def _by_code(codes: CodeList) -> dict[str, Entry]:
    """The list by code, made once: a list never changes."""
    if id(codes) not in _KEPT or _KEPT[id(codes)][0] is not codes:
        _KEPT[id(codes)] = (codes, codes.by_code())
    return _KEPT[id(codes)][1]


def _details(entry: Entry, names: _Names) -> Iterator[tuple[str, Text]]:
    for attribute in SHOWN:
        if attribute == "unit" and (unit := _unit(entry)):
            yield attribute, unit
        elif value := entry.attributes.get(attribute):
            yield attribute, names.of(attribute, value)


def _unit(entry: Entry) -> Text | None:
    said = [entry.attributes.get(f"unit_{code}", "") for code in LANGUAGES]
    return Text(*said) if any(said) else None


def _others(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.aliases))


def _has(line: Line, words: Sequence[str]) -> bool:
    texts = [line.code, *line.name.all(), *line.others, *(text for _, said in line.details for text in said.all())]
    whole = fold(" ".join(texts))
    return all(word in whole for word in words)
