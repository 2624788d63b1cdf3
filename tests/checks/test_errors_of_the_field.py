"""The mistakes that the field's own tools made in their checks (METHODS 3.6), each held by a test."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories.rows import standard_rows
from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.run import run_checks
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import INDICATOR_TYPES

TODAY = dt.date(2027, 1, 1)


def _rules(cells: dict, year: str = "r4v-2025") -> set[str]:
    return set(run_checks(standard_rows([cells]), load_year(year), today=TODAY)["rule"])


@pytest.mark.parametrize("sector", ["education", "child_protection"])
def test_assistance_with_children_is_not_the_suspicious_kind(sector):
    """3.6(1): the tool of 2025 flagged the rows WITH children, and looked for a sector that no list holds."""
    cells = {"sector": sector, "new": 5, "total": 5, "in_destination": 5}
    assert "C22" not in _rules(cells | {"girls": 3, "women": 2})
    assert "C22" in _rules(cells | {"women": 5})


def test_the_sectors_that_c22_looks_for_are_on_the_years_list():
    """3.6(1): "Child Protection" is written "Protection (Child Protection)"; here both are one code."""
    sectors = {entry.code for entry in load_year("r4v-2025").lists["sectors"].entries}
    assert set(BY_CODE["C22"].parameters["sectors"]) <= sectors


def test_a_missing_output_is_flagged_as_much_as_an_output_of_0():
    """3.6(2): the tool of 2025 flagged 0 only."""
    for output in (0, None):
        assert "C19" in _rules({"indicator_type": "campaign", "output": output, "total": 5})
    assert "C19" not in _rules({"indicator_type": "campaign", "output": 3, "total": 5})


@pytest.mark.parametrize("year", year_ids())
def test_an_indicators_type_is_spelled_in_one_way(year):
    """3.6(6): "Capacity building" and "Capacity Building" broke the join, so that type rules passed in silence."""
    entries = load_year(year).lists["indicators"].entries
    assert {entry.attributes["type"] for entry in entries} <= set(INDICATOR_TYPES)
