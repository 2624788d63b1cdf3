"""How long does it take to cut a release of 1,000,000 rows, and to make figures of one of 10,000,000 rows that nobody asked before?

Ten releases of synthetic rows are cut, each timed; their rows are put together by DuckDB, sorted by month and sector, as one
release ten times as large. Each figure is made in a fresh process without any cache of ours: opening the release, starting
DuckDB and making the figure is timed apart from starting Python. The operating system may still hold the file in memory.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.processes import cost_of
from benchmarks.running import arguments, finish
from tinkuy.demonstration import standard_rows
from tinkuy.packs.loading import load_year
from tinkuy.releases import Release, cut, engine, open_release
from tinkuy.releases.manifest import FILE, Kept, sha256_of
from tinkuy.releases.store import ROWS

CUT_ROWS: Final = 1_000_000
PARTS: Final = 10
CUT_SECONDS, FIGURE_SECONDS = 10.0, 2.0
FIGURES: Final = {
    "people reached, sum": ("people_reached", {"model": "sum"}),
    "people reached, largest sector": ("people_reached", {"model": "max-sector"}),
    "people reached by month": ("people_reached", {"model": "sum", "by": ["month"]}),
    "people reached by admin1": ("people_reached", {"model": "max-sector", "by": ["country", "admin1"]}),
    "indicator totals": ("indicator_totals", {}),
    "presence": ("presence", {"by": ["organisation", "sector", "admin1"]}),
}
# Imports first, for a server has made them long before anybody asks; what is timed is what the asking costs.
ASK = """
import json, sys, time
from tinkuy.figures.of_release import figure
from tinkuy.releases import open_release
start, spent = time.perf_counter(), time.process_time()
table = figure(open_release(sys.argv[1]), sys.argv[2], **json.loads(sys.argv[3]))
print(json.dumps([time.perf_counter() - start, time.process_time() - spent]))
"""


def measure(rows: int, runs: int) -> dict[str, object]:
    """Cut, put together, ask; seconds are medians, of a figure the median of `runs` fresh processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts, cutting = zip(*(_cut(rows, number, folder) for number in range(PARTS)), strict=True)
        large = _put_together(parts, folder / "large")
        asked = {title: _asked(large, *question, runs) for title, question in FIGURES.items()}
        command = [sys.executable, "-m", "tinkuy.cli.main", "reached", "--release", str(large.folder), "--json", "-"]
        whole = cost_of(command)
        size = large.manifest.files[ROWS].bytes
    return {
        "rows": rows,
        "cut, median wall s": round(statistics.median(cutting), 2),
        "cut, best wall s": round(min(cutting), 2),
        "cut, limit": CUT_SECONDS,
        "rows of the large release": rows * PARTS,
        "the large release, MB": round(size / 1e6),
        **{f"{title}, fresh process, median wall s": wall for title, (wall, _) in asked.items()},
        **{f"{title}, median processor s": processor for title, (_, processor) in asked.items()},
        "a figure, limit": FIGURE_SECONDS,
        "tinkuy reached --release, the whole command, wall s": round(whole.seconds, 2),
        "tinkuy reached --release, peak MB": round(whole.together_mb),
        "slowest figure, wall s": max(wall for wall, _ in asked.values()),
    }


def _cut(rows: int, number: int, folder: Path) -> tuple[Release, float]:
    """Cut one part, its row ids after those of the parts before; the release and the seconds."""
    shifted = (pl.col("row_id") + number * rows).cast(pl.UInt32)
    made = standard_rows(rows, 7 + number).with_columns(shifted)
    start = time.perf_counter()
    release = cut(made, year=load_year("r4v-2021"), signed_by="Alice", folder=folder / f"part-{number}")
    return release, time.perf_counter() - start


def _put_together(parts: tuple[Release, ...], folder: Path) -> Release:
    """One release of the rows of all parts: the tables of the first, other rows, the manifest that says so."""
    shutil.copytree(parts[0].folder, folder)
    target = folder / ROWS
    target.unlink()
    files = [str(part.folder / ROWS) for part in parts]
    with engine(memory="4GB") as connection:
        connection.execute(
            f"copy (from read_parquet({files}) order by month, sector) to '{target}' (format parquet, row_group_size 200000)"
        )
    first = parts[0].manifest
    held = Kept(sha256_of(target), target.stat().st_size, sum(part.manifest.rows for part in parts), 1)
    manifest = replace(first, files=dict(first.files) | {ROWS: held})
    (folder / FILE).chmod(0o644)
    (folder / FILE).write_text(json.dumps(manifest.json()), encoding="utf-8")
    return open_release(folder)


def _asked(release: Release, figure: str, said: dict[str, object], runs: int) -> tuple[float, float]:
    """Wall and processor seconds of a figure in a fresh process, the medians of the runs."""
    command = [sys.executable, "-c", ASK, str(release.folder), figure, json.dumps(said)]
    took = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(runs)]
    wall, processor = (round(statistics.median(column), 2) for column in zip(*took, strict=True))
    return wall, processor


def kept(measured: dict[str, object]) -> bool:
    """Whether cutting and the slowest figure are within their limits."""
    return measured["cut, median wall s"] <= CUT_SECONDS and measured["slowest figure, wall s"] <= FIGURE_SECONDS


if __name__ == "__main__":
    asked_for = arguments(__doc__, rows=CUT_ROWS, runs=3)
    finish(measured := measure(asked_for.rows, asked_for.runs), kept(measured))
