"""Figures: pure functions from standard rows to numbers that can say where they came from."""

from __future__ import annotations

from tinkuy.figures.cash import cash_people, cash_value
from tinkuy.figures.comparison import compare
from tinkuy.figures.completeness import completeness
from tinkuy.figures.consolidated import consolidated
from tinkuy.figures.explanation import Explanation, explain
from tinkuy.figures.first_time_right import first_time_right
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.indicator_totals import indicator_totals
from tinkuy.figures.people_reached import people_reached
from tinkuy.figures.presence import organisations_present, presence
from tinkuy.figures.trend import trend

__all__ = [
    "Explanation",
    "cash_people",
    "cash_value",
    "compare",
    "completeness",
    "consolidated",
    "explain",
    "first_time_right",
    "host_community_reached",
    "indicator_totals",
    "organisations_present",
    "people_reached",
    "presence",
    "trend",
]
