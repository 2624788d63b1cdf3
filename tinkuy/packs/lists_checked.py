"""What a pack's lists must be: codes once, names that mean one thing, references that are defined (pure)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinkuy.languages import LANGUAGES
from tinkuy.packs import flaws
from tinkuy.packs.flaws import Flaw
from tinkuy.packs.folders import Line, headings_of, read_lines
from tinkuy.packs.folding import fold


@dataclass(frozen=True, slots=True)
class ListFile:
    """A known list as it lies on disk: its key, what pack.toml says of it, its file, its lines."""

    key: str
    said: Mapping[str, Any]
    path: Path
    lines: tuple[Line, ...]

    def codes(self) -> frozenset[str]:
        """The codes that the list defines."""
        return frozenset(line.cells.get("code", "") for line in self.lines) - {""}


def file_of(folder: Path, key: str, said: Mapping[str, Any]) -> Path:
    """The path of a list's file."""
    return folder / str(said.get("file", f"{key}.csv"))


def open_lines(path: Path, needed: Sequence[str]) -> list[Line] | Flaw:
    """Return the lines of a CSV file that has the headings it needs, or why it cannot be read."""
    try:
        lines = read_lines(path)
        missing = [heading for heading in needed if heading not in headings_of(path)]
    except FileNotFoundError:
        return Flaw(path.name, None, flaws.NO_FILE)
    except UnicodeDecodeError:
        return Flaw(path.name, None, flaws.NOT_UTF8)
    except csv.Error as error:
        return Flaw(path.name, None, flaws.NOT_CSV.format(why=error))
    return Flaw(path.name, 1, flaws.NO_HEADING.format(heading=missing[0])) if missing else lines


def open_list(folder: Path, key: str, said: Mapping[str, Any]) -> ListFile | Flaw:
    """Return a known list with its lines, or why it cannot be read."""
    path = file_of(folder, key, said)
    lines = open_lines(path, ("code", *LANGUAGES))
    if isinstance(lines, Flaw):
        return lines
    return ListFile(key, said, path, tuple(lines)) if lines else Flaw(path.name, None, flaws.EMPTY_LIST)


def list_flaws(one: ListFile, others: Mapping[str, ListFile | None]) -> Iterator[Flaw]:
    """Yield what is wrong with one list; `others` are all lists of the pack, None for those not known."""
    yield from _codes(one)
    yield from _cells(one)
    yield from _names(one)
    yield from _references(one, others)


def _codes(one: ListFile) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for line in one.lines:
        code = line.cells.get("code", "")
        if not code:
            yield Flaw(one.path.name, line.number, flaws.BLANK.format(heading="code"))
        elif code in seen:
            yield Flaw(one.path.name, line.number, flaws.TWICE.format(value=code, other=seen[code]))
        else:
            seen[code] = line.number


def _cells(one: ListFile) -> Iterator[Flaw]:
    for line in one.lines:
        if line.surplus:
            yield Flaw(one.path.name, line.number, flaws.MORE_CELLS)
        if not line.text().all():
            yield Flaw(one.path.name, line.number, flaws.BLANK.format(heading=" / ".join(LANGUAGES)))
        for heading in one.said.get("required", ()):
            if not line.cells.get(heading):
                yield Flaw(one.path.name, line.number, flaws.BLANK.format(heading=heading))
        yield from _values(one, line)


def _values(one: ListFile, line: Line) -> Iterator[Flaw]:
    for language in one.said.get("languages", ()):
        if not line.cells.get(language):
            missing = flaws.NOT_TRANSLATED.format(code=line.cells["code"], language=language)
            yield Flaw(one.path.name, line.number, missing)
    for heading, allowed in one.said.get("values", {}).items():
        value = line.cells.get(heading, "")
        if value not in allowed:
            said = flaws.NOT_ALLOWED.format(heading=heading, value=value, allowed=", ".join(allowed))
            yield Flaw(one.path.name, line.number, said)


def _names(one: ListFile) -> Iterator[Flaw]:
    """A name in one language means one code; no name or alias of one code names another in any language."""
    excused = {frozenset(group) for group in one.said.get("same_name", ())}
    owners: dict[tuple[str, str], str] = {}
    for language in LANGUAGES:
        for line in one.lines:
            name = line.cells.get(language, "")
            other = _owner(owners, one, line, name)
            if other and frozenset((other, line.cells["code"])) not in excused:
                said = flaws.SAME_NAME.format(code=line.cells["code"], other=other, language=language, name=name)
                yield Flaw(one.path.name, line.number, said)
    for line in one.lines:
        for alias in line.several("aliases"):
            other = _owner(owners, one, line, alias)
            if other and frozenset((other, line.cells["code"])) not in excused:
                said = flaws.ALIAS_OF_TWO.format(name=alias, code=line.cells["code"], other=other)
                yield Flaw(one.path.name, line.number, said)


def _owner(owners: dict[tuple[str, str], str], one: ListFile, line: Line, name: str) -> str:
    """The other code that already has this name, or nothing; a new name becomes this code's."""
    code = line.cells["code"]
    owner = owners.setdefault((_scope(one, line), fold(name)), code) if name else code
    return owner if owner != code else ""


def _scope(one: ListFile, line: Line) -> str:
    """Names of places repeat between countries: such a list says within what its names are unique."""
    within = one.said.get("unique_within")
    return line.cells.get(within, "") if within else ""


def _references(one: ListFile, others: Mapping[str, ListFile | None]) -> Iterator[Flaw]:
    for heading, key in one.said.get("references", {}).items():
        target = others.get(key)
        if target is None:
            continue
        defined = target.codes()
        for line in one.lines:
            for value in line.cells.get(heading, "").split():
                if value not in defined:
                    said = flaws.UNDEFINED.format(value=value, heading=heading, list=key)
                    yield Flaw(one.path.name, line.number, said)
