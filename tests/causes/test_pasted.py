"""A block that comes again is one cause; rows that happen to be alike are not."""

from __future__ import annotations

import datetime as dt

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks

YEAR = small_year()
BLOCK = [{"new": n, "total": n, "activity": f"Kits {n}"} for n in range(1, 13)]


def _causes(rows):
    frame = standard_rows(rows)
    return find_causes(frame, run_checks(frame, YEAR, today=dt.date(2026, 1, 1), only={"A01"}), YEAR)


def test_a_sheet_pasted_under_itself_is_one_cause_that_reaches_the_second_copy():
    causes = _causes(BLOCK + BLOCK)
    (cause,) = causes.causes
    assert cause.id == "pasted-twice:2-13:14"
    assert cause.rows == tuple(range(12, 24))
    assert cause.treatment is None
    assert "2 a 13" in cause.text.es
    assert causes.unexplained().is_empty()


def test_a_file_given_twice_is_one_cause():
    again = [row | {"file": "reporte (1).csv"} for row in BLOCK]
    frame_rows = [row | {"row": i + 2} for i, row in enumerate(BLOCK)] + [
        row | {"row": i + 2} for i, row in enumerate(again)
    ]
    (cause,) = _causes(frame_rows).causes
    assert cause.rows == tuple(range(12, 24))


def test_twenty_equal_rows_one_under_the_other_are_no_block():
    assert [c.kind for c in _causes([{"new": 1, "total": 1}] * 20).causes] == ["one-rule"]


def test_a_few_repeated_rows_are_no_block():
    others = [{"new": n, "total": n, "activity": f"Otra {n}"} for n in range(1, 30)]
    causes = _causes(BLOCK[:5] + others + BLOCK[:5])
    assert causes.causes == ()
    assert len(causes.unexplained()) == 10


def test_rows_with_a_blank_cell_repeat_like_others():
    block = [row | {"new": None} for row in BLOCK]
    assert len(_causes(block + block).causes) == 1
