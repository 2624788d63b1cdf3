"""How long does writing the hand-back take, once a report is read and checked, next to openpyxl doing it in place?

22,500 rows, 28 columns, all findings, 2,000 notes. openpyxl opens the same workbook, colours the same cells, writes the
same notes and the last column, and saves; it adds no sheets. Both ways keep the sender's workbook and take turns.
`python -m benchmarks.hand_back [--rows 22500] [--runs 3]`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from benchmarks.regional_report import YEAR, standard_rows, write_workbook
from tinkuy.checks.causes import find_causes
from tinkuy.checks.messages import with_messages
from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year
from tinkuy.publishing import marks, palette
from tinkuy.publishing.annotated import write_annotated
from tinkuy.reports.reading import Reading, read

ROWS = 22_500
SECONDS = 3.0  # what reading and checking leave of the five seconds of the whole command


def by_openpyxl(source: Path, out: Path, lines: pl.DataFrame) -> None:
    """The same marks, notes and last column, by the library that everybody uses."""
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    last = sheet.max_column + 1
    fills = {severity: PatternFill("solid", fgColor=mark.fill) for severity, mark in palette.MARKS.items()}
    for row, columns in marks.cell_marks(lines).items():
        for column, severity in columns.items():
            sheet.cell(row, column + 1).fill = fills[severity]
    for (row, column), (text, _) in marks.cell_notes(lines).items():
        sheet.cell(row, column + 1).comment = Comment(text, "peer")
    for row, text in marks.row_words(lines, "list", "es").items():
        sheet.cell(row, last).value = text
    book.save(out)


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def checked(source: Path) -> tuple[Reading, dict[str, object], pl.DataFrame]:
    """The report read, what write_annotated takes of it, and its findings line by line."""
    year = load_year(YEAR)
    reading = read(source, year=year)
    causes = find_causes(reading.rows, run_checks(reading.rows, year, problems=reading.problems), year)
    findings = with_messages(causes.findings, "es", year=year, headings=reading.headings)
    places = {key: number - 1 for key, number in reading.columns.items()}
    layout = marks.Layout(reading.sheet, reading.heading_row, places, reading.headings)
    given = {"reading": reading, "findings": findings, "causes": causes.causes, "year": year}
    return reading, given, marks.lines(findings, reading.rows, layout, "es")


def main() -> int:
    """Measure both in turns and print one JSON object; status 1 if over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, ours, theirs = (Path(folder) / name for name in ("report.xlsx", "ours.xlsx", "theirs.xlsx"))
        write_workbook(standard_rows(asked.rows), source)
        reading, given, lines = checked(source)
        mine, peer = [], []
        for _ in range(asked.runs):
            mine.append(seconds(lambda: write_annotated(ours, source=source, **given)))
            peer.append(seconds(lambda: by_openpyxl(source, theirs, lines)))
        took = statistics.median(mine)
        print(json.dumps({
            "rows": reading.rows.height,
            "findings": lines.height,
            "seconds": round(took, 2),
            "seconds_at_most": SECONDS,
            "seconds_of_openpyxl": round(statistics.median(peer), 2),
            "times_faster": round(statistics.median(peer) / took, 1),
        }))  # fmt: skip
    return int(took > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
