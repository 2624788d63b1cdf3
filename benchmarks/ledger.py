"""How long does it take to accept a report of 22,500 rows, and to cut and sign a release of all 1,000,000 rows that stand?

An installation on SQLite, with a national platform: reports of 27 organisations and 12 months that stand. A report of one
organisation's month, as large as a whole region's, is sent, submitted and accepted by the actions that everybody uses, as
often as there are runs; then a release of everything is cut and signed: what stands is read from its parts, every check runs
on it, the folder is written and forced to the disk. Each is done in a fresh process; making the reports is not counted.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.installation import asked, made
from benchmarks.running import arguments, finish

RELEASE_ROWS: Final = 1_000_000
REPORT_ROWS: Final = 22_500
ACCEPT_SECONDS, RELEASE_SECONDS = 1.0, 10.0


def measure(rows: int, runs: int) -> dict[str, object]:
    """Make the installation, accept, release; a few rows make a small report too."""
    report = min(REPORT_ROWS, rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(folder, rows)
        released = [asked(folder, "release") for _ in range(runs)]
        accepted = asked(folder, "accept", report, max(runs, 2))
    return {
        "rows": rows,
        "rows of the accepted report": report,
        "accept, median wall s": round(statistics.median(accepted), 3),
        "accept, worst wall s": round(max(accepted), 3),
        "accept, limit": ACCEPT_SECONDS,
        "rows of the release": released[-1]["rows"],
        "release, median wall s": round(statistics.median(one["seconds"] for one in released), 2),
        "release, median processor s": round(statistics.median(one["processor"] for one in released), 2),
        "release, limit": RELEASE_SECONDS,
        "release, peak MB": round(max(one["peak_mb"] for one in released)),
    }


def kept(measured: dict[str, object]) -> bool:
    """Whether accepting and releasing are within their limits."""
    return measured["accept, worst wall s"] <= ACCEPT_SECONDS and measured["release, median wall s"] <= RELEASE_SECONDS


if __name__ == "__main__":
    asked_for = arguments(__doc__, rows=RELEASE_ROWS, runs=3)
    finish(measured := measure(asked_for.rows, asked_for.runs), kept(measured))
