"""First time right means what its small table says."""

from __future__ import annotations

import polars as pl
import pytest

from tinkuy.figures import first_time_right
from tinkuy.figures.first_time_right import SENT

# What happened to one row: (sending, with errors) each time it was sent; whether it stands; rows, right, share.
SPEC = {
    "sent right and accepted": ([(1, False)], True, (1, 1, 1.0)),
    "sent with an error and accepted so": ([(1, True)], True, (1, 0, 0.0)),
    "corrected later: not right the first time": ([(1, True), (2, False)], True, (1, 0, 0.0)),
    "right at first and changed for the worse": ([(1, False), (2, True)], True, (1, 1, 1.0)),
    "added by the second sending": ([(2, False)], True, (1, 1, 1.0)),
    "never stood": ([(1, False)], False, (0, 0, None)),
    "blank: nobody knows what was found": ([(1, None)], True, (0, 0, None)),
    "never seen being sent": ([], True, (0, 0, None)),
}


@pytest.mark.parametrize(("sent", "stands", "answer"), SPEC.values(), ids=SPEC)
def test_a_row_is_right_if_it_was_the_first_time(sent, stands, answer) -> None:
    sendings = pl.DataFrame([("a", 1, *one) for one in sent], schema=SENT, orient="row")
    stand = pl.DataFrame({"slot": ["a"], "row_number": [1]}, schema_overrides={"row_number": pl.UInt32()})
    assert first_time_right(sendings, stand if stands else stand.clear()).row(0) == answer


def test_it_is_told_month_by_month_and_a_number_is_of_its_slot() -> None:
    sendings = pl.DataFrame([("a", 1, 1, False), ("b", 1, 1, True), ("b", 2, 1, False)], schema=SENT, orient="row")
    lines = [("a", 1, "2021-01"), ("b", 1, "2021-02"), ("b", 2, "2021-02")]
    schema = {"slot": pl.String(), "row_number": pl.UInt32(), "month": pl.String()}
    stand = pl.DataFrame(lines, schema=schema, orient="row")
    assert first_time_right(sendings, stand, by=["month"]).rows() == [("2021-01", 1, 1, 1.0), ("2021-02", 2, 1, 0.5)]
