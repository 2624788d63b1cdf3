"""What a response pack holds: the code lists, template columns and parameters of one plan year, or of one platform (pure).

A pack is data. Code never asks which country or year it is: it asks the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from tinkuy.languages import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a code list: its code, its names, other names it is known by, and what else the list says of it."""

    code: str
    text: Text
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list with its source. A list that nobody here has is declared `known=False` and is empty, never invented."""

    key: str
    known: bool
    source: str
    entries: tuple[Entry, ...] = ()

    def by_code(self) -> dict[str, Entry]:
        """The entries keyed by code."""
        return {entry.code: entry for entry in self.entries}

    def frame(self) -> pl.DataFrame:
        """The list as a frame: `code`, `es`, `en`, `pt` and one String column per attribute (blank is null)."""
        names = sorted({name for entry in self.entries for name in entry.attributes})
        rows = [
            {"code": e.code, "es": e.text.es, "en": e.text.en, "pt": e.text.pt}
            | {name: e.attributes.get(name) or None for name in names}
            for e in self.entries
        ]
        return pl.DataFrame(rows, schema=dict.fromkeys(("code", "es", "en", "pt", *names), pl.String))


@dataclass(frozen=True, slots=True)
class PackColumn:
    """A column of the year's template: which 5W column it is, its exact headings, and whether a file must have it.

    `aliases` are other headings seen in the year's own files, such as an export's dotted ones.
    """

    key: str
    heading: Text
    required: bool
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearPack:
    """The rules of the game of one plan year, for every country of the response.

    `lists` has a CodeList for each list key that the 5W columns name (and organisation types, indicator types).
    `open_columns` says which template columns a type of indicator fills; `rules` names the rules that apply, each with
    its parameters; `consolidation` names each country's model; `shares` holds age and gender shares by country and sector
    (columns country, sector, girls, boys, women, men), for labelled estimates only. A country absent from `consolidation`
    is one whose model nobody here knows. `planned_columns` is `open_columns` of the planning sheet.
    """

    id: str
    version: str
    title: Text
    plan_years: tuple[int, ...]
    columns: tuple[PackColumn, ...]
    lists: Mapping[str, CodeList]
    open_columns: Mapping[str, frozenset[str]]
    rules: Mapping[str, Mapping[str, object]]
    consolidation: Mapping[str, str]
    shares: pl.DataFrame
    sources: Mapping[str, str]
    hash: str
    planned_columns: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def column_keys(self) -> tuple[str, ...]:
        """The keys of the year's columns, in the template's order."""
        return tuple(column.key for column in self.columns)

    def has(self, key: str) -> bool:
        """Whether the year's template has the column."""
        return key in self.column_keys()


@dataclass(frozen=True, slots=True)
class PlatformPack:
    """One coordination platform: its country, members, groups, places, languages, time zone and thresholds.

    `synthetic`: its figures and organisations are made up; whatever shows them says so. `about`: what the response is, in a
    few sentences for everybody; a pack may leave it out.
    """

    id: str
    version: str
    title: Text
    country: str
    timezone: str
    languages: tuple[str, ...]
    members: CodeList
    member_counts: Mapping[str, int]
    groups: CodeList
    places: CodeList
    thresholds: Mapping[str, float]
    outlines: Path | None
    sources: Mapping[str, str]
    hash: str
    synthetic: bool = False
    about: Text | None = None

    def admin2_for(self, year: YearPack) -> CodeList:
        """The platform's places of level admin2, each with the `admin1` it lies in, under the code that the year gives that one."""
        theirs = {entry.code for entry in year.lists["places"].entries}
        iso = {entry.code: entry.attributes.get("iso", "") for entry in self.places.entries}
        entries = []
        for entry in self.places.entries:
            if entry.attributes.get("level") == "admin2":
                above = entry.attributes.get("parent", "")
                above = iso[above] if above not in theirs and iso.get(above) in theirs else above
                entries.append(replace(entry, attributes={**entry.attributes, "admin1": above}))
        return CodeList("places_admin2", bool(entries), self.places.source, tuple(entries))
