"""Parts of a release and their explanation: the same in memory and out of core, and kept with their rows."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.releases.conftest import YEAR
from tinkuy.demonstration import standard_rows
from tinkuy.figures import explain, people_reached
from tinkuy.figures.of_release import cache, explained, figure, narrowed
from tinkuy.releases import Release, cut

WHERE = {"sector": ["health"], "month": ["2021-01", "2021-02"]}


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    return standard_rows(1_500, 5)


@pytest.fixture(scope="module")
def release(rows, tmp_path_factory) -> Release:
    return cut(rows, year=YEAR, signed_by="Alice", folder=tmp_path_factory.mktemp("releases") / "demonstration")


def part(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("sector") == "health", pl.col("month").is_in(WHERE["month"]))


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_figure_of_a_part_is_that_of_its_rows(rows, release, in_memory):
    found = figure(release, "people_reached", model="max-sector", by=["admin1"], where=WHERE, in_memory=in_memory)
    assert_frame_equal(found, people_reached(part(rows), model="max-sector", by="admin1"), check_dtypes=False)


def test_what_was_written_counts_where_the_code_is_not_known():
    rows = pl.DataFrame({"admin1": [None, "PE15", None], "admin1_text": ["Limma", "Lima", None]})
    assert narrowed(rows, {"admin1": ["Limma"]}).height == 1
    assert narrowed(rows, {"admin1": ["PE15", "Limma"]}).height == 2
    assert narrowed(rows, {}).height == 3


@pytest.mark.parametrize("in_memory", [True, False])
def test_an_explanation_is_that_of_its_rows_and_its_rows_add_up(rows, release, connection, tmp_path, in_memory):
    said = {"model": "max-sector", "by": ["sector"], "exclude_national": False}
    found = explained(release, kept=cache(tmp_path), connection=connection, where=WHERE, in_memory=in_memory, **said)
    expected = explain(part(rows), **said)
    assert_frame_equal(found.waterfall, expected.waterfall, check_dtypes=False)
    assert_frame_equal(found.outcomes, expected.outcomes, check_dtypes=False)
    lines = found.rows.collect()
    assert lines.height == part(rows).height
    assert lines["contribution"].sum() == pytest.approx(expected.figures["reached"].item())
    assert lines["contribution"].is_sorted(descending=True)
    assert set(lines["of_sector"]) == {"health"}


def test_a_kept_explanation_is_read_and_one_that_was_damaged_is_made_again(release, connection, tmp_path):
    said = {"model": "sum", "by": [], "exclude_national": False}
    first = explained(release, kept=cache(tmp_path), connection=connection, in_memory=True, **said).rows.collect()
    (path,) = (tmp_path / release.id).glob("rows-*.parquet")
    before = path.stat().st_mtime_ns
    explained(release, kept=cache(tmp_path), connection=connection, in_memory=True, **said)
    assert path.stat().st_mtime_ns == before
    path.write_bytes(b"half")
    again = explained(release, kept=cache(tmp_path), connection=connection, in_memory=True, **said).rows.collect()
    assert_frame_equal(again, first)
