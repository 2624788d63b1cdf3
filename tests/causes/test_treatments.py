"""What a treatment may touch, and what it must never touch."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.checks.small_year import small_year
from tests.factories.causes import Chosen
from tests.factories.rows import people, standard_rows
from tinkuy.checks.treatments import CHANGES, TREATMENTS, Refused, apply, preview, treat
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS, standard_schema

_ROSTER = Entry("RE-ED1", Text("matriculadas"), (), {"roster": "yes", "type": "direct_assistance"})
_SCHOOLS = Entry("RE-ED3", Text("escuelas"), (), {"type": "other"})
_SHARES = pl.DataFrame(
    {"country": ["PER"], "sector": ["education"], "girls": [0.3], "boys": [0.3], "women": [0.3], "men": [0.1]}
)
YEAR = replace(
    small_year(),
    lists=small_year().lists | {"indicators": CodeList("indicators", True, "test", (_ROSTER, _SCHOOLS))},
    shares=_SHARES,
)
PARAMETERS = {"map_name": {"column": "admin1", "code": "PE24"}}


counts = st.one_of(st.none(), st.sampled_from([0, 1, 2, 7, 10, 33.5]))
row = st.fixed_dictionaries(
    {
        "new": counts,
        "total": counts,
        "in_destination": counts,
        "host_community": counts,
        "women": counts,
        "boys": counts,
        "organisation": st.sampled_from(["ORG001", "ORG002"]),
        "month": st.sampled_from(["2021-01", "2021-02"]),
        "indicator_type": st.sampled_from(["direct_assistance", "capacity_building", "other", None]),
        "admin1": st.sampled_from([None, "PE15"]),
        "new_basis": st.sampled_from(["reported", "not_reported", "derived"]),
        "breakdown_of": st.sampled_from(["new", "total"]),
        "breakdown_basis": st.sampled_from(["reported", "estimated"]),
    }
)
tables = st.lists(row, min_size=1, max_size=12)


def _columns(treatment: str) -> set[str]:
    return set(TREATMENTS[treatment].columns) or {"admin1", "place_level"}


def _treated(rows: pl.DataFrame, ids: list[int], treatment: str):
    cause = Chosen(tuple(ids), treatment, parameters=PARAMETERS.get(treatment, {}))
    try:
        return treat(rows, cause, YEAR), cause
    except Refused:
        return None, cause


@pytest.mark.parametrize("treatment", TREATMENTS)
@settings(max_examples=25, deadline=None)
@given(table=tables, data=st.data())
def test_a_treatment_touches_only_the_rows_of_its_cause_and_only_its_columns(treatment, table, data):
    rows = standard_rows(table)
    ids = data.draw(st.lists(st.integers(0, len(table) - 1), unique=True))
    treated, _ = _treated(rows, ids, treatment)
    event(f"{treatment}: {'refused' if treated is None else 'applied'}")
    if treated is None:
        return
    assert treated.rows.schema == rows.schema == standard_schema()
    others = [name for name in rows.columns if name not in _columns(treatment)]
    assert treated.rows.select(others).equals(rows.select(others))
    untouched = ~pl.col("row_id").is_in(ids)
    assert treated.rows.filter(untouched).equals(rows.filter(untouched))


@pytest.mark.parametrize("treatment", TREATMENTS)
@settings(max_examples=25, deadline=None)
@given(table=tables)
def test_a_treatment_applied_twice_is_the_treatment_applied_once(treatment, table):
    rows = standard_rows(table)
    once, cause = _treated(rows, list(range(len(table))), treatment)
    if once is None:
        return
    twice = treat(once.rows, cause, YEAR)
    assert twice.rows.equals(once.rows)
    assert twice.changes.is_empty()


@pytest.mark.parametrize("treatment", TREATMENTS)
@settings(max_examples=25, deadline=None)
@given(table=tables)
def test_the_log_names_every_cell_that_changed_and_no_other(treatment, table):
    rows = standard_rows(table)
    treated, _ = _treated(rows, list(range(len(table))), treatment)
    if treated is None:
        return
    changed = {
        (row_id, name)
        for name in rows.columns
        for row_id in treated.rows.filter(treated.rows[name].ne_missing(rows[name]))["row_id"]
    }
    assert set(treated.changes.select("row_id", "column").rows()) == changed
    assert dict(treated.changes.schema) == CHANGES
    assert set(treated.changes["label"]) <= {treatment}


@pytest.mark.parametrize("treatment", ["apportion_ages", "apportion_groups"])
@settings(max_examples=40, deadline=None)
@given(table=tables)
def test_a_reported_breakdown_is_never_written_over(treatment, table):
    rows = standard_rows(table)
    parts = AGE_GENDER if treatment == "apportion_ages" else POPULATION_GROUPS
    treated, _ = _treated(rows, list(range(len(table))), treatment)
    reported = pl.sum_horizontal(pl.col(part).fill_null(0) for part in parts) > 0
    assert treated.rows.filter(pl.Series(rows.select(reported).to_series())).equals(rows.filter(reported))


def test_new_marked_as_not_reported_is_a_gap_and_never_0():
    rows = standard_rows([{"new": 0, "total": 10, "in_destination": 10}, {"new": None, "total": 3}])
    after = apply(rows, Chosen((0, 1), "mark_not_reported"), YEAR)
    assert after["new"].to_list() == [None, None]
    assert after["new_basis"].to_list() == ["not_reported"] * 2
    assert after["breakdown_of"].to_list() == ["total"] * 2
    assert after["total"].to_list() == [10, 3]


def test_a_reported_new_above_0_is_not_marked_as_not_reported():
    rows = standard_rows([people(5)])
    assert apply(rows, Chosen((0,), "mark_not_reported"), YEAR).equals(rows)


def test_groups_are_added_up_each_once():
    rows = standard_rows([{"new": 45, "total": 45, "in_destination": 100, "in_transit": 5, "host_community": 20}])
    after = apply(rows, Chosen((0,), "add_up_groups"), YEAR)
    assert after.select("new", "total", "new_basis").row(0) == (125, 125, "derived")


def test_groups_of_a_month_s_total_leave_new_as_a_gap():
    rows = standard_rows([{"new": 45, "total": 45, "in_destination": 100, "in_transit": 5, "host_community": 20}])
    after = apply(rows, Chosen((0,), "add_up_groups", ("total_from_groups",)), YEAR, treatment="total_from_groups")
    assert after.select("new", "total", "new_basis", "breakdown_of").row(0) == (None, 125, "not_reported", "total")


def test_the_sum_of_the_breakdown_is_taken_only_where_both_breakdowns_agree_and_new_and_total_are_empty():
    rows = standard_rows(
        [
            {"new": 0, "total": None, "in_destination": 10, "women": 10},
            {"new": 0, "total": 0, "in_destination": 10, "women": 9},
            {"new": 0, "total": 4, "in_destination": 10, "women": 10},
            {"new": 0, "total": 0, "women": 7},
            {"new": 0, "total": 0, "women": 7, "indicator_type": "capacity_building"},
        ]
    )
    after = apply(rows, Chosen((0, 1, 2, 3, 4), "take_breakdown_sum"), YEAR)
    assert after["new"].to_list() == [10, 0, 0, 0, 7]
    assert after["total"].to_list() == [10, 0, 4, 0, 7]
    assert after["new_basis"].to_list() == ["derived", "reported", "reported", "reported", "derived"]


def test_a_name_becomes_the_code_chosen_and_the_written_name_stays():
    rows = standard_rows([{"admin1": None, "admin1_text": "Tumbez", "place_level": None}, {}])
    after = apply(rows, Chosen((0,), "map_name", parameters={"column": "admin1", "code": "PE24"}), YEAR)
    assert after["admin1"].to_list() == ["PE24", "PE15"]
    assert after["admin1_text"].to_list() == ["Tumbez", "PE15"]


def test_an_indicator_that_is_recognised_brings_its_type():
    rows = standard_rows(
        [
            {
                "indicator": None,
                "indicator_text": "escuelas",
                "indicator_type": "direct_assistance",
                "type_inferred": True,
            }
        ]
    )
    after = apply(rows, Chosen((0,), "map_name", parameters={"column": "indicator", "code": "RE-ED3"}), YEAR)
    assert after.select("indicator", "indicator_type", "type_inferred").row(0) == ("RE-ED3", "other", False)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [({"column": "admin1"}, "Say which code"), ({"column": "admin1", "code": "XX"}, "is not on the year's list")],
)
def test_a_name_without_a_code_of_the_list_is_refused_with_a_sentence(parameters, says):
    rows = standard_rows([{"admin1": None, "admin1_text": "Tumbez"}])
    with pytest.raises(Refused, match=says):
        apply(rows, Chosen((0,), "map_name", parameters=parameters), YEAR)


def test_a_cause_without_a_treatment_is_refused_with_a_sentence():
    with pytest.raises(Refused, match="must be asked"):
        apply(standard_rows([{}]), Chosen((0,), None), YEAR)


def test_a_treatment_that_does_not_fit_the_cause_is_refused_with_a_sentence():
    with pytest.raises(Refused, match="does not fit"):
        apply(standard_rows([{}]), Chosen((0,), "mark_not_reported"), YEAR, treatment="add_up_groups")


def test_a_preview_shows_cells_before_and_after_and_changes_nothing():
    rows = standard_rows([{"new": 0, "total": 10}])
    before = rows.clone()
    shown = preview(rows, Chosen((0,), "mark_not_reported"), YEAR)
    assert shown.filter(column="new").select("row", "before", "after").row(0) == (2, "0.0", None)
    assert rows.equals(before)


def test_every_treatment_says_itself_in_three_languages():
    for treatment in TREATMENTS.values():
        assert len({treatment.name.es, treatment.name.en, treatment.name.pt} - {""}) == 3
        assert all((treatment.label.es, treatment.label.en, treatment.label.pt))
