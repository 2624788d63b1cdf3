"""The headlines of a release, and what a change of its rows does to them."""

from __future__ import annotations

from tests.factories.rows import standard_rows
from tinkuy.figures.headlines import HOST_COMMUNITY, ORGANISATIONS, Change, Headline, changes, headlines

ROW = {"organisation": "ORG1", "sector": "health", "admin1": "PE15", "month": "2021-03", "new": 10, "total": 10}


def test_a_new_report_adds_its_people_and_its_organisation() -> None:
    before = headlines(standard_rows([ROW]))
    after = headlines(standard_rows([ROW, ROW | {"organisation": "ORG2", "sector": "wash", "new": 4, "total": 4}]))
    moved = {change.key: change for change in changes(before, after)}
    assert (moved["sum"].before.value, moved["sum"].after.value, moved["sum"].by) == (10, 14, 4)
    assert moved["max-sector"].same is False  # 10 as before, but the upper end of the interval moved
    assert moved["max-sector"].by == 0
    assert moved[ORGANISATIONS].by == 1


def test_the_same_rows_change_nothing() -> None:
    rows = standard_rows([ROW | {"host_community": 3, "in_destination": 7}])
    assert all(change.same for change in changes(headlines(rows), headlines(rows)))
    assert headlines(rows)[HOST_COMMUNITY].value == 3


def test_a_blank_new_is_a_gap_and_not_a_zero() -> None:
    found = headlines(standard_rows([ROW | {"new": None}]))
    assert found["sum"].reason == "not_reported"


def test_without_rows_there_is_nothing_to_publish() -> None:
    found = headlines(standard_rows([ROW]).clear())
    assert found["sum"].reason == "no_rows"
    assert found[ORGANISATIONS].value == 0


def test_a_headline_that_only_one_side_has_is_no_zero_on_the_other() -> None:
    (change,) = changes({}, {"sum": Headline(5.0, 5.0, 5.0)})
    assert change.before is None
    assert not change.same
    assert Change("sum", None, None).same


def test_noise_of_fractions_is_no_change() -> None:
    thirds = Headline(0.1 + 0.2, 0.0, 1.0)
    assert Change("sum", Headline(0.3, 0.0, 1.0), thirds).same
