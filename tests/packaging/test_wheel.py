"""The wheel holds all that the command line needs, and the command answers at once."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY, tracked_files

pytestmark = pytest.mark.package

LONGEST_WAIT = 0.5  # seconds


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment into which the wheel and its pinned dependencies were installed."""
    folder = tmp_path_factory.mktemp("wheel")
    source = copy_of_what_is_tracked(folder / "source")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(source)]
    built = subprocess.run(build, capture_output=True, text=True, cwd=folder, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (folder / "dist").glob("tinkuy-*.whl")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "--require-hashes", "--requirement", str(REPOSITORY / "requirements" / "base.txt")], check=True
    )
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return programs


def copy_of_what_is_tracked(folder: Path) -> Path:
    """A copy to build in, since building leaves folders behind; what git does not track is not in the wheel either."""
    for path in tracked_files():
        copy = folder / path.relative_to(REPOSITORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    return folder


def tinkuy(programs: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command, far from the repository."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJANGO", "TINKUY"))
    }
    return subprocess.run(
        [str(programs / "tinkuy"), *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_help_answers_in_under_half_a_second(installed: Path, tmp_path: Path) -> None:
    took = []
    for _ in range(7):
        started = time.perf_counter()
        answer = tinkuy(installed, "--help", cwd=tmp_path)
        took.append(time.perf_counter() - started)
        assert answer.returncode == 0, answer.stderr
        assert "check" in answer.stdout
    assert statistics.median(took) < LONGEST_WAIT


def test_the_packs_are_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    answer = tinkuy(installed, "pack", "check", cwd=tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_wheel_needs_no_django(installed: Path, tmp_path: Path) -> None:
    program = "import importlib.util as u, tinkuy.cli.main, tinkuy.figures; print(u.find_spec('django'))"
    done = subprocess.run(
        [str(installed / "python"), "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("None", "")
