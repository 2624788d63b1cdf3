"""Figures of a release, kept once made (pure).

A release never changes, so a figure of it is made once: the same release, figure and parameters give the same table, as
long as the code that makes it is the same. Kept as one small Parquet file per figure, written whole; a file that cannot be
read is made again. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tinkuy.releases.packs_kept import canonical
from tinkuy.releases.whole import whole_file


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of figures. `method` is a hash of the code that makes them: another code makes its own."""

    folder: Path
    method: str

    def figure(
        self, release: str, name: str, parameters: Mapping[str, object], make: Callable[[], pl.DataFrame]
    ) -> pl.DataFrame:
        """Return the figure kept for this release, name and parameters (JSON values), or make it and keep it."""
        path, asked = self._place(release, name, parameters)
        try:
            return pl.read_parquet(path, glob=False)
        except (OSError, pl.exceptions.PolarsError):
            made = make()
        with whole_file(path) as partial:
            made.write_parquet(partial, metadata={"asked": asked.decode()})
        return made

    def table(
        self, release: str, name: str, parameters: Mapping[str, object], write: Callable[[Path], None]
    ) -> pl.LazyFrame:
        """A table too large to hold, as `figure` keeps a small one: `write` makes the Parquet file, if it is not there."""
        path, _ = self._place(release, name, parameters)
        try:
            kept = pl.scan_parquet(path, glob=False)
            kept.collect_schema()
        except (OSError, pl.exceptions.PolarsError):
            with whole_file(path) as partial:
                write(partial)
            kept = pl.scan_parquet(path, glob=False)
        return kept

    def _place(self, release: str, name: str, parameters: Mapping[str, object]) -> tuple[Path, bytes]:
        """Where it is kept, and what was asked."""
        asked = canonical({"figure": name, "parameters": dict(parameters), "method": self.method})
        return self.folder / release / f"{name}-{hashlib.sha256(asked).hexdigest()[:32]}.parquet", asked


def method_of(package: Path) -> str:
    """The hash of a package's own Python files."""
    digest = hashlib.sha256()
    for path in sorted(package.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
