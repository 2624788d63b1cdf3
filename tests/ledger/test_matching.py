"""A row keeps its number for ever: through other orders, corrected cells, rows put between and rows taken out."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.rows import standard_rows
from tinkuy.ledger.matching import compare, number_rows

NOTHING = standard_rows([]).with_columns(pl.lit(None, pl.UInt32).alias("row_number"))


def numbered(rows: list[dict]) -> pl.DataFrame:
    return number_rows(NOTHING, standard_rows(rows), 1)


def numbers(rows: pl.DataFrame) -> list[int]:
    return rows["row_number"].to_list()


def test_the_first_report_is_numbered_in_its_order() -> None:
    assert numbers(numbered([{}, {}, {}])) == [1, 2, 3]


def test_the_same_rows_in_another_order_keep_their_numbers() -> None:
    before = numbered([{"new": 1}, {"new": 2}, {"new": 3}])
    again = number_rows(before, standard_rows([{"new": 3}, {"new": 1}, {"new": 2}]), 4)
    assert numbers(again) == [3, 1, 2]
    assert compare(before, again).counts == {"new": 0, "changed": 0, "unchanged": 3, "missing": 0}


def test_rows_that_say_the_same_are_matched_one_by_one() -> None:
    before = numbered([{"new": 1}, {"new": 1}])
    again = number_rows(before, standard_rows([{"new": 1}] * 3), 3)
    assert numbers(again) == [1, 2, 3]
    assert compare(before, again).counts == {"new": 1, "changed": 0, "unchanged": 2, "missing": 0}


def test_a_corrected_cell_is_a_change_and_not_another_row() -> None:
    before = numbered([{"new": 1}, {"new": 5, "activity": "Consultas"}])
    again = number_rows(before, standard_rows([{"new": 1}, {"new": None, "activity": "Consultas"}]), 3)
    comparison = compare(before, again)
    assert comparison.counts == {"new": 0, "changed": 1, "unchanged": 1, "missing": 0}
    assert comparison.changed.rows() == [(2, "new", "5.0", None)]


def test_rows_with_the_same_key_are_matched_in_their_order() -> None:
    before = numbered([{"new": 1}, {"new": 2}, {"new": 3}])
    again = number_rows(before, standard_rows([{"new": 10}, {"new": 2}, {"new": 30}]), 4)
    assert numbers(again) == [1, 2, 3]


def test_new_and_missing_rows_are_told_apart_and_numbers_are_never_given_twice() -> None:
    before = numbered([{"activity": "Consultas"}, {"activity": "Kits"}])
    again = number_rows(before, standard_rows([{"activity": "Talleres"}, {"activity": "Kits"}]), 7)
    comparison = compare(before, again)
    assert numbers(again) == [7, 2]
    assert comparison.counts == {"new": 1, "changed": 0, "unchanged": 1, "missing": 1}
    assert (comparison.new["activity"][0], comparison.missing["activity"][0]) == ("Talleres", "Consultas")


def carrying(rows: list[dict], numbers_: list[int | None]) -> pl.DataFrame:
    """Rows of a hand-back, with what stands in its hidden column."""
    return standard_rows(rows).with_columns(pl.Series("row_number", numbers_, pl.UInt32))


def test_a_row_that_carries_its_number_is_told_from_others_of_its_key() -> None:
    before = numbered([{"new": 1}, {"new": 2}, {"new": 3}])
    moved = carrying([{"new": 30}, {"new": 10}, {"new": 2}], [3, 1, 2])
    assert numbers(number_rows(before, moved, 4)) == [3, 1, 2]


def test_a_row_that_carries_its_number_keeps_it_though_its_activity_is_called_otherwise() -> None:
    before = numbered([{"activity": "Consultas"}, {"activity": "Kits"}])
    renamed = carrying([{"activity": "Kits de higiene", "new": 9}, {"activity": "Consultas"}], [2, 1])
    assert numbers(number_rows(before, renamed, 3)) == [2, 1]


def test_a_copied_row_is_another_row_and_an_unknown_number_is_ignored() -> None:
    before = numbered([{"activity": "Consultas"}, {"activity": "Kits"}])
    copied = carrying([{"activity": "Kits", "new": 8}, {"activity": "Consultas"}, {"activity": "Kits"}], [2, 99, 2])
    assert numbers(number_rows(before, copied, 3)) == [3, 1, 2]


def test_a_row_of_another_report_does_not_steal_the_number_it_carries() -> None:
    before = numbered([{"activity": "Consultas", "sector": "health", "indicator": "RE-HE1", "new": 4}])
    other = {"activity": "Albergue", "sector": "shelter", "indicator": "RE-SH1", "admin1": "PE24", "new": 7}
    sent = carrying([other, {"activity": "Consultas", "sector": "health", "indicator": "RE-HE1", "new": 5}], [1, None])
    again = number_rows(before, sent, 2)
    assert numbers(again) == [2, 1]
    assert compare(before, again).counts == {"new": 1, "changed": 1, "unchanged": 0, "missing": 0}


@settings(max_examples=40)
@given(st.data())
def test_whatever_numbers_rows_carry_no_number_is_given_twice(data) -> None:
    before, after = data.draw(ROWS), data.draw(ROWS)
    said = data.draw(st.lists(st.sampled_from([None, 1, 2, 3, 99]), min_size=len(after), max_size=len(after)))
    sent = number_rows(numbered(before), carrying(after, said), len(before) + 1)
    assert sent["row_number"].n_unique() == len(after)
    assert set(sent["row_number"]) <= set(range(1, len(before) + len(after) + 1))


ROWS = st.lists(
    st.fixed_dictionaries(
        {"activity": st.sampled_from(["a", "b", None]), "new": st.sampled_from([None, 0, 1]), "sector": st.just("wash")}
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(ROWS, ROWS)
def test_every_row_gets_one_number_and_every_row_is_counted_once(before: list, after: list) -> None:
    stands = numbered(before)
    sent = number_rows(stands, standard_rows(after), len(before) + 1)
    counts = compare(stands, sent).counts
    assert sent["row_number"].n_unique() == len(after)
    assert counts["new"] + counts["changed"] + counts["unchanged"] == len(after)
    assert counts["missing"] + counts["changed"] + counts["unchanged"] == len(before)
    said = [[(row["activity"], row["new"]) for row in rows] for rows in (before, after)]
    same = sum(min(said[0].count(row), said[1].count(row)) for row in set(said[0]))
    assert counts["unchanged"] == same
