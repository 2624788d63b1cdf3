"""A month is a type of its own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.months import Month

months = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


@given(months)
def test_a_month_reads_back_what_it_writes(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months, st.integers(-600, 600))
def test_adding_and_subtracting_months_agree(month: Month, distance: int) -> None:
    assert (month + distance) - month == distance


@given(months, months)
def test_months_are_ordered_in_time_and_so_is_their_writing(one: Month, other: Month) -> None:
    assert (one < other) == (one.first_day < other.first_day) == (str(one) < str(other))


@given(months)
def test_a_month_ends_the_day_before_the_next_begins(month: Month) -> None:
    assert (month + 1).first_day.toordinal() - month.last_day.toordinal() == 1
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


def test_the_months_between_two_include_both() -> None:
    assert [str(m) for m in Month.between(Month(2025, 11), Month(2026, 2))] == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert list(Month.between(Month(2026, 2), Month(2026, 1))) == []


@pytest.mark.parametrize("written", ["", "2026", "2026-3", "2026-13", "2026-00", "26-03", "2026-03-01", " 2026-03"])
def test_what_is_not_a_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(written)


def test_february_of_a_leap_year_has_29_days() -> None:
    assert Month(2028, 2).last_day == date(2028, 2, 29)


def test_a_month_is_said_in_words_in_three_languages() -> None:
    assert Month(2026, 3).name.all() == ("marzo 2026", "March 2026", "março 2026")
