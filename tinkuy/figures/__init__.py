"""Figures: pure functions from standard rows to numbers that can say where they came from."""

from __future__ import annotations

from tinkuy.figures.explanation import Explanation, explain
from tinkuy.figures.people_reached import people_reached

__all__ = ["Explanation", "explain", "people_reached"]
