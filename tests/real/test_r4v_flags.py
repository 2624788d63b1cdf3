"""R4V's own verdicts of 2021 come out of our rules, row by row (METHODS 3.5b), and the docs tell the numbers."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read

DOCS = Path(__file__).parents[2] / "docs" / "agreement_with_r4v.md"
_RULE = pl.col("rule")
_DIRECT = pl.col("indicator_type") == "direct_assistance"

# What R4V calls a verdict, and which of our findings say the same.
SAME = {
    "Missing.ImplementingPartner": _RULE == "C06",
    "Non.CVA.Indicators.with.Value": _RULE == "C12",
    "CVA.Indicator.with.Missing.Value": _RULE.is_in(["C10", "C11"]),
    "Pin.Beneficiaries.vs.AGbreakdown": (_RULE == "C17") & _DIRECT,
    "Pin.Beneficiaries.vs.pop.type": _RULE == "C16",
    "New.beneficiaries.superior.to.total": _RULE == "C15",
    "People.Beneficiaries.vs.AGbreakdown": (_RULE == "C17") & ~_DIRECT,
    "PinPeople.Beneficaries.equal.0": _RULE == "C14",
    "Other.quantity.equal.0": _RULE == "C19",
    "Empty.data": _RULE == "C21",
}
# METHODS 3.5b: how many rows of the file carry each flag.
FLAGS = (41, 2, 0, 807, 1276, 0, 24, 170, 68, 212)


@pytest.fixture(scope="module")
def file(shared_data) -> Path:
    return shared_data / "five_ws" / "peru_2021_jan_mar_cleaned_with_r4v_flags.csv"


@pytest.fixture(scope="module")
def ours(file) -> dict[str, set[int]]:
    year = load_year("r4v-2021")
    reading = read(file, year=year)
    found = run_checks(reading.rows, year, problems=reading.problems)
    located = found.join(reading.rows.select("row_id", "row", "indicator_type"), on="row_id")
    return {flag: set(located.filter(same)["row"]) for flag, same in SAME.items()}


@pytest.fixture(scope="module")
def theirs(file) -> dict[str, set[int]]:
    # The first row of data is row 2 of the file.
    flags = pl.read_csv(file, infer_schema=False).with_row_index("row", offset=2)
    return {flag: set(flags.filter(pl.col(flag).is_not_null())["row"]) for flag in [*SAME, "ERROR"]}


@pytest.mark.parametrize("flag", SAME)
def test_every_row_has_the_verdict_that_r4v_gave_it(flag, ours, theirs):
    assert {"only ours": ours[flag] - theirs[flag], "only theirs": theirs[flag] - ours[flag]} == {
        "only ours": set(),
        "only theirs": set(),
    }


def test_a_row_is_in_error_for_r4v_where_any_of_the_ten_says_so(ours, theirs):
    assert set.union(*ours.values()) == theirs["ERROR"]
    assert len(theirs["ERROR"]) == 1517


def test_the_file_carries_the_flags_that_methods_counted(theirs):
    assert tuple(len(theirs[flag]) for flag in SAME) == FLAGS


def test_the_docs_tell_the_agreement_that_was_measured(ours, theirs):
    told = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip(" `") for cell in line.strip("|").split("|")]
        if cells[0] in SAME:
            told[cells[0]] = tuple(int(cell.replace(",", "")) for cell in cells[2:6])
    measured = {
        flag: (len(theirs[flag]), len(ours[flag]), len(ours[flag] - theirs[flag]), len(theirs[flag] - ours[flag]))
        for flag in SAME
    }
    assert told == measured
