"""A release on disk: open it, trust it, read it (pure; no server needed).

    manifest.json        what it is: see tinkuy.releases.manifest
    rows.parquet         the rows, sorted by month and sector: see tinkuy.releases.schema
    findings.parquet     how many findings of each rule, by submission and sector
    acceptances.parquet  the causes that were accepted: who, when, why
    nothing.parquet      of which organisation and month somebody said that there is nothing to report; releases that were cut
                         before this was asked, or from files, have none: then such a month is missing
    year.json            the year pack and its code lists as they were in effect
    platform.json        the platform's, if there was one

Beside the folder, never inside it, `<folder>.withdrawn.json` says that the release was withdrawn, by which one and why.
"""

from __future__ import annotations

import glob
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl

from tinkuy.checks.acceptance import Acceptance
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.releases.manifest import FILE, Manifest, sha256_of
from tinkuy.releases.packs_kept import platform_of, year_of
from tinkuy.releases.refusals import Changed, NotARelease
from tinkuy.releases.schema import brought_up

ROWS: Final = "rows.parquet"
FINDINGS: Final = "findings.parquet"
ACCEPTANCES: Final = "acceptances.parquet"
NOTHING: Final = "nothing.parquet"
YEAR: Final = "year.json"
PLATFORM: Final = "platform.json"


@dataclass(frozen=True)
class Release:
    """A release that was opened: its folder and its manifest. Everything else is read when it is asked for."""

    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """The name by which figures quote it."""
        return self.manifest.id

    def relation(self, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
        """The rows, in the current schema, as a DuckDB relation of this connection (`engine` gives one)."""
        stored = connection.read_parquet(glob.escape(str(self.folder / ROWS)))
        return brought_up(stored, self._schema)

    def lazy(self) -> pl.LazyFrame:
        """The rows, in the current schema, as a Polars lazy frame."""
        return brought_up(pl.scan_parquet(self.folder / ROWS, glob=False), self._schema)

    def findings(self) -> pl.DataFrame:
        """How many findings: organisation, month, desk, sector, rule, severity, cause, findings."""
        return pl.read_parquet(self.folder / FINDINGS, glob=False)

    def row_findings(self) -> pl.DataFrame:
        """The gravest finding of each row that has one: row_id, severity (as the figure of completeness takes them)."""
        worst = self.lazy().select("row_id", pl.col("worst_finding").alias("severity"))
        return worst.filter(pl.col("severity").is_not_null()).collect()

    def rows_with_errors(self) -> int:
        """How many rows have a blocking finding or a warning; hints are no errors."""
        errors = self.lazy().filter(pl.col("worst_finding").is_in(["blocking", "warning"]))
        return errors.select(pl.len()).collect(engine="streaming").item()

    def acceptances(self) -> tuple[Acceptance, ...]:
        """The causes that were accepted, in their order."""
        lines = pl.read_parquet(self.folder / ACCEPTANCES, glob=False).iter_rows(named=True)
        return tuple(Acceptance.of(line | {"parameters": json.loads(line["parameters"])}) for line in lines)

    def nothing(self) -> pl.DataFrame:
        """Of what there was nothing to report: organisation, month. No line where the release does not know it."""
        if NOTHING not in self.manifest.files:
            return pl.DataFrame(schema={"organisation": pl.String(), "month": pl.String()})
        return pl.read_parquet(self.folder / NOTHING, glob=False)

    @cached_property
    def year(self) -> YearPack:
        """The year pack, with the code lists as they were in effect."""
        return year_of(_json(self.folder / YEAR))

    @cached_property
    def platform(self) -> PlatformPack | None:
        """The platform pack as it was, without the outlines of its places."""
        return platform_of(_json(self.folder / PLATFORM)) if self.manifest.platform else None

    @property
    def withdrawn(self) -> dict[str, str] | None:
        """What the mark beside the folder says (release, withdrawn_by, signed_by, why, at); None: the release stands."""
        mark = mark_of(self.folder)
        return _json(mark) if mark.is_file() else None

    @property
    def _schema(self) -> int:
        return self.manifest.files[ROWS].schema or 1


def open_release(folder: Path | str, *, fully: bool = False) -> Release:
    """Open a release.

    Always checked: the manifest says what its name promises, and every file is there with its size. `fully`: the SHA-256 of
    every file too, which reads them all. Raises NotARelease, Changed.
    """
    folder = Path(folder)
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
        manifest = Manifest.of(said)
        name = manifest.id
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotARelease(folder) from error
    if name != said.get("id"):
        raise Changed(folder, [FILE])
    if differing := sorted(_differing(folder, manifest, fully=fully)):
        raise Changed(folder, differing)
    return Release(folder, manifest)


def engine(*, threads: int = 2, memory: str = "1GB") -> duckdb.DuckDBPyConnection:
    """A DuckDB connection of its own with capped threads and memory; larger work spills into the temporary folder.

    It shows no progress: DuckDB would draw it on standard output, amid the figures of whoever asked for JSON.
    """
    spill = Path(tempfile.gettempdir()) / "tinkuy-duckdb"
    capped = {"threads": threads, "memory_limit": memory, "temp_directory": str(spill)}
    connection = duckdb.connect(config=capped)
    connection.execute("set enable_progress_bar = false")
    return connection


def mark_of(folder: Path) -> Path:
    """Where the mark of a withdrawn release stands."""
    return folder.with_name(f"{folder.resolve().name}.withdrawn.json")


def _differing(folder: Path, manifest: Manifest, *, fully: bool) -> Iterator[str]:
    """The files that are not what the manifest says, and those it does not know; a desktop's own hidden files do not count."""
    there = {path.name: path for path in folder.iterdir() if path.name != FILE and path.name[0] != "."}
    yield from set(there) ^ set(manifest.files)
    for name in set(there) & set(manifest.files):
        kept = manifest.files[name]
        if there[name].stat().st_size != kept.bytes or (fully and sha256_of(there[name]) != kept.sha256):
            yield name


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
