"""Rows meet the list of their own year only."""

from __future__ import annotations

import polars as pl
import pytest

from tinkuy.packs.joining import OtherYear, join_list, keyed_list
from tinkuy.packs.loading import load_year


def test_a_code_reused_with_another_meaning_does_not_join() -> None:
    rows = pl.DataFrame({"year": ["r4v-2021", "r4v-2023-24"], "indicator": ["RE-WA1", "RE-WA1"]})
    with pytest.raises(OtherYear) as refusal:
        join_list(rows, load_year("r4v-2021"), "indicators", on="indicator")
    assert "r4v-2023-24" in refusal.value.text.in_("es")
    assert len(refusal.value.text.all()) == 3


def test_rows_of_the_year_get_what_its_list_says_and_a_blank_or_unknown_code_keeps_its_row() -> None:
    rows = pl.DataFrame({"indicator": ["RE-WA2", None, "nowhere"], "new": [5.0, 1.0, 2.0]})
    joined = join_list(rows, load_year("r4v-2021"), "indicators", on="indicator")
    assert joined["indicator_sector"].to_list() == ["wash", None, None]
    assert joined["new"].to_list() == [5.0, 1.0, 2.0]


def test_two_years_side_by_side_share_no_key() -> None:
    lists = [keyed_list(load_year(pack), "indicators") for pack in ("r4v-2021", "r4v-2023-24")]
    both = pl.concat(lists, how="diagonal")
    assert both.select("year", "code").is_unique().all()
    assert both.filter(pl.col("code") == "RE-WA1").height == 2
