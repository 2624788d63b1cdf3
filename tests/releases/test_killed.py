"""A cutting that is killed at any moment leaves a whole release or none that anybody can see."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.architecture.source import REPOSITORY
from tinkuy.demonstration import standard_rows
from tinkuy.releases import Release, open_release

TIMES = 20
ROWS = 400

# Cuts one release after another, each withdrawing the one before. The rows are few, so that most of the time goes into the
# steps between which a kill could leave half of something.
PROGRAM = """
import sys
from pathlib import Path
import polars as pl
from tinkuy.packs.loading import load_year
from tinkuy.releases import cut
from tinkuy.releases.cutting import Withdrawing

folder, rows, year = Path(sys.argv[1]), pl.read_parquet(sys.argv[2]), load_year("r4v-2021")
print("ready", flush=True)
withdraws = []
for number in range(10_000):
    last = cut(rows, year=year, signed_by="Alice", folder=folder / str(number), withdraws=withdraws)
    withdraws = [Withdrawing(last, "otra vez")]
"""


def kill_a_cutting(folder: Path, rows: Path, after: float | None = None) -> float:
    """Start to cut releases in the folder, and kill the process that many seconds later; None: once it cut two.

    Returns the seconds from the first cutting to the kill.
    """
    folder.mkdir()
    command = [sys.executable, "-c", PROGRAM, str(folder), str(rows)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        started = time.perf_counter()
        if after is None:
            while not (folder / "1").exists():
                time.sleep(0.002)
        time.sleep(after or 0)
        process.kill()
        return time.perf_counter() - started


def seen(folder: Path) -> list[Release]:
    """The releases that anybody can see, each with every byte verified."""
    return [open_release(path, fully=True) for path in folder.iterdir() if path.is_dir() and path.name[0] != "."]


def test_killed_at_random_moments_a_cutting_leaves_only_whole_releases(tmp_path):
    rows = tmp_path / "rows.parquet"
    standard_rows(ROWS, 7).write_parquet(rows)
    two_cuttings = kill_a_cutting(tmp_path / "two", rows)
    assert len(seen(tmp_path / "two")) >= 2
    moments, half = random.Random(2021), 0
    for number in range(TIMES):
        folder = tmp_path / f"killed-{number}"
        kill_a_cutting(folder, rows, moments.uniform(0, two_cuttings))
        releases = seen(folder)
        half += len(list(folder.glob(".*.partial")))
        assert {release.manifest.rows for release in releases} <= {ROWS}
        marks = [release.withdrawn for release in releases if release.withdrawn]
        assert {mark["withdrawn_by"] for mark in marks} <= {release.id for release in releases}
        others = [path for path in folder.iterdir() if path.suffix not in {"", ".json", ".partial"}]
        assert others == []
    assert half > TIMES / 4, "too few cuttings were hit in the middle: change the moments"
