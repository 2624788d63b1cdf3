"""A part holds the rows exactly, says which schema it has, and its content has one hash however the rows stand in a file."""

from __future__ import annotations

from io import BytesIO

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.factories.rows import standard_rows
from tinkuy.ledger.content import ContentStore
from tinkuy.ledger.parts import (
    CONTENT,
    SCHEMA_KEY,
    UnknownSchema,
    as_said,
    content_hash,
    part_schema,
    read_part,
    write_part,
)

CELLS = st.fixed_dictionaries(
    {
        "sector": st.sampled_from(["health", "wash", None]),
        "activity": st.sampled_from([None, "", "a", "ab", "b", "ñ"]),
        "description": st.sampled_from([None, "", "a", "ab", "b"]),
        "new": st.sampled_from([None, 0, 1, 12.6667]),
        "cva": st.sampled_from([None, True, False]),
    }
)


def numbered(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_row_index("row_number", 1)


def test_a_part_gives_back_the_rows_sorted_by_sector_with_blanks_still_blank(store: ContentStore) -> None:
    rows = numbered(standard_rows([{"sector": "wash", "new": None}, {"sector": "health", "new": 0}, {"sector": None}]))
    read = read_part(write_part(rows, store), store)
    assert dict(read.schema) == part_schema()
    assert read["row_number"].to_list() == [3, 2, 1]
    assert read["new"].to_list() == [None, 0, None]
    assert_frame_equal(read.sort("row_number"), rows.select(read.columns))


def test_the_same_rows_make_the_same_part(store: ContentStore) -> None:
    rows = numbered(standard_rows([{"new": 1}, {"new": 2}]))
    assert write_part(rows, store) == write_part(rows.reverse(), store)
    assert len(list(store)) == 1


@pytest.mark.parametrize("numbers", [[1, 1], [1, None]])
def test_a_part_is_refused_unless_every_row_has_a_number_of_its_own(store: ContentStore, numbers: list) -> None:
    rows = standard_rows([{}, {}]).with_columns(pl.Series("row_number", numbers, pl.UInt32))
    with pytest.raises(ValueError, match="number of its own"):
        write_part(rows, store)
    assert list(store) == []


def test_a_part_of_an_unknown_schema_is_not_guessed_at(store: ContentStore) -> None:
    out = BytesIO()
    numbered(standard_rows([{}])).write_parquet(out, metadata={SCHEMA_KEY: "99"})
    with pytest.raises(UnknownSchema, match="99"):
        read_part(store.put(out.getvalue()), store)


@settings(max_examples=40)
@given(st.lists(CELLS, max_size=4), st.lists(CELLS, max_size=4))
def test_two_sets_of_rows_have_one_hash_exactly_when_they_say_the_same(one: list, other: list) -> None:
    left, right = standard_rows(one), standard_rows(other)
    said = [sorted(map(repr, as_said(rows).select(CONTENT).rows())) for rows in (left, right)]
    assert (content_hash(left) == content_hash(right)) == (said[0] == said[1])


def test_order_file_and_place_in_it_do_not_change_the_hash() -> None:
    rows = standard_rows([{"new": 1}, {"new": 2}])
    elsewhere = rows.reverse().with_columns(file=pl.lit("otra.csv"), row=pl.lit(99, pl.Int64))
    assert content_hash(elsewhere) == content_hash(rows)


def test_how_a_code_was_written_says_nothing_and_what_no_code_was_found_for_says_all() -> None:
    capital = standard_rows([{"admin1": "PE15", "admin1_text": "LIMA"}])
    assert content_hash(capital) == content_hash(standard_rows([{"admin1": "PE15", "admin1_text": "Lima"}]))
    unknown = [standard_rows([{"admin1": None, "admin1_text": text}]) for text in ("Limma", "Callao")]
    assert content_hash(unknown[0]) != content_hash(unknown[1])
