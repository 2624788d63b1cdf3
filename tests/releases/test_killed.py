"""A cutting that is killed at any moment leaves a whole release or none that anybody can see."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY
from tinkuy.releases import open_release
from tinkuy.releases.refusals import NotARelease

TIMES = 20
ROWS = 3_000

# Cuts one release after another, and says when it is about to; the tables are small, so that most of the time goes into
# the steps between which a kill could leave half of something.
PROGRAM = f"""
import sys
from pathlib import Path
from tinkuy.demonstration import standard_rows
from tinkuy.packs.loading import load_year
from tinkuy.releases import cut, open_release
from tinkuy.releases.cutting import Withdrawing

folder, year, rows = Path(sys.argv[1]), load_year("r4v-2021"), standard_rows({ROWS}, 7)
last = cut(rows, year=year, signed_by="Alice", folder=folder / "first")
print("ready", flush=True)
for number in range(10_000):
    last = cut(rows, year=year, signed_by="Alice", folder=folder / str(number), withdraws=[Withdrawing(last, "otra vez")])
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders in which cuttings were killed, each at another moment."""
    moments = random.Random(2021)
    folders = []
    for number in range(TIMES):
        folder = tmp_path_factory.mktemp(f"killed-{number}")
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0.0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        folders.append(folder)
    return folders


def test_every_release_that_can_be_seen_is_whole(killed):
    releases = [path for folder in killed for path in folder.iterdir() if path.is_dir() and path.name[0] != "."]
    assert len(releases) >= TIMES
    for path in releases:
        assert open_release(path, fully=True).manifest.rows == ROWS


def test_what_was_left_half_is_hidden_and_no_release(killed):
    half = [path for folder in killed for path in folder.iterdir() if path.name[0] == "."]
    assert half, "no cutting was hit in the middle: change the moments"
    assert all(path.name.endswith(".partial") for path in half)
    without_manifest = [path for path in half if path.is_dir() and not (path / "manifest.json").exists()]
    for path in without_manifest:
        with pytest.raises(NotARelease):
            open_release(path)


def test_a_mark_names_a_release_that_is_there(killed):
    for folder in killed:
        there = {open_release(path).id for path in folder.iterdir() if path.is_dir() and path.name[0] != "."}
        for path in folder.iterdir():
            if path.is_dir() and path.name[0] != "." and (said := open_release(path).withdrawn):
                assert said["withdrawn_by"] in there
