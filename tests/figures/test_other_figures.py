"""Presence, completeness, indicator totals, host community, cash, trend and comparison: small tables with known answers."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tests.figures.conftest import ToEngine, as_polars
from tinkuy.checks.findings import FINDINGS
from tinkuy.figures import (
    cash_people,
    cash_value,
    compare,
    completeness,
    host_community_reached,
    indicator_totals,
    organisations_present,
    people_reached,
    presence,
    trend,
)
from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.packs.loading import load_year

JANUARY, FEBRUARY, MARCH = {"month": "2021-01"}, {"month": "2021-02"}, {"month": "2021-03"}
ALICE, BOB = {"organisation": "ALICE"}, {"organisation": "BOB"}
TRAINING = {"indicator": "RE-ED5", "indicator_type": "capacity_building"}
SCHOOLS = {"indicator": "RE-ED3", "indicator_type": "other"}


def response() -> pl.DataFrame:
    return standard_rows([
        {**ALICE, **JANUARY, **people(10, groups={"in_destination": 6, "host_community": 4}), "cva": True, "value_usd": 300},
        {**ALICE, **FEBRUARY, **people(5), "cva": True, "value_usd": None},
        {**BOB, **JANUARY, **people(7), "admin1": "PE23"},
        {**BOB, **JANUARY, **TRAINING, "new": None, "total": 12},
        {**BOB, **FEBRUARY, **TRAINING, "new": 3, "total": 20},
        {**BOB, **FEBRUARY, **SCHOOLS, "output": 2},
        {**BOB, **FEBRUARY, **SCHOOLS, "output": None, "organisation": None},
    ])  # fmt: skip


def test_presence_counts_every_row_whatever_it_measures(to_engine: ToEngine) -> None:
    found = as_polars(presence(to_engine(response()), by=["organisation", "admin1"]))
    assert found.rows() == [("ALICE", "PE15", 2, 2), ("BOB", "PE15", 3, 0), ("BOB", "PE23", 1, 1), (None, "PE15", 1, 0)]


def test_a_blank_organisation_is_no_organisation(to_engine: ToEngine) -> None:
    found = as_polars(organisations_present(to_engine(response()), by=["admin1"]))
    assert found.rows() == [("PE15", 2), ("PE23", 1)]
    assert as_polars(organisations_present(to_engine(response()), by=())).rows() == [(2,)]


def test_an_indicator_shows_people_and_outputs_and_never_adds_totals_over_months(to_engine: ToEngine) -> None:
    totals = as_polars(indicator_totals(to_engine(response())))
    found = {row["indicator"]: row for row in totals.to_dicts()}
    training, schools, kits = found["RE-ED5"], found["RE-ED3"], found["RE-ED1"]
    assert (training["new"], training["new_not_reported"], training["busiest_month_total"]) == (3, 1, 20)
    assert (training["output"], training["output_not_reported"]) == (None, 2)
    assert (schools["new"], schools["output"], schools["output_not_reported"]) == (None, 2, 1)
    assert (kits["new"], kits["busiest_month_total"], kits["rows"]) == (22, 17, 3)


def test_indicator_totals_come_by_place_too() -> None:
    totals = indicator_totals(response(), by=["admin1"])
    assert totals.filter(pl.col("admin1") == "PE23").select("new", "rows").row(0) == (7, 1)


def test_the_host_community_is_one_population_group_with_its_interval(to_engine: ToEngine) -> None:
    found = as_polars(host_community_reached(to_engine(response())))
    assert found.select("reached", "lower", "upper", "not_reported", "publishable").row(0) == (4, 4, 4, 2, True)


def test_the_host_community_has_no_figure_by_a_model_without_groups() -> None:
    with pytest.raises(UndefinedFigure):
        host_community_reached(response(), model="max-sector")


def test_cash_says_its_value_and_in_how_many_rows_it_is_missing(to_engine: ToEngine) -> None:
    assert as_polars(cash_value(to_engine(response()))).rows() == [(300, 1, 2)]
    by_month = as_polars(cash_value(to_engine(response()), by=["month"]))
    assert by_month.rows() == [("2021-01", 300, 0, 1), ("2021-02", 0, 1, 1)]


def test_people_reached_with_cash_are_those_of_rows_marked_cash(to_engine: ToEngine) -> None:
    found = as_polars(cash_people(to_engine(response()), model="max-sector", by=["month"]))
    assert found.select("month", "reached").rows() == [("2021-01", 10), ("2021-02", 5)]


def findings(*row_ids: int, severity: str) -> pl.DataFrame:
    return pl.DataFrame([{"row_id": row_id, "severity": severity} for row_id in row_ids], schema=FINDINGS)


def test_completeness_tells_missing_from_received_and_received_with_errors(to_engine: ToEngine) -> None:
    found = completeness(
        to_engine(response()),
        findings=pl.concat([findings(1, severity="warning"), findings(0, severity="hint")]),
        organisations=["CHARLIE"],
        months=["2021-03"],
    )
    states = {(row["organisation"], row["month"]): row["state"] for row in found.to_dicts()}
    assert states["ALICE", "2021-01"] == "received"
    assert states["ALICE", "2021-02"] == "with_errors"
    assert states["ALICE", "2021-03"] == "missing"
    assert states["CHARLIE", "2021-01"] == "missing"
    assert found.height == 9


def test_who_has_nothing_to_report_is_neither_missing_nor_received(to_engine: ToEngine) -> None:
    said = [("ALICE", "2021-01"), ("ALICE", "2021-03"), ("BOB", "2021-04")]
    nothing = pl.DataFrame(said, schema=["organisation", "month"], orient="row")
    found = completeness(to_engine(response()), nothing=nothing)
    states = {(row["organisation"], row["month"]): row["state"] for row in found.to_dicts()}
    assert states["ALICE", "2021-01"] == "received", "rows that came take the place of what was said"
    assert states["ALICE", "2021-03"] == "nothing"
    assert (states["BOB", "2021-04"], states["ALICE", "2021-04"]) == ("nothing", "missing"), (
        "nobody else reported that month"
    )
    assert found.filter(state="nothing")["rows"].to_list() == [0, 0]


def test_a_trend_has_gaps_where_nobody_reported_and_where_there_is_nothing() -> None:
    rows = standard_rows([
        {**JANUARY, **people(5)},
        {**JANUARY, "new": None, "total": 2},
        {**MARCH, "new": None, "total": 9},
        {**people(0), "month": "2021-04"},
        {**people(8), "month": None, "month_text": "pronto"},
    ])  # fmt: skip
    found = trend(rows, model="max-sector").select("month", "state", "reached")
    assert found.rows() == [
        ("2021-01", "partly", 5),
        ("2021-02", "no_rows", None),
        ("2021-03", "not_reported", None),
        ("2021-04", "reported", 0),
    ]


def test_a_trend_by_place_has_every_month_for_every_place() -> None:
    found = trend(response(), model="sum", by=["admin1"])
    assert found.select("admin1", "month", "reached").rows() == [
        ("PE15", "2021-01", 10), ("PE15", "2021-02", 5), ("PE23", "2021-01", 7), ("PE23", "2021-02", None),
    ]  # fmt: skip


def test_a_trend_of_nothing_is_empty() -> None:
    assert trend(standard_rows([]), model="sum").height == 0


def test_before_and_after_stand_side_by_side() -> None:
    corrected = response().with_columns(pl.col("new").fill_null(pl.col("total")) * 2)
    found = compare(response(), corrected, model="sum").row(0, named=True)
    assert (found["reached_before"], found["reached_after"], found["change"]) == (22, 44, 22)


def test_a_place_that_is_only_on_one_side_has_no_change() -> None:
    found = compare(response(), response().filter(pl.col("admin1") == "PE15"), model="sum", by=["admin1"])
    assert found.select("admin1", "reached_after", "change").rows() == [("PE15", 15, 0), ("PE23", None, None)]


def test_comparing_rows_with_themselves_changes_nothing() -> None:
    found = compare(response(), response().lazy(), model="sum", by=["organisation"])
    assert found["change"].to_list() == [0, 0]
    assert_frame_equal(
        found.select("organisation", pl.col("reached_after").alias("reached")),
        people_reached(response(), model="sum", by=["organisation"]).select("organisation", "reached"),
    )


def test_figures_come_by_organisation_type_where_the_list_says_it() -> None:
    year = load_year("r4v-2021")
    listed = next(entry for entry in year.lists["organisations"].entries if entry.attributes.get("type") == "un")
    rows = standard_rows([{**people(5), "organisation": listed.code}, {**people(3), "organisation": None}])
    figures = people_reached(with_organisation_type(rows, year), model="sum", by=["organisation_type"])
    assert figures.select("organisation_type", "reached").rows() == [("un", 5), (None, 3)]
