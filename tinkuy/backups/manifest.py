"""What a backup says of itself: `backup.json`, written last (pure).

    backup.json                 this: what the backup holds, with the hash of every file of rows
    database/<table>.jsonl.gz   the rows of a table, one JSON array a line, values in the order of its columns
    content/<xx>/<hash>         content, each file named by the SHA-256 of what it holds
    releases/<id>/              the releases, each as it names itself

`id` is the SHA-256 of the rest, so that a change anywhere is found. The rows name no database: what SQLite gave, PostgreSQL
takes, and the other way round.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tinkuy.backups.refusals import NotDone
from tinkuy.releases.manifest import sha256_of
from tinkuy.releases.refusals import Refused
from tinkuy.releases.store import open_release

FILE: Final = "backup.json"
FORMAT: Final = 1
ROWS, CONTENT, RELEASES = "database", "content", "releases"
_TOLD: Final = 3  # damaged files that are named


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table: `app` and `model` as Django names them, columns in the order of the values, SHA-256 of the file."""

    app: str
    model: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of a backup. `migrations`: what had been applied to the database; `missing`: what was pointed at and not to be had."""

    made_at: str
    code: str
    migrations: tuple[tuple[str, str], ...]
    tables: dict[str, Table]
    content: tuple[str, ...]
    releases: tuple[str, ...]
    missing: tuple[str, ...]
    format: int = FORMAT

    @property
    def id(self) -> str:
        """The name of the backup: the hash of what it says."""
        said = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def rows(self) -> int:
        """How many rows of the database."""
        return sum(table.rows for table in self.tables.values())

    def write(self, folder: Path) -> None:
        """Write it into the folder."""
        said = {"id": self.id} | asdict(self)
        (folder / FILE).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rows_of(folder: Path, table: str) -> Path:
    """The file of a table's rows."""
    return folder / ROWS / f"{table}.jsonl.gz"


def content_of(folder: Path, digest: str) -> Path:
    """The file of this content."""
    return folder / CONTENT / digest[:2] / digest


def read_whole(folder: Path) -> Manifest:
    """The manifest of a backup, once every byte of the backup is seen to be what it says. Raises NotDone."""
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
        manifest = _of(said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotDone("not_a_backup", folder=folder) from error
    if said["id"] != manifest.id:
        raise NotDone("damaged", folder=folder, names=FILE)
    damaged = list(_damaged(folder, manifest))
    if damaged:
        more = f" (+{len(damaged) - _TOLD})" if len(damaged) > _TOLD else ""
        raise NotDone("damaged", folder=folder, names=", ".join(damaged[:_TOLD]) + more)
    return manifest


def _of(said: dict[str, Any]) -> Manifest:
    tables = {name: Table(**one | {"columns": tuple(one["columns"])}) for name, one in said["tables"].items()}
    if said["format"] > FORMAT:
        raise NotDone("newer", name=said["code"])
    return Manifest(
        made_at=said["made_at"],
        code=said["code"],
        migrations=tuple((app, name) for app, name in said["migrations"]),
        tables=tables,
        content=tuple(said["content"]),
        releases=tuple(said["releases"]),
        missing=tuple(said["missing"]),
        format=said["format"],
    )


def _damaged(folder: Path, manifest: Manifest) -> Iterator[str]:
    """The files that are missing or not what they should be."""
    expected = [(rows_of(folder, name), table.sha256) for name, table in manifest.tables.items()]
    expected += [(content_of(folder, digest), digest) for digest in manifest.content]
    for path, digest in expected:
        if not path.is_file() or sha256_of(path) != digest:
            yield str(path.relative_to(folder))
    for id in manifest.releases:
        try:
            whole = open_release(folder / RELEASES / id, fully=True).id == id
        except Refused:
            whole = False
        if not whole:
            yield f"{RELEASES}/{id}"
