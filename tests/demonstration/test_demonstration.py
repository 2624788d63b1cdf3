"""The demonstration: the shape of a real response, the same from the same seed, and no real organisation in it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tinkuy.checks.run import run_checks
from tinkuy.demonstration import Demonstration, generate, standard_rows, world, write_parquet
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS, standard_schema
from tinkuy.reports.reading import read


@pytest.fixture(scope="module")
def year_of_rows() -> pl.DataFrame:
    return standard_rows()


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return generate(tmp_path_factory.mktemp("demo"), seed=3, months=2)


def share(rows: pl.DataFrame, condition: pl.Expr) -> float:
    return rows.select(condition.fill_null(False).mean()).item()


def test_it_has_the_organisations_places_and_months_of_a_real_response(year_of_rows: pl.DataFrame) -> None:
    assert year_of_rows.schema == standard_schema()
    assert year_of_rows["organisation"].n_unique() == 27
    assert year_of_rows["admin1"].n_unique() == 26
    assert year_of_rows.group_by("month").len()["len"].to_list() == pytest.approx([900] * 12, rel=0.1)


@pytest.mark.parametrize(
    ("condition", "expected", "tolerance"),
    [
        (pl.col("admin1") == "PE15", 0.48, 0.04),
        (pl.col("admin1") == "PE24", 0.13, 0.03),
        (pl.col("cva"), 0.16, 0.02),
        (pl.col("setup"), 0.43, 0.02),
    ],
)
def test_shares_of_rows_are_those_counted_on_the_real_file(year_of_rows, condition, expected, tolerance) -> None:
    assert share(year_of_rows, condition) == pytest.approx(expected, abs=tolerance)


def test_few_rows_hold_most_new_people_and_many_hold_under_ten(year_of_rows: pl.DataFrame) -> None:
    new = year_of_rows["new"].sort(descending=True)
    positive = new.filter(new > 0)
    assert new.head(year_of_rows.height // 100).sum() / new.sum() == pytest.approx(0.41, abs=0.04)
    assert (positive < 10).mean() == pytest.approx(0.25, abs=0.03)


def test_nearly_half_of_the_rows_break_a_rule(year_of_rows: pl.DataFrame, demonstration: Demonstration) -> None:
    found = run_checks(
        year_of_rows, load_year(demonstration.year_pack), platform=load_platform(demonstration.platform_pack)
    )
    broken = found.filter(pl.col("severity") != "hint")["row_id"].n_unique()
    assert broken / year_of_rows.height == pytest.approx(0.45, abs=0.05)


def test_in_march_nobody_was_asked_for_new_people(year_of_rows: pl.DataFrame) -> None:
    march = year_of_rows.filter(pl.col("month") == "2021-03")
    assert march["new"].sum() == 0
    assert march["total"].sum() > 0


def test_without_slips_every_breakdown_adds_up() -> None:
    rows = standard_rows(500, seed=1, with_slips=False)
    ages = [name for name in AGE_GENDER if name in ("girls", "boys", "women", "men")]
    assert rows.select((pl.sum_horizontal(POPULATION_GROUPS) == pl.col("new")).all()).item()
    assert rows.select((pl.sum_horizontal(ages) == pl.col("new")).all()).item()
    assert rows.select((pl.col("new") <= pl.col("total")).all()).item()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_rows(
    demonstration: Demonstration, tmp_path: Path
) -> None:
    again = generate(tmp_path, seed=3, months=2)
    assert [path.name for path in again.files] == [path.name for path in demonstration.files]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(again.files, demonstration.files, strict=True))
    assert not standard_rows(900, seed=1, months=1).equals(standard_rows(900, seed=2, months=1))


def test_no_real_organisation_is_in_it(demonstration: Demonstration) -> None:
    real = {
        name
        for key in ("organisations", "implementing_partners")
        for e in load_year(world.BASE_YEAR).lists[key].entries
        for name in e.text.all()
    }
    year, platform = load_year(demonstration.year_pack), load_platform(demonstration.platform_pack)
    invented = [
        *year.lists["organisations"].entries,
        *year.lists["implementing_partners"].entries,
        *platform.members.entries,
    ]
    assert {name for entry in invented for name in entry.text.all()}.isdisjoint(real)
    assert set(demonstration.rows["organisation"]) <= {entry.code for entry in platform.members.entries}
    assert all(pack.title.es.startswith(world.SYNTHETIC.es) for pack in (year, platform))


@pytest.mark.parametrize("habit", range(10))
def test_every_office_s_mess_reads_back_as_the_rows_it_was_made_from(demonstration: Demonstration, habit: int) -> None:
    path = demonstration.files[habit]
    assert "sintetico" in path.name
    year, platform = load_year(demonstration.year_pack), load_platform(demonstration.platform_pack)
    own = demonstration.rows.filter(pl.col("organisation") == path.stem[:6].upper())
    reading = read(path, year=year, platform=platform)
    compared = [
        "organisation",
        "implementing_partner",
        "month",
        "sector",
        "indicator",
        "admin1",
        "cva",
        "mechanism",
        "new",
        "total",
        "women",
        "output",
    ]
    assert reading.rows.select(compared).equals(own.select(compared))


def test_rows_for_benchmarks_are_written_sorted_as_releases_are(tmp_path: Path) -> None:
    write_parquet(tmp_path / "rows.parquet", 5_000)
    rows = pl.read_parquet(tmp_path / "rows.parquet")
    assert rows.schema == standard_schema()
    assert rows.select("month", "sector").equals(rows.select("month", "sector").sort("month", "sector"))
