"""Every benchmark runs, on few rows, and says what it measured; how fast it was is no matter here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import LIBRARIES, Answer, machine, programs, section
from benchmarks.processes import cost_of
from benchmarks.regional_report import MONTHS, YEAR, standard_rows, write_workbook
from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", list(programs()))
def test_a_benchmark_runs_on_few_rows(name: str) -> None:
    command = [sys.executable, "-m", f"benchmarks.{name}", "--rows", "300", "--runs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert json.loads(done.stdout)["rows" if name != "reading" else "workbook, rows"] == 300


def test_the_workbook_is_read_back_as_it_was_made(tmp_path: Path) -> None:
    rows = standard_rows(200)
    write_workbook(rows, tmp_path / "report.xlsx")
    got = read(tmp_path / "report.xlsx", year=load_year(YEAR)).rows
    same = ["organisation", "sector", "indicator", "country", "admin1", "month", "cva", "new", "total", "girls", "row"]
    assert got.select(same).equals(rows.select(same))


def test_the_workbook_is_as_large_and_as_wrong_as_a_real_region(tmp_path: Path) -> None:
    year, rows = load_year(YEAR), standard_rows(22_500)
    findings = run_checks(rows, year)
    assert len(year.columns) == 28
    assert 14_000 < findings.height < 18_000
    assert set(rows["month"]) == set(MONTHS)
    assert rows["organisation"].n_unique() > 200
    assert rows["indicator_text"].str.len_chars().mean() > 60


def test_the_same_seed_gives_the_same_rows() -> None:
    assert standard_rows(50, seed=3).equals(standard_rows(50, seed=3))
    assert not standard_rows(50, seed=3).equals(standard_rows(50, seed=4))


def test_memory_of_children_counts() -> None:
    hungry = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hungry!r}])"
    cost = cost_of([sys.executable, "-c", parent])
    assert cost.largest_mb >= 60
    assert cost.together_mb > cost.largest_mb
    assert cost.seconds >= 0.5


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(RuntimeError, match="status 2"):
        cost_of([sys.executable, "-c", "raise SystemExit(2)"])


def test_over_its_limit_is_said() -> None:
    assert "**Over its limit.**" in section(Answer("some", "How fast?", "So.", {"wall s": 1234.5}, kept=False))
    assert "| wall s | 1,234.5 |" in section(Answer("some", "How fast?", "So.", {"wall s": 1234.5}, kept=True))


def test_the_machine_is_described_without_saying_whose_it_is() -> None:
    said = machine()
    assert all(name in said for name in LIBRARIES)
    assert "/" not in said
