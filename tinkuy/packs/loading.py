"""From a pack's folder to the pack: read once, kept, never changed (pure).

Packs of this package lie under `packs/data/<id>`; another country may keep its own elsewhere and give the folder's path.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.folders import DATA, MANIFEST, Line, hash_of, read_lines, read_manifest
from tinkuy.packs.schema import CodeList, Entry, PackColumn, PlatformPack, YearPack

YEAR_LISTS = (
    "organisations", "implementing_partners", "sectors", "indicators", "mechanisms", "countries", "places", "places_admin2",
    "organisation_types", "indicator_types", "population_groups", "age_gender",
)  # fmt: skip
PLATFORM_LISTS = ("members", "groups", "places")
SHARES = {"country": pl.String(), "sector": pl.String()} | dict.fromkeys(
    ("girls", "boys", "women", "men"), pl.Float64()
)
Pack = TypeVar("Pack")
_NOT_ATTRIBUTES = frozenset({"code", "es", "en", "pt", "aliases"})
_UNKNOWN = Text(
    "No hay un paquete «{id}». Los que hay: {known}. También puede darse la carpeta de un paquete propio.",
    "There is no pack “{id}”. Those there are: {known}. The folder of a pack of your own may be given too.",
    "Não há um pacote «{id}». Os que há: {known}. Também pode ser dada a pasta de um pacote próprio.",
)

_BROKEN = Text(
    "La carpeta «{folder}» no se pudo leer como paquete; `tinkuy pack check {folder}` dice qué corregir.",
    "The folder “{folder}” could not be read as a pack; `tinkuy pack check {folder}` says what to mend.",
    "A pasta «{folder}» não pôde ser lida como pacote; `tinkuy pack check {folder}` diz o que corrigir.",
)
# What reading a folder that is no sound pack may raise.
_UNSOUND = (KeyError, TypeError, AttributeError, ValueError, OSError, csv.Error, pl.exceptions.PolarsError)


class UnknownPack(LookupError):
    """Raised for an id that is neither a pack of this package nor a pack's folder; `text` names the packs there are."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        self.text = _UNKNOWN.format(id=wanted, known=", ".join(known))
        super().__init__(self.text.in_("en"))


class BrokenPack(UnknownPack):
    """Raised for a pack's folder that cannot be read as one; `text` says so and how to find out why."""

    def __init__(self, folder: Path) -> None:
        self.text = _BROKEN.format(folder=folder)
        LookupError.__init__(self, self.text.in_("en"))


def year_ids() -> tuple[str, ...]:
    """The ids of the year packs of this package, in order."""
    return _ids("year")


def platform_ids() -> tuple[str, ...]:
    """The ids of the platform packs of this package, in order."""
    return _ids("platform")


def load_year(pack: str | Path) -> YearPack:
    """Return the year pack with this id, or in this folder; the same object every time. Raises UnknownPack."""
    return _sound(_year, _folder(pack, "year"))


def load_platform(pack: str | Path) -> PlatformPack:
    """Return the platform pack with this id, or in this folder; the same object every time. Raises UnknownPack."""
    return _sound(_platform, _folder(pack, "platform"))


@cache
def _ids(kind: str) -> tuple[str, ...]:
    folders = sorted(path.parent for path in DATA.glob(f"*/{MANIFEST}"))
    return tuple(folder.name for folder in folders if read_manifest(folder)["kind"] == kind)


def _folder(pack: str | Path, kind: str) -> Path:
    known = _ids(kind)
    if str(pack) in known:
        return DATA / str(pack)
    folder = Path(pack)
    if (folder / MANIFEST).is_file() and _sound(read_manifest, folder).get("kind") == kind:
        return folder.resolve()
    raise UnknownPack(str(pack), known)


def _sound(read: Callable[[Path], Pack], folder: Path) -> Pack:
    try:
        return read(folder)
    except _UNSOUND as error:
        raise BrokenPack(folder) from error


@cache
def _year(folder: Path) -> YearPack:
    said = read_manifest(folder)
    lists = {key: _list(folder, key, said["lists"]) for key in (*YEAR_LISTS, *_others(said["lists"], YEAR_LISTS))}
    return YearPack(
        id=said["id"],
        version=said["version"],
        title=Text(**said["title"]),
        plan_years=tuple(said["plan_years"]),
        columns=tuple(_column(line) for line in read_lines(folder / "columns.csv")),
        lists=MappingProxyType(lists),
        open_columns=_open(said.get("open_columns", {})),
        rules=MappingProxyType({code: MappingProxyType(rule) for code, rule in said.get("rules", {}).items()}),
        consolidation=MappingProxyType(said.get("consolidation", {}).get("models", {})),
        shares=_shares(folder),
        sources=_sources(said, lists),
        hash=hash_of(folder),
        planned_columns=_open(said.get("planned_columns", {})),
    )


@cache
def _platform(folder: Path) -> PlatformPack:
    said = read_manifest(folder)
    lists = {key: _list(folder, key, said["lists"]) for key in PLATFORM_LISTS}
    outlines = folder / said["outlines"] if said.get("outlines") else None
    return PlatformPack(
        id=said["id"],
        version=said["version"],
        title=Text(**said["title"]),
        country=said["country"],
        timezone=said["timezone"],
        languages=tuple(said["languages"]),
        member_counts=MappingProxyType(said.get("member_counts", {})),
        thresholds=MappingProxyType(said.get("thresholds", {})),
        outlines=outlines,
        sources=_sources(said, lists),
        hash=hash_of(folder),
        synthetic=said.get("synthetic", False),
        about=Text(**said["about"]) if "about" in said else None,
        **lists,
    )


def _others(declared: Mapping[str, object], usual: Iterable[str]) -> list[str]:
    return [key for key in declared if key not in set(usual)]


def _list(folder: Path, key: str, declared: Mapping[str, Mapping]) -> CodeList:
    said = declared[key]
    if not said["known"]:
        return CodeList(key, known=False, source=said["source"])
    lines = read_lines(folder / said.get("file", f"{key}.csv"))
    return CodeList(key, known=True, source=said["source"], entries=tuple(_entry(line) for line in lines))


def _entry(line: Line) -> Entry:
    attributes = {name: cell for name, cell in line.cells.items() if cell and name not in _NOT_ATTRIBUTES}
    return Entry(line.cells["code"], line.text(), line.several("aliases"), MappingProxyType(attributes))


def _column(line: Line) -> PackColumn:
    return PackColumn(line.cells["key"], line.text(), line.cells["required"] == "yes", line.several("aliases"))


def _open(said: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({type_: frozenset(columns) for type_, columns in said.items()})


def _shares(folder: Path) -> pl.DataFrame:
    path = folder / "shares.csv"
    if not path.is_file():
        return pl.DataFrame(schema=SHARES)
    return pl.DataFrame([dict(line.cells) for line in read_lines(path)]).select(
        pl.col(name).cast(dtype) for name, dtype in SHARES.items()
    )


def _sources(said: Mapping, lists: Mapping[str, CodeList]) -> Mapping[str, str]:
    return MappingProxyType({key: codes.source for key, codes in lists.items()} | said.get("sources", {}))
