"""Whether a pack holds together: lists, columns, rules, shares, consolidation, members, outlines (pure).

`tinkuy pack check` prints what `problems` finds. Every problem of every file is returned at once, each in one sentence.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.languages import LANGUAGES
from tinkuy.packs import flaws
from tinkuy.packs.flaws import Flaw
from tinkuy.packs.folders import DATA, MANIFEST, Line, read_lines, read_manifest
from tinkuy.packs.folding import fold
from tinkuy.packs.lists_checked import ListFile, file_of, list_flaws, open_lines, open_list
from tinkuy.packs.manifest_checked import manifest_flaws

SHARE_TOLERANCE = 0.005
_SHARES = ("girls", "boys", "women", "men")
_AT_LINE = re.compile(r"line (\d+)")

Lists = Mapping[str, ListFile | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What later stages know and a pack may name; what is left empty is not compared."""

    columns: Collection[str]
    rules: Collection[str] | Mapping[str, Collection[str]]
    models: Collection[str]


def problems(
    folder: str | Path,
    *,
    columns: Collection[str] = (),
    rules: Collection[str] | Mapping[str, Collection[str]] = (),
    models: Collection[str] = (),
) -> list[Flaw]:
    """Return all that is wrong with a pack: (file, line, text) each, in the order of the files. An empty list is good.

    `columns` are the 5W column keys, `rules` the codes of the rules there are (a mapping of code to the parameters it
    reads compares these too), `models` the consolidation models. What is not given is not compared.
    """
    folder, known = Path(folder), Known(columns, rules, models)
    said, why = _manifest(folder)
    if said is None:
        return [why] if why else []
    found = list(manifest_flaws(said))
    if found:
        return found
    lists = {key: open_list(folder, key, one) if one["known"] else None for key, one in said["lists"].items()}
    found += [one for one in lists.values() if isinstance(one, Flaw)]
    readable = {key: one for key, one in lists.items() if not isinstance(one, Flaw)}
    found += _stale(folder, said)
    for one in readable.values():
        found += list_flaws(one, readable) if one else ()
    found += _year(folder, said, readable, known) if said["kind"] == "year" else _platform(folder, said, readable)
    return sorted(found, key=lambda flaw: (flaw.file != MANIFEST, flaw.file, flaw.line or 0))


def counts(folder: str | Path) -> dict[str, int | None]:
    """How many codes each list of a sound pack has; None for a list that nobody here has."""
    folder = Path(folder)
    said = read_manifest(folder)["lists"]
    return {key: len(read_lines(file_of(folder, key, one))) if one["known"] else None for key, one in said.items()}


def one_language_only(folder: str | Path) -> dict[str, dict[str, int]]:
    """For each known list, how many of its entries lack a name in a language: {"indicators": {"en": 24, "pt": 95}}."""
    folder = Path(folder)
    said = read_manifest(folder)["lists"]
    lacking = {
        key: Counter(
            language
            for line in read_lines(file_of(folder, key, one))
            for language in LANGUAGES
            if not line.cells[language]
        )
        for key, one in said.items()
        if one["known"]
    }
    return {key: dict(missing) for key, missing in lacking.items() if missing}


def _manifest(folder: Path) -> tuple[dict[str, Any] | None, Flaw | None]:
    try:
        return read_manifest(folder), None
    except (FileNotFoundError, NotADirectoryError):
        return None, Flaw(MANIFEST, None, flaws.NO_MANIFEST)
    except UnicodeDecodeError:
        return None, Flaw(MANIFEST, None, flaws.NOT_UTF8)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        return None, Flaw(MANIFEST, int(at[1]) if at else None, flaws.NOT_TOML.format(why=error))


def _stale(folder: Path, said: Mapping[str, Any]) -> list[Flaw]:
    unknown = [(key, file_of(folder, key, one)) for key, one in said["lists"].items() if not one["known"]]
    return [Flaw(p.name, None, flaws.UNKNOWN_WITH_FILE.format(list=key)) for key, p in unknown if p.exists()]


def _year(folder: Path, said: Mapping[str, Any], lists: Lists, known: Known) -> list[Flaw]:
    headings = open_lines(folder / "columns.csv", ("key", *LANGUAGES, "required"))
    if isinstance(headings, Flaw):
        return [headings]
    keys = {line.cells.get("key", "") for line in headings}
    return [
        *_columns(headings, known.columns),
        *_open_columns(said, "open_columns", keys, lists),
        *_open_columns(said, "planned_columns", keys, lists),
        *_rules(said["rules"], known.rules),
        *_consolidation(said["consolidation"], lists.get("countries")),
        *_models(said["consolidation"].get("models", {}), known.models),
        *_shares(folder / "shares.csv", lists),
    ]


def _columns(lines: list[Line], known: Collection[str]) -> Iterator[Flaw]:
    """Each column once, with a heading in every language that no other column has."""
    owners: dict[str, tuple[str, int]] = {}
    for line in lines:
        key = line.cells.get("key", "")
        if known and key not in known:
            yield Flaw("columns.csv", line.number, flaws.UNDEFINED.format(value=key, heading="key", list="5W"))
        if line.cells.get("required") not in ("yes", "no"):
            said = flaws.NOT_ALLOWED.format(heading="required", value=line.cells.get("required", ""), allowed="yes, no")
            yield Flaw("columns.csv", line.number, said)
        for language in LANGUAGES:
            if not line.cells.get(language):
                yield Flaw("columns.csv", line.number, flaws.NOT_TRANSLATED.format(code=key, language=language))
        for name in (*line.text().all(), *line.several("aliases")):
            other, at = owners.setdefault(fold(name), (key, line.number))
            if at != line.number:
                yield Flaw("columns.csv", line.number, flaws.ALIAS_OF_TWO.format(name=name, code=key, other=other))


def _open_columns(said: Mapping[str, Any], table: str, keys: Collection[str], lists: Lists) -> Iterator[Flaw]:
    types = lists["indicator_types"].codes() if lists.get("indicator_types") else frozenset()
    declared = said.get(table, {})
    for type_, opened in declared.items():
        if types and type_ not in types:
            yield Flaw(MANIFEST, None, flaws.UNDEFINED.format(value=type_, heading=table, list="indicator_types"))
        for key in opened:
            if key not in keys:
                yield Flaw(
                    MANIFEST, None, flaws.UNDEFINED.format(value=key, heading=f"{table}.{type_}", list="columns")
                )
    for type_ in sorted(types - set(declared)) if declared else ():
        yield Flaw(MANIFEST, None, flaws.NO_OPEN_COLUMNS.format(type=type_))


def _rules(
    said: Mapping[str, Mapping[str, Any]], known: Collection[str] | Mapping[str, Collection[str]]
) -> Iterator[Flaw]:
    for code, parameters in said.items() if known else ():
        if code not in known:
            yield Flaw(MANIFEST, None, flaws.NO_SUCH_RULE.format(code=code))
            continue
        reads = known[code] if isinstance(known, Mapping) else set(parameters)
        for parameter in sorted(set(parameters) - set(reads)):
            readable = ", ".join(sorted(reads))
            said_so = flaws.NO_SUCH_PARAMETER.format(code=code, parameter=parameter, known=readable)
            yield Flaw(MANIFEST, None, said_so)


def _models(said: Mapping[str, str], known: Collection[str]) -> Iterator[Flaw]:
    for country, model in said.items() if known else ():
        if model not in known:
            text = flaws.NO_SUCH_MODEL.format(country=country, model=model, known=", ".join(known))
            yield Flaw(MANIFEST, None, text)


def _consolidation(said: Mapping[str, Any], countries: ListFile | None) -> Iterator[Flaw]:
    """Every country has a model, or is declared as one whose model nobody knows."""
    models, unknown = set(said.get("models", {})), set(said.get("unknown", ()))
    listed = countries.codes() if countries else frozenset()
    for country in sorted(models | unknown):
        if listed and country not in listed:
            yield Flaw(MANIFEST, None, flaws.UNDEFINED.format(value=country, heading="consolidation", list="countries"))
    for country in sorted(models & unknown):
        yield Flaw(MANIFEST, None, flaws.TWO_MODELS.format(country=country))
    for country in sorted(listed - models - unknown):
        yield Flaw(MANIFEST, None, flaws.NO_MODEL.format(country=country))


def _shares(path: Path, lists: Lists) -> Iterator[Flaw]:
    if not path.is_file():
        return
    lines = open_lines(path, ("country", "sector", *_SHARES))
    if isinstance(lines, Flaw):
        yield lines
        return
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        place = (line.cells.get("country", ""), line.cells.get("sector", ""))
        for heading, key, value in (("country", "countries", place[0]), ("sector", "sectors", place[1])):
            target = lists.get(key)
            if target and value not in target.codes():
                yield Flaw(path.name, line.number, flaws.UNDEFINED.format(value=value, heading=heading, list=key))
        if seen.setdefault(place, line.number) != line.number:
            yield Flaw(path.name, line.number, flaws.TWICE.format(value=" / ".join(place), other=seen[place]))
        yield from _share_numbers(path.name, line)


def _share_numbers(file: str, line: Line) -> Iterator[Flaw]:
    try:
        parts = [float(line.cells[heading]) for heading in _SHARES]
    except (KeyError, ValueError):
        parts = []
    if not parts or not all(0 <= part <= 1 for part in parts):
        bad = next((h for h in _SHARES if not _is_share(line.cells.get(h, ""))), _SHARES[0])
        yield Flaw(file, line.number, flaws.NOT_A_NUMBER.format(heading=bad, value=line.cells.get(bad, "")))
    elif abs(sum(parts) - 1) > SHARE_TOLERANCE:
        yield Flaw(file, line.number, flaws.NOT_ONE.format(total=round(sum(parts), 4)))


def _is_share(cell: str) -> bool:
    try:
        return 0 <= float(cell) <= 1
    except ValueError:
        return False


def _platform(folder: Path, said: Mapping[str, Any], lists: Lists) -> list[Flaw]:
    year = next(
        (base / said["year"] for base in (folder.parent, DATA) if (base / said["year"] / MANIFEST).is_file()), None
    )
    if year is None:
        known = ", ".join(sorted(path.parent.name for path in DATA.glob(f"*/{MANIFEST}")))
        return [Flaw(MANIFEST, None, flaws.NO_YEAR.format(year=said["year"], known=known))]
    return [*_of_the_year(year, said, lists), *_outlines(folder, said, lists)]


def _of_the_year(year: Path, said: Mapping[str, Any], lists: Lists) -> Iterator[Flaw]:
    """Members, sectors and the country of a platform are those of its year."""
    of_year = read_manifest(year)["lists"]
    defined = {
        key: {line.cells["code"] for line in read_lines(file_of(year, key, of_year[key]))}
        for key in ("organisations", "sectors", "countries")
        if of_year[key]["known"]
    }
    if said["country"] not in defined.get("countries", {said["country"]}):
        yield Flaw(MANIFEST, None, flaws.UNDEFINED.format(value=said["country"], heading="country", list="countries"))
    for key, heading, target in (("members", "code", "organisations"), ("groups", "sectors", "sectors")):
        one = lists.get(key)
        for line in one.lines if one and target in defined else ():
            for value in line.cells.get(heading, "").split():
                if value not in defined[target]:
                    yield Flaw(
                        one.path.name, line.number, flaws.UNDEFINED.format(value=value, heading=heading, list=target)
                    )


def _outlines(folder: Path, said: Mapping[str, Any], lists: Lists) -> Iterator[Flaw]:
    """Every admin1 place is outlined exactly once, and nothing else is."""
    name, places = said.get("outlines"), lists.get("places")
    if not name or places is None:
        return
    try:
        shapes = json.loads((folder / name).read_text(encoding="utf-8"))["objects"]["admin1"]["geometries"]
        drawn = Counter(str(shape["id"]) for shape in shapes)
    except FileNotFoundError:
        yield Flaw(name, None, flaws.NO_FILE)
        return
    except (ValueError, KeyError, TypeError):
        yield Flaw(name, None, flaws.UNREADABLE_OUTLINES)
        return
    admin1 = {line.cells["code"] for line in places.lines if line.cells.get("level") == "admin1"}
    for code in sorted(admin1 | set(drawn)):
        if drawn[code] != 1 or code not in admin1:
            yield Flaw(name, None, flaws.NOT_OUTLINED.format(code=code, count=drawn[code]))
