"""Pairs of a list are looked up by hash: no two pairs of any year's lists may share one."""

from __future__ import annotations

import polars as pl
import pytest

from tinkuy.checks.rule import Setting
from tinkuy.checks.rules.lists import attribute, pair_hashes, parent_differs
from tinkuy.packs.loading import load_year, year_ids

PAIRS = (("indicators", "sector"), ("places", "country"), ("places_admin2", "admin1"))


@pytest.mark.parametrize("year", year_ids())
@pytest.mark.parametrize(("key", "name"), PAIRS)
def test_a_child_is_under_its_own_parent_and_no_other_of_the_list(year, key, name):
    parents = attribute(Setting(load_year(year)), key, name)
    every = pl.DataFrame({"child": list(parents)}, schema={"child": pl.String()}).join(
        pl.DataFrame({"parent": sorted(set(parents.values()))}, schema={"parent": pl.String()}), how="cross"
    )
    wrong = every.with_columns(differs=parent_differs("child", "parent", parents))
    right = wrong.filter(~pl.col("differs"))
    assert sorted(right.select("child", "parent").rows()) == sorted(parents.items())
    assert pair_hashes(parents)[1].n_unique() == len(parents)


def test_a_pair_with_a_blank_or_a_name_of_no_list_is_not_judged():
    rows = pl.DataFrame({"child": ["a", None, "a", "x", None], "parent": ["A", "A", None, "B", None]})
    assert not rows.select(parent_differs("child", "parent", {"a": "A", "b": "B"})).to_series().any()
    crossed = pl.DataFrame({"child": ["a", "b", "a"], "parent": ["B", "A", "X"]})
    assert crossed.select(parent_differs("child", "parent", {"a": "A", "b": "B"})).to_series().all()
