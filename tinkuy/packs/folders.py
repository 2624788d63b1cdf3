"""A pack as it lies on disk: one `pack.toml`, one CSV file per list, each line with its line number (pure)."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tinkuy.languages import LANGUAGES, Text

DATA = Path(__file__).parent / "data"
MANIFEST = "pack.toml"
ALIAS_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a CSV file: its number as a text editor shows it, and its cells by heading, without outer spaces.

    `surplus` is true where the line has more cells than the file has headings.
    """

    number: int
    cells: Mapping[str, str]
    surplus: bool = False

    def text(self, stem: str = "") -> Text:
        """The cells `es`, `en`, `pt` (or `<stem>_es` ...) as one Text."""
        prefix = f"{stem}_" if stem else ""
        return Text(*(self.cells.get(f"{prefix}{language}", "") for language in LANGUAGES))

    def several(self, heading: str) -> tuple[str, ...]:
        """The names in a cell that holds several, parted by ` | `."""
        return tuple(part for part in (p.strip() for p in self.cells.get(heading, "").split(ALIAS_SEPARATOR)) if part)


def read_manifest(folder: Path) -> dict:
    """Return what `pack.toml` says. Raises FileNotFoundError, or tomllib.TOMLDecodeError with the line."""
    return tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def read_lines(path: Path) -> list[Line]:
    """Return the lines of a CSV file (UTF-8, commas, headings first); a cell that is not there is "".

    Raises FileNotFoundError, UnicodeDecodeError, and csv.Error where quotes are not closed.
    """
    with io.StringIO(path.read_text(encoding="utf-8-sig"), newline="") as stream:
        reader = csv.reader(stream, strict=True)
        headings = [heading.strip() for heading in next(reader, [])]
        lines, before = [], reader.line_num
        for cells in reader:
            if any(cells):
                named = dict.fromkeys(headings, "") | {h: c.strip() for h, c in zip(headings, cells, strict=False)}
                lines.append(Line(before + 1, named, surplus=len(cells) > len(headings)))
            before = reader.line_num
    return lines


def headings_of(path: Path) -> tuple[str, ...]:
    """Return the headings of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(heading.strip() for heading in next(csv.reader(stream, strict=True), []))


def files_of(folder: Path) -> list[Path]:
    """The files of a pack, in a fixed order."""
    return sorted(
        (p for p in folder.iterdir() if p.suffix in {".toml", ".csv", ".json", ".geojson"}), key=lambda p: p.name
    )


def hash_of(folder: Path) -> str:
    """Return the SHA-256 of the pack's content: the same whatever the line endings or the order of files on disk."""
    digest = hashlib.sha256()
    for path in files_of(folder):
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
