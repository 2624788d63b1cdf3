"""How fast are the row rules on 1,000,000 rows, next to pandera and to libhxl's validator on equal rules?

The three are asked the same rules (`benchmarks/compared_rules.py`: METHODS' C01 to C21 as 2021 has them, and A04, A16, A21
and A22, each of every column it is asked of) about the same rows, and must give the same verdicts, row by row, before
anything is measured. pandera (polars backend) is asked in two ways: as its guide says, and at its fastest, with the checks of
several columns hung on one. Both list every failing cell: row, column, rule and what stands there; Tinkuy's findings also
say what it is compared with, what would mend it and how severe it is, all as text and at once. libhxl takes most of a minute for a million rows: it is asked two samples, and its time is scaled from the larger one;
the time per row of the two tells how linear that is. `python -m benchmarks.rules [--rows 1000000] [--runs 3]`.
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
SCALED = "libhxl, wall s scaled to all rows"


def measure(rows: int, runs: int) -> dict[str, object]:
    """Compare the verdicts, then take turns `runs` times; medians, and ratios of the medians."""
    rules, report = compared_rules(), with_rare_faults(standard_rows(rows))
    table = written(report)
    fastest, guide = (pandera_schema(rules, table.schema, on_frame=wide) for wide in (False, True))
    verdicts = tinkuy_verdicts(ask_tinkuy(report, rules), rules)
    if verdicts != pandera_verdicts(ask_pandera(table, fastest), rules):
        raise AssertionError("pandera's verdicts are not ours")
    tools = {
        "tinkuy, compared rules": lambda: ask_tinkuy(report, rules),
        "pandera at its fastest, the same rules": lambda: ask_pandera(table, fastest),
        "tinkuy, all rules on single rows": lambda: run_checks(report, YEAR_PACK, only=_row_rules()),
        "tinkuy, all rules, also those across rows": lambda: run_checks(report, YEAR_PACK),
    }
    turns = [{name: spent(run) for name, run in tools.items()} for _ in range(runs)]
    wall, processor = ({name: statistics.median(turn[name][k] for turn in turns) for name in tools} for k in (0, 1))
    by_guide, _ = spent(lambda: ask_pandera(table, guide))
    ours, pandera, *_ = tools
    libhxl = _libhxl_scaled(rows)
    return {
        "rows": rows,
        "rules compared, each on one column": len(rules),
        "verdicts, equal for all": len(verdicts),
        "runs": runs,
        **{f"{name}, wall s": round(seconds, 3) for name, seconds in wall.items()},
        **{f"{name}, processor s": round(processor[name], 3) for name in (ours, pandera)},
        "pandera as its guide says, checks of several columns on the frame, one run, wall s": round(by_guide, 2),
        **libhxl,
        "times as fast as libhxl": round(libhxl[SCALED] / wall[ours]),
        "times as fast as pandera as its guide says": round(by_guide / wall[ours], 1),
        "times as fast as pandera at its fastest": round(wall[pandera] / wall[ours], 2),
        "limit, times libhxl": TIMES_LIBHXL,
        "limit, times pandera": TIMES_PANDERA,
    }


def _libhxl_scaled(rows: int) -> dict[str, float]:
    """Seconds of libhxl on two samples, how far from linear they are, and seconds for all rows if it is linear."""
    small, large = (min(count, rows) for count in LIBHXL_SAMPLES)
    seconds = {count: _libhxl(count) for count in (small, large)}
    return {
        f"libhxl, the same rules, wall s on {small:,} rows": round(seconds[small], 2),
        f"libhxl, the same rules, wall s on {large:,} rows": round(seconds[large], 2),
        "libhxl, time per row on the larger sample over the smaller": round(
            seconds[large] * small / large / seconds[small], 2
        ),
        SCALED: round(seconds[large] * rows / large, 1),
    }


def spent(run: Callable[[], object]) -> tuple[float, float]:
    """Wall seconds and processor seconds (of all threads) of one run."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - processor


def _row_rules() -> set[str]:
    return {p.rule.code for p in rules_in(YEAR_PACK) if not p.rule.across and not p.rule.problems}


def _libhxl(rows: int) -> float:
    """Wall seconds, the better of two runs of libhxl on so many rows, after comparing its verdicts with ours."""
    rules, report = compared_rules(), with_rare_faults(standard_rows(rows))
    cells = libhxl_cells(written(report))
    if ask_libhxl(cells, rules) != tinkuy_verdicts(ask_tinkuy(report, rules), rules):
        raise AssertionError("libhxl's verdicts are not ours")
    return min(spent(lambda: ask_libhxl(cells, rules))[0] for _ in range(2))


def kept(measured: dict[str, object]) -> bool:
    """Whether we are as much faster as we say."""
    libhxl, pandera = measured["times as fast as libhxl"], measured["times as fast as pandera at its fastest"]
    return libhxl >= TIMES_LIBHXL and pandera >= TIMES_PANDERA


if __name__ == "__main__":
    asked = arguments(__doc__, rows=ROWS, runs=3)
    finish(measured := measure(asked.rows, asked.runs), kept(measured))
