"""How long does it take to read, check and hand back a report of 22,500 rows and 28 columns with 16,000 findings?

`tinkuy check report.xlsx --out annotated.xlsx` as a person runs it: a new process, start of Python included. The peer is
openpyxl, which is measured for reading alone. Memory is that of all processes of the command together, at its highest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
import polars as pl

from benchmarks.regional_report import YEAR, standard_rows, write_workbook
from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year
from tinkuy.publishing import words

ROWS, FINDINGS = 22_500, 16_000
SECONDS, MEGABYTES = 5.0, 700
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PAUSE = 0.02


def command_of(report: Path, out: Path) -> list[str]:
    """The command as a person types it, with this Python."""
    typed = ["check", str(report), "--year", YEAR, "--out", str(out), "--lang", "es"]
    return [sys.executable, "-c", "import sys; from tinkuy.cli.main import main; sys.exit(main())", *typed]


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and the most megabytes that the command and its children held together."""
    start, most = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, sum(map(resident, family(process.pid))))
        time.sleep(_PAUSE)
    if process.returncode not in (0, 1):
        sys.exit(f"tinkuy check ended with status {process.returncode}")
    return time.perf_counter() - start, most / 2**20


def family(pid: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *map(int, children)]


def resident(pid: int) -> int:
    """The memory that a process holds, in bytes; nothing once it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def reading_by_openpyxl(report: Path) -> float:
    """Seconds that openpyxl takes to read the same file, row by row."""
    start = time.perf_counter()
    book = openpyxl.load_workbook(report, read_only=True)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass
    return time.perf_counter() - start


def main() -> int:
    """Make the report, hand it back, and print what was measured as one JSON object; status 1 if over a limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        report, out = Path(folder) / "report.xlsx", Path(folder) / "annotated.xlsx"
        rows = standard_rows(ROWS)
        write_workbook(rows, report)
        found = run_checks(rows, load_year(YEAR))
        taken = [timed(command_of(report, out)) for _ in range(runs)]
        listed = openpyxl.load_workbook(out, read_only=True)[words.FINDINGS.es]
        seconds, megabytes = min(t for t, _ in taken), max(m for _, m in taken)
        print(json.dumps({
            "rows": ROWS,
            "findings": found.height,
            "warnings_and_blocking": found.filter(pl.col("severity") != "hint").height,
            "findings_in_the_hand_back": (listed.max_row or 1) - 1,
            "seconds_best_of_runs": round(seconds, 2),
            "seconds_at_most": SECONDS,
            "megabytes": round(megabytes),
            "megabytes_at_most": MEGABYTES,
            "seconds_openpyxl_takes_to_read_it": round(reading_by_openpyxl(report), 2),
        }))  # fmt: skip
    return int(found.height < FINDINGS or seconds > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
