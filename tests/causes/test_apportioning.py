"""Estimated breakdowns: whole people, adding up exactly, by the right shares."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.small_year import small_year
from tests.factories.causes import Chosen
from tests.factories.rows import standard_rows
from tinkuy.checks.treatments import apply
from tinkuy.checks.treatments.apportioning import largest_remainder
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

SHARES = pl.DataFrame(
    {"country": ["PER"], "sector": ["education"], "girls": [0.3], "boys": [0.3], "women": [0.3], "men": [0.1]}
)
YEAR = replace(small_year(), shares=SHARES)
AGES = ("girls", "boys", "women", "men")


def _ages(rows, position=-1):
    return apply(rows, Chosen(tuple(rows["row_id"]), "apportion_ages"), YEAR).row(position, named=True)


@settings(max_examples=150, deadline=None)
@given(
    counts=st.lists(
        st.one_of(st.integers(0, 10**7), st.floats(0, 1e6).map(lambda f: round(f, 2))), min_size=1, max_size=6
    ),
    shares=st.lists(st.floats(0.001, 1), min_size=2, max_size=6),
)
def test_the_parts_add_up_exactly_and_are_whole_but_for_the_fraction_of_the_count(counts, shares):
    numbers = np.array(counts, dtype=float)
    parts = largest_remainder(numbers, np.tile(shares, (len(counts), 1)))
    assert (parts.sum(axis=1) == numbers).all()
    assert (parts >= 0).all()
    fractional = (parts != np.floor(parts)).sum(axis=1)
    assert (fractional == (numbers != np.floor(numbers))).all()


@given(count=st.integers(0, 10**6), shares=st.lists(st.floats(0.001, 1), min_size=2, max_size=6))
def test_no_part_is_more_than_one_person_from_its_quota(count, shares):
    parts = largest_remainder(np.array([float(count)]), np.array([shares]))[0]
    quotas = count * np.array(shares) / sum(shares)
    assert (np.abs(parts - quotas) < 1 + 1e-6).all()


def test_the_people_left_over_go_to_the_largest_remainders():
    assert largest_remainder(np.array([10.0]), np.array([[0.55, 0.27, 0.18]])).tolist() == [[5, 3, 2]]


def test_equal_remainders_go_to_the_earlier_part():
    assert largest_remainder(np.array([2.0]), np.array([[0.25] * 4])).tolist() == [[1, 1, 0, 0]]


def test_a_fraction_of_a_person_stays_a_fraction():
    assert largest_remainder(np.array([4.5]), np.array([[0.25, 0.75]])).tolist() == [[1, 3.5]]


def test_the_organisation_s_own_reported_shares_come_first():
    own = {"new": 100, "total": 100, "women": 50, "men": 50}
    assert [_ages(standard_rows([own, {"new": 4, "total": 4}]))[age] for age in AGES] == [0, 0, 2, 2]


def test_too_few_own_people_leave_it_to_the_country_s_shares():
    few = {"new": 10, "total": 10, "men": 10}
    assert [_ages(standard_rows([few, {"new": 10, "total": 10}]))[age] for age in AGES] == [3, 3, 3, 1]


def test_shares_of_another_sector_or_organisation_are_not_its_own():
    others = [
        {"new": 100, "total": 100, "men": 100, "sector": "health"},
        {"new": 100, "total": 100, "men": 100, "organisation": "ORG002"},
    ]
    assert _ages(standard_rows([*others, {"new": 10, "total": 10}]))["men"] == 1


def test_estimated_and_wrong_breakdowns_are_no_basis_for_shares():
    doubtful = [
        {"new": 100, "total": 100, "men": 100, "breakdown_basis": "estimated"},
        {"new": 100, "total": 100, "men": 90},
    ]
    assert _ages(standard_rows([*doubtful, {"new": 10, "total": 10}]))["men"] == 1


def test_an_estimate_is_labelled_and_a_blank_new_is_not_apportioned():
    rows = standard_rows([{"new": 10, "total": 10}, {"new": None, "total": 10}])
    after = apply(rows, Chosen((0, 1), "apportion_ages"), YEAR)
    assert after["breakdown_basis"].to_list() == ["estimated", "reported"]
    assert after.select(AGE_GENDER).row(1) == (None,) * len(AGE_GENDER)


def test_a_breakdown_of_the_total_is_apportioned_to_the_total():
    row = _ages(standard_rows([{"new": None, "total": 10, "breakdown_of": "total", "new_basis": "not_reported"}]))
    assert sum(row[age] for age in AGES) == 10


def test_a_row_without_any_shares_stays_as_it_is():
    rows = standard_rows([{"new": 10, "total": 10, "sector": "health"}])
    assert apply(rows, Chosen((0,), "apportion_ages"), YEAR).equals(rows)


def test_population_groups_are_estimated_from_the_organisation_alone():
    own = {"new": 40, "total": 40, "in_destination": 30, "host_community": 10}
    rows = standard_rows([own, {"new": 4, "total": 4}, {"new": 4, "total": 4, "organisation": "ORG002"}])
    after = apply(rows, Chosen((0, 1, 2), "apportion_groups"), YEAR)
    assert after.select("in_destination", "host_community", "breakdown_basis").row(1) == (3, 1, "estimated")
    assert after.select(POPULATION_GROUPS).row(2) == (None,) * 5
