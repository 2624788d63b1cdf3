"""Where an interval's bar lies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tinkuy.pages.components.interval import Bar, bar

PEOPLE = st.floats(0, 1e8)


def test_a_bar_spans_its_interval_on_a_scale_from_zero() -> None:
    assert bar(20, 60, 50, 100) == Bar(20, 40, 50)


def test_nobody_at_all_is_drawn_at_zero() -> None:
    assert bar(0, 0, 0, 0) == Bar(0, 0.6, 0)


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_a_bar_never_leaves_its_frame(lower, width, estimate, top) -> None:
    drawn = bar(lower, lower + width, estimate, top)
    assert drawn.start >= 0
    assert drawn.start + drawn.width <= 100.01
    assert 0 <= drawn.mark <= 100
