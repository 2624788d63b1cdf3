"""What the published tables say, and what they never say."""

from __future__ import annotations

import polars as pl
import pytest

from tests.factories.rows import standard_rows
from tinkuy.public.frozen import frozen, thawed
from tinkuy.public.judging import broken
from tinkuy.public.making import public_tables_of
from tinkuy.public.rounding import rounded
from tinkuy.public.tables import SENSITIVE, TABLES, schema

SECRET = b"a secret of at least thirty-two b"
GBV = {"sector": "gbv", "indicator": "RE-GB1"}
GENERAL = {"sector": "protection_general", "indicator": "RE-PR1"}


def tables(*rows: dict, **said) -> dict[str, pl.DataFrame]:
    return public_tables_of(standard_rows(rows), secret=SECRET, **said)


def test_every_table_has_its_columns_and_passes_the_last_look():
    made = tables({"new": 1_234}, {"new": 7, "admin1": "PE23"}, {"new": None, "admin1": "PE24"})
    assert {code: frame.schema for code, frame in made.items()} == {table.code: schema(table) for table in TABLES}
    assert broken(made) == ()


def test_a_zero_a_blank_and_a_small_number_are_three_states():
    made = tables(
        {"new": 0, "admin1": "PE01"},
        {"new": None, "admin1": "PE02"},
        *({"new": 1, "admin1": "PE03", "activity": str(n)} for n in range(2)),
        {"new": 500, "admin1": "PE04"},
    )["by_place"]
    said = {line["admin1"]: (line["state"], line["people_reached"]) for line in made.iter_rows(named=True)}
    assert said["PE01"] == ("shown", 0)
    assert said["PE02"] == ("not_reported", None)
    assert said["PE03"] in {("suppressed", None), ("shown", 10), ("shown", 20)}
    assert said["PE04"] in {("shown", 500)}


def test_a_zero_is_not_said_where_part_of_it_was_not_reported():
    made = tables({"new": 0, "activity": "a"}, {"new": None, "activity": "b"})["reached"]
    assert made["state"].to_list() == ["not_reported"]


def test_rows_columns_and_totals_add_up():
    made = tables(*({"new": n * 13 % 40, "admin1": f"PE{n % 5 + 1:02}", "month": f"2021-0{n % 3 + 1}", "activity": str(n)} for n in range(60)))  # fmt: skip
    whole = made["reached"]["upper"][0]
    assert whole == made["by_place"]["upper"].sum() == made["by_month"]["upper"].sum()


def test_sensitive_sectors_are_alone_only_in_whole_quarters_of_the_country():
    months = ("2021-01", "2021-02", "2021-03", "2021-04")
    made = tables(*({**GBV, "new": 40, "month": month, "admin1": "PE24"} for month in months), {**GENERAL, "new": 60})
    assert made["by_sector"]["sector"].to_list() == ["protection"]
    assert made["by_sector"]["upper"][0] == made["reached"]["upper"][0]
    assert set(made["by_sector_and_quarter"]["quarter"]) == {"2021-Q1"}
    assert "gbv" in made["by_sector_and_quarter"]["sector"].to_list()
    places = made["presence"].filter(pl.col("admin1") == "PE24")
    assert places.is_empty(), "where an organisation works on gender-based violence is said nowhere"
    assert not set(made["presence"]["sector"]) & SENSITIVE


def test_a_threshold_above_ten_keeps_more_back():
    assert tables({"new": 40}, threshold=50)["reached"]["state"].to_list() == ["suppressed"]


@pytest.mark.parametrize(
    "model", ["sum", "max-sector", "max-sector-ytd", "southern-cone", "per-organisation", "max-age-gender"]
)
def test_every_model_gives_an_interval_that_holds_its_number(model):
    made = tables(
        *({"new": n * 7, "admin1": f"PE{n % 3 + 1:02}", "sector": s, "indicator": i, "activity": str(n)}
          for n in range(1, 12) for s, i in (("health", "RE-HE1"), ("shelter", "RE-SH1"))),
        model=model,
    )  # fmt: skip
    line = made["reached"].row(0, named=True)
    assert line["lower"] <= line["people_reached"] <= line["upper"]
    assert broken(made) == ()


def test_the_secret_is_not_one_that_can_be_tried_out():
    with pytest.raises(ValueError, match="tried out"):
        rounded(standard_rows([{"new": 5}]), b"short")


def test_the_last_look_finds_what_must_not_be_public():
    made = tables({"new": 120})
    wrong = {
        "reached: not rounded": {"reached": made["reached"].with_columns(upper=pl.lit(123, pl.Int64))},
        "by_sector: sensitive sector": {"by_sector": made["by_sector"].with_columns(sector=pl.lit("gbv"))},
        "by_place: number beside a state": {"by_place": made["by_place"].with_columns(state=pl.lit("suppressed"))},
    }
    for rule, changed in wrong.items():
        assert rule in broken(made | changed)


def test_frozen_tables_come_back_as_they_were():
    made = tables({"new": 120}, {"new": None, "month": "2021-01"})
    assert all(frame.equals(thawed(*frozen(made))[code]) for code, frame in made.items())
