"""What can be looked for in a release: the names of its lists, who is where, and the activities of its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from tinkuy.packs.folding import fold
from tinkuy.packs.schema import Entry
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.saying import is_month
from tinkuy.pages.search.spoken_words import SECTORS
from tinkuy.pages.search.understanding import ORGANISATION, PLACE, SECTOR, Lexicon

WHO: Final = ("organisation", "sector", "admin1", "month")
INDICATOR: Final = "indicator"
_KEPT: Final = 6  # releases of which a process holds names and presence
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_ACTIVITY: Final = ("organisation", "sector", "admin1")


@dataclass(frozen=True, slots=True)
class Name:
    """Something that has a name: its kind and code, and every way to write it, folded."""

    kind: str
    code: str
    folded: str


@lru_cache(maxsize=_KEPT)
def lexicon(release: Published) -> Lexicon:
    """The names of sectors, places and organisations of a release, and its months."""
    months = [code for code in release.months if is_month(code)]
    return Lexicon.of(_said(release), months)


@lru_cache(maxsize=_KEPT)
def names(release: Published) -> tuple[Name, ...]:
    """The same and its indicators, to be found by any of their words."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, kind, code in _said(release):
        found.setdefault((kind, code), []).append(fold(name))
    for entry in _entries(release, "indicators"):
        found[INDICATOR, entry.code] = [fold(name) for name in (entry.code, *entry.text.all())]
    return tuple(Name(kind, code, " ".join(dict.fromkeys(said))) for (kind, code), said in found.items())


@lru_cache(maxsize=_KEPT)
def presence(release: Published) -> pl.DataFrame:
    """[*WHO, rows]: which organisation reported activities of which sector where, in which month. No people."""
    return release.figure("presence", by=list(WHO))


@lru_cache(maxsize=2)
def activities(release: Published) -> pl.DataFrame:
    """[organisation, sector, admin1, activity, folded]: what its rows say that was done, each once."""

    def made() -> pl.DataFrame:
        coded = [pl.coalesce(key, f"{key}_text").alias(key) for key in _ACTIVITY]
        rows = release.folder.lazy().filter(pl.col("activity").is_not_null())
        found = rows.select(*coded, "activity").unique().collect(engine="streaming")
        said = found["activity"].unique().to_frame()
        folded = said.with_columns(pl.Series("folded", [fold(text) for text in said["activity"]], pl.String))
        return found.join(folded, on="activity").sort("activity", *_ACTIVITY)

    return release.table_of("activities", "1", made)


def _said(release: Published) -> Iterator[tuple[str, str, str]]:
    """Every name with its kind and code; those of the lists first, other ways to say a sector last."""
    sectors = list(_entries(release, "sectors"))
    for kind, entries in ((SECTOR, sectors), (PLACE, _places(release))):
        yield from _of(kind, entries)
    for entry in sectors:
        for word in SECTORS.get(entry.code, "").split("|"):
            yield word, SECTOR, entry.code
    yield from _of(ORGANISATION, list(_entries(release, "organisations")))


def _of(kind: str, entries: list[Entry]) -> Iterator[tuple[str, str, str]]:
    """The names of a list; one without what it has in parentheses only where no other is called so."""
    outside = {entry.code: {_PARENTHESES.sub(" ", label).strip() for label in entry.text.all()} for entry in entries}
    shared = Counter(fold(name) for bare in outside.values() for name in {fold(name) for name in bare})
    for entry in entries:
        acronym = entry.attributes.get("acronym", "")
        inside = [part for label in entry.text.all() for part in _PARENTHESES.findall(label) if part.isupper()]
        bare = [name for name in outside[entry.code] if shared[fold(name)] == 1]
        for name in (*entry.text.all(), acronym, *entry.aliases, *inside, *bare):
            if name:
                yield name, kind, entry.code


def _entries(release: Published, key: str) -> tuple[Entry, ...]:
    return release.year.lists[key].entries if key in release.year.lists else ()


def _places(release: Published) -> list[Entry]:
    """The first level below the country: what presence is known by."""
    entries = release.platform.places.entries if release.platform else _entries(release, "places")
    return [entry for entry in entries if entry.attributes.get("level") == "admin1"]


def warm(release: Published) -> None:
    """Keep who is where, and the activities, so that nobody waits for them. May be done again."""
    presence(release)
    activities(release)
