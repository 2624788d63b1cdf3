"""New derived from totals: the formula, and when it is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.small_year import small_year
from tests.factories.causes import Chosen
from tests.factories.rows import standard_rows
from tinkuy.checks.treatments import Refused, apply
from tinkuy.checks.treatments.deriving import derived_new
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry

_LISTS = small_year().lists | {
    "indicators": CodeList(
        "indicators", True, "test", (Entry("RE-ED1", Text("x"), (), {"roster": "yes", "type": "direct_assistance"}),)
    )
}
YEAR = replace(small_year(), lists=_LISTS)


def _total(month: str, total: float | None, **more):
    return {"month": month, "new": 0, "total": total, "in_destination": total} | more


def _derive(rows, ids):
    return apply(rows, Chosen(tuple(ids), "mark_not_reported", ("derive_new",)), YEAR, treatment="derive_new")


def test_new_is_what_exceeds_the_largest_earlier_total():
    rows = standard_rows([_total("2021-01", 10), _total("2021-02", 25), _total("2021-03", 20), _total("2021-04", 30)])
    assert derived_new(rows)["new"].to_list() == [10, 15, 0, 5]


def test_the_rows_of_a_month_are_summed_before_they_are_compared():
    rows = standard_rows([_total("2021-01", 10), _total("2021-01", 10), _total("2021-02", 15), _total("2021-02", 10)])
    assert derived_new(rows)["new"].to_list() == [10, 10, 3, 2]


def test_a_blank_total_adds_no_new_people():
    rows = standard_rows([_total("2021-01", None), _total("2021-02", 5)])
    assert derived_new(rows)["new"].to_list() == [0, 5]


def test_partners_indicators_and_places_are_keys_of_their_own():
    rows = standard_rows(
        [
            _total("2021-01", 10),
            _total("2021-02", 10, admin1="PE24"),
            _total("2021-02", 10, indicator="RE-ED2"),
            _total("2021-02", 10, implementing_partner="IP001"),
        ]
    )
    assert derived_new(rows)["new"].to_list() == [10, 10, 10, 10]


def test_derived_new_is_labelled_and_reported_rows_stay():
    rows = standard_rows([_total("2021-01", 10, new=10), _total("2021-02", 25)])
    after = _derive(rows, [1])
    assert after["new"].to_list() == [10, 15]
    assert after["new_basis"].to_list() == ["reported", "derived"]


def test_it_is_refused_for_indicators_that_are_not_roster_like():
    rows = standard_rows([_total("2021-01", 10), _total("2021-02", 25, indicator="RE-ED9")])
    with pytest.raises(Refused, match="roster-like"):
        _derive(rows, [1])


def test_it_is_refused_where_an_earlier_month_is_missing():
    rows = standard_rows([_total("2021-01", 10), _total("2021-03", 25)])
    with pytest.raises(Refused, match=r"2021-02"):
        _derive(rows, [1])


def test_it_is_refused_where_earlier_totals_are_no_volumes():
    rows = standard_rows([_total("2021-01", 10, in_destination=40), _total("2021-02", 25)])
    with pytest.raises(Refused, match=r"no volumes .*2021-01"):
        _derive(rows, [1])
