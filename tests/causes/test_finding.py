"""What holds of causes whatever the rows: nothing counts twice, nothing is lost, the order says nothing."""

from __future__ import annotations

import datetime as dt

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tinkuy.checks.causes import Causes, find_causes
from tinkuy.checks.findings import FINDINGS
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import Refused, apply

YEAR = small_year()
TODAY = dt.date(2026, 1, 1)
counts = st.sampled_from([None, 0, 0, 5, 10])
row = st.fixed_dictionaries(
    {
        "new": counts,
        "total": counts,
        "in_destination": counts,
        "host_community": counts,
        "women": counts,
        "output": counts,
        "organisation": st.sampled_from(["ORG001", "ORG002", None]),
        "month": st.sampled_from(["2021-01", "2021-02", None]),
        "rmrp": st.sampled_from([True, None]),
        "indicator_type": st.sampled_from(
            ["direct_assistance", "direct_assistance", "capacity_building", "other", None]
        ),
        "country": st.sampled_from(["PER", "PER", None]),
    }
)
# Rows come in blocks of equal ones, or there would seldom be anything to explain.
tables = st.lists(st.tuples(row, st.integers(1, 6)), min_size=1, max_size=8).map(
    lambda blocks: [cells for cells, times in blocks for _ in range(times)]
)


def _find(rows: pl.DataFrame) -> tuple[pl.DataFrame, Causes]:
    findings = run_checks(rows, YEAR, today=TODAY)
    return findings, find_causes(rows, findings, YEAR)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_findings_stay_as_they_are_and_each_has_one_cause_at_most(table):
    findings, causes = _find(standard_rows(table))
    assert dict(causes.findings.schema) == dict(FINDINGS)
    assert causes.findings.drop("cause").equals(findings.drop("cause"))
    assert sum(cause.findings for cause in causes.causes) + len(causes.unexplained()) == len(findings)
    assert set(causes.findings["cause"].drop_nulls()) == {cause.id for cause in causes.causes}


@settings(max_examples=40, deadline=None)
@given(tables)
def test_every_cause_explains_something_in_rows_it_names_and_has_an_id_of_its_own(table):
    _, causes = _find(standard_rows(table))
    assert len({cause.id for cause in causes.causes}) == len(causes.causes)
    for cause in causes.causes:
        assert cause.findings > 0
        assert cause.kind == "pasted-twice" or set(causes.explained_by(cause)["row_id"]) <= set(cause.rows)
        assert " " not in cause.id
    weights = [cause.findings for cause in causes.causes]
    assert weights == sorted(weights, reverse=True)


@settings(max_examples=30, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_cause(table, random):
    rows = standard_rows(table)
    order = list(range(len(table)))
    random.shuffle(order)
    _, straight = _find(rows)
    _, shuffled = _find(rows[order])
    assert straight.causes == shuffled.causes


@settings(max_examples=30, deadline=None)
@given(tables)
def test_the_effect_told_is_what_accepting_does(table):
    rows = standard_rows(table)
    _, causes = _find(rows)
    for cause in causes.causes:
        if cause.treatment is None:
            assert cause.effect is None
            continue
        try:
            after = apply(rows, cause, YEAR)
        except Refused:
            continue
        mine = pl.col("row_id").is_in(list(cause.rows))
        direct = pl.col("indicator_type") == "direct_assistance"
        assert cause.effect.total_after == after.filter(mine)["total"].sum()
        assert cause.effect.reached_before == rows.filter(mine & direct)["new"].sum()
        assert cause.effect.reached_after == after.filter(mine & direct)["new"].sum()


@settings(max_examples=30, deadline=None)
@given(tables)
def test_what_a_treatment_explained_is_gone_once_it_is_accepted(table):
    rows = standard_rows(table)
    _, causes = _find(rows)
    estimated = {
        "ages-missing",
        "groups-missing",
        "unknown-name",
    }  # these need shares, or an answer, that may not be there
    for cause in causes.causes:
        if cause.treatment is None or cause.kind in estimated:
            continue
        after, _ = _find(apply(rows, cause, YEAR))
        left = causes.explained_by(cause).join(after, on=["row_id", "rule", "column"], how="semi")
        assert left.is_empty(), cause.id


def test_people_trained_are_in_the_new_but_not_in_the_people_reached():
    training = {"indicator_type": "capacity_building", "month": "2021-01"}
    rows = [{"new": 2 * n, "total": 2 * n, "host_community": n, "month": "2021-01"} for n in range(1, 7)]
    frame = standard_rows([*rows, *(row | training for row in rows)])
    (cause,) = find_causes(frame, run_checks(frame, YEAR, today=TODAY, only={"C16"}), YEAR).causes
    assert (cause.effect.new_before, cause.effect.new_after) == (84, 42)
    assert (cause.effect.reached_before, cause.effect.reached_after) == (42, 21)


def test_no_rows_have_no_causes():
    _, causes = _find(standard_rows([]))
    assert causes.causes == ()
    assert causes.findings.is_empty()


def test_rows_without_findings_have_no_causes():
    rows = standard_rows([{"new": 5, "total": 5, "in_destination": 5, "women": 5}])
    assert find_causes(rows, pl.DataFrame(schema=FINDINGS), YEAR).causes == ()


def test_the_sixteen_thousand_findings_of_a_regional_report_have_few_causes():
    """As large as R4V's regional file. Time is measured by ./run bench with the whole check."""
    months = [f"2021-{m:02}" for m in range(1, 10)]
    table = [
        {"organisation": f"ORG{i % 50:03}", "month": months[i % 9], "activity": f"a{i}"}
        | ({"new": 0, "total": 9} if i % 9 < 2 else {"new": 4 if i % 11 else 0, "total": 9})
        | {"in_destination": 9 if i % 3 else 4, "women": 9 if i % 3 else 4}
        for i in range(22_500)
    ]
    rows = standard_rows(table)
    findings = run_checks(rows, YEAR, today=TODAY).head(16_000)
    found = find_causes(rows, findings, YEAR)
    assert found.findings.drop("cause").equals(findings.drop("cause"))
    explained = found.findings.filter(pl.col("cause").is_not_null())
    assert 0 < len(found.causes) < 100
    assert explained.height > 12_000
    assert set(explained["cause"]) <= {cause.id for cause in found.causes}


def test_an_id_can_be_typed_whatever_the_organisation_is_called():
    strange = {
        "organisation": None,
        "organisation_text": "ONG «Luz & Vida»: Perú = hoy",
        "new": 0,
        "total": 5,
        "in_destination": 5,
    }
    _, causes = _find(standard_rows([strange] * 6))
    assert "new-not-reported:ONG-Luz-Vida-Perú-hoy:2021-03" in {cause.id for cause in causes.causes}


def test_names_without_a_letter_are_no_name():
    rows = standard_rows([{"admin1": None, "admin1_text": sign} for sign in ("---", "???", "***")])
    _, causes = _find(rows)
    assert "unknown-name" not in {cause.kind for cause in causes.causes}


def test_what_other_causes_leave_over_is_no_cause_of_its_own():
    """Three rows are not "nearly all rows" where twenty more have the same finding for another reason."""
    totals = {"new": 0, "total": 9, "in_destination": 9}
    rows = [totals | {"women": 9}] * 20 + [totals | {"women": 4}] * 3
    frame = standard_rows(rows)
    causes = find_causes(frame, run_checks(frame, YEAR, today=TODAY, only={"C16", "C17"}), YEAR)
    assert [cause.kind for cause in causes.causes] == ["new-not-reported"]
    assert len(causes.unexplained()) == 3
