"""A release of the real Peru file gives the golden numbers, and those of the command line on the file (METHODS 3.3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tinkuy.cli.main import main
from tinkuy.figures import explain, people_reached
from tinkuy.figures.of_release import figure, moved
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.releases import Release, compare_releases, cut, engine, open_release
from tinkuy.reports.reading import read

GOLDEN = {"sum": 188286, "max-sector": 172234, "max-sector-ytd": 168217, "max-age-gender": 205589}
YEAR = load_year("r4v-2021")


@pytest.fixture(scope="module")
def reported(shared_data: Path) -> Path:
    return shared_data / "five_ws" / "peru_2021_jan_mar.csv"


@pytest.fixture(scope="module")
def release(reported: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Cut by the command line."""
    folder = tmp_path_factory.mktemp("peru") / "reported"
    words = ["--year", "r4v-2021", "--platform", "gtrm-peru", "--signed-by", "Alice", "--out", str(folder)]
    assert main(["release", "cut", str(reported), *words]) == 0
    return open_release(folder, fully=True)


@pytest.fixture(scope="module")
def cleaned(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The same months as R4V cleaned them."""
    rows = read(shared_data / "five_ws" / "peru_2021_jan_mar_cleaned_with_r4v_flags.csv", year=YEAR).rows
    return cut(rows, year=YEAR, signed_by="Bob", folder=tmp_path_factory.mktemp("peru") / "cleaned")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with engine() as opened:
        yield opened


@pytest.mark.parametrize("model", GOLDEN)
def test_a_release_gives_the_golden_numbers(release: Release, model: str) -> None:
    found = figure(release, "people_reached", model=model).row(0, named=True)
    assert (found["reached"], found["upper"], found["lower"], found["rows"]) == (GOLDEN[model], 188286, 164058, 2051)


@pytest.mark.parametrize(
    "words", [("--model", "max-sector", "--by", "country,admin1"), ("--by", "month"), ("--by", "organisation_type")]
)
def test_the_command_line_says_of_the_release_what_it_says_of_the_file(
    reported: Path, release: Release, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for rows in ([str(reported), "--year", "r4v-2021", "--platform", "gtrm-peru"], ["--release", str(release.folder)]):
        assert main(["explain", *rows, *words, "--json", "-"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    for key in set(answers[0]) - {"if_accepted", "causes"}:
        assert answers[1][key] == answers[0][key], key
    assert answers[1]["release"] == release.id


def test_the_rows_come_out_as_they_were_read(release: Release, reported: Path) -> None:
    rows = read(reported, year=YEAR, platform=load_platform("gtrm-peru")).rows
    assert_frame_equal(release.lazy().sort("row_id").collect().select(rows.columns), rows)


def test_what_cleaning_moved_adds_up_to_the_thirty_percent(
    release: Release, cleaned: Release, connection: duckdb.DuckDBPyConnection
) -> None:
    comparison = compare_releases(release, cleaned, connection)
    figure = moved(release, cleaned, comparison, connection, model="sum")
    assert figure.figures.row(0) == (188286, 244051, 55765)
    assert figure.why["change"].sum() == pytest.approx(55765)
    assert figure.why.filter(~pl.col("rows_differ")).is_empty()
    rows = comparison.submissions.select(pl.col("rows_before", "rows_after", "new", "gone").sum()).row(0, named=True)
    assert rows["rows_before"] - rows["gone"] + rows["new"] == rows["rows_after"]


def test_the_explanation_of_a_release_adds_up(release: Release, connection: duckdb.DuckDBPyConnection) -> None:
    explanation = explain(release.relation(connection), model="max-sector")
    assert explanation.waterfall["amount"].sum() == pytest.approx(GOLDEN["max-sector"])
    assert people_reached(release.lazy(), model="max-sector").collect()["reached"].item() == GOLDEN["max-sector"]
