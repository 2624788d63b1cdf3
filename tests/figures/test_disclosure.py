"""Small numbers are kept back, and cannot be computed from what is shown beside them."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tinkuy.figures.disclosure import KEPT_BACK, SHOWN, SMALL, in_tens, protected

GROUPINGS = [(), ("sector",), ("place",), ("sector", "place")]


def table(*lines: tuple[str, str, float | None]) -> pl.DataFrame:
    return pl.DataFrame(lines, schema={"sector": pl.String, "place": pl.String, "reached": pl.Float64}, orient="row")


def states_of(cells: pl.DataFrame, groupings=GROUPINGS) -> dict[tuple, str]:
    """The state of every sum, by its keys."""
    found = protected(cells, groupings)
    return {tuple(line[key] for key in keys): line["state"] for keys in found for line in found[keys].to_dicts()}


def test_numbers_of_ten_and_more_are_shown() -> None:
    cells = table(("health", "Tumbes", 10), ("health", "Lima", 500), ("wash", "Tumbes", 44))
    assert set(states_of(cells).values()) == {SHOWN}


def test_a_small_number_is_kept_back_and_so_is_what_would_give_it_away() -> None:
    # Health in Tumbes is 3. With the row's total and the other place shown, anybody could compute it.
    cells = table(("health", "Tumbes", 3), ("health", "Lima", 50), ("wash", "Tumbes", 40), ("wash", "Lima", 60))
    found = states_of(cells)
    assert found["health", "Tumbes"] == SMALL
    assert KEPT_BACK in (found["health", "Lima"], found["health",])
    assert KEPT_BACK in (found["wash", "Tumbes"], found["Tumbes",])


@pytest.mark.parametrize("value", [0, None])
def test_a_zero_and_a_blank_are_not_small_numbers(value) -> None:
    cells = table(("health", "Tumbes", value), ("wash", "Tumbes", 40))
    assert set(states_of(cells).values()) == {SHOWN}


def test_two_small_numbers_whose_sum_gives_them_away_take_another_with_them() -> None:
    # 1 + 1: a total of 2 says both.
    cells = table(("health", "Tumbes", 1), ("wash", "Tumbes", 1), ("shelter", "Tumbes", 80))
    found = states_of(cells, [(), ("sector",)])
    assert found["shelter",] == KEPT_BACK or found[()] == KEPT_BACK


def test_a_small_number_that_is_not_shown_itself_cannot_be_computed_either() -> None:
    # Sectors and places are shown, their crossing is not; wash is only in Lima, so Tumbes says health there.
    cells = table(("health", "Tumbes", 4), ("health", "Lima", 50), ("wash", "Lima", 60))
    found = states_of(cells, [(), ("sector",), ("place",)])
    assert found["Tumbes",] == SMALL
    assert KEPT_BACK in (found["Lima",], found[()])


def test_a_sensitive_number_is_never_shown_however_large_and_takes_another_with_it() -> None:
    cells = table(("gbv", "Tumbes", 900), ("health", "Tumbes", 500), ("health", "Lima", 600), ("gbv", "Lima", 70))
    found = protected(cells, GROUPINGS, sensitive=lambda line: line.get("sector") == "gbv" and "place" in line)
    shown = {(line["sector"], line["place"]): line["state"] for line in found["sector", "place"].to_dicts()}
    assert shown["gbv", "Tumbes"] == shown["gbv", "Lima"] == KEPT_BACK
    totals = {line["place"]: line["state"] for line in found["place",].to_dicts()}
    assert KEPT_BACK in (shown["health", "Tumbes"], totals["Tumbes"])


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([0, 1, 2, 5, 9, 10, 11, 14]), min_size=4, max_size=6),
    st.sampled_from([GROUPINGS, [(), ("sector",), ("place",)], [("sector",), ("sector", "place")]]),
)
def test_whoever_tries_every_table_of_whole_people_finds_several_values_for_each_small_number(
    values, groupings
) -> None:
    """The oracle tries every table there could be, and knows what our method knows."""
    assume(sum(value > 0 for value in values) <= 4)  # more would be millions of tables to try
    places = [(row, column) for row in range(2) for column in range(3)][: len(values)]
    cells = table(*((f"s{row}", f"p{column}", value) for (row, column), value in zip(places, values, strict=True)))
    found = protected(cells, groupings)
    numbered = cells.with_row_index("cell")
    said = [
        ([line["cell"] for line in numbered.to_dicts() if all(line[k] == shown[k] for k in keys)], shown)
        for keys, lines in found.items()
        for shown in lines.to_dicts()
    ]
    guesses = product(*((0,) if value == 0 else range(24) for value in values))
    possible = [
        guess for guess in guesses if all(_fits(sum(guess[c] for c in within), shown) for within, shown in said)
    ]
    for within, shown in said:
        if shown["state"] == SMALL:
            assert len({sum(guess[cell] for cell in within) for guess in possible}) > 1, shown


def _fits(total: float, shown: dict) -> bool:
    if shown["state"] == SMALL:
        return 1 <= total <= 9
    return shown["state"] == KEPT_BACK or total == shown["reached"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 40)), min_size=1, max_size=9))
def test_every_number_from_one_to_nine_is_kept_back_and_no_other_is_called_small(lines) -> None:
    cells = table(*{(sector, place): (sector, place, value) for sector, place, value in lines}.values())
    for shown in protected(cells, GROUPINGS).values():
        for line in shown.to_dicts():
            assert (line["state"] == SMALL) == (0 < line["reached"] < 10)


@given(st.tuples(*[st.floats(0, 1e6)] * 3).map(sorted))
def test_an_interval_in_tens_holds_the_interval_and_its_figure(ends: list[float]) -> None:
    lower, reached, upper = ends
    told = in_tens(reached=reached, lower=lower, upper=upper)
    assert told["lower"] <= told["reached"] <= told["upper"]
    assert told["lower"] <= round(lower)
    assert told["upper"] >= round(upper)
