"""How long, and with how much memory, does the whole check of a regional workbook take: read, all checks, causes, JSON, hand-back?

The command `tinkuy check FILE --year r4v-2021 --out annotated.xlsx --json findings.json` as a process of its own, in turns
with openpyxl only reading the same file. `python -m benchmarks.whole_check [--rows 22500] [--runs 3]`.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import Cost, cost_of
from benchmarks.regional_report import YEAR, standard_rows, write_workbook
from benchmarks.running import arguments, finish

ROWS = 22_500
SECONDS, MEGABYTES = 5.0, 700.0
READ_WITH_OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
print(sum(1 for row in book.active.iter_rows(values_only=True) for cell in row if cell is not None))
"""


def measure(rows: int, runs: int) -> dict[str, object]:
    """Make the workbook, check it and read it `runs` times, and return the medians."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, found = folder / "report.xlsx", folder / "findings.json"
        write_workbook(standard_rows(rows), source)
        check = [sys.executable, "-m", "tinkuy.cli.main", "check", str(source), "--year", YEAR,
                 "--out", str(folder / "annotated.xlsx"), "--json", str(found)]  # fmt: skip
        costs = [
            (cost_of(check), cost_of([sys.executable, "-c", READ_WITH_OPENPYXL, str(source)])) for _ in range(runs)
        ]
        findings = len(json.loads(found.read_text(encoding="utf-8")))
    ours, openpyxl = ([pair[n] for pair in costs] for n in (0, 1))
    return {
        "rows": rows,
        "findings": findings,
        "runs": runs,
        "whole check, median wall s": _median(ours, "seconds"),
        "whole check, best wall s": round(min(cost.seconds for cost in ours), 2),
        "whole check, median processor s": _median(ours, "processor_seconds"),
        "whole check, peak of its largest process, MB": round(max(cost.largest_mb for cost in ours)),
        "whole check, peak of all its processes together, MB": round(max(cost.together_mb for cost in ours)),
        "openpyxl only reading the file, median wall s": _median(openpyxl, "seconds"),
        "openpyxl only reading the file, median processor s": _median(openpyxl, "processor_seconds"),
        "limit, wall s": SECONDS,
        "limit, MB together": MEGABYTES,
    }


def _median(costs: Sequence[Cost], field: str) -> float:
    return round(statistics.median(getattr(cost, field) for cost in costs), 2)


def kept(measured: dict[str, object]) -> bool:
    """Whether time and memory are within the limits."""
    together = measured["whole check, peak of all its processes together, MB"]
    return measured["whole check, median wall s"] <= SECONDS and together <= MEGABYTES


if __name__ == "__main__":
    asked = arguments(__doc__, rows=ROWS, runs=3)
    finish(measured := measure(asked.rows, asked.runs), kept(measured))
