"""How fast are the row rules on 1,000,000 rows, next to pandera and to libhxl's validator on equal rules?

`python -m benchmarks.rules [--rows 1000000] [--runs 5]`. The three are asked the same rules (compared_rules) of the same rows,
and their verdicts are compared row by row before anything is measured. libhxl takes minutes for a million rows: it is asked
two smaller samples, and its time is scaled from the larger one; the page says how far from linear the two are.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from benchmarks.compared_rules import YEAR_PACK, compared_rules, written
from benchmarks.peers import (
    ask_libhxl,
    ask_pandera,
    ask_tinkuy,
    libhxl_cells,
    pandera_schema,
    pandera_verdicts,
    tinkuy_verdicts,
)
from benchmarks.rare_faults import with_rare_faults
from benchmarks.regional_report import standard_rows
from benchmarks.running import arguments, finish
from tinkuy.checks.run import rules_in, run_checks

ROWS = 1_000_000
LIBHXL_SAMPLES = (5_000, 20_000)
TIMES_LIBHXL, TIMES_PANDERA = 100, 3


def measure(rows: int, runs: int) -> dict[str, object]:
    """Compare the verdicts, then take turns `runs` times; medians, and ratios of the medians."""
    rules, report = compared_rules(), with_rare_faults(standard_rows(rows))
    table = written(report)
    schema = pandera_schema(rules, table.schema)
    verdicts = tinkuy_verdicts(ask_tinkuy(report, rules), rules)
    if verdicts != pandera_verdicts(ask_pandera(table, schema), rules):
        raise AssertionError("pandera's verdicts are not ours")
    turns = [(spent(lambda: ask_tinkuy(report, rules)), spent(lambda: ask_pandera(table, schema)),
              spent(lambda: run_checks(report, YEAR_PACK, only=_row_rules())), spent(lambda: run_checks(report, YEAR_PACK)))
             for _ in range(runs)]  # fmt: skip
    ours, pandera, every, across = ([statistics.median(turn[n][k] for turn in turns) for k in (0, 1)] for n in range(4))
    libhxl = {count: _libhxl(min(count, rows)) for count in LIBHXL_SAMPLES}
    small, large = LIBHXL_SAMPLES
    scaled = libhxl[large][0] * rows / min(large, rows)
    return {
        "rows": rows,
        "rules compared, each on one column": len(rules),
        "verdicts, equal for all": len(verdicts),
        "runs": runs,
        "tinkuy, compared rules, wall s": round(ours[0], 3),
        "tinkuy, compared rules, processor s": round(ours[1], 3),
        "pandera, the same rules, wall s": round(pandera[0], 3),
        "pandera, the same rules, processor s": round(pandera[1], 3),
        f"libhxl, the same rules, wall s on {small:,} rows": round(libhxl[small][0], 2),
        f"libhxl, the same rules, wall s on {large:,} rows": round(libhxl[large][0], 2),
        "libhxl, time per row on the larger sample over the smaller one": round(
            libhxl[large][0] / min(large, rows) / (libhxl[small][0] / min(small, rows)), 2
        ),
        "libhxl, wall s scaled to all rows": round(scaled, 1),
        "tinkuy, all rules on single rows, wall s": round(every[0], 3),
        "tinkuy, all rules, also those across rows, wall s": round(across[0], 3),
        "times as fast as libhxl": round(scaled / ours[0]),
        "times as fast as pandera": round(pandera[0] / ours[0], 2),
        "times as fast as pandera, processor": round(pandera[1] / ours[1], 2),
        "limit, times libhxl": TIMES_LIBHXL,
        "limit, times pandera": TIMES_PANDERA,
    }


def spent(run: Callable[[], object]) -> tuple[float, float]:
    """Wall seconds and processor seconds (of all threads) of one run."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - processor


def _row_rules() -> set[str]:
    return {p.rule.code for p in rules_in(YEAR_PACK) if not p.rule.across and not p.rule.problems}


def _libhxl(rows: int) -> tuple[float, float]:
    """The better of two runs of libhxl on so many rows, after comparing its verdicts with ours."""
    rules, report = compared_rules(), with_rare_faults(standard_rows(rows))
    cells = libhxl_cells(written(report))
    if ask_libhxl(cells, rules) != tinkuy_verdicts(ask_tinkuy(report, rules), rules):
        raise AssertionError("libhxl's verdicts are not ours")
    return min(spent(lambda: ask_libhxl(cells, rules)) for _ in range(2))


def kept(measured: dict[str, object]) -> bool:
    """Whether we are as much faster as we say."""
    libhxl, pandera = measured["times as fast as libhxl"], measured["times as fast as pandera"]
    return libhxl >= TIMES_LIBHXL and pandera >= TIMES_PANDERA


if __name__ == "__main__":
    asked = arguments(__doc__, rows=ROWS, runs=5)
    finish(measured := measure(asked.rows, asked.runs), kept(measured))
