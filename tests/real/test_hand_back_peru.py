"""The hand-back of a real report: nothing of the sender's is lost, and it reads again as it did."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tinkuy.checks.causes import find_causes
from tinkuy.checks.messages import with_messages
from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.annotated import write_annotated
from tinkuy.reports.reading import Reading, read

YEAR, PLATFORM = load_year("r4v-2021"), load_platform("gtrm-peru")


def handed_back(source: Path, out: Path) -> Reading:
    reading = read(source, year=YEAR, platform=PLATFORM)
    causes = find_causes(
        reading.rows,
        run_checks(reading.rows, YEAR, platform=PLATFORM, problems=reading.problems),
        YEAR,
        platform=PLATFORM,
    )
    found = with_messages(causes.findings, "es", year=YEAR, headings=reading.headings)
    write_annotated(out, source=source, reading=reading, findings=found, causes=causes.causes, year=YEAR)
    return reading


def test_every_cell_of_the_sender_is_still_there(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "five_ws" / "peru_2021_jan_mar.xlsx"
    handed_back(source, tmp_path / "out.xlsx")
    before = openpyxl.load_workbook(source, read_only=True)["Sheet1"]
    after = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)["Sheet1"]
    rows = zip(before.iter_rows(values_only=True), after.iter_rows(values_only=True), strict=True)
    assert all(old == new[: len(old)] for old, new in rows)


@pytest.mark.parametrize("name", ["peru_2021_jan_mar.xlsx", "peru_2021_jan_mar.csv"])
def test_it_reads_again_as_it_did(name: str, shared_data: Path, tmp_path: Path) -> None:
    first = handed_back(shared_data / "five_ws" / name, tmp_path / "out.xlsx")
    again = read(tmp_path / "out.xlsx", year=YEAR, platform=PLATFORM)
    where = {"file", "sheet"}
    assert again.rows.drop(where).equals(first.rows.drop(where))
    assert again.columns == first.columns
    assert again.problems.equals(first.problems)
