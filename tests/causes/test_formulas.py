"""Another sum is told from numbers that merely do not add up."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tinkuy.checks.causes import find_causes
from tinkuy.checks.causes.formulas import coefficients
from tinkuy.checks.run import run_checks

ALONE = np.array(
    [[4, 0, 0], [6, 0, 0], [9, 0, 0], [0, 3, 0], [0, 5, 0], [0, 8, 0], [0, 0, 2], [0, 0, 7], [0, 0, 1]], dtype=float
)
TOGETHER = np.array([[4, 3, 0], [6, 0, 2], [9, 3, 1], [1, 5, 0], [2, 5, 3]], dtype=float)
GROUPS = np.vstack([ALONE, TOGETHER])


@settings(max_examples=60)
@given(st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_the_coefficients_of_any_other_sum_are_told(taken):
    told = coefficients(GROUPS @ np.array(taken, dtype=float), GROUPS)
    if taken == [1, 1, 1] or max(taken) == 0:
        assert told is None
    else:
        assert told.tolist() == taken


def test_a_group_that_never_stands_alone_is_read_off_after_the_others():
    groups = np.array([[4, 0], [6, 0], [9, 0], [4, 3], [6, 5], [2, 8]], dtype=float)
    assert coefficients(groups @ np.array([1.0, 2.0]), groups).tolist() == [1, 2]


def test_groups_that_never_stand_alone_tell_nothing():
    groups = np.array([[4, 3], [6, 5], [2, 8], [1, 1]], dtype=float)
    assert coefficients(groups @ np.array([1.0, 2.0]), groups) is None


def test_the_plain_sum_is_no_other_sum():
    assert coefficients(GROUPS.sum(axis=1), GROUPS) is None


def _kinds(rows):
    year = small_year()
    frame = standard_rows(rows)
    return [c.kind for c in find_causes(frame, run_checks(frame, year, only={"C16"}), year).causes]


def test_numbers_that_merely_do_not_add_up_are_no_formula():
    wrong = [5, 3, 9, 1, 14, 2, 8, 6]
    rows = [{"new": w, "total": 20, "in_destination": 10 + i, "host_community": i} for i, w in enumerate(wrong)]
    assert "new-by-other-sum" not in _kinds(rows)


def test_one_row_that_the_sum_does_not_give_is_enough_to_doubt_a_small_organisation():
    rows = [{"new": 2 * n, "total": 2 * n, "host_community": n} for n in range(1, 9)]
    assert _kinds(rows) == ["new-by-other-sum"]
    assert "new-by-other-sum" not in _kinds([*rows, {"new": 5, "total": 5, "host_community": 4}])


def test_a_new_that_a_treatment_derived_is_not_doubted_again():
    rows = [{"new": 2 * n, "total": 2 * n, "host_community": n, "new_basis": "derived"} for n in range(1, 9)]
    assert "new-by-other-sum" not in _kinds(rows)
